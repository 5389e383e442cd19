import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programOf } from '../../src/commandline/index.ts'
import { type CommandEntry, type Entry, type OptionEntry, optionNames } from '../../src/model/index.ts'
import { type HelpPage, parseHelp, sources } from '../../src/sources/index.ts'
import { folder, root } from '../folders.ts'

// The shipped decks against the client that is installed: `docker help …` prints pages and runs nothing.

const version = spawnSync('docker', ['--version'], { encoding: 'utf8' }).stdout ?? ''
const installed = /version (28\.2)/.test(version)
if (!installed) process.stderr.write('skipped: no docker client of version 28.2 is installed\n')
const withDocker = installed ? test : test.skip

const parsed = new Map<string, Entry[]>()
function deckEntries(language: string): Entry[] {
  const decks = join(root, 'decks', language)
  const made =
    parsed.get(language) ??
    readdirSync(decks).flatMap((name) => {
      const file = join(decks, name)
      return sources().markdown.parse(readFileSync(file, 'utf8'), file).entries
    })
  parsed.set(language, made)
  return made
}
const entries = deckEntries('en')
const docker = programOf('docker', entries)
const home = installed ? folder() : ''

const page = (path: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      DOCKER_CONFIG: home,
      DOCKER_HOST: 'unix:///nonexistent.sock',
      NO_COLOR: '1',
      LC_ALL: 'C',
    }
    const child = spawn('docker', ['help', ...path], { cwd: home, env, stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.on('data', (data: Buffer) => {
      text += String(data)
    })
    child.on('error', reject)
    child.on('close', () => resolve(text))
  })

/** Whether a page is looked at: in the quick run those of a few groups, in the long one all. */
const long = process.env.FLAGDRILL_SUITE === 'long'
const looked = ([group = '']: string[]): boolean => long || ['container', 'image', 'network'].includes(group)

/** Pages by canonical path; aliases are followed once. */
async function pages(): Promise<Map<string, HelpPage>> {
  const found = new Map<string, HelpPage>()
  const waiting: string[][] = [[]]
  const lane = async (): Promise<void> => {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const canonical = docker.canonical(path.join(' '))
      // Another name prints the page of the command; whether it does is looked at in the long run.
      if (found.has(canonical) && !long) continue
      const read = parseHelp(await page(path))
      if (!found.has(canonical)) found.set(canonical, read)
      waiting.push(...read.commands.map(({ name }) => [...path!, name]).filter(looked))
    }
  }
  await lane()
  return found
}

const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9-]+/g) ?? []

/** Whether two sentences are the same but for a word or two. */
function nearly(a: string, b: string): boolean {
  const [one, two] = [new Set(words(a)), new Set(words(b))]
  const common = [...one].filter((word) => two.has(word)).length
  return common / Math.max(1, one.size + two.size - common) >= (Math.min(one.size, two.size) > 3 ? 0.8 : 1)
}

withDocker(
  'every command and option of the client is in the decks, with its short form, type and default, in words of our own',
  async () => {
    const found = await pages()
    const wrong: string[] = []
    let options = 0
    let commands = 0
    for (const [path, { options: listed, commands: below, summary }] of found) {
      const spec = docker.command(path)
      const entry = entries.find(
        (item): item is CommandEntry =>
          item.kind === 'command' && item.program === 'docker' && item.path === path,
      )
      if (below.length === 0) {
        commands++
        if (!entry) wrong.push(`${path}: no such command in the decks`)
        else if (nearly(entry.summary, summary))
          wrong.push(`${path}: too near to the client: ${entry.summary}`)
      }
      for (const option of listed) {
        if (option.global && path !== '') continue
        options++
        const ours = spec?.options.get(option.long!)
        const about = `${path} ${option.long}`
        if (!ours) {
          wrong.push(`${about}: not in the decks`)
          continue
        }
        const usual = option.default?.replace(home, '~/.docker')
        if (ours.short !== option.short) wrong.push(`${about}: short ${ours.short}, not ${option.short}`)
        if (ours.type !== option.type) wrong.push(`${about}: type ${ours.type}, not ${option.type}`)
        if (ours.default !== usual) wrong.push(`${about}: default ${ours.default}, not ${usual}`)
        if (nearly(ours.summary, option.summary))
          wrong.push(`${about}: too near to the client: ${ours.summary}`)
      }
      for (const name of new Set([...(spec?.options.values() ?? [])].map((option) => option.long!)))
        if (!listed.some((option) => option.long === name))
          wrong.push(`${path} ${name}: the client has no such option`)
    }
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
    for (const entry of deckEntries(language)) {
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
  for (const entry of entries) {
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
  expect(entries.filter((entry) => entry.why === undefined)).toEqual([])
})

test.each(['en', 'ko'])('%s: the right answer is not to be known by its length', (language) => {
  const asked = deckEntries(language).flatMap((entry) => (entry.kind === 'concept' ? [entry] : []))
  const longest = asked.filter(({ answer, wrong }) => wrong.every((choice) => choice.length < answer.length))
  const shortest = asked.filter(({ answer, wrong }) => wrong.every((choice) => choice.length > answer.length))
  // A quarter would be chance.
  expect(longest.length / asked.length).toBeLessThan(0.3)
  expect(shortest.length / asked.length).toBeLessThan(0.33)
})
