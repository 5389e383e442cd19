import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { isFile, makeFolder } from '../io/folder.ts'
import {
  applyEvent,
  type LogEvent,
  noRenaming,
  type Renaming,
  type ReportProgress,
  UserError,
} from '../model/index.ts'
import { appendLines } from './append.ts'
import { inOrder, logLines, marksFit, monthOf, readLine } from './log.ts'
import { logFiles, passedLogs } from './log-files.ts'
import { replayOf } from './replay.ts'
import { format, noSnapshot, type Snapshot, snapshotIn } from './snapshot.ts'

/** Messages of the journal, in the learner's language. */
export interface JournalTexts {
  reasons: Record<string, string>
  notSaved(reason: string): string
  notSavedHint: string
  /** Why an answer that was written is not acknowledged. */
  notReadBack: string
  newerProgress(file: string): string
  newerHint: string
  notWritable(folder: string, reason: string): string
  writableHint: string
}

function syncFolder(folder: string): void {
  // Windows cannot open a folder; there a new file is durable without it.
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** A lowdb adapter whose truth is an append-only log of reviews and whose file is a cache of it. */
export interface Journal extends Adapter<Snapshot> {
  /** Durable when it returns, and folded into what `read` gave. */
  append(events: readonly LogEvent[]): void
  /** Folds what others have written meanwhile. */
  refresh(): void
  /** The progress that the log adds up to. */
  state(): Snapshot
  /** How many events had to be folded to read it. */
  told(): number
  /** Lines and files of the log that could not be read. */
  damaged(): number
  /** How far each log file is read. */
  marks(): Record<string, number>
  /** The events after such marks, each once, in order. */
  since(marks: Record<string, number>): LogEvent[]
  close(): void
}

/** The journal in a folder; `device` keeps the files of two machines apart. Files: `reviews/YYYY-MM.<device>.jsonl`, `state.json`. */
export function journal(
  folder: string,
  device: string,
  texts: JournalTexts,
  tell: ReportProgress = () => undefined,
  ids: Renaming = noRenaming,
): Journal {
  const reasonOf = (error: unknown): string => {
    const { code } = error as NodeJS.ErrnoException
    return code === undefined ? String(error) : (texts.reasons[code] ?? code)
  }
  const logs = join(folder, 'reviews')
  const snapshotFile = join(folder, 'state.json')
  let state: Snapshot = noSnapshot()
  let bad = 0
  let told = 0
  /** Log files that cannot be read. */
  const unread = new Set<string>()
  let missing = 0
  /** Ids of events that were written and not read back yet. */
  const awaited = new Set<string>()
  let open: { name: string; fd: number } | undefined

  const readSnapshot = (): Snapshot | undefined => {
    let text: string
    try {
      if (!isFile(snapshotFile)) return undefined
      text = readFileSync(snapshotFile, 'latin1')
    } catch {
      return undefined
    }
    const found = snapshotIn(text)
    if (found === 'newer') throw new UserError(texts.newerProgress(snapshotFile), texts.newerHint)
    return found && marksFit(logs, found.log) ? found : undefined
  }

  const replay = replayOf(
    logs,
    ids,
    {
      seen: ({ id }) => void awaited.delete(id),
      damaged(text) {
        // One that was begun when the machine went off and never finished was not acknowledged either.
        if (!text.startsWith('{') || text.endsWith('}')) bad++
      },
      newer(refused, file) {
        if (refused) throw new UserError(texts.newerProgress(file), texts.newerHint)
      },
      unread: (name) => void unread.add(name),
    },
    state,
  )
  const take = (event: LogEvent): void => {
    if (++told % 10_000 === 0) tell(told)
    applyEvent(state, event)
  }
  const begin = (): Snapshot => {
    bad = 0
    state = noSnapshot()
    return state
  }
  const rebuild = (): void => {
    unread.clear()
    replay.all(begin, take)
  }
  const catchUp = (): void => {
    unread.clear()
    replay.position = state
    const events = replay.gained()
    if (events === undefined) rebuild()
    else for (const event of events) take(event)
  }

  const openLog = (name: string): number => {
    // A folder that was removed meanwhile takes its files along: ours is made anew.
    if (open?.name === name && fstatSync(open.fd).nlink > 0) return open.fd
    closeLog()
    makeFolder(logs)
    const fd = openSync(join(logs, name), 'a+', 0o600)
    syncFolder(logs)
    open = { name, fd }
    return fd
  }
  const closeLog = (): void => {
    if (open) closeSync(open.fd)
    open = undefined
  }
  /** Appends lines to a log file. Throws UserError. */
  const writeTo = (name: string, lines: string, apart: boolean): void => {
    let fd: number
    try {
      fd = openLog(name)
    } catch (error) {
      throw new UserError(texts.notWritable(logs, reasonOf(error)), texts.writableHint)
    }
    try {
      appendLines(fd, lines, apart)
    } catch (error) {
      throw new UserError(texts.notSaved(reasonOf(error)), texts.notSavedHint)
    }
  }

  return {
    async read() {
      // Said before the first question, not after the first answer.
      if (existsSync(folder) && !statSync(folder).isDirectory())
        throw new UserError(texts.notWritable(folder, reasonOf({ code: 'ENOTDIR' })), texts.writableHint)
      bad = 0
      missing = passedLogs(logs).filter(({ why }) => why === 'not-downloaded' || why === 'dangling').length
      const kept = readSnapshot()
      // Made under other ids, it is no cache of what is wanted now.
      const snapshot = (kept?.ids ?? '') === ids.key ? kept : undefined
      if (snapshot) {
        state = snapshot
        bad = snapshot.damaged ?? 0
        catchUp()
      } else rebuild()
      return state
    },
    async write(data) {
      makeFolder(folder)
      // Behind a symbolic link the file itself is written, and the link stays.
      const target = existsSync(snapshotFile) ? realpathSync(snapshotFile) : snapshotFile
      const temporary = `${target}.${process.pid}.tmp`
      const fd = openSync(temporary, 'w', 0o600)
      try {
        const { damaged: _before, ids: _earlier, ...rest } = data
        const named = ids.key === '' ? rest : { ...rest, ids: ids.key }
        writeSync(fd, format(bad > 0 ? { ...named, damaged: bad } : named))
        fsyncSync(fd)
        closeSync(fd)
        renameSync(temporary, target)
      } catch (error) {
        rmSync(temporary, { force: true })
        throw error
      }
    },
    append(events) {
      let place = state.last.place
      const placed = events.map((event): LogEvent => {
        // A clock that went backwards must not put an answer before those it followed.
        if (event.at > place || (event.at === place && events.length === 1 && event.id > state.last.id)) {
          place = event.at
          return event
        }
        place++
        return { ...event, order: place }
      })
      const name = `${monthOf(place)}.${device}.jsonl`
      for (const { id } of placed) awaited.add(id)
      try {
        // Reading back also brings the answers of another window. What somebody else's write has spoiled, or what went into a file that was replaced meanwhile, is written again.
        for (let attempt = 0; attempt < 3 && awaited.size > 0; attempt++) {
          if (attempt > 0) closeLog()
          const lines = placed
            .filter(({ id }) => awaited.has(id))
            .map((event) => `${JSON.stringify(event)}\n`)
          writeTo(name, lines.join(''), attempt > 0)
          catchUp()
        }
        if (awaited.size > 0) throw new UserError(texts.notSaved(texts.notReadBack), texts.notSavedHint)
      } finally {
        awaited.clear()
      }
    },
    refresh: catchUp,
    state: () => state,
    told: () => told,
    damaged: () => bad + unread.size + missing,
    marks: () => Object.fromEntries(Object.entries(state.log).map(([name, { bytes }]) => [name, bytes])),
    since(marks) {
      const events = new Map<string, LogEvent>()
      for (const name of logFiles(logs)) {
        const fd = openSync(join(logs, name), 'r')
        try {
          const read = { event: (event: LogEvent) => void events.set(event.id, event) }
          logLines(fd, marks[name] ?? 0, fstatSync(fd).size, (line) => readLine(line, read))
        } finally {
          closeSync(fd)
        }
      }
      return inOrder([...events.values()])
    },
    close: closeLog,
  }
}
