import type { Texts } from './en.ts'

export type { Texts } from './en.ts'

/** Every language of the program; a run reads one of them. */
export const languages: Record<string, () => Promise<Texts>> = {
  en: async () => (await import('./en.ts')).en,
  ko: async () => (await import('./ko.ts')).ko,
}

/** The language of a locale such as `ko_KR.UTF-8`; English when it is none of ours. */
export const languageOf = (locale: string | undefined): string => {
  const tag = (locale ?? '').slice(0, 2).toLowerCase()
  return Object.hasOwn(languages, tag) ? tag : 'en'
}
