import { commandNames } from '../../kinds/index.ts'
import { type Card, type Entry, nearest, optionNames } from '../../model/index.ts'
import { synonymsOf } from './synonyms.ts'

/** The texts of a card, by how much a match in them counts. */
interface Searchable {
  /** Names that are typed as they are: options, commands, ids; as they are spelt, and in small letters. */
  spelt: readonly string[]
  names: readonly string[]
  /** The names of a command, in small letters. */
  called: string
  /** The question, or what an option or a command is for. */
  asked: string
  /** The right answer. */
  main: string
  /** Examples, reasons, the heading above. */
  more: string
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase()

function textsOf(entry: Entry): { names: string[]; asked: string; main: string[] } {
  switch (entry.kind) {
    case 'option':
      return {
        names: [...optionNames(entry), ...entry.commands],
        asked: entry.summary,
        main: [entry.value ?? ''],
      }
    case 'command':
      return { names: commandNames(entry), asked: entry.summary, main: [] }
    case 'concept':
      return { names: [], asked: entry.question, main: [entry.answer] }
    case 'gap':
      return {
        names: [],
        asked: entry.texts.join(' '),
        main: entry.gaps.flatMap(({ answers }) => answers),
      }
    case 'task':
      return { names: [], asked: entry.task ?? '', main: [...entry.answers, entry.around ?? ''] }
    case 'grammar':
      return { names: [], asked: '', main: [] }
  }
}

function searchable({ id, entry, deck }: Card): Searchable {
  const { names, asked, main } = textsOf(entry)
  return {
    spelt: names,
    names: [...names, id, entry.subject].map(plain),
    called: entry.kind === 'command' ? plain(names.join('\n')) : '',
    asked: plain(asked),
    main: plain(main.join('\n')),
    more: plain([entry.why, entry.example, entry.topic, deck].filter(Boolean).join('\n')),
  }
}

const isLetter = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c)

// Shorter Latin words are parts of too many others: `rm` of `perform`.
const longEnough = 4

const isKorean = (word: string): boolean => /[\uAC00-\uD7A3]$/.test(word)

/** A particle or the ending of a verb, with which a Korean word is still that word: 로그인 is another one than 로그. */
const goesOn =
  /^(?:을|를|이|가|은|는|의|에|로|으로|와|과|도|만|까지|부터|에서|처럼|들|하|한|할|해|되|된|될|됩|기|고|는|지|면|며|려)/

type Place = 'whole' | 'start' | 'inside'

/** How a word stands at a place of a text where its letters are. In Korean a particle follows, in English the s of a plural. */
function placeAt(text: string, word: string, at: number): Place {
  const before = text[at - 1]
  const after = text[at + word.length]
  if (word.startsWith('-')) return /[\w-]/.test(before ?? '') || isLetter(after) ? 'inside' : 'whole'
  if (isLetter(before)) return 'inside'
  const isPlural = after === 's' && !isLetter(text[at + word.length + 1])
  const isWhole =
    !isLetter(after) || isPlural || (isKorean(word) && goesOn.test(text.slice(at + word.length)))
  return isWhole ? 'whole' : 'start'
}

/** Finds a word in a text: as a whole, at the beginning of a word, inside one, or not at all. An option is found only as a whole. */
function placeIn(text: string, word: string): Place | undefined {
  const places = new Set<Place>()
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    places.add(placeAt(text, word, at))
  if (places.has('whole')) return 'whole'
  if (places.has('start')) return 'start'
  const counts = !word.startsWith('-') && (word.length >= longEnough || /[^\0-\x7F]/.test(word))
  return counts && places.has('inside') ? 'inside' : undefined
}

const inQuestion = { whole: 6, start: 5 } as const

const calledSo = 2
/** A word of one's own goes before another that means the same. */
const otherWord = 0.5

/** A word that is looked for, and those that mean the same. */
interface Wanted {
  given: string
  others: readonly string[]
}

/** Lets a command that is called so, or so in another word, go before what only speaks of it: `rm` of what deletes. */
function nameBonus({ given, others }: Wanted, called: string): number {
  const isCalled = (word: string): boolean => placeIn(called, word) === 'whole'
  if (called === '') return 0
  return isCalled(plain(given)) ? calledSo : others.some(isCalled) ? calledSo - otherWord : 0
}

/** How well the word itself fits: as it is spelt in a name, as a whole name, in what is asked, in the answer, elsewhere; 0 when it is not there. */
function fitItself(wanted: Wanted, { spelt, names, called, asked, main, more }: Searchable): number {
  if (spelt.includes(wanted.given)) return 12
  const word = plain(wanted.given)
  if (names.some((name) => name === word || name.replace(/^-+/, '') === word)) return 8
  const question = placeIn(asked, word)
  if (question === 'whole' || question === 'start') return inQuestion[question] + nameBonus(wanted, called)
  const answer = placeIn(main, word)
  if (answer === 'whole' || answer === 'start') return 4
  if (question ?? answer) return 3
  if (
    names.some((name) =>
      word.startsWith('-') ? name.startsWith(word) && word.length > 3 : placeIn(name, word),
    )
  )
    return 2
  return placeIn(more, word) ? 1 : 0
}

/** How well another word fits that means the same: only where it stands as a word of its own, or a long one begins one. */
function fitOther(word: string, { names, called, asked, main }: Searchable): number {
  const stands = (text: string): boolean => {
    const place = placeIn(text, word)
    return place === 'whole' || (place === 'start' && word.length > longEnough)
  }
  if (stands(asked) || placeIn(called, word) === 'whole') return inQuestion.whole
  if (stands(main)) return 4
  return names.some((name) => !name.startsWith('-') && stands(name)) ? 2 : 0
}

/** How well a wanted word fits a card: itself, or another that means the same; 0 when neither is there. */
function fitOf(wanted: Wanted, text: Searchable, id: string): number {
  const isForm = (word: string): boolean => plain(wanted.given).startsWith(word)
  // `detached` is a form of --detach.
  const isOption = wanted.others.some((word) => isForm(word) && text.names.includes(`--${word}`))
  const own = Math.max(fitItself(wanted, text), isOption ? 8 : 0, placeIn(id, plain(wanted.given)) ? 2 : 0)
  const other = Math.max(0, ...wanted.others.map((word) => fitOther(word, text)))
  return other <= own ? own : Math.max(own, other + nameBonus(wanted, text.called) - otherWord)
}

/** Words that say nothing of what is looked for. */
const small: ReadonlySet<string> = new Set(
  'a an and at by for from in into is my of on or the to with'.split(' '),
)

/** The words of a request; small ones count only where there is no other. */
function wordsOf(words: readonly string[]): string[] {
  const all = words.flatMap((word) => word.normalize('NFC').split(/\s+/)).filter((word) => word !== '')
  const telling = all.filter((word) => !small.has(plain(word)))
  return telling.length > 0 ? telling : all
}

/** Words around the one that is looked for: `detached mode`, `quiet flag`. */
const around: ReadonlySet<string> = new Set('command do does flag how mode option way what'.split(' '))

/** The cards in which most of the words are found, where there are none with all of them: those without words such as `mode`, else those with one missing, or two, up to half. */
export function searchSome(...[cards, words, isStarted, isOwn]: Parameters<typeof search>): Card[] {
  const given = wordsOf(words)
  const core = given.filter((word) => !around.has(plain(word)))
  const ofCore = core.length > 0 && core.length < given.length ? search(cards, core, isStarted, isOwn) : []
  if (ofCore.length > 0) return ofCore
  for (let missing = 1; missing <= given.length / 2; missing++) {
    const found = search(cards, words, isStarted, isOwn, missing)
    if (found.length > 0) return found
  }
  return []
}

/** The word of the cards that is nearest to a word of the request that none has. */
export function meantWord(cards: readonly Card[], words: readonly string[]): string | undefined {
  const texts = [...new Set(cards.map(({ entry }) => entry))].flatMap((entry) => {
    const { names, asked, main } = textsOf(entry)
    return [...names, asked, ...main]
  })
  const known = [...new Set(plain(texts.join(' ')).match(/[\p{L}\p{N}]{4,}/gu) ?? [])]
  const unknown = wordsOf(words).find((word) => search(cards, [word]).length === 0)
  return unknown === undefined ? undefined : nearest(plain(unknown), known)
}

/** The cards in which all words are found, or words that mean the same, the best first; of equal ones the learner's own, those that were started, then those whose question begins with one of the words, then what is met early, then the shortest; without words all of them in their order. */
export function search(
  cards: readonly Card[],
  words: readonly string[],
  isStarted: (card: Card) => boolean = () => false,
  isOwn: (card: Card) => boolean = () => false,
  missing = 0,
): Card[] {
  const wanted = wordsOf(words).map((given): Wanted => ({ given, others: synonymsOf(plain(given)) }))
  if (wanted.length === 0) return [...cards]
  // The cards of one entry share its texts.
  const known = new Map<Entry, Searchable>()
  const begun = new Set(cards.flatMap((card) => (isStarted(card) ? [card.entry] : [])))
  const beginnings = wanted.flatMap(({ given, others }) => [plain(given), ...others])
  /** Questions that begin with a word first, what is met early before what is rare, short ones before long ones. */
  const rank = ({ text: { asked }, card: { entry } }: { text: Searchable; card: Card }): number =>
    (beginnings.some((word) => asked.startsWith(word)) ? 0 : 1e8) + 1e5 * entry.level + asked.length
  const found = cards.flatMap((card, index) => {
    const text = known.get(card.entry) ?? searchable(card)
    known.set(card.entry, text)
    const fits = wanted.map((word) => fitOf(word, text, plain(card.id)))
    const score = fits.reduce((sum, one) => sum + one, 0)
    return fits.filter((fit) => fit === 0).length > missing
      ? []
      : [{ card, index, score, text, begun: begun.has(card.entry) }]
  })
  return found
    .sort(
      (a, b) =>
        b.score - a.score ||
        Number(isOwn(b.card)) - Number(isOwn(a.card)) ||
        Number(b.begun) - Number(a.begun) ||
        rank(a) - rank(b) ||
        a.index - b.index,
    )
    .map(({ card }) => card)
}
