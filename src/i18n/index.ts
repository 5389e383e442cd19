import type { Texts } from './en.ts'

export { asCalled, calledAs, textsAsCalled } from './called.ts'
export type { Amounts, Texts } from './en.ts'

/** The two letters of every language that has a file here, as `scripts/listed.mjs` finds them. */
declare const flagdrillLanguages: readonly string[]

/** Every language of the program; a run reads one of them. */
export const languages: Record<string, () => Promise<Texts>> = Object.fromEntries(
  flagdrillLanguages.map((name) => [
    name,
    async () => ((await import(`./${name}.ts`)) as Record<string, Texts>)[name]!,
  ]),
)

/** The language of a locale such as `ko_KR.UTF-8`; English when it is none of ours. */
export const languageOf = (locale: string | undefined): string => {
  const tag = (locale ?? '').slice(0, 2).toLowerCase()
  return Object.hasOwn(languages, tag) ? tag : 'en'
}
