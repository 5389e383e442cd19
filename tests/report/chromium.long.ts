import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Day } from '../../src/model/index.ts'
import { report } from '../../src/report/index.ts'
import { folder } from '../folders.ts'
import { languages } from '../languages.ts'
import { chromium, openPage, type Page } from './browser.ts'
import { figures, hostile, nothing, weak } from './figures.ts'

const named = chromium ? 'in Chromium' : 'in Chromium (skipped: no Chromium is installed here)'
const suite = chromium ? describe : describe.skip

suite(named, () => {
  let browser: Page
  const shelf = folder()
  const addresses = new Map<string, string>()
  const coverage = [
    ...figures(1).coverage,
    ...hostile.map((command) => ({ program: 'boat', command, known: 1, met: 2, total: 98 })),
  ]
  const goal = [
    ['Goal', 'Boats'],
    ['Known', '3 of 9'],
  ] as const
  const calibration = [0.7, 0.8, 0.9].map((predicted) => ({ predicted, recalled: predicted, count: 40 }))
  const rows = [...weak, ...hostile.map((name) => ({ ...weak[0]!, name, deck: name }))]

  beforeAll(async () => {
    for (const language of ['en', 'ko'])
      for (const [name, of] of Object.entries({
        year: figures(400, { coverage }),
        month: figures(40, { since: figures(30).days[0]!.day, coverage }),
        nothing,
        whole: figures(400, { coverage }),
        first: figures(1),
        late: figures(400, { day: '2001-11-30' as Day }),
      })) {
        const html = report(of, name === 'nothing' ? [] : rows, languages[language]!, {
          version: '1.2.3',
          decks: hostile,
          ...(name === 'whole' ? { goal, calibration } : {}),
        })
        const file = join(shelf, `${name}.${language}.html`)
        writeFileSync(file, html)
        addresses.set(`${name} ${language}`, pathToFileURL(file).href)
      }
    browser = await openPage()
  }, 60_000)
  afterAll(async () => browser?.close())

  /** Shows a page on a screen of some size and in some light. */
  async function show(
    page: string,
    width: number,
    height: number,
    scheme: string,
    media = '',
  ): Promise<void> {
    await browser.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: width < 500,
    })
    await browser.send('Emulation.setEmulatedMedia', {
      media,
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    })
    browser.events.length = 0
    const loaded = browser.event('Page.loadEventFired')
    await browser.send('Page.navigate', { url: addresses.get(page)! })
    await loaded
  }

  const screens = [
    [320, 640],
    [360, 740],
    [719, 900],
    [720, 900],
    [1119, 800],
    [1280, 900],
    [1920, 1080],
  ] as const
  const cases = [...['year', 'month', 'nothing'].flatMap((name) => [`${name} en`, `${name} ko`])].flatMap(
    (page) =>
      screens.flatMap(([width, height]) =>
        ['light', 'dark'].map((scheme) => [page, width, height, scheme] as const),
      ),
  )

  test.each(cases)(
    '%s at %i × %i, %s: quiet, alone, nothing beyond the edge',
    async (page, width, height, scheme) => {
      await show(page, width, height, scheme)
      const said = browser.events.filter(({ method }) =>
        /^(Runtime\.(consoleAPICalled|exceptionThrown)|Log\.entryAdded|Page\.javascriptDialogOpening)$/.test(
          method,
        ),
      )
      expect(said).toEqual([])
      const asked = browser.events
        .filter(({ method }) => method === 'Network.requestWillBeSent')
        .map(({ params }) => (params.request as { url: string }).url)
        .filter((url) => url !== 'data:,')
      expect(asked).toEqual([addresses.get(page)])
      const seen = await browser.evaluate<{
        wide: number
        beyond: string[]
        letters: number
        drawings: number
      }>(`(() => {
      const visible = (element) => element.getClientRects().length > 0
      const all = [...document.querySelectorAll('body *:not(script)')].filter(visible)
      const named = (element) => element.tagName + ': ' + element.textContent.slice(0, 60)
      return {
        wide: document.documentElement.scrollWidth,
        beyond: all.filter((element) => {
          if (element.closest('.unseen')) return false
          const box = element.getBoundingClientRect()
          const place = element.closest('.panel, .tiles > div')?.getBoundingClientRect()
          return place && (box.left < place.left - 0.5 || box.right > place.right + 0.5)
        }).map(named),
        letters: Math.min(99, ...all.filter((element) => element.tagName === 'text').map((element) =>
          parseFloat(getComputedStyle(element).fontSize) * element.getScreenCTM().a)),
        drawings: all.filter((element) => element.matches('.chart')).length,
      }
    })()`)
      expect(seen.wide).toBeLessThanOrEqual(width)
      expect(seen.beyond).toEqual([])
      // A telephone of 320 px gives drawings less than their own width.
      expect(seen.letters).toBeGreaterThan(width < 360 ? 10 : 11)
      expect(seen.drawings).toBe(page.startsWith('year') ? 8 : page.startsWith('month') ? 7 : 0)
    },
  )

  test('the panels fill the page: their grid has no hole, at any width', async () => {
    const holes: [string, number, number][] = []
    for (const page of addresses.keys())
      for (const [width, height] of screens) {
        await show(page, width, height, 'light')
        const share = await browser.evaluate<number>(`(() => {
          const main = document.querySelector('main')
          const gap = parseFloat(getComputedStyle(main).gap)
          const area = (element) => {
            const { width, height } = element.getBoundingClientRect()
            return (width + gap) * (height + gap)
          }
          return [...main.children].reduce((sum, panel) => sum + area(panel), 0) / area(main)
        })()`)
        if (Math.abs(share - 1) > 0.001) holes.push([page, width, share])
      }
    expect(holes).toEqual([])
  })

  test('no two letters of a drawing lie upon each other', async () => {
    for (const page of ['year en', 'year ko', 'month en', 'month ko', 'late en', 'late ko'])
      for (const [width, height] of screens) {
        await show(page, width, height, 'light')
        const crossed = await browser.evaluate<
          string[]
        >(`[...document.querySelectorAll('.chart svg')].flatMap((svg) => {
          const boxes = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width > 0)
          return boxes.flatMap(([name, a], index) => boxes.slice(index + 1).filter(([, b]) =>
            a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom).map(([other]) => svg.getAttribute('aria-label').slice(0, 20) + ': ' + name + ' | ' + other))
        })`)
        expect([page, width, ...crossed]).toEqual([page, width])
      }
  })

  test('light and dark are different, and paper is light', async () => {
    const colours = async (scheme: string, media = ''): Promise<string[]> => {
      await show('year en', 1280, 900, scheme, media)
      return browser.evaluate(`[document.body, document.querySelector('.panel'), document.querySelector('.chart path[fill="var(--right)"]')]
        .map((element) => getComputedStyle(element)[element.tagName === 'path' ? 'fill' : 'backgroundColor'])`)
    }
    const light = await colours('light')
    const dark = await colours('dark')
    for (const [index, colour] of light.entries()) expect(colour).not.toBe(dark[index])
    expect((await colours('dark', 'print')).slice(1)).toEqual(light.slice(1))
  })

  test('pointing at a mark says what it is, on screen, without a mistake of the policy', async () => {
    await show('month en', 360, 740, 'light')
    const place = await browser.evaluate<{ x: number; y: number; tip: string }>(`(() => {
      const marks = [...document.querySelectorAll('[data-tip]')].filter((mark) => mark.getClientRects().length > 0)
      const mark = marks[29]
      mark.scrollIntoView({ block: 'center' })
      const box = mark.getBoundingClientRect()
      return { x: box.left + box.width / 2, y: box.top + box.height / 2, tip: mark.dataset.tip }
    })()`)
    // The page hears of the scrolling with its next frame.
    await browser.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))',
    )
    await browser.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: place.x, y: place.y })
    const tip = await browser.evaluate<{
      text: string
      hidden: boolean
      left: number
      right: number
    }>(`(() => {
      const tip = document.querySelector('.tip')
      const box = tip.getBoundingClientRect()
      return { text: tip.textContent, hidden: tip.hidden, left: box.left, right: box.right }
    })()`)
    expect(tip).toMatchObject({ text: place.tip, hidden: false })
    expect(place.tip).toBe('3 February 2001: 49 answers, 47 right')
    expect(tip.left).toBeGreaterThanOrEqual(0)
    expect(tip.right).toBeLessThanOrEqual(360)
    expect(browser.events.filter(({ method }) => /consoleAPI|exception|Log\.entry/.test(method))).toEqual([])
  })

  test('without scripts everything but tips is there', async () => {
    await browser.send('Emulation.setScriptExecutionDisabled', { value: true })
    await show('year en', 1280, 900, 'light')
    await browser.send('Emulation.setScriptExecutionDisabled', { value: false })
    const there = await browser.evaluate<[number, boolean]>(
      `[[...document.querySelectorAll('.chart svg')].filter((svg) => svg.getBoundingClientRect().height > 50).length, !!document.querySelector('.tip')]`,
    )
    expect(there).toEqual([8, false])
  })
})
