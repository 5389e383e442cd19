import { readdirSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const tests = dirname(fileURLToPath(import.meta.url))
const groups = join(tests, 'together')

/** Runs the quick test files that fall to a group: files of one group share what they load, which takes as long as half of the tests themselves. Every file falls to one group, whatever the number of groups. */
export async function together(url: string): Promise<void> {
  const names = readdirSync(groups).sort()
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
  const group = names.indexOf(basename(fileURLToPath(url)))
  for (const file of files.filter((_, index) => index % names.length === group))
    await import(`./${file.replaceAll(sep, '/')}`)
}
