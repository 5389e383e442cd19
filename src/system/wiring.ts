import { join } from 'node:path'
import { type Config, writeSetting } from '../io/config.ts'
import { readDeckFile } from '../library/deck-file.ts'
import { type DeckPaths, deckKeys, libraryKey } from '../library/deck-paths.ts'
import { filesOfNotes, knownVocabulary, readLibrary } from '../library/library.ts'
import { newDeckFile, removeDeckFile, saveDeck } from '../library/save-deck.ts'
import {
  parametersOf,
  type Renaming,
  type ReportProgress,
  throttledProgress,
  UserError,
  wordOf,
} from '../model/index.ts'
import { defaultSchedule, type Scheduler, schedulerNameOf } from '../schedule/index.ts'
import { applied, easyDays } from '../settings/index.ts'
import type { Vocabulary } from '../sources/index.ts'
import { clockKey, keptOrMade } from '../store/kept.ts'
import { maintenanceOf } from '../store/maintenance.ts'
import { hasPlans, planFile, readPlan } from '../store/plan.ts'
import { keepQueue, queueKey, readAnyQueue, readCachedQueue, writeCachedQueue } from '../store/queue-cache.ts'
import type { StatisticsReader } from '../store/statistics.ts'
import type {
  DeckWorld,
  FileWorld,
  ProgramWorld,
  ProgressStore,
  ProgressWorld,
  World,
} from '../world/index.ts'
import { subscriptionsOf, syncOf } from './sync.ts'

/** The parts that differ between this machine and a test; the rest of a world is wired from them. */
export interface Parts
  extends Pick<
    World,
    | 'version'
    | 'texts'
    | 'terminal'
    | 'now'
    | 'offset'
    | 'seed'
    | 'seedAsked'
    | 'newId'
    | 'input'
    | 'edit'
    | 'hasEditor'
    | 'docker'
    | 'autosync'
    | 'languageSettled'
  > {
  config: Config
  deckPaths: DeckPaths
  env: NodeJS.ProcessEnv
  /** The name of this machine in the names of log files. */
  device(): string
}

/** The error for a deck file that cannot be written. */
const deckUnwritable = ({ texts, deckPaths }: Parts, error: unknown): UserError =>
  new UserError(
    texts.errors.notWritable(
      join(deckPaths.data, 'decks'),
      (error as NodeJS.ErrnoException).code ?? String(error),
    ),
    texts.errors.writableHint,
  )

function decksOf(parts: Parts): DeckWorld {
  const { texts, deckPaths, env, input } = parts
  const { data } = deckPaths
  let known: Promise<Vocabulary> | undefined
  return {
    library: (language) => readLibrary({ ...deckPaths, language: language ?? deckPaths.language }),
    async readNotes(file, options) {
      known ??= readLibrary(deckPaths).then(({ decks }) => knownVocabulary(decks))
      if (file !== '-') return readDeckFile(file, false, await known, texts.language, options)
      let text = ''
      for await (const line of input()) text += `${line}\n`
      return readDeckFile('notes', false, await known, texts.language, { ...options, text })
    },
    notesFiles: (words, flat) => filesOfNotes(words, flat),
    async readLabs() {
      const { readLabs } = await import('../library/labs.ts')
      return readLabs(deckPaths)
    },
    async goals() {
      const { readGoals } = await import('../library/goals.ts')
      return readGoals(deckPaths.shipped, data)
    },
    async newDeck(name, text) {
      try {
        return newDeckFile(data, name, text)
      } catch (error) {
        // The command says what to do about a name that is taken.
        throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? error : deckUnwritable(parts, error)
      }
    },
    async removeNewDeck(name) {
      try {
        removeDeckFile(data, name)
      } catch (error) {
        throw deckUnwritable(parts, error)
      }
    },
    async saveDeck(deck) {
      try {
        return saveDeck(data, deck)
      } catch (error) {
        throw deckUnwritable(parts, error)
      }
    },
    async cardIndex(make) {
      const { readCardFile } = await import('../library/card-file.ts')
      return readCardFile(join(data, 'cache', `roll.${texts.language}.json`), libraryKey(deckPaths), make)
    },
    async cardList(make) {
      const { readCardFile } = await import('../library/card-file.ts')
      return readCardFile(join(data, 'cache', `cards.${texts.language}.json`), libraryKey(deckPaths), make)
    },
    async taskNeeds(library, program, make) {
      const { readNeeds } = await import('../library/needs.ts')
      return readNeeds(deckPaths, library, program, make)
    },
    subscriptions: subscriptionsOf(data, env, texts),
  }
}

function progressOf({
  texts,
  terminal,
  now,
  offset,
  config,
  deckPaths,
  env,
  device,
  autosync,
}: Parts): ProgressWorld {
  const { data } = deckPaths
  const queueFile = join(data, 'cache', `agenda.${texts.language}.json`)
  const headFile = join(data, 'cache', `agenda-head.${texts.language}.json`)
  const queueKeyNow = (): string => queueKey(data, libraryKey(deckPaths))
  let store: Promise<ProgressStore> | undefined
  // By the names of their parameters.
  const engines = new Map<string, Scheduler>()
  const ids = async (): Promise<Renaming> => {
    const { readRenaming } = await import('../library/aliases.ts')
    return readRenaming(deckPaths)
  }
  const tell = (): ReportProgress => throttledProgress({ now, terminal }, texts.weak.reading)
  const reader = async (): Promise<StatisticsReader> => ({ data, offset, ids: await ids(), tell: tell() })
  const progress = (): Promise<ProgressStore> => {
    store ??= import('../store/progress.ts').then(async ({ openProgress }) =>
      openProgress(data, device(), now, { ...texts.errors, reasons: texts.reasons }, tell(), await ids()),
    )
    return store
  }
  return {
    progress,
    async schedulers() {
      const { scheduler } = await import('../schedule/fsrs.ts')
      const store = await progress()
      const { retention } = config.values
      const days = easyDays(config.values)
      return (deck) => {
        const parameters = parametersOf(store.progress, deck)
        const name = schedulerNameOf(parameters)
        const known = engines.get(name)
        if (known) return known
        const engine = scheduler({ ...defaultSchedule, retention, easyDays: days, parameters })
        engines.set(name, engine)
        return engine
      }
    },
    cachedQueue: () => readCachedQueue(queueFile, queueKeyNow),
    async followQueue(follow) {
      const kept = readAnyQueue(queueFile)
      if (!kept) return undefined
      const { editsBetween } = await import('../library/edits.ts')
      const keys = deckKeys(deckPaths)
      const key = queueKey(data, keys.library)
      const edits = await editsBetween(kept.key, key, deckPaths, keys)
      const queue = edits && (await follow(kept.queue, edits, await readLibrary(deckPaths, keys)))
      if (queue && queueKeyNow() === key) keepQueue(queueFile, key, queue)
      return queue
    },
    keptQueue() {
      let seen: string | undefined
      const key = (): string => {
        seen ??= queueKeyNow()
        return seen
      }
      return {
        head: () => readCachedQueue(headFile, key),
        whole: () => readCachedQueue(queueFile, key),
        keepHead: (head) => keepQueue(headFile, key(), head),
      }
    },
    // The name of this machine takes a while to tell.
    leftOpen: (day) => hasPlans(data) && readPlan(planFile(data, device()))?.plan.day === day,
    cacheQueue: (make) => writeCachedQueue(queueFile, queueKeyNow, make),
    async kept<T>(name: string, about: string, make: () => Promise<T>) {
      const file = join(data, 'cache', `${name}.${texts.language}.json`)
      return keptOrMade(file, () => `${queueKeyNow()}\n${clockKey(now(), offset)}\n${about}`, make)
    },
    async answerTimes() {
      const { readAnswerTimes } = await import('../store/statistics.ts')
      return readAnswerTimes(await reader())
    },
    async dailyStats(only) {
      const { readDailyStats } = await import('../store/statistics.ts')
      return readDailyStats(await reader(), only)
    },
    maintenance: async () => maintenanceOf(data, now, texts, ids, device),
    sync: (remote, onStep) => syncOf(data, device(), env, texts)(remote, onStep),
    autosync,
    async trainer() {
      const { loadTrainer } = await import('../io/trainer.ts')
      return loadTrainer()
    },
    dataFolder: data,
  }
}

function filesOf({ texts, input, edit, hasEditor }: Parts): FileWorld {
  return {
    input,
    edit,
    hasEditor,
    async readLines(file) {
      const { readLines } = await import('../io/help.ts')
      return readLines(file)
    },
    async pathKind(path) {
      const { pathKind } = await import('../io/file.ts')
      return pathKind(path)
    },
    async typedPath(text) {
      const { typedPath } = await import('../io/file.ts')
      return typedPath(text)
    },
    async samePath(one, other) {
      const { samePath } = await import('../io/file.ts')
      return samePath(one, other)
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
  }
}

function programsOf({ texts, env, docker }: Parts): ProgramWorld {
  return {
    docker,
    async walkHelp(program, only, onPage) {
      const { walked } = await import('../io/help.ts')
      return walked(program, only, onPage)
    },
    async readHelp(files, program) {
      const { readHelpFiles } = await import('../io/help.ts')
      return readHelpFiles(files, texts, program)
    },
    async shellHistory(program) {
      const { historyLines } = await import('../io/history.ts')
      return historyLines(program, env)
    },
  }
}

/** Wires a world of its parts. */
export function wired(parts: Parts): Omit<World, 'firstRun' | 'unasked' | 'installation'> {
  const { version, texts, terminal, now, offset, seed, seedAsked, newId, config, languageSettled } = parts
  return {
    version,
    texts,
    terminal,
    now,
    offset,
    seed,
    seedAsked,
    newId,
    settings: { ...config, write: (name, value) => writeSetting(config.file, name, value, texts) },
    ...applied(config.values, seed),
    languageSettled,
    ...decksOf(parts),
    ...progressOf(parts),
    ...filesOf(parts),
    ...programsOf(parts),
  }
}
