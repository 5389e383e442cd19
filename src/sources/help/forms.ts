import { formOf, type HelpRow } from './row.ts'
import type { SpecItem } from './spec.ts'

const wordIn = ({ value }: SpecItem): string | undefined => /^ ([a-z][\w-]*)=/.exec(value)?.[1]

/** Whether an item is a letter that takes the word of a long name as a part of its value: `-e read=SET` beside `--read=SET`, and then `-e r=SET` too. */
const isForm = (item: SpecItem, items: readonly SpecItem[]): boolean =>
  wordIn(item) !== undefined &&
  items.some((other) => other.name === item.name && items.some(({ name }) => name === `--${wordIn(other)}`))

/** Whether a name is the place of a number: `-COLUMN` beside `--columns=COLUMN`. */
const isPlace = ({ name }: SpecItem, items: readonly SpecItem[]): boolean =>
  /^-[A-Z]{3,}$/.test(name) && items.some(({ value }) => formOf(value) === name.slice(1))

/** A row without items that only are forms of the others. */
const withoutForms = (row: HelpRow): HelpRow => ({
  ...row,
  items: row.items.filter((item) => !isForm(item, row.items) && !isPlace(item, row.items)),
})

/** Names that have a row for each of their values, `--log=all`, `--log=none`: each text is about one of them. */
export function severalForms(rows: readonly HelpRow[]): Map<string, string[] | undefined> {
  const texts = new Map<string, Map<string, string>>()
  for (const { items, text } of rows)
    for (const { name, value } of items.filter((item) =>
      /^[= ]?[a-z][a-z0-9-]*(?::<\w+>)?$/.test(item.value),
    ))
      texts.set(name, (texts.get(name) ?? new Map()).set(formOf(value), text.join(' ')))
  // `--check, --check=first` has a form without a value.
  const bare = new Set(
    rows.flatMap(({ items }) => items.flatMap(({ name, value }) => (value === '' ? [name] : []))),
  )
  const differ = [...texts]
    .filter(([name]) => !bare.has(name))
    .filter(([, said]) => said.size > 1 && new Set(said.values()).size > 1)
  const words = (said: ReadonlyMap<string, string>): string[] | undefined =>
    [...said.keys()].every((word) => /^[\w-]+$/.test(word)) ? [...said.keys()] : undefined
  return new Map(differ.map(([name, said]) => [name, words(said)]))
}

/** A word behind a name that is no value: `-gc option`, the option `-gc`. */
export const isNoun = ({ items }: HelpRow): boolean =>
  items.length === 1 && /^ (?:option|flag|switch)$/.test(items[0]!.value)

const withoutNoun = (row: HelpRow, nouns: boolean): HelpRow =>
  nouns && isNoun(row) ? { ...row, items: row.items.map((item) => ({ ...item, value: '' })) } : row

/** Whether a form is a word to ask about the option with: `-C help`. */
export const isExampleOf = ({ value }: SpecItem): boolean => /^[ =](?:help|list)$/.test(value)

/** A row without what only repeats or names its options. */
export const plainRow = (row: HelpRow, nouns: boolean): HelpRow => withoutNoun(withoutForms(row), nouns)
