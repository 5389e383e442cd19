import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareReadings, type Program, patternOf, programOf, readLine } from '../../src/commandline/index.ts'
import type { Entry } from '../../src/model/index.ts'
import { sources } from '../../src/sources/index.ts'
import { root } from '../folders.ts'

// Every line of every deck and of the notes at hand is the same as itself, whatever the decks know of it.

const folders = [
  'decks/en',
  'decks/ko',
  'tests/fixtures/decks',
  'tests/fixtures/notes',
  '../shared/samples',
  '../shared/cases/notes',
]
const files = folders
  .map((name) => join(root, name))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((file) => file.endsWith('.md') && !file.endsWith('README.md'))

const entries = files.flatMap(
  (file): Entry[] => sources().markdown.parse(readFileSync(file, 'utf8'), file).entries,
)
const known = new Map<string, Program>()
const programNamed = (name: string): Program => {
  const program = known.get(name) ?? programOf(name, entries)
  known.set(name, program)
  return program
}

const linesOf = (entry: Entry): string[] => [
  ...(entry.kind === 'task' ? entry.answers.map((answer) => patternOf(answer).example) : []),
  ...(entry.example ?? '').split('\n'),
]

test('no line differs from itself', () => {
  const lines = [...new Set(entries.flatMap(linesOf))].filter((line) => line.trim() !== '')
  expect(lines.length).toBeGreaterThan(300)
  const odd = lines.filter((line) => {
    const program = programNamed(line.split(/\s/)[0]!)
    return compareReadings(program, readLine(program, line), readLine(program, line)).verdict !== 'same'
  })
  expect(odd).toEqual([])
})
