import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseISO } from 'date-fns/parseISO'
import type { Texts } from '../i18n/index.ts'
import { type Config, writeSetting } from '../io/config.ts'
import { installedVersion } from '../io/installed.ts'
import { dataFolder, deviceName } from '../io/paths.ts'
import { readDeckFile } from '../library/deck-file.ts'
import { filesOfNotes, knownVocabulary, readLibrary } from '../library/library.ts'
import { newDeckFile, saveDeck } from '../library/save-deck.ts'
import { type Shelves, shelvesKey } from '../library/shelves.ts'
import {
  exit,
  type Renaming,
  type ReportProgress,
  throttledProgress,
  UserError,
  wordOf,
} from '../model/index.ts'
import { defaultSchedule, type Scheduler } from '../schedule/index.ts'
import { applied, easyDays, type Settings } from '../settings/index.ts'
import type { Vocabulary } from '../sources/index.ts'
import { maintenanceOf } from '../store/maintenance.ts'
import { planFile, readPlan } from '../store/plan.ts'
import { queueKey, readCachedQueue, writeCachedQueue } from '../store/queue-cache.ts'
import type { StatisticsReader } from '../store/statistics.ts'
import { type Streams, terminalOf } from '../terminal/terminal.ts'
import type { ProgressStore, World } from '../world.ts'
import { subscriptionsOf, syncInBackground, syncOf, syncTrouble } from './sync.ts'

/** What decides about a world before any command runs. */
export interface Start {
  /** The folder of the program, with `decks/` in it. */
  root: string
  version: string
  /** Changes with every build. */
  build: string
  streams: Streams
  texts: Texts
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
  const seed = start.seed ?? Math.random().toString(36)
  const data = dataFolder(start.root, start.data, streams.env)
  const shelves: Shelves = {
    shipped: join(start.root, 'decks'),
    compiled: join(start.root, 'dist'),
    // A packed program carries no sources, and its decks cannot have changed since it was built.
    packed: !existsSync(join(start.root, 'tsconfig.json')),
    data,
    language: texts.language,
    build: start.build,
    versionOf: versions(values['docker-version'], streams.env, join(data, 'cache')),
  }
  let deviceIs: string | undefined
  const device = (): string => {
    deviceIs ??= deviceName(data, streams.env)
    return deviceIs
  }
  const now = clock(streams.env.FLAGDRILL_NOW, texts)
  const queueFile = join(data, 'cache', `agenda.${texts.language}.json`)
  const queueKeyNow = (): string => queueKey(data, shelvesKey(shelves))
  const terminal = terminalOf(streams, start.plain, start.color ?? values.colours)
  let store: Promise<ProgressStore> | undefined
  let engine: Promise<Scheduler> | undefined
  let known: Promise<Vocabulary> | undefined
  const ids = async (): Promise<Renaming> => {
    const { readRenaming } = await import('../library/aliases.ts')
    return readRenaming(shelves)
  }
  const offset = (at: number): number => -new Date(at).getTimezoneOffset()
  const statisticsReader = async (): Promise<StatisticsReader> => ({
    data,
    offset,
    ids: await ids(),
    tell: reading(),
  })
  const reading = (): ReportProgress => throttledProgress({ now, terminal }, texts.weak.reading)
  const progress = (): Promise<ProgressStore> => {
    store ??= import('../store/progress.ts').then(async ({ openProgress }) =>
      openProgress(data, device(), now, { ...texts.errors, reasons: texts.reasons }, reading(), await ids()),
    )
    return store
  }
  return {
    version: start.version,
    texts,
    terminal,
    now,
    offset,
    seed,
    // Loaded with the first answer: it takes milliseconds that a start does not have.
    newId: () => crypto().randomBytes(9).toString('base64url'),
    settings: { ...config, write: (name, value) => writeSetting(config.file, name, value, texts) },
    ...applied(values, seed),
    dataFolder: data,
    get firstRun() {
      const { stdin, stdout, env } = streams
      if (config.there || env.FLAGDRILL_CONFIG || !stdout.isTTY || !stdin.isTTY) return false
      return !existsSync(join(data, 'reviews'))
    },
    languageSettled: start.languageSettled ?? true,
    async scheduler() {
      engine ??= import('../schedule/fsrs.ts').then(async ({ scheduler }) => {
        const { fit } = (await progress()).progress
        const { retention } = values
        return scheduler({ ...defaultSchedule, retention, easyDays: easyDays(values), parameters: fit?.w })
      })
      return engine
    },
    library: (language) => readLibrary({ ...shelves, language: language ?? shelves.language }),
    async readNotes(file, options) {
      known ??= readLibrary(shelves).then(({ decks }) => knownVocabulary(decks))
      let text: string | undefined
      if (file === '-') for await (const line of this.input()) text = `${text ?? ''}${line}\n`
      const given = file === '-' ? { ...options, text: text ?? '' } : options
      return readDeckFile(file === '-' ? 'notes' : file, false, await known, texts.language, given)
    },
    notesFiles: (words) => filesOfNotes(words),
    async walkHelp(program, only, onPage) {
      const { walked } = await import('../io/help.ts')
      return walked(program, only, onPage)
    },
    async shellHistory(program) {
      const { historyLines } = await import('../io/history.ts')
      return historyLines(program, streams.env)
    },
    async readHelp(files, program) {
      const { readHelpFiles } = await import('../io/help.ts')
      return readHelpFiles(files, texts, program)
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
    async readLabs() {
      const { readLabs } = await import('../library/labs.ts')
      return readLabs(shelves)
    },
    async *input() {
      const { lineReader } = await import('../terminal/lines.ts')
      const next = lineReader(streams.stdin)
      for (let line = await next(); line !== undefined; line = await next()) yield line
    },
    async pathKind(path) {
      const { pathKind } = await import('../io/file.ts')
      return pathKind(path)
    },
    async samePath(one, other) {
      const { samePath } = await import('../io/file.ts')
      return samePath(one, other)
    },
    async readLines(file) {
      const { readLines } = await import('../io/help.ts')
      return readLines(file)
    },
    async writeFile(file, pieces) {
      const { writeWhole } = await import('../io/write-file.ts')
      await writeWhole(file, pieces).catch((error: NodeJS.ErrnoException) => {
        if (error.code === undefined) throw error
        throw new UserError(texts.errors.unusableFile(file, wordOf(texts.reasons, error.code) ?? error.code))
      })
    },
    async openFile(file) {
      const { openFile } = await import('../io/file.ts')
      return openFile(file, texts)
    },
    async edit(file, line) {
      const editor = streams.env.VISUAL || streams.env.EDITOR
      if (!editor) return false
      const { editFile } = await import('../io/edit.ts')
      await terminal
        .lend(() => editFile(editor, file, line))
        .catch((error: NodeJS.ErrnoException) => {
          throw new UserError(
            texts.errors.unusableFile(editor, wordOf(texts.reasons, error.code ?? '') ?? error.message),
          )
        })
      return true
    },
    async newDeck(name, text) {
      try {
        return newDeckFile(data, name, text)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        // The command says what to do about a name that is taken.
        if (code === 'EEXIST') throw error
        throw new UserError(
          texts.errors.notWritable(join(data, 'decks'), code ?? String(error)),
          texts.errors.writableHint,
        )
      }
    },
    async saveDeck(deck) {
      try {
        return saveDeck(data, deck)
      } catch (error) {
        throw new UserError(
          texts.errors.notWritable(
            join(data, 'decks'),
            (error as NodeJS.ErrnoException).code ?? String(error),
          ),
          texts.errors.writableHint,
        )
      }
    },
    cachedQueue: () => readCachedQueue(queueFile, queueKeyNow),
    leftOpen: (day) => readPlan(planFile(data, device()))?.plan.day === day,
    cacheQueue: (make) => writeCachedQueue(queueFile, queueKeyNow, make),
    async cardIndex(make) {
      const { readCardIndex } = await import('../library/card-index.ts')
      return readCardIndex(join(data, 'cache', `roll.${texts.language}.json`), shelvesKey(shelves), make)
    },
    async answerTimes() {
      const { readAnswerTimes } = await import('../store/statistics.ts')
      return readAnswerTimes(await statisticsReader())
    },
    async dailyStats(only) {
      const { readDailyStats } = await import('../store/statistics.ts')
      return readDailyStats(await statisticsReader(), only)
    },
    maintenance: async () => maintenanceOf(data, now, texts, ids, device),
    sync: (remote, onStep) => syncOf(data, device(), streams.env, texts)(remote, onStep),
    subscriptions: subscriptionsOf(data, streams.env, texts),
    autosync() {
      if (values.autosync !== 'on') return undefined
      syncInBackground(join(start.root, 'dist', 'flagdrill.cjs'), data, streams.env)
      return syncTrouble(data)
    },
    async trainer() {
      const { loadTrainer } = await import('../io/trainer.ts')
      return loadTrainer()
    },
    async goals() {
      const { readGoals } = await import('../library/goals.ts')
      return readGoals(shelves.shipped, data)
    },
    progress,
  }
}

const crypto = (): typeof import('node:crypto') => process.getBuiltinModule('node:crypto')

/** The clock; FLAGDRILL_NOW makes it begin at another time, from where it goes on. */
function clock(asked: string | undefined, texts: Texts): () => number {
  if (!asked) return () => Date.now()
  const from = parseISO(asked).getTime()
  if (Number.isNaN(from)) throw new UserError(texts.errors.badTime(asked), undefined, exit.usage)
  const began = performance.now()
  return () => Math.round(from + performance.now() - began)
}
