import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Texts } from '../i18n/index.ts'
import { type CardId, harmless, type Renaming, UserError, wordOf } from '../model/index.ts'
import type { Care } from '../world.ts'

/** The care of a data folder, its failures in the learner's words. */
export async function careOf(
  data: string,
  now: () => number,
  texts: Texts,
  ids: () => Promise<Renaming>,
): Promise<Care> {
  const { archiveName, backUp, eventsOf, everyEvent, examine, mergeFolder, NewerLog, repair, restoreFrom } =
    await import('./care.ts')
  const refused = (file: string, error: unknown): UserError => {
    if (error instanceof NewerLog)
      return new UserError(texts.errors.newerProgress(harmless(error.file)), texts.errors.newerHint)
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === undefined ? message : (wordOf(texts.reasons, code) ?? code)
    return new UserError(texts.errors.unusableFile(file, reason))
  }
  const guarded = <T>(file: string, act: () => T): T => {
    try {
      return act()
    } catch (error) {
      throw refused(file, error)
    }
  }
  const there = (path: string): void => {
    if (!existsSync(path)) throw new UserError(texts.errors.unusableFile(path, texts.reasons.ENOENT!))
  }
  return {
    examine: () => guarded(data, () => examine(data)),
    repair: () => guarded(data, () => repair(data)),
    *events(holding) {
      try {
        for (const { event } of everyEvent(data, holding)) yield event
      } catch (error) {
        throw (error as { syscall?: string }).syscall === undefined ? error : refused(data, error)
      }
    },
    lines: () => everyEvent(data),
    async add(events, dry) {
      const { takeIn } = await import('./import-events.ts')
      return takeIn(data, events, dry).catch((error: unknown) => {
        throw (error as { syscall?: string }).syscall === undefined ? error : refused(data, error)
      })
    },
    async eventsOf(card) {
      const names = await ids()
      return guarded(data, () => eventsOf(data, card as CardId, names))
    },
    merge(folder) {
      there(folder)
      return guarded(folder, () => mergeFolder(data, folder))
    },
    async backUp(file) {
      there(join(data, 'reviews'))
      const target = file ?? archiveName(data, new Date(now()).toISOString().slice(0, 10))
      return backUp(data, target).catch((error: unknown) => {
        throw refused(target, error)
      })
    },
    async restore(file) {
      there(file)
      return restoreFrom(data, file).catch((error: unknown) => {
        throw refused(file, error)
      })
    },
  }
}
