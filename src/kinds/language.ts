import type { Entry } from '../model/index.ts'

/** Letters that only texts of a language have. */
const letters: readonly [string, RegExp][] = [
  ['ko', /[가-힣]/],
  ['ja', /[ぁ-ヶ]/],
  ['zh', /[一-龥]/],
  ['ru', /[а-яё]/i],
]

/** Words that hardly any sentence of a language goes without. */
const words: readonly [string, ReadonlySet<string>][] = [
  ['en', 'the of and to a an in is with for from it that all its'],
  ['fr', 'le la les des du de une un et est dans pour avec sur au tous toutes'],
  ['es', 'el la los las del de una un y es en para con por que al'],
  ['pt', 'o a os as do da de um uma e em para com por que no na'],
  ['de', 'der die das und ein eine einen den dem des mit auf für zu im von alle'],
].map(([language, list]) => [language!, new Set(list!.split(' '))])

/** So many texts of a file tell its language. */
const mostTexts = 40

/** The language that a text is most likely in; undefined where nothing tells. */
export function languageOf(text: string): string | undefined {
  const own = letters.find(([, form]) => form.test(text))?.[0]
  if (own !== undefined) return own
  const found = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const counts = words.map(([language, list]): [string, number] => [
    language,
    found.filter((word) => list.has(word)).length,
  ])
  const [best, second] = counts.sort((a, b) => b[1] - a[1])
  return best![1] > second![1] + 1 ? best![0] : undefined
}

const known = new WeakMap<readonly Entry[], ReadonlyMap<string, string | undefined>>()

/** The languages of the files that entries come from; found once for a list. */
function languagesOf(entries: readonly Entry[]): ReadonlyMap<string, string | undefined> {
  const kept = known.get(entries)
  if (kept !== undefined) return kept
  const texts = new Map<string, string[]>()
  for (const entry of entries) {
    const list = texts.get(entry.at.file) ?? []
    texts.set(entry.at.file, list)
    if ('summary' in entry && list.length < mostTexts) list.push(entry.summary)
  }
  const made = new Map([...texts].map(([file, list]) => [file, languageOf(list.join(' '))]))
  known.set(entries, made)
  return made
}

/** Tells which entries of a list are in the language of one of them; undefined where all are, or nothing tells. */
export function sameLanguage(
  entry: Entry,
  entries: readonly Entry[],
): ((other: Entry) => boolean) | undefined {
  const languages = languagesOf(entries)
  const own = languages.get(entry.at.file)
  const others = new Set(languages.values())
  others.delete(own)
  others.delete(undefined)
  if (own === undefined || others.size === 0) return undefined
  return (other) => !others.has(languages.get(other.at.file))
}
