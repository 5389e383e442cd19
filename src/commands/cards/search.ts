import { commandNames } from '../../kinds/index.ts'
import { type Card, type Entry, optionNames } from '../../model/index.ts'

/** The texts of a card, by how much a match in them counts. */
interface Searchable {
  /** Names that are typed as they are: options, commands, ids; as they are spelt, and in small letters. */
  spelt: readonly string[]
  names: readonly string[]
  /** The question and the right answer. */
  main: string
  /** Examples, reasons, the heading above. */
  more: string
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase()

function textsOf(entry: Entry): { names: string[]; main: string[] } {
  switch (entry.kind) {
    case 'option':
      return { names: [...optionNames(entry), ...entry.commands], main: [entry.summary, entry.value ?? ''] }
    case 'command':
      return { names: commandNames(entry), main: [entry.summary] }
    case 'concept':
      return { names: [], main: [entry.question, entry.answer] }
    case 'gap':
      return { names: [], main: [entry.texts.join(' '), ...entry.gaps.flatMap(({ answers }) => answers)] }
    case 'task':
      return { names: [], main: [entry.task ?? '', ...entry.answers, entry.around ?? ''] }
    case 'grammar':
      return { names: [], main: [] }
  }
}

function searchable({ id, entry, deck }: Card): Searchable {
  const { names, main } = textsOf(entry)
  return {
    spelt: names,
    names: [...names, id, entry.subject].map(plain),
    main: plain(main.join('\n')),
    more: plain([entry.why, entry.example, entry.topic, deck].filter(Boolean).join('\n')),
  }
}

const isLetter = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c)

// Shorter Latin words are parts of too many others: `rm` of `perform`.
const longEnough = 4

/** Finds a word in a text: at the beginning of a word, inside one, or not at all. An option is found only as a whole. */
function placeIn(text: string, word: string): 'start' | 'inside' | undefined {
  let inside = false
  const option = word.startsWith('-')
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1]
    const after = text[at + word.length]
    if (option ? /[\w-]/.test(before ?? '') || isLetter(after) : isLetter(before)) inside = true
    else return 'start'
  }
  const counts = inside && !option && (word.length >= longEnough || /[^\0-\x7F]/.test(word))
  return counts ? 'inside' : undefined
}

/** How well one word fits: as it is spelt in a name, as a whole name, in what is asked or answered, elsewhere; 0 when it is not there. */
function fit(given: string, { spelt, names, main, more }: Searchable): number {
  if (spelt.includes(given)) return 12
  const word = plain(given)
  if (names.some((name) => name === word || name.replace(/^-+/, '') === word)) return 8
  const place = placeIn(main, word)
  if (place !== undefined) return place === 'start' ? 4 : 3
  if (
    names.some((name) =>
      word.startsWith('-') ? name.startsWith(word) && word.length > 3 : placeIn(name, word),
    )
  )
    return 2
  return placeIn(more, word) ? 1 : 0
}

/** The cards in which all words are found, the best first; without words all of them in their order. */
export function search(cards: readonly Card[], words: readonly string[]): Card[] {
  const wanted = words.flatMap((word) => word.normalize('NFC').split(/\s+/)).filter((word) => word !== '')
  if (wanted.length === 0) return [...cards]
  // The cards of one entry share its texts.
  const known = new Map<Entry, Searchable>()
  const found = cards.flatMap((card, index) => {
    const text = { ...(known.get(card.entry) ?? searchable(card)) }
    known.set(card.entry, text)
    const fits = wanted.map((word) => Math.max(fit(word, text), placeIn(plain(card.id), plain(word)) ? 2 : 0))
    return fits.includes(0) ? [] : [{ card, index, score: fits.reduce((sum, one) => sum + one, 0) }]
  })
  return found.sort((a, b) => b.score - a.score || a.index - b.index).map(({ card }) => card)
}
