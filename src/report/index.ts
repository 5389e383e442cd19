export type { CalibrationRow } from './calibration.ts'
export { generator, report } from './page.ts'
export type { WeakRow } from './tables.ts'
