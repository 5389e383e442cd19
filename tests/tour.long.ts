import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './folders.ts'
import { chromium, openPage, type Page } from './report/browser.ts'

// The tours of the README as a browser shows them.

const suite = chromium ? describe : describe.skip

suite(chromium ? 'in Chromium' : 'in Chromium (skipped: no Chromium is installed here)', () => {
  let browser: Page
  beforeAll(async () => {
    browser = await openPage()
  }, 60_000)
  afterAll(async () => browser?.close())

  async function show(name: string, motion: 'reduce' | 'no-preference'): Promise<void> {
    await browser.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-reduced-motion', value: motion }],
    })
    const loaded = browser.event('Page.loadEventFired')
    await browser.send('Page.navigate', { url: pathToFileURL(join(root, 'docs', name)).href })
    await loaded
  }
  const opacities = (): Promise<string[]> =>
    browser.evaluate(`[...document.querySelectorAll('.l')].map((line) => getComputedStyle(line).opacity)`)

  test.each(['tour.svg', 'tour.ko.svg'])(
    '%s: everything stands there without motion, and at the end of it',
    async (name) => {
      await show(name, 'reduce')
      const still = await opacities()
      expect(still.length).toBeGreaterThan(40)
      expect(new Set(still)).toEqual(new Set(['1']))
      await show(name, 'no-preference')
      expect((await opacities()).filter((opacity) => opacity !== '1').length).toBeGreaterThan(30)
      await browser.evaluate(`document.getAnimations().forEach((animation) => animation.finish())`)
      expect(await opacities()).toEqual(still)
    },
  )

  test.each(['tour.svg', 'tour.ko.svg'])(
    '%s: words stand in their window, at their columns, and no two on one another',
    async (name) => {
      await show(name, 'reduce')
      const wrong = await browser.evaluate<string[]>(`(() => {
        const wrong = []
        const [, , width, height] = document.documentElement.getAttribute('viewBox').split(' ').map(Number)
        let before
        for (const word of document.querySelectorAll('.l > text')) {
          const { x, y, width: wide } = word.getBBox()
          // Half a column more or less is the font's.
          if (x < 12 || x + wide > width - 12 || y > height) wrong.push(word.textContent + ' leaves the window')
          // The box of a single sign is that of its font, not that of its column.
          if (before && before.text.length > 1 && before.y === word.getAttribute('y') && x < before.end - 4)
            wrong.push(word.textContent + ' stands on ' + before.text)
          before = { y: word.getAttribute('y'), end: x + wide, text: word.textContent }
        }
        return wrong
      })()`)
      expect(wrong).toEqual([])
    },
  )

  test('a mark stands below what it marks', async () => {
    await show('tour.svg', 'reduce')
    const columns = await browser.evaluate<number[][]>(`(() => {
      const words = [...document.querySelectorAll('.l > text')]
      const typed = words.filter((word) => word.textContent === '-d').slice(0, 2).at(-1)
      const mark = words.find((word) => /^─+$/.test(word.textContent))
      return [typed, mark].map((word) => [word.getBBox().x, word.getBBox().width].map(Math.round))
    })()`)
    expect(columns[1]![0]).toBe(columns[0]![0])
    expect(Math.abs(columns[1]![1]! - columns[0]![1]!)).toBeLessThan(3)
  })
})
