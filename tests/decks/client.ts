import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type OptionSpec, type Program, programOf } from '../../src/commandline/index.ts'
import { type CommandEntry, type Entry, entryIn } from '../../src/model/index.ts'
import { type HelpPage, parseHelp, sources } from '../../src/sources/index.ts'
import { root } from '../folders.ts'

const parsed = new Map<string, Entry[]>()

/** The entries of the shipped decks of a language, of whatever version; with `asked` only of those that cards are made of. */
export function deckEntries(language: string, asked = false): Entry[] {
  const decks = join(root, 'decks', language)
  const key = `${language} ${asked}`
  const made =
    parsed.get(key) ??
    readdirSync(decks).flatMap((name) => {
      if (!name.endsWith('.md')) return []
      const file = join(decks, name)
      const { head, entries } = sources().markdown.parse(readFileSync(file, 'utf8'), file)
      return asked && head.silent ? [] : entries
    })
  parsed.set(key, made)
  return made
}

/** A client of Docker: the program, its folder of plugins, its version. */
export interface Client {
  program: string
  config: string
  version: string
}

/** Runs a client that reaches no daemon; returns what it prints on standard output. */
export const printed = (client: Client, words: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = {
      PATH: process.env.PATH,
      HOME: client.config,
      DOCKER_CONFIG: client.config,
      DOCKER_HOST: 'unix:///nonexistent.sock',
      NO_COLOR: '1',
      LC_ALL: 'C',
    }
    const child = spawn(client.program, words, {
      cwd: client.config,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let text = ''
    child.stdout.on('data', (data: Buffer) => {
      text += String(data)
    })
    child.on('error', reject)
    child.on('close', () => resolve(text))
  })

/** Options that a command of the plain client has only where buildx takes it over. */
const byBuildx = (docker: Program, path: string, name: string): boolean =>
  (path === 'image build' && docker.command('buildx build')?.options.has(name) === true) ||
  (path === 'builder prune' && docker.command('buildx prune')?.options.has(name) === true)

const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9-]+/g) ?? []

/** Whether two sentences are the same but for a word or two. */
export function nearly(a: string, b: string): boolean {
  const [one, two] = [new Set(words(a)), new Set(words(b))]
  const common = [...one].filter((word) => two.has(word)).length
  return common / Math.max(1, one.size + two.size - common) >= (Math.min(one.size, two.size) > 3 ? 0.8 : 1)
}

/** The pages of a client by canonical path; aliases are followed only with `aliases`. */
async function pagesOf(
  client: Client,
  docker: Program,
  looked: (path: string[]) => boolean,
  aliases: boolean,
  ask: (path: string[]) => string[],
): Promise<Map<string, HelpPage>> {
  const found = new Map<string, HelpPage>()
  const waiting: string[][] = [[]]
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const canonical = docker.canonical(path.join(' '))
    if (found.has(canonical) && !aliases) continue
    // The newest pflag writes switches as `--all[=true|false]`.
    const text = (await printed(client, ask(path))).replace(/\[=true\|false\]/g, '')
    const read = parseHelp(text)
    if (!found.has(canonical)) found.set(canonical, read)
    waiting.push(...read.commands.map(({ name }) => [...path!, name]).filter(looked))
  }
  return found
}

/** The differences between the decks and a client, and how much was compared. */
export interface Held {
  wrong: string[]
  commands: number
  options: number
}

/** Finds faults of the decks about a command, beside the summary of its help. */
function commandFaults(path: string, summary: string, entries: readonly Entry[]): string[] {
  const entry = entries.find(
    (item): item is CommandEntry =>
      item.kind === 'command' && item.program === 'docker' && item.path === path,
  )
  if (!entry) return [`${path}: no such command in the decks`]
  return nearly(entry.summary, summary) ? [`${path}: too near to the client: ${entry.summary}`] : []
}

/** Finds faults of the decks about an option, beside its row in the help. */
function optionFaults(
  path: string,
  option: HelpPage['options'][number],
  ours: OptionSpec | undefined,
  client: Client,
): string[] {
  const about = `${path} ${option.long}`
  if (!ours) return [`${about}: not in the decks`]
  const usual = option.default?.replace(client.config, '~/.docker')
  // A default in the home folder says where the client runs, so help pages are read without it; one that the engine decides is in no help, but in our grammar.
  const unnamed = ours.default?.startsWith('~') || ours.rule.default !== undefined
  const sameDefault = ours.default === usual || (usual === undefined && unnamed)
  return [
    ...(ours.short === option.short ? [] : [`${about}: short ${ours.short}, not ${option.short}`]),
    ...(ours.type === option.type ? [] : [`${about}: type ${ours.type}, not ${option.type}`]),
    ...(sameDefault ? [] : [`${about}: default ${ours.default}, not ${usual}`]),
    ...(nearly(ours.summary, option.summary) ? [`${about}: too near to the client: ${ours.summary}`] : []),
  ]
}

/** Holds the reference of the shipped decks against the help of a client: every command and option, with short form, type and default, in words of our own. */
export async function held(
  client: Client,
  looked: (path: string[]) => boolean,
  aliases: boolean,
  ask = (path: string[]): string[] => ['help', ...path],
): Promise<Held> {
  const entries = deckEntries('en').flatMap((entry) => entryIn(entry, client.version) ?? [])
  const docker = programOf('docker', entries)
  const found = await pagesOf(client, docker, looked, aliases, ask)
  const wrong: string[] = []
  let options = 0
  let commands = 0
  for (const [path, page] of found) {
    const spec = docker.command(path)
    if (page.commands.length === 0) {
      commands++
      wrong.push(...commandFaults(path, page.summary, entries))
    }
    const own = page.options.filter(({ global }) => !global || path === '')
    options += own.length
    for (const option of own)
      wrong.push(...optionFaults(path, option, spec?.options.get(option.long!), client))
    const named = new Set([...(spec?.options.values() ?? [])].map((option) => option.long!))
    wrong.push(
      ...[...named]
        .filter((name) => !page.options.some(({ long }) => long === name) && !byBuildx(docker, path, name))
        .map((name) => `${path} ${name}: the client has no such option`),
    )
  }
  for (const path of docker.commands())
    if (path !== '' && looked(path.split(' ')) && !found.has(path))
      wrong.push(`${path}: the client has no such command`)
  return { wrong, commands, options }
}
