import { containerStates, refusedCondition } from '../../commandline/index.ts'
import { type Context, fromDaemon, type Given, Refusal } from '../context.ts'
import { table } from '../format.ts'
import { formatRows, type Json } from '../template.ts'

/** Filters `key=value`. Throws Refusal for one that the engine does not know. */
export function filtersOf(given: Given): [key: string, value: string][] {
  return given.all('--filter').map((text) => {
    const at = text.indexOf('=')
    if (at < 0)
      throw new Refusal(
        `invalid argument "${text}" for "-f, --filter" flag: invalid filter '${text}' (must be 'name=value')`,
        125,
      )
    const [key, value] = [text.slice(0, at).toLowerCase(), text.slice(at + 1)]
    const refused = refusedCondition(given.path, key, value)
    if (refused === 'key') throw fromDaemon(`invalid filter '${key}'`)
    if (refused === 'value') throw fromDaemon(refusal(key, value))
    return [key, value]
  })
}

/** The daemon's words for a value that a condition does not take. */
function refusal(key: string, value: string): string {
  if (key === 'status')
    return `invalid filter 'status=${value}': invalid value for state (${value}): must be one of ${containerStates.join(', ')}`
  if (key === 'type') return `invalid filter: 'type'='${value}'`
  if (key === 'exited') return `strconv.Atoi: parsing "${value}": invalid syntax`
  return `invalid filter '${key}=[${value}]'`
}

/** Filters of one key are alternatives, those of different keys all hold. */
export function passes<T>(
  item: T,
  filters: readonly [string, string][],
  holds: (item: T, key: string, value: string) => boolean,
): boolean {
  const keys = new Set(filters.map(([key]) => key))
  return [...keys].every((key) => filters.some(([other, value]) => other === key && holds(item, key, value)))
}

/** Whether the value of a filter is a yes. */
export const isTrue = (value: string): boolean => value === 'true' || value === '1'

export function labelHolds(labels: Readonly<Record<string, string>>, value: string): boolean {
  const [key = '', wanted] = value.split('=')
  return key in labels && (wanted === undefined || labels[key] === wanted)
}

// The engine's names for what a row is made of.
export const names = { container: 'Container', image: 'Image', volume: 'Volume', network: 'Network' }

/** The engine's name for what the rows of a list are made of. */
function typeOf(heads: Readonly<Record<string, string>>, id: string): string {
  if (id === 'Name') return names.volume
  if ('Driver' in heads) return names.network
  return 'Tag' in heads ? names.image : names.container
}

/** Prints a list as its options ask: ids, a format, or a table of some columns. */
export function print(
  context: Context,
  given: Given,
  rows: readonly Record<string, Json>[],
  heads: Readonly<Record<string, string>>,
  columns: readonly string[],
  id: string,
): number {
  const format = given.last('--format')
  if (given.has('--quiet') && format === undefined) for (const row of rows) context.out(`${row[id]}\n`)
  else if (format !== undefined && format !== 'table')
    context.out(formatRows(typeOf(heads, id), format, rows, heads, table))
  else
    context.out(
      table(
        columns.map((column) => heads[column]!),
        rows.map((row) => columns.map((column) => String(row[column]))),
      ),
    )
  return 0
}
