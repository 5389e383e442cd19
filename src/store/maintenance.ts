import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Texts } from '../i18n/index.ts'
import { isFile } from '../io/folder.ts'
import { type CardId, type LogEvent, type Renaming, sanitize, UserError, wordOf } from '../model/index.ts'
import type { Maintenance } from '../world/index.ts'

/** Words an error of the file system for the learner; other errors are not changed. */
function userError(file: string, error: unknown, texts: Texts): unknown {
  const { name, code, syscall, path } = error as NodeJS.ErrnoException
  if (name === 'NewerLog')
    return new UserError(
      texts.errors.newerProgress(sanitize((error as { file?: string }).file ?? file)),
      texts.errors.newerHint,
    )
  if (name === 'BadArchive') {
    const { fault } = error as { fault: keyof Texts['care']['archive'] }
    return new UserError(
      texts.errors.unusableFile(sanitize(file), texts.care.archive[fault]),
      texts.import.nothingChanged,
    )
  }
  if (syscall === undefined) return error
  return new UserError(
    texts.errors.unusableFile(
      sanitize(path ?? file),
      wordOf(texts.reasons, code ?? '') ?? code ?? String(error),
    ),
  )
}

/** Does something with a file; what the file system refuses is thrown as a UserError. */
async function withUserErrors<T>(file: string, texts: Texts, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw userError(file, error, texts)
  }
}

/** The maintenance of a data folder, its failures in the learner's words. */
export async function maintenanceOf(
  data: string,
  now: () => number,
  texts: Texts,
  ids: () => Promise<Renaming>,
  device: () => string,
): Promise<Maintenance> {
  const { everyEvent, historyOf } = await import('./events.ts')
  const withData = <T>(work: () => T | Promise<T>): Promise<T> => withUserErrors(data, texts, work)
  const requireFile = (path: string): void => {
    if (!existsSync(path))
      throw new UserError(texts.errors.unusableFile(sanitize(path), texts.reasons.ENOENT!))
  }
  function* lines(holding?: string): Iterable<{ event: LogEvent; line: string }> {
    try {
      yield* everyEvent(data, holding)
    } catch (error) {
      throw userError(data, error, texts)
    }
  }
  return {
    check: () => withData(async () => (await import('./check.ts')).checkFolder(data, now())),
    repair: () =>
      withData(async () => {
        const { checkFolder, repairFolder } = await import('./check.ts')
        repairFolder(data, checkFolder(data, now()))
      }),
    undoFuture: (newId) =>
      withData(async () => (await import('./future.ts')).undoFuture(data, now(), newId, await ids())),
    *events(holding) {
      for (const { event } of lines(holding)) yield event
    },
    lines,
    importEvents: (events, dry) =>
      withData(async () => (await import('./import-events.ts')).importEvents(data, events, dry, device())),
    renaming: ids,
    historyOf: (card) => withData(async () => historyOf(data, card as CardId, await ids())),
    async merge(folder) {
      requireFile(folder)
      const { mergeFolder } = await import('./merge.ts')
      return withUserErrors(folder, texts, () => mergeFolder(data, folder))
    },
    async backup(file) {
      requireFile(join(data, 'reviews'))
      const { archiveName, backUp } = await import('./backup.ts')
      const target = file ?? archiveName(data, new Date(now()).toISOString().slice(0, 10))
      return withUserErrors(target, texts, () => backUp(data, target))
    },
    async restore(file) {
      requireFile(file)
      // Reading a pipe waits for ever.
      if (!isFile(file))
        throw new UserError(texts.errors.unusableFile(sanitize(file), texts.problems['not-a-file']('')))
      const { restoreFrom } = await import('./backup.ts')
      return withUserErrors(file, texts, () => restoreFrom(data, file))
    },
  }
}
