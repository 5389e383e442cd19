export { SyncError, type SyncFault } from './fault.ts'
export { type Synced, sync } from './sync.ts'
