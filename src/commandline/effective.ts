import type { Program } from './program.ts'
import type { Reading, ReadOption } from './read.ts'
import { collects } from './values.ts'

/** The options as they count: of one that does not collect only the last, none that says what goes without saying. */
export function effective(reading: Reading, program: Program): ReadOption[] {
  const last = new Map<string, ReadOption>()
  // Of KEY=VALUE given twice for one key the last counts as well.
  const keyOf = ({ spec, raw }: ReadOption): string | undefined =>
    !collects(spec.type)
      ? spec.name
      : program.dialect.keyed?.includes(spec.name)
        ? `${spec.name} ${raw.split('=')[0]}`
        : undefined
  for (const read of reading.options) {
    const key = keyOf(read)
    if (key !== undefined) last.set(key, read)
  }
  return reading.options.filter((read) => {
    const key = keyOf(read)
    if (key !== undefined && last.get(key) !== read) return false
    if (read.spec.type === 'boolean') return read.value !== (read.spec.default ?? 'false')
    return read.spec.default === undefined || read.value !== read.spec.default.replace(/^"(.*)"$/, '$1')
  })
}
