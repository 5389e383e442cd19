import type { CommandSpec, Program } from '../commandline/index.ts'
import type { Container, Image, Network, State, Volume } from './state.ts'

/** The context of a Docker command: a state that it may change, and its output. */
export interface Context {
  state: State
  program: Program
  out(text: string): void
  err(text: string): void
  /** Piped input; undefined at a terminal. */
  stdin?: string
}

/** The options and words of a line of Docker. */
export interface Given {
  /** The canonical path of the command. */
  path: string
  /** The path as it was typed. */
  typed: string
  spec: CommandSpec
  words: readonly string[]
  /** The words of the command inside. */
  inner: readonly string[]
  has(name: string): boolean
  /** The last value of an option. */
  last(name: string): string | undefined
  all(name: string): readonly string[]
}

/** A command: the options that it models, and what it does; returns the exit code. */
export interface Handler {
  options: readonly string[]
  run(context: Context, given: Given): number
}

/** Thrown where the engine refuses; the message is the engine's. */
export class Refusal extends Error {
  readonly code: number
  constructor(message: string, code = 1) {
    super(message)
    this.code = code
  }
}

export const fromDaemon = (message: string, code = 1): Refusal =>
  new Refusal(`Error response from daemon: ${message}`, code)

/** The container of an id, a name or the beginning of an id. Throws Refusal. */
export function containerOf(state: State, given: string): Container {
  const name = given.replace(/^\//, '')
  const found =
    state.containers.find(({ id }) => id === given) ??
    state.containers.find((container) => container.name === name)
  if (found) return found
  const some = given === '' ? [] : state.containers.filter(({ id }) => id.startsWith(given))
  if (some.length > 1) throw fromDaemon(`multiple IDs found with provided prefix: ${given}`)
  if (some.length === 0) throw fromDaemon(`No such container: ${given}`)
  return some[0]!
}

/** A name with its tag: `httpd` is `httpd:latest`. */
export function withTag(name: string): string {
  const plain = name.replace(/^docker\.io\/(?:library\/)?/, '').replace(/^library\//, '')
  return /:[^/]+$/.test(plain) || plain.includes('@') ? plain : `${plain}:latest`
}

/** The image of a name or an id; undefined when there is none. */
export function findImage(state: State, given: string): Image | undefined {
  const tagged = state.images.find(({ tags }) => tags.includes(withTag(given)))
  if (tagged) return tagged
  const id = given.replace(/^.*@/, '').replace(/^sha256:/, '')
  return /^[0-9a-f]{1,64}$/.test(id) ? state.images.find((image) => image.id.startsWith(id)) : undefined
}

/** Throws Refusal for a name of an image that cannot be one. */
export function checkReference(name: string): void {
  const plain = name.replace(/@sha256:[0-9a-f]{64}$/, '')
  if (/^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?$/.test(plain))
    return
  if (/^[a-z0-9.-]+(?::\d+)?\/[a-z0-9._/-]+(?::\w[\w.-]{0,127})?$/.test(plain)) return
  const lower = /[A-Z]/.test(plain.replace(/:[^/]*$/, ''))
  throw new Refusal(
    lower
      ? `invalid reference format: repository name (library/${plain.replace(/:[^/]*$/, '')}) must be lowercase`
      : 'invalid reference format',
    125,
  )
}

export function imageOf(state: State, given: string): Image {
  const found = findImage(state, given)
  if (!found) throw fromDaemon(`No such image: ${withTag(given)}`)
  return found
}

export function volumeOf(state: State, name: string): Volume {
  const found = state.volumes.find((volume) => volume.name === name)
  if (!found) throw fromDaemon(`get ${name}: no such volume`)
  return found
}

export function networkOf(state: State, given: string): Network {
  const found =
    state.networks.find(({ name }) => name === given) ?? state.networks.find(({ id }) => id.startsWith(given))
  if (!found || given === '') throw fromDaemon(`network ${given} not found`)
  return found
}

/** Does something for each word; what is refused is said, and the rest goes on. */
export function forEach(context: Context, words: readonly string[], work: (word: string) => void): number {
  let code = 0
  for (const word of words)
    try {
      work(word)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      context.err(`${error.message}\n`)
      code = 1
    }
  return code
}
