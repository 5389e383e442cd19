import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, folder } from '../folders.ts'
import { bench } from '../support.ts'

const deck = `---
deck: boat
title: The <b>boat</b>
program: boat
---

Q: Which side is port? {#port}

A: left

- right
`
const learnt = async () => {
  const at = bench()
  files(at.data, { 'decks/boat.md': deck })
  await at.run('quiz --limit 1 --seed 1', ['right', '', 'left', ''])
  return at
}

test('the page goes into the file that is named, with the weak cards of the deck', async () => {
  const at = await learnt()
  const file = join(folder(), 'page.html')
  writeFileSync(file, 'mine, and named')
  const { code, out, err } = await at.run(`report boat -o ${file}`)
  expect({ code, out, err }).toEqual({ code: 0, out: '', err: `${file} written: open it in a browser` })
  const html = readFileSync(file, 'utf8')
  expect(html).toContain('<th scope="row"><bdi>Which side is port?</bdi><small><bdi>The &lt;b&gt;boat')
  expect(html.match(/The &lt;b&gt;boat/g)).toHaveLength(2)
  expect((await at.run('report -o -')).out).toBe(
    html.replace(' · <bdi>The &lt;b&gt;boat&lt;/b&gt;</bdi>', '').trimEnd(),
  )
})

test('without a name it replaces a page of ours and nothing else', async () => {
  const at = await learnt()
  const [before, here] = [process.cwd(), folder()]
  process.chdir(here)
  try {
    const file = join(here, 'flagdrill-report.html')
    expect(await at.run('report')).toMatchObject({ code: 0, out: '' })
    const first = readFileSync(file, 'utf8')
    at.clock.ms += 86_400_000
    expect(await at.run('report')).toMatchObject({ code: 0 })
    expect(readFileSync(file, 'utf8')).not.toBe(first)
    writeFileSync(file, '<!doctype html>\nsomeone’s own\n')
    expect(await at.run('report')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/not a report of flagdrill\n.*-o FILE/),
    })
    expect(readFileSync(file, 'utf8')).toContain('someone’s own')
  } finally {
    process.chdir(before)
  }
})

test('a deck that is none, and a file that cannot be written', async () => {
  const at = await learnt()
  expect(await at.run('report boot')).toMatchObject({ code: 1, err: expect.stringContaining('boat?') })
  const { code, err } = await at.run(`report -o ${join(folder(), 'nowhere', 'page.html')}`)
  expect(code).not.toBe(0)
  expect(err).toContain('page.html: there is no such file')
})
