import type { Valued } from './dialect.ts'
import type { Program } from './program.ts'
import type { OptionSpec } from './spec.ts'
import { byType } from './values.ts'

/** The value of an option as it counts, or why it is refused: by the dialect where it has a rule for it, else by its type. */
export const readValue = (program: Program, path: string, spec: OptionSpec, raw: string): Valued =>
  program.dialect.value?.(path, spec.name, spec.type, raw) ?? byType(spec.type, raw, spec.value)
