import { grammarIn } from '../commandline/index.ts'
import type { Problem } from '../model/index.ts'
import type { DeckHead } from './source.ts'

/** The front matter of a text. */
export interface FrontMatter {
  head: DeckHead
  /** The text with those lines emptied, so that line numbers stay. */
  body: string
  problems: Problem[]
  /** Tags of the notes. */
  tags: string[]
  /** A deck of hashcards says its name in TOML. */
  hashcards: boolean
}

const word = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u

/** Sets the value of each key of ours; false for a bad one. */
const keys: Readonly<Record<string, (head: DeckHead, value: string) => boolean>> = {
  deck: (head, value) => {
    if (word.test(value)) head.name = value
    return word.test(value)
  },
  title: (head, value) => {
    head.title = value
    return true
  },
  language: (head, value) => {
    head.language = value
    return true
  },
  program: (head, value) => {
    const good = /^[A-Za-z0-9][\w.-]*$/.test(value)
    if (good) head.program = value
    return good
  },
  grammar: (head, value) => {
    head.grammar = grammarIn(value)
    return head.grammar !== undefined
  },
  cards: (head, value) => {
    head.silent = value === 'none'
    return head.silent
  },
  order: (head, value) => {
    const good = /^\d+$/.test(value)
    if (good) head.order = Number(value)
    return good
  },
}

/** A key and its value, without the quotes around it; undefined where a line has no key. */
function pairIn(line: string): { key: string; value: string } | undefined {
  const match = /^([A-Za-z][\w-]*):\s*(.*?)\s*$/.exec(line)
  return match ? { key: match[1]!, value: match[2]!.replace(/^(["'])(.*)\1$/, '$2') } : undefined
}

/** Sets what one of our keys says, and tells whether its value can be read; undefined where a line has no key of ours. */
const setBy = (pair: { key: string; value: string } | undefined, head: DeckHead): boolean | undefined =>
  pair && Object.hasOwn(keys, pair.key) ? keys[pair.key]!(head, pair.value) : undefined

/** The tags that a line lists, between commas or as one item of a list. */
const tagsIn = (text: string): string[] =>
  text
    .replace(/[[\]"'#-]/g, ' ')
    .split(/[\s,]+/)
    .filter(Boolean)

/** Text that has no front matter, which may have begun some and never ended it. */
function withoutFrontMatter(text: string, file: string): FrontMatter {
  const isBegun = /^---[ \t]*\n(?:[A-Za-z][\w-]*:.*\n){2}/.test(text)
  const problems: Problem[] = isBegun ? [{ at: { file, line: 1 }, code: 'never-closed', detail: '---' }] : []
  return { head: {}, body: text, problems, tags: [], hashcards: false }
}

/** Reads the lines between the marks. In a deck of ours every line is checked; elsewhere the keys are another program's. */
function readLines(lines: readonly string[], file: string): Pick<FrontMatter, 'head' | 'problems' | 'tags'> {
  const head: DeckHead = {}
  const problems: Problem[] = []
  const tags: string[] = []
  let inTags = false
  const isOurs = lines.some((line) => /^deck:/.test(line))
  for (const [index, line] of lines.entries()) {
    const pair = pairIn(line)
    if (pair) inTags = /^tags?$/i.test(pair.key)
    if (inTags) tags.push(...tagsIn(pair?.value ?? line))
    if (line.trim() === '' || line.startsWith('#')) continue
    const isGood = setBy(pair, head) ?? !isOurs
    if (!isGood)
      problems.push({ at: { file, line: index + 2 }, code: 'front-matter', detail: line.slice(0, 60) })
  }
  return { head, problems, tags }
}

/** Reads front matter: what our decks say in it; what other programs write there is passed over. */
export function frontMatter(text: string, file: string): FrontMatter {
  const match = /^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n\1[ \t]*(?:\n|$)/.exec(text)
  if (!match) return withoutFrontMatter(text, file)
  const lines = match[2]!.split('\n')
  if (!lines.some((line) => /^[A-Za-z][\w -]*\s*[:=]/.test(line)))
    return { head: {}, body: text, problems: [], tags: [], hashcards: false }
  return {
    ...readLines(lines, file),
    body: match[0].replace(/[^\n]/g, ' ') + text.slice(match[0].length),
    hashcards: /^name\s*=/m.test(match[2]!),
  }
}
