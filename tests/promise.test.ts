import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './folders.ts'

const promise = readFileSync(join(root, 'PROMISE.md'), 'utf8')
const rows = [...promise.matchAll(/^\| (\d+) \| /gm)].map(([, number]) => Number(number))
const named = [...promise.matchAll(/^- (\d+): `([^`]+)` — (.+)$/gm)].map(([, row, file, title]) => ({
  row: Number(row),
  file: file!,
  title: title!,
}))

test('the rows of the table are counted, and each has a test', () => {
  expect(rows).toEqual(rows.map((_, index) => index + 1))
  expect(rows.length).toBeGreaterThan(15)
  expect([...new Set(named.map(({ row }) => row))]).toEqual(rows)
  // Nothing at the end of the page is left out by its form.
  expect(promise.match(/^- \d+: /gm)).toHaveLength(named.length)
})

test.each(named)('row $row: $title', ({ file, title }) => {
  const titles = [
    ...readFileSync(join(root, file), 'utf8').matchAll(/'((?:[^'\\\n]|\\.)+)',\s*(?:async )?\(/g),
  ]
  expect(titles.map(([, text]) => text!.replace(/%[sij]/g, '…'))).toContain(title)
})
