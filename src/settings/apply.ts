import { defaultKeys, type Keys } from '../model/index.ts'
import type { Limits } from '../schedule/index.ts'
import { weekdays } from './check.ts'
import type { Settings } from './table.ts'

/** The days of the week, 0 is Monday, that are to have fewer cards. */
export const easyDays = (values: Settings): number[] =>
  values['easy-days'].split(',').flatMap((name) => (weekdays.includes(name) ? [weekdays.indexOf(name)] : []))

/** The settings as the rest of the program uses them; `seed` makes a random order repeatable. */
export const applied = (
  values: Settings,
  seed: string,
): {
  limits: Limits
  goal: string
  keys: Keys
  rolloverHour: number
  labs: boolean
  chanceCorrection: boolean
  retention: number
} => ({
  limits: {
    newPerDay: values['new-per-day'],
    reviewsPerDay: values['reviews-per-day'],
    minutes: values['minutes-per-day'] || undefined,
    catchUp: values['catch-up'] === 'valuable',
    order: values.order === 'random' ? { seed } : values.order,
  },
  goal: values.goal,
  keys: Object.fromEntries(
    (Object.keys(defaultKeys) as (keyof Keys)[]).map((name) => [name, values[`keys.${name}`]]),
  ) as unknown as Keys,
  rolloverHour: values['rollover-hour'],
  labs: values.labs === 'on',
  chanceCorrection: values['chance-correction'] === 'on',
  retention: values.retention,
})
