import { languages } from '../i18n/index.ts'
import { defaultKeys } from '../model/index.ts'
import { defaultLimits, defaultSchedule } from '../schedule/index.ts'

/** The type of a setting. */
export type Allowed =
  | { type: 'whole'; from: number; to: number }
  | { type: 'decimal'; from: number; to: number }
  | { type: 'choice'; of: readonly string[] }
  /** A name, which something else may have to know. */
  | { type: 'name' }
  /** Days of the week such as `sat,sun`, or `none`. */
  | { type: 'weekdays' }
  /** `auto`, or numbers with dots between them. */
  | { type: 'version' }
  /** A single key of a quiz; `?` only where it asks for help. */
  | { type: 'key'; help?: boolean }

/** One setting. */
export interface Setting<T extends SettingValue = SettingValue> {
  default: T
  allowed: Allowed
}

/** A value as it stands in the file. */
export type SettingValue = string | number

const whole = (value: number, from: number, to: number): Setting<number> => ({
  default: value,
  allowed: { type: 'whole', from, to },
})

const decimal = (value: number, from: number, to: number): Setting<number> => ({
  default: value,
  allowed: { type: 'decimal', from, to },
})

const choice = <const T extends string>(value: NoInfer<T>, of: readonly T[]): Setting<T> => ({
  default: value,
  allowed: { type: 'choice', of },
})

const key = (value: string, help?: boolean): Setting<string> => ({
  default: value,
  allowed: { type: 'key', help },
})

/** Every setting, in the order of the list and of a new file. Its meaning stands in `config.meanings` of each language. */
export const settings = {
  'new-per-day': whole(defaultLimits.newPerDay, 0, 9999),
  'reviews-per-day': whole(defaultLimits.reviewsPerDay, 0, 9999),
  'minutes-per-day': whole(0, 0, 600),
  'catch-up': choice('valuable', ['valuable', 'all']),
  'easy-days': { default: 'none', allowed: { type: 'weekdays' } } as Setting<string>,
  goal: { default: 'all', allowed: { type: 'name' } } as Setting<string>,
  order: choice('risk', ['risk', 'due', 'random']),
  retention: decimal(defaultSchedule.retention, 0.7, 0.97),
  'chance-correction': choice('off', ['off', 'on']),
  'rollover-hour': whole(4, 0, 23),
  language: choice<string>('auto', ['auto', ...Object.keys(languages)]),
  'docker-version': { default: 'auto', allowed: { type: 'version' } } as Setting<string>,
  labs: choice('on', ['on', 'off']),
  autosync: choice('off', ['off', 'on']),
  colours: choice('auto', ['auto', 'always', 'never']),
  'keys.undo': key(defaultKeys.undo),
  'keys.suspend': key(defaultKeys.suspend),
  'keys.bury': key(defaultKeys.bury),
  'keys.edit': key(defaultKeys.edit),
  'keys.why': key(defaultKeys.why),
  'keys.quit': key(defaultKeys.quit),
  'keys.help': key(defaultKeys.help, true),
} satisfies Record<string, Setting>

/** The name of a setting. */
export type SettingName = keyof typeof settings

/** The names of all settings. */
export const settingNames = Object.keys(settings) as SettingName[]

/** Every setting with a value. */
export type Settings = { -readonly [Name in SettingName]: (typeof settings)[Name]['default'] }

/** The settings of someone who has chosen nothing. */
export const defaultSettings = (): Settings =>
  Object.fromEntries(settingNames.map((name) => [name, settings[name].default])) as Settings

/** Whether a name is that of a setting. */
export const isSetting = (name: string): name is SettingName => Object.hasOwn(settings, name)
