import type { Dialect } from './dialect.ts'
import { docker } from './docker/index.ts'

/** Programs that have habits of their own. */
export const dialects: Readonly<Record<string, Dialect>> = { docker }
