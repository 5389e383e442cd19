import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseISO } from 'date-fns/parseISO'
import type { Texts } from '../i18n/index.ts'
import type { Config } from '../io/config.ts'
import { installation } from '../io/installation.ts'
import { installedVersion } from '../io/installed.ts'
import { dataFolder, deviceName } from '../io/paths.ts'
import { exit, UserError, wordOf } from '../model/index.ts'
import type { Settings } from '../settings/index.ts'
import { type Streams, terminalOf } from '../terminal/terminal.ts'
import type { World } from '../world/index.ts'
import { syncInBackground, syncTrouble } from './sync.ts'
import { wired } from './wiring.ts'

/** The choices that are made before any command runs. */
export interface Start {
  /** The folder of the program, with `decks/` in it. */
  root: string
  version: string
  /** Changes with every build. */
  build: string
  streams: Streams
  texts: Texts
  called?: string | undefined
  config: Config
  data?: string
  /** Everything in words, for screen readers. */
  plain?: boolean
  seed?: string
  color?: Settings['colours']
  languageSettled?: boolean
}

/** The version of Docker that decks are read for: the one that was set, or that of the installed client, asked when it is needed. */
function versions(
  set: string,
  env: NodeJS.ProcessEnv,
  cache: string,
): (program: string) => string | undefined {
  let known: { version: string | undefined } | undefined
  return (program) => {
    if (program !== 'docker') return undefined
    known ??= { version: set === 'auto' ? installedVersion(program, env, cache) : set }
    return known.version
  }
}

/** The real world: this machine's clock, disk and terminal. Throws UserError on a bad FLAGDRILL_NOW. */
export function systemWorld(start: Start): World {
  const { texts, streams, config } = start
  const { values } = config
  const { env } = streams
  const data = dataFolder(start.root, start.data, env)
  const terminal = terminalOf(streams, start.plain, start.color ?? values.colours)
  let deviceIs: string | undefined
  const world = wired({
    version: start.version,
    texts,
    terminal,
    now: clock(env.FLAGDRILL_NOW, texts),
    offset: (at) => -new Date(at).getTimezoneOffset(),
    seed: start.seed ?? Math.random().toString(36),
    seedAsked: start.seed !== undefined,
    // Loaded with the first answer: it takes milliseconds that a start does not have.
    newId: () => crypto().randomBytes(9).toString('base64url'),
    languageSettled: start.languageSettled ?? true,
    config,
    env,
    device() {
      deviceIs ??= deviceName(data, env)
      return deviceIs
    },
    deckPaths: {
      shipped: join(start.root, 'decks'),
      compiled: join(start.root, 'dist'),
      // A packed program carries no sources, and its decks cannot have changed since it was built.
      installed: !existsSync(join(start.root, 'tsconfig.json')),
      data,
      language: texts.language,
      build: start.build,
      versionOf: versions(values['docker-version'], env, join(data, 'cache')),
    },
    async *input() {
      const { lineReader } = await import('../terminal/lines.ts')
      const next = lineReader(streams.stdin)
      for (let line = await next(); line !== undefined; line = await next()) yield line
    },
    hasEditor: Boolean(env.VISUAL || env.EDITOR),
    async edit(file, line) {
      const editor = env.VISUAL || env.EDITOR
      if (!editor) return false
      const { editFile } = await import('../io/edit.ts')
      await terminal
        .lend(() => editFile(editor, file, line))
        .catch((error: NodeJS.ErrnoException) => {
          throw new UserError(
            texts.errors.noEditor(editor, wordOf(texts.reasons, error.code ?? '') ?? error.message),
          )
        })
      return true
    },
    docker: {
      async read(words) {
        const { readDocker } = await import('../io/docker.ts')
        return readDocker(words)
      },
      async remove(words) {
        const { removeFromDocker } = await import('../io/docker.ts')
        return removeFromDocker(words)
      },
    },
    autosync() {
      if (values.autosync !== 'on') return undefined
      syncInBackground(join(start.root, 'dist', 'flagdrill.cjs'), data, env)
      return syncTrouble(data)
    },
  })
  /** Somebody sits at the terminal, and nothing was ever answered. */
  const isNew = (): boolean =>
    Boolean(streams.stdout.isTTY && streams.stdin.isTTY) && !existsSync(join(data, 'reviews'))
  return {
    ...world,
    called: start.called,
    get installation() {
      return installation(start.root, env)
    },
    get firstRun() {
      return !config.there && !env.FLAGDRILL_CONFIG && isNew()
    },
    get unasked() {
      return values['minutes-per-day'] === 0 && values.goal === 'all' && isNew()
    },
  }
}

const crypto = (): typeof import('node:crypto') => process.getBuiltinModule('node:crypto')

/** The clock; FLAGDRILL_NOW makes it begin at another time, from where it goes on. */
function clock(asked: string | undefined, texts: Texts): () => number {
  if (!asked) return () => Date.now()
  const from = parseISO(asked).getTime()
  // The years that a day has room for.
  if (!(from >= Date.parse('0001-01-01') && from < Date.parse('9999-12-31')))
    throw new UserError(texts.errors.badTime(asked), undefined, exit.usage)
  const began = performance.now()
  return () => Math.round(from + performance.now() - began)
}
