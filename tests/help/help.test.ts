import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../../src/commands/index.ts'
import { width } from '../../src/model/index.ts'
import { commandsPage } from '../docs.ts'
import { root } from '../folders.ts'
import { languages } from '../languages.ts'
import { bench } from '../support.ts'

// NAME.txt holds the help of one command in every language, at 80 columns; flagdrill.txt the first page.
// FLAGDRILL_WRITE=1 writes what the program prints into the files, to be read and committed.

const folder = join(root, 'tests/help')
const pages = { flagdrill: '', ...Object.fromEntries(Object.keys(commands).map((name) => [name, name])) }

const trimmed = (text: string): string =>
  `${text
    .split('\n')
    .map((row) => row.trimEnd())
    .join('\n')
    .trim()}\n`

const known = new Map<string, Promise<string>>()

/** The help of a command in every language; asked once, for all tests. */
function help(command: string): Promise<string> {
  const asked = known.get(command) ?? printedHelp(command)
  known.set(command, asked)
  return asked
}

async function printedHelp(command: string): Promise<string> {
  const shown: string[] = []
  for (const language of Object.keys(languages)) {
    const { code, out, err } = await bench({}, language).run(`${command} --help`, [], 80)
    expect([code, err]).toEqual([0, ''])
    shown.push(`$ flagdrill${command === '' ? '' : ` ${command}`} --help  # ${language}\n${trimmed(out)}`)
  }
  return shown.join('\n')
}

test.each(Object.entries(pages))(
  'the help of %s is the one that was read and committed',
  async (name, command) => {
    const file = join(folder, `${name}.txt`)
    const shown = await help(command)
    if (process.env.FLAGDRILL_WRITE) writeFileSync(file, shown)
    else expect(shown).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '')
  },
)

test('docs/commands.md has the help of every command', async () => {
  const page = await commandsPage(async (name) => {
    const [first = ''] = (await help(name)).split(/\n(?=\$ flagdrill)/)
    return first.slice(first.indexOf('\n') + 1)
  })
  const file = join(root, 'docs/commands.md')
  if (process.env.FLAGDRILL_WRITE) writeFileSync(file, page)
  else expect(page).toBe(readFileSync(file, 'utf8'))
})

test('every page belongs to a command', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  expect(files.sort()).toEqual(
    Object.keys(pages)
      .map((name) => `${name}.txt`)
      .sort(),
  )
})

test.each(Object.entries(pages))(
  'the help of %s is aligned at 80 columns, whatever is written in it',
  async (_, command) => {
    const text = await help(command)
    expect(text.split('\n').filter((row) => width(row) > 80)).toEqual([])
    // If a name and its text are on one line, all texts of a block begin in one column.
    for (const block of text.split('\n\n')) {
      const rows = block.split('\n').filter((row) => /^ {2}(?:-\w,| {3}) --/.test(row))
      const begins = rows.flatMap((row) => /^.{6}--\S+(?: \S+)? {2,}/.exec(row)?.[0].length ?? [])
      expect(new Set(begins).size).toBeLessThanOrEqual(1)
    }
  },
)

test('the built program prints the first page', () => {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'dist/flagdrill.cjs'), '--help', '--language', 'en'],
    {
      encoding: 'utf8',
    },
  )
  expect(readFileSync(join(folder, 'flagdrill.txt'), 'utf8')).toContain(trimmed(stdout))
})
