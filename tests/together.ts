import { readdirSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const tests = dirname(fileURLToPath(import.meta.url))
const groups = join(tests, 'together')

/** Real terminals, where most of the time is that of programs they start: there is little to share, and in one group they would be the longest. */
const isApart = (file: string): boolean => dirname(file) === 'terminal'

/** Runs the quick test files that fall to a group: files of one group share what they load, which takes as long as half of the tests themselves, so those of one folder are in one group or the next. Every file falls to one group, whatever the number of groups. */
export async function together(url: string): Promise<void> {
  const names = readdirSync(groups).sort()
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
  const near = files.filter((file) => !isApart(file))
  const groupOf = [
    ...near.map((file, index) => [file, Math.floor((index * names.length) / near.length)] as const),
    ...files.filter(isApart).map((file, index) => [file, names.length - 1 - (index % names.length)] as const),
  ]
  const group = names.indexOf(basename(fileURLToPath(url)))
  for (const [file, of] of groupOf) if (of === group) await import(`./${file.replaceAll(sep, '/')}`)
}
