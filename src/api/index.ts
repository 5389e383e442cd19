import { compareReadings, programOf, readLine, readWords } from '../commandline/index.ts'
import { en } from '../i18n/en.ts'
import type { Texts } from '../i18n/index.ts'
import { ko } from '../i18n/ko.ts'
import { cardsOf, type Pool } from '../kinds/index.ts'
import {
  type Answer,
  type Card,
  type CardId,
  type Day,
  type Deck,
  type Memory,
  noProgress,
  type Question,
} from '../model/index.ts'
import { differenceText, faultText, problemLine, remarks, styleOf } from '../render/index.ts'
import { scheduler } from '../schedule/fsrs.ts'
import { defaultLimits, defaultSchedule, learnerDay, queue } from '../schedule/index.ts'
import { gradeOfTurn, judge as judged, turnOf } from '../session/index.ts'
import { noVocabulary, readNotes } from '../sources/index.ts'
import type * as Api from './flagdrill.d.ts'

const languages: Record<Api.LoadedDeck['language'], Texts> = { en, ko }

interface Loaded {
  deck: Deck
  cards: Map<string, Card>
  pool: Pool
}

// Callers see only what the interface promises; the rest is kept here.
const known = new WeakMap<Api.LoadedDeck, Loaded>()

function of(deck: Api.LoadedDeck): Loaded {
  const loaded = known.get(deck)
  if (!loaded) throw new TypeError('not a deck that loadDeck gave')
  return loaded
}

function cardIn({ cards }: Loaded, id: string): Card {
  const card = cards.get(id)
  if (!card) throw new RangeError(`there is no card ${JSON.stringify(id)} in this deck`)
  return card
}

export const loadDeck: typeof Api.loadDeck = (text, { file = 'notes.md', program, language = 'en' } = {}) => {
  const { head, entries, problems } = readNotes(text.normalize('NFC'), file, {
    known: noVocabulary(),
    program,
  })
  const name = head.name ?? file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const deck: Deck = {
    name,
    title: head.title ?? name,
    language,
    program: head.program ?? program,
    order: 0,
    file,
    shipped: false,
    entries,
    problems,
  }
  const cards = cardsOf([deck])
  const loaded: Api.LoadedDeck = {
    name,
    language,
    cards: cards.map(({ id, kind, entry }) => ({ id, kind, line: entry.at.line })),
    problems: problems.map((problem) => ({
      line: problem.at.line,
      message: problemLine(problem, languages[language]),
    })),
  }
  known.set(loaded, {
    deck,
    cards: new Map(cards.map((card) => [card.id, card])),
    pool: { entries, all: entries },
  })
  return loaded
}

const turnAt = (deck: Api.LoadedDeck, id: string, seed = '', hints = 0) => {
  const loaded = of(deck)
  const texts = languages[deck.language]
  return turnOf(cardIn(loaded, id), loaded.pool, texts.kinds, { seed, round: 0, hints })
}

export const ask: typeof Api.ask = (deck, card, { seed } = {}) => {
  const { asked } = turnAt(deck, card, seed)
  const { type, prompt, context, picture } = asked
  return {
    type,
    prompt,
    ...(context === undefined ? {} : { context }),
    ...(picture === undefined ? {} : { picture }),
    ...(asked.type === 'choice' ? { choices: [...asked.choices] } : {}),
    ...(asked.type === 'steps'
      ? { steps: asked.steps.map(({ prompt: part, choices }) => ({ prompt: part, choices: [...choices] })) }
      : {}),
  }
}

/** An answer as the rest of the program knows it. Throws TypeError for one that does not fit the question. */
function answerOf(given: Api.Answer, asked: Question): Answer {
  if (typeof given === 'object' && 'gaveUp' in given) return { type: 'gave-up' }
  if (typeof given === 'string' && asked.type === 'text') return { type: 'text', text: given }
  if (typeof given === 'number' && asked.type === 'choice') return { type: 'choice', index: given }
  if (Array.isArray(given) && asked.type === 'steps') return { type: 'steps', indexes: [...given] }
  if (typeof given === 'object' && 'grade' in given && asked.type === 'reveal')
    return { type: 'self', knew: given.grade !== 'again', grade: given.grade }
  throw new TypeError(`this is no answer to a question of type ${asked.type}`)
}

const bare = styleOf({ colour: false, plain: true })
// Feedback is broken by whoever shows it.
const wide = 10_000

export const judge: typeof Api.judge = (deck, id, given, { seed, took, hints, before } = {}) => {
  const loaded = of(deck)
  const turn = turnAt(deck, id, seed, hints)
  const answer = answerOf(given, turn.asked)
  const { verdict } = judged(turn, answer, loaded.pool)
  const { outcome, expected } = verdict
  const settled = outcome === 'right' || outcome === 'wrong'
  const own = answer.type === 'self' ? answer.grade : undefined
  return {
    outcome,
    expected,
    feedback: remarks(turn.card, verdict, languages[deck.language], bare, wide).map((line) => line.trim()),
    ...(settled ? { grade: own ?? gradeOfTurn(turn, verdict, took, before as Memory | undefined) } : {}),
  }
}

export const compareLines: typeof Api.compareLines = (deck, first, second) => {
  const { pool } = of(deck)
  const texts = languages[deck.language]
  const name = readWords(first).words[0]?.text ?? ''
  const program = programOf(name, pool.entries)
  const { verdict, differences, unknown } = compareReadings(
    program,
    readLine(program, first),
    readLine(program, second),
  )
  const described = pool.entries.some((entry) => 'program' in entry && entry.program === name)
  if (verdict === 'unknown' || (verdict === 'different' && !described))
    return { same: null, differences: unknown.map((fault) => faultText(fault, program.name, texts)) }
  return {
    same: verdict === 'same',
    differences: differences.map((difference) => differenceText(difference, program.name, texts)),
  }
}

export const schedule: typeof Api.schedule = (options = {}) => {
  const { retention = defaultSchedule.retention, parameters, rolloverHour = 4 } = options
  const engine = scheduler({ ...defaultSchedule, retention, parameters })
  const offset = (at: number): number => options.offset ?? -new Date(at).getTimezoneOffset()
  const dayAt = (at: number): Day => learnerDay(at, offset, rolloverHour)
  const limits = {
    newPerDay: options.newPerDay ?? defaultLimits.newPerDay,
    reviewsPerDay: options.reviewsPerDay ?? defaultLimits.reviewsPerDay,
  }
  const waiting: Api.Schedule['waiting'] = (deck, memories, at) => {
    const progress = { ...noProgress(), cards: memories as Record<string, Memory> }
    const cards = [...of(deck).cards.values()]
    const { due, fresh } = queue(cards, progress, engine, at, dayAt(at), limits)
    return { due: due.map(({ id }) => id), fresh: fresh.map(({ id }) => id) }
  }
  return {
    apply: (card, before, grade, at) =>
      engine.next(card as CardId, before as Memory | undefined, at, dayAt(at), grade),
    recall: (memory, at) => engine.retrievability(memory, at),
    waiting,
    next: (deck, memories, at) => {
      const { due, fresh } = waiting(deck, memories, at)
      return due[0] ?? fresh[0]
    },
  }
}
