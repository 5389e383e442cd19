import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CommandEntry, type OptionEntry, optionNames } from '../../src/model/index.ts'
import { sources } from '../../src/sources/index.ts'
import { folder, root } from '../folders.ts'
import { glossary } from '../korean.ts'
import { deckEntries, held } from './client.ts'

// The shipped decks against the client that is installed: `docker help …` prints pages and runs nothing.

const version = /version (28\.2\.\d+)/.exec(
  spawnSync('docker', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1]
if (version === undefined) process.stderr.write('skipped: no docker client of version 28.2 is installed\n')
const withDocker = version === undefined ? test.skip : test

const entries = deckEntries('en')

/** Whether a page is looked at: in the quick run those of the containers, in the long one all. */
const long = process.env.FLAGDRILL_SUITE === 'long'
const looked = ([group = '']: string[]): boolean =>
  (long && !['compose', 'buildx'].includes(group)) || group === 'container'

withDocker(
  'every command and option of the client is in the decks, with its short form, type and default, in words of our own',
  async () => {
    const client = { program: 'docker', config: folder(), version: version! }
    // Another name prints the page of the command; whether it does is looked at in the long run.
    const { wrong, commands, options } = await held(client, looked, long)
    expect(wrong).toEqual([])
    if (long) expect([commands, options]).toEqual([132, 756])
    expect(commands).toBeGreaterThan(20)
    expect(options).toBeGreaterThan(200)
  },
  60_000,
)

/** Whether the summary of an option has its name, or the word of it in small letters: `--label` for "Attach a label". An abbreviation such as SSH cannot be avoided. */
function namesItself(entry: OptionEntry): boolean {
  const word = new RegExp(`(?<![\\w-])${(entry.long ?? '--').slice(2)}(?![\\w-])`)
  return optionNames(entry).some((name) => entry.summary.includes(name)) || word.test(entry.summary)
}

test('meanings are short, say something, and do not name what they describe', () => {
  const wrong: string[] = []
  for (const [language, most] of [
    ['en', 90],
    ['ko', 60],
  ] as const) {
    const entries = deckEntries(language, true).filter(
      (entry): entry is OptionEntry | CommandEntry => entry.kind === 'option' || entry.kind === 'command',
    )
    for (const entry of entries) {
      if ([...entry.summary].length > most) wrong.push(`${language} ${entry.subject}: ${entry.summary}`)
      if (entry.why === undefined) wrong.push(`${language} ${entry.subject}: no explanation`)
      if (entry.kind === 'option' && namesItself(entry))
        wrong.push(`${language} ${entry.subject} names itself: ${entry.summary}`)
    }
  }
  expect(wrong).toEqual([])
})

test('the Korean decks use the words of the glossary', () => {
  const wrong = readdirSync(join(root, 'decks/ko'))
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) =>
      readFileSync(join(root, 'decks/ko', name), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          glossary.flatMap(([pattern, better]) =>
            pattern.test(line) ? [`${name}:${index + 1} ${better}: ${line}`] : [],
          ),
        ),
    )
  expect(wrong).toEqual([])
})

test('what has no effect, or serves one platform alone, is asked of nobody who has a smaller goal', () => {
  const rare =
    /\bWindows\b|classic builder|cgroup v2 ignore|no effect on Linux|daemons ignore it|BuildKit ignores/
  const early = deckEntries('en', true).filter(
    (entry) => 'summary' in entry && rare.test(`${entry.summary} ${entry.why}`) && entry.level < 9,
  )
  expect(early.map(({ subject }) => subject)).toEqual([])
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

test('the study lists each card that a statement of the engine holds, and says of the others why not', () => {
  const study = readFileSync(join(root, 'docs/studies/decks-measured.md'), 'utf8')
  const named = (heading: string): string[] => {
    const section = study.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
    return [...section.matchAll(/(?:^\| |[:,] )`([\w-]+)`/gm)].map(([, id]) => id!).sort()
  }
  const statements = readFileSync(join(root, 'tests/decks/statements.txt'), 'utf8')
  const held = new Set(statements.match(/(?<=^== .*)[\w-]+/gm))
  const cards = readdirSync(join(root, 'decks/en'))
    .filter((file) => file.endsWith('.md'))
    .flatMap(
      (file) =>
        readFileSync(join(root, 'decks/en', file), 'utf8').match(/(?<=^[QC]: .* \{#)[\w-]+(?=\}$)/gm) ?? [],
    )
    .sort()
  expect(named('The measured statements')).toEqual(cards.filter((id) => held.has(id)))
  expect(named('Not measured, and why')).toEqual(cards.filter((id) => !held.has(id)))
  expect(named('The measured statements').length / cards.length).toBeGreaterThan(0.6)
})
