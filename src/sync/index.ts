import type { SubscriptionChange, SyncReport } from '../world/index.ts'
import { asFault, SyncError, type SyncFault } from './fault.ts'
import { renew, subscribe, unsubscribe } from './subscription.ts'
import { type SyncOptions, sync } from './sync.ts'

export { subscriptionsIn } from './subscription.ts'

/** A refusal as a value: this room is a bundle of its own with error classes of its own. */
export interface Refused {
  fault: SyncFault
  detail: string
}

async function trying<T>(work: () => Promise<T> | T): Promise<T | Refused> {
  try {
    return await work()
  } catch (error) {
    const fault = asFault(error)
    if (!(fault instanceof SyncError)) throw fault
    return { fault: fault.fault, detail: fault.detail }
  }
}

/** Joins a data folder with a remote. */
export const trySync = (options: SyncOptions): Promise<SyncReport | Refused> => trying(() => sync(options))

/** Adds decks that somebody shares. */
export const trySubscribe = (...args: Parameters<typeof subscribe>): Promise<SubscriptionChange | Refused> =>
  trying(() => subscribe(...args))

/** Brings shared decks to their newest commit. */
export const tryRenew = (...args: Parameters<typeof renew>): Promise<SubscriptionChange | Refused> =>
  trying(() => renew(...args))

/** Takes shared decks away. */
export const tryUnsubscribe = (data: string, name: string): Promise<undefined | Refused> =>
  trying(() => void unsubscribe(data, name))
