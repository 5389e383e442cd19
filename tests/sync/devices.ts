import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SyncError } from '../../src/sync/fault.ts'
import { sync } from '../../src/sync/sync.ts'
import type { SyncReport } from '../../src/world/index.ts'
import { folder } from '../folders.ts'

/** The environment without settings of git. */
export const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
/** Runs git in a folder. */
export const git = (place: string, ...args: string[]): string =>
  execFileSync('git', ['-C', place, ...args], { env, encoding: 'utf8' })

/** A machine. */
export interface Device {
  name: string
  folder: string
}
/** A machine with an empty folder. */
export const device = (name: string): Device => ({ name, folder: folder() })
/** Synchronises the folder of a machine. */
export const run = (on: Device, remote?: string): Promise<SyncReport> =>
  sync({ folder: on.folder, device: on.name, remote, env, unattended: true })
/** Why a sync is refused; `none` where it is not. */
export const fault = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error) => (error instanceof SyncError ? error.fault : String(error)),
  )

/** Writes a file of a machine. */
export const write = (on: Device, path: string, text: string): void => {
  mkdirSync(join(on.folder, path, '..'), { recursive: true })
  writeFileSync(join(on.folder, path), text)
}
/** Reads a file of a machine. */
export const read = (on: Device, path: string): string => readFileSync(join(on.folder, path), 'utf8')
/** Adds a line to the log of a machine. */
export const answer = (on: Device, text: string, month = '2026-11'): void => {
  mkdirSync(join(on.folder, 'reviews'), { recursive: true })
  appendFileSync(join(on.folder, 'reviews', `${month}.${on.name}.jsonl`), `{"id":"${text}"}\n`)
}
/** Every line of the log in a folder, sorted, and the decks. */
export const state = (on: Device): { lines: string[]; decks: Record<string, string> } => {
  const lines = readdirSync(join(on.folder, 'reviews')).flatMap((name) =>
    read(on, `reviews/${name}`).split('\n').filter(Boolean),
  )
  const names = existsSync(join(on.folder, 'decks')) ? readdirSync(join(on.folder, 'decks')).sort() : []
  return {
    lines: lines.sort(),
    decks: Object.fromEntries(names.map((name) => [name, read(on, `decks/${name}`)])),
  }
}
