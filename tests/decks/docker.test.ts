import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type OptionEntry, optionNames } from '../../src/model/index.ts'
import { sources } from '../../src/sources/index.ts'
import { folder, root } from '../folders.ts'
import { deckEntries, held } from './client.ts'

// The shipped decks against the client that is installed: `docker help …` prints pages and runs nothing.

const version = /version (28\.2\.\d+)/.exec(
  spawnSync('docker', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1]
if (version === undefined) process.stderr.write('skipped: no docker client of version 28.2 is installed\n')
const withDocker = version === undefined ? test.skip : test

const entries = deckEntries('en')

/** Whether a page is looked at: in the quick run those of a few groups, in the long one all. */
const long = process.env.FLAGDRILL_SUITE === 'long'
const looked = ([group = '']: string[]): boolean =>
  (long && !['compose', 'buildx'].includes(group)) || ['container', 'image', 'network'].includes(group)

withDocker(
  'every command and option of the client is in the decks, with its short form, type and default, in words of our own',
  async () => {
    const client = { program: 'docker', config: folder(), version: version! }
    // Another name prints the page of the command; whether it does is looked at in the long run.
    const { wrong, commands, options } = await held(client, looked, long)
    expect(wrong).toEqual([])
    if (long) expect([commands, options]).toEqual([132, 756])
    expect(commands).toBeGreaterThan(40)
    expect(options).toBeGreaterThan(300)
  },
  60_000,
)

test('meanings are short, say something, and do not name what they describe', () => {
  const wrong: string[] = []
  for (const [language, most] of [
    ['en', 90],
    ['ko', 60],
  ] as const)
    for (const entry of deckEntries(language, true)) {
      if (entry.kind !== 'option' && entry.kind !== 'command') continue
      if ([...entry.summary].length > most) wrong.push(`${language} ${entry.subject}: ${entry.summary}`)
      if (entry.why === undefined) wrong.push(`${language} ${entry.subject}: no explanation`)
      if (entry.kind === 'option' && optionNames(entry).some((name) => entry.summary.includes(name)))
        wrong.push(`${language} ${entry.subject} names itself: ${entry.summary}`)
    }
  expect(wrong).toEqual([])
})

test('one meaning is one row: options of one name and meaning are not repeated', () => {
  const seen = new Map<string, OptionEntry>()
  const wrong: string[] = []
  for (const entry of deckEntries('en', true)) {
    if (entry.kind !== 'option') continue
    const key = `${entry.long} ${entry.summary}`
    if (seen.has(key)) wrong.push(`${entry.subject} and ${seen.get(key)!.subject}`)
    seen.set(key, entry)
  }
  expect(wrong).toEqual([])
})

test('there is as much of everything as was promised', () => {
  const of = (deck: string) =>
    sources().markdown.parse(readFileSync(join(root, 'decks/en', `${deck}.md`), 'utf8'), deck).entries
  expect(of('docker-layers').length).toBeGreaterThanOrEqual(60)
  const questions = entries.filter((entry) => entry.kind === 'concept')
  expect(questions.filter((entry) => entry.kind === 'concept' && entry.wrong.length === 3)).toHaveLength(
    questions.length,
  )
  expect(
    deckEntries('en', true).filter((entry) => entry.kind !== 'grammar' && entry.why === undefined),
  ).toEqual([])
})

test.each(['en', 'ko'])('%s: the right answer is not to be known by its length', (language) => {
  const asked = deckEntries(language, true).flatMap((entry) => (entry.kind === 'concept' ? [entry] : []))
  const longest = asked.filter(({ answer, wrong }) => wrong.every((choice) => choice.length < answer.length))
  const shortest = asked.filter(({ answer, wrong }) => wrong.every((choice) => choice.length > answer.length))
  // A quarter would be chance.
  expect(longest.length / asked.length).toBeLessThan(0.3)
  expect(shortest.length / asked.length).toBeLessThan(0.33)
})
