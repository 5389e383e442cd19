import { nearest } from '../model/index.ts'
import {
  defaultSettings,
  isSetting,
  type SettingName,
  type Settings,
  type SettingValue,
  settingNames,
  settings,
} from './table.ts'

/** Something in the file that cannot be used. */
export type SettingFault =
  | { type: 'unreadable'; reason: string }
  | { type: 'syntax'; line: number; reason: string }
  | { type: 'unknown'; line: number; name: string; near?: string }
  | { type: 'bad'; line: number; name: SettingName; given: string; near?: string }
  /** Two keys of a quiz are the same. */
  | { type: 'taken'; line: number; name: SettingName; given: string; by: SettingName }

// Keys that the prompts of a quiz use for something else: choosing, moving up and down, knew it and did not. A dash begins options where it is to be set.
const usedKeys = '123456789jkny-'

type Allowed = (typeof settings)[SettingName]['allowed']
type Of<T extends Allowed['type']> = Extract<Allowed, { type: T }>

// Capitals count as small letters where keys are pressed.
const isKey = (text: string, { help }: Of<'key'>): boolean =>
  /^[!-@[-~]$/.test(text) && !usedKeys.includes(text) && (text !== '?' || help === true)

/** Parses a text as a value of each type; undefined if it is none. */
const meanings: { [T in Allowed['type']]: (text: string, allowed: Of<T>) => SettingValue | undefined } = {
  whole: (text, allowed) => (/^\d{1,9}$/.test(text) ? within(Number(text), allowed) : undefined),
  decimal: (text, allowed) => (/^\d*\.?\d+$/.test(text) ? within(Number(text), allowed) : undefined),
  version: (text) => (/^(?:auto|\d{1,4}(?:\.\d{1,4}){0,2})$/.test(text) ? text : undefined),
  choice: (text, { of }) => (of.includes(text) ? text : undefined),
  name: (text) =>
    /^[^\s"\\\p{C}][^"\\\p{C}]{0,98}$/u.test(text.trim()) ? text.trim().normalize('NFC') : undefined,
  weekdays: (text) => weekdaysIn(text),
  key: (text, allowed) => (isKey(text, allowed) ? text : undefined),
}

/** The value that is meant, from a file or a command line; nothing when it is not allowed. */
export function check(name: SettingName, given: unknown): SettingValue | undefined {
  if (typeof given !== 'string' && typeof given !== 'number') return undefined
  const { allowed } = settings[name]
  const meaning = meanings[allowed.type] as (text: string, of: Allowed) => SettingValue | undefined
  return meaning(String(given), allowed)
}

/** The names of weekdays, from Monday on. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Days of the week in their order: `sun, Sat` is `sat,sun`. */
function weekdaysIn(text: string): string | undefined {
  const given = text.toLowerCase().split(/[\s,]+/)
  if (given.join() === 'none' || given.join() === '') return 'none'
  return given.every((name) => weekdays.includes(name))
    ? weekdays.filter((name) => given.includes(name)).join(',')
    : undefined
}

const within = (value: number, { from, to }: { from: number; to: number }): number | undefined =>
  value >= from && value <= to ? value : undefined

/** Another key of a quiz that is the same as this one. */
export const takenBy = (name: SettingName, values: Settings): SettingName | undefined =>
  settings[name].allowed.type === 'key'
    ? settingNames.find(
        (other) => other !== name && settings[other].allowed.type === 'key' && values[other] === values[name],
      )
    : undefined

/** The setting whose name was probably meant. */
export const nearName = (name: string): SettingName | undefined =>
  (nearest(name, settingNames) as SettingName | undefined) ??
  (name === '' ? undefined : settingNames.find((known) => known.split(/[.-]/).includes(name))) ??
  (name.length < 4 ? undefined : settingNames.find((known) => known.startsWith(name.slice(0, 4))))

/** The allowed word that was probably meant. */
export function nearValue(name: SettingName, given: string): string | undefined {
  const { allowed } = settings[name]
  return allowed.type === 'choice' ? nearest(given, allowed.of) : undefined
}

/** The settings of a file and its faults. */
export interface Given {
  /** Every setting; where the file says nothing that can be used, its default. */
  values: Settings
  /** The settings of the file. */
  set: SettingName[]
  faults: SettingFault[]
}

/** Checks what stands in a file: names with dots and their values, and the line of each. */
export function checkAll(
  entries: readonly (readonly [string, unknown])[],
  line: (name: string) => number,
): Given {
  const values = defaultSettings()
  const set: SettingName[] = []
  const faults: SettingFault[] = []
  for (const [name, given] of entries) {
    if (!isSetting(name)) {
      faults.push({ type: 'unknown', line: line(name), name, near: nearName(name) })
      continue
    }
    const value = check(name, given)
    if (value === undefined) {
      // A table of the parser has no toString.
      const text = typeof given === 'object' ? JSON.stringify(given) : String(given)
      faults.push({ type: 'bad', line: line(name), name, given: text, near: nearValue(name, text) })
      continue
    }
    set.push(name)
    Object.assign(values, { [name]: value })
  }
  for (const name of set) {
    const by = takenBy(name, values)
    // Of two in the file the later one is named.
    if (by !== undefined && (!set.includes(by) || line(by) < line(name)))
      faults.push({ type: 'taken', line: line(name), name, given: String(values[name]), by })
  }
  const place = (fault: SettingFault): number => (fault.type === 'unreadable' ? 0 : fault.line)
  return { values, set, faults: faults.sort((a, b) => place(a) - place(b)) }
}
