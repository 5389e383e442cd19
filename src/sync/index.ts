import type { SyncReport } from '../world.ts'
import { SyncError, type SyncFault } from './fault.ts'
import { type SyncOptions, sync } from './sync.ts'

/** Joins a data folder with a remote; what was refused comes back as a value, because this room is a bundle of its own with error classes of its own. */
export async function trySync(
  options: SyncOptions,
): Promise<SyncReport | { fault: SyncFault; detail: string }> {
  try {
    return await sync(options)
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    return { fault: error.fault, detail: error.detail }
  }
}
