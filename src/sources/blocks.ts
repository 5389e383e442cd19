import type { ConceptEntry, Gap, GapEntry, Problem, SourceLocation, TaskEntry } from '../model/index.ts'
import { hash, plain } from '../model/index.ts'
import { isOnlyPicture } from './pictures.ts'
import { withoutTags } from './tags.ts'

/** The place of a block in a deck. */
export interface QuestionSpot {
  at: SourceLocation
  level: number
  topic?: string
  /** The program or, without one, the deck: what ids are counted within. */
  scope: string
  program?: string
}

/** A question block while its parts are still being read. */
export interface Question {
  mark: 'Q' | 'A' | 'C' | 'T'
  spot: QuestionSpot
  text: string
  answer?: string
  /** Command lines of a task. */
  lines: string[]
  wrong: string[]
  picture?: string
  why?: string
  example?: string
  /** The text is that of another program: nothing at its end is an id or a tag of ours. */
  verbatim?: boolean
}

/** The mark of a line that begins a block or an answer: `Q: …`. */
export function markOf(line: string): { mark: Question['mark']; text: string } | undefined {
  const match = /^\s{0,3}(?:\*\*)?([QACT])(?:\*\*)?[:：](?:\*\*)?\s*(.*)$/s.exec(line)
  return match ? { mark: match[1] as Question['mark'], text: match[2]! } : undefined
}

const idPattern = /\s*\{#([\p{L}\p{N}_.-]+)\}\s*$/u

/** A text without the id and the tags at its end, in either order. */
function withoutId(given: string): { text: string; id?: string; tags: string[] } {
  const after = withoutTags(given)
  const match = idPattern.exec(after.text)
  if (!match) return { text: after.text.trim(), tags: after.tags }
  const before = withoutTags(after.text.slice(0, match.index))
  return { text: before.text.trim(), id: match[1]!, tags: [...before.tags, ...after.tags] }
}

// Without an id only the words are left to know the question by.
const subjectOf = (spot: QuestionSpot, id: string | undefined, words: string): string =>
  id === undefined ? `${spot.program ?? ''}:${hash(plain(words)).toString(36)}` : `${spot.scope}:${id}`

// A code span, whose brackets belong to the code, or a gap, whose answer may be code itself. What follows a link is its
// address; a Korean particle in parentheses, as in [ssh](으)로, is none.
const spanOrGap =
  /(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|(?<!\\|!)\[((?:`[^`\n]+`|[^\]\n])+)\](?!\((?![가-힣]{1,2}\)))(?:\{#([\w-]+)\})?/g

/** Splits a sentence at its gaps: `[answer|other answer]{#name}` outside code spans. */
function gapsOf(text: string): { texts: string[]; gaps: Gap[] } {
  const texts: string[] = []
  const gaps: Gap[] = []
  let from = 0
  for (const match of text.matchAll(spanOrGap)) {
    const [, , answers, name] = match
    if (answers === undefined) continue
    texts.push(text.slice(from, match.index))
    gaps.push({
      name: name ?? String(gaps.length + 1),
      answers: answers.split('|').map((answer) => answer.trim()),
    })
    from = match.index + match[0].length
  }
  texts.push(text.slice(from))
  return { texts: texts.map((part) => part.replace(/\\([[\]])/g, '$1')), gaps }
}

/** The contents of a block, whatever its mark. */
interface Content {
  block: Question
  /** The text without id and tags. */
  text: string
  id?: string
  /** The fields of entries of every kind. */
  fact: Pick<ConceptEntry, 'at' | 'level' | 'topic' | 'why' | 'example' | 'tags'>
}

function taskOf({ block, text, id, fact }: Content): TaskEntry | Problem['code'] {
  const [first] = block.lines
  if (first === undefined) return 'no-answer'
  return {
    kind: 'task',
    subject: subjectOf(block.spot, id, first),
    ...fact,
    program: block.spot.program ?? first.split(/\s/)[0]!,
    task: text,
    answers: block.lines,
  }
}

function clozeOf({ block, text, id, fact }: Content): GapEntry | Problem['code'] {
  const { texts, gaps } = gapsOf(text)
  if (gaps.length === 0) return 'no-gap'
  // The first paragraph is enough to know it by.
  const first = gapsOf(text.split('\n\n')[0]!)
  // If there is no text around the gaps, only the words in them identify it.
  const known = first.texts.some((part) => /[\p{L}\p{N}]/u.test(part))
  const words = known ? first.texts.join('…') : first.gaps.map((gap) => gap.answers[0]).join('…')
  return { kind: 'gap', subject: subjectOf(block.spot, id, words), ...fact, texts, gaps }
}

function conceptOf({ block, text, id, fact }: Content): ConceptEntry | Problem['code'] {
  const { wrong } = block
  // A word at the end of an answer that looks like a tag belongs to it.
  const answer = (block.answer ?? '').replace(idPattern, '').trim()
  if (answer === '') return 'no-answer'
  if (isOnlyPicture(answer)) return 'picture'
  if (wrong.some((choice) => plain(choice) === plain(answer))) return 'right-among-wrong'
  if (new Set(wrong.map(plain)).size < wrong.length) return 'choice-twice'
  return {
    kind: 'concept',
    subject: subjectOf(block.spot, id, text),
    ...fact,
    question: text,
    answer,
    wrong,
    picture: block.picture,
  }
}

const makers = { T: taskOf, C: clozeOf, Q: conceptOf }

/** The entry that a finished block makes, or the problem it has. */
export function entryOf(block: Question): ConceptEntry | GapEntry | TaskEntry | Problem {
  const { spot, why, example, mark } = block
  const { text, id, tags } = block.verbatim
    ? { text: block.text, id: undefined, tags: [] }
    : withoutId(block.text)
  const filed = tags.length > 0 ? { tags } : {}
  const fact = { at: spot.at, level: spot.level, topic: spot.topic, why, example, ...filed }
  const made = mark === 'A' || text === '' ? 'no-question' : makers[mark]({ block, text, id, fact })
  return typeof made === 'string' ? { at: spot.at, code: made, detail: text.slice(0, 60) } : made
}
