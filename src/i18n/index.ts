import { en, type Texts } from './en.ts'
import { ko } from './ko.ts'

export type { Texts } from './en.ts'

/** Every language of the program. */
export const languages: Record<string, Texts> = { en, ko }

/** The language of a locale such as `ko_KR.UTF-8`; English when it is none of ours. */
export const languageOf = (locale: string | undefined): string => {
  const tag = (locale ?? '').slice(0, 2).toLowerCase()
  return tag in languages ? tag : 'en'
}
