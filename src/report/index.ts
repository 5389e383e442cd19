export { generator, report } from './page.ts'
export type { WeakRow } from './tables.ts'
