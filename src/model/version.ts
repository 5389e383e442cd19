import type { Entry, OptionEntry, OptionVariant } from './entry.ts'

/** The versions of a program that something belongs to: the first and the last that have it. */
export interface Span {
  since?: string
  until?: string
}

const parts = (version: string): number[] => version.split('.').map(Number)

/** Compares two versions by as many parts as the shorter one names: `29.1` equals `29`. Below 0 when `a` comes before `b`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)]
  for (let index = 0; index < Math.min(left.length, right.length); index++)
    if (left[index] !== right[index]) return left[index]! - right[index]!
  return 0
}

/** Whether a version is within a span; without a version, whether the newest one is. */
export const spans = ({ since, until }: Span, version: string | undefined): boolean =>
  version === undefined
    ? until === undefined
    : (since === undefined || compareVersions(version, since) >= 0) &&
      (until === undefined || compareVersions(version, until) <= 0)

/** A program of which another version is installed than those that a deck's table was held against. */
export interface Drift {
  program: string
  version: string
  first: string
  last: string
}

/** The versions that a deck's table was held against, where another one is installed. */
function driftIn(entry: Entry, version: string): Drift[] {
  const described = entry.kind === 'grammar' ? entry.grammar.versions : undefined
  if (entry.kind !== 'grammar' || !described) return []
  const { first, last } = described
  return spans({ since: first, until: last }, version)
    ? []
    : [{ program: entry.program, version, first, last }]
}

/** The first program among those that decks are about that is older or newer than what the decks describe. */
export const driftOf = (
  decks: readonly { version?: string; entries: readonly Entry[] }[],
): Drift | undefined =>
  decks.flatMap(({ version, entries }) =>
    version === undefined ? [] : entries.flatMap((entry) => driftIn(entry, version)),
  )[0]

/** Whether anything in an entry depends on the version. */
export const isVersioned = (entry: Entry): boolean =>
  entry.since !== undefined ||
  entry.until !== undefined ||
  (entry.kind === 'option' && entry.variants?.some(({ since, until }) => since ?? until) === true)

/** An option with the forms and commands that it has in a version; undefined when it has none. */
function optionIn(entry: OptionEntry, version: string | undefined): OptionEntry | undefined {
  const all: OptionVariant[] = entry.variants ?? []
  const held = all.filter((variant) => spans(variant, version))
  if (held.length === all.length) return entry
  const [first] = held
  if (first === undefined) return undefined
  const { short, type, default: value } = first
  const commands = [...new Set(held.flatMap((variant) => variant.commands))]
  return { ...entry, commands, short, type, default: value, variants: held.length > 1 ? held : undefined }
}

/** An entry as a version of its program has it; undefined when that version does not. Without a version the newest is meant. */
export function entryIn(entry: Entry, version: string | undefined): Entry | undefined {
  if (!spans(entry, version)) return undefined
  return entry.kind === 'option' ? optionIn(entry, version) : entry
}
