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

/** What each key of ours sets, or `bad`. */
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

/** Reads front matter: what our decks say in it; what other programs write there is passed over. */
export function frontMatter(text: string, file: string): FrontMatter {
  const empty: FrontMatter = { head: {}, body: text, problems: [], tags: [], hashcards: false }
  const match = /^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n\1[ \t]*(?:\n|$)/.exec(text)
  if (!match) {
    const begun = /^---[ \t]*\n(?:[A-Za-z][\w-]*:.*\n){2}/.test(text)
    return begun
      ? { ...empty, problems: [{ at: { file, line: 1 }, code: 'never-closed', detail: '---' }] }
      : empty
  }
  const lines = match[2]!.split('\n')
  if (!lines.some((line) => /^[A-Za-z][\w -]*\s*[:=]/.test(line))) return empty
  const head: DeckHead = {}
  const problems: Problem[] = []
  const tags: string[] = []
  let inTags = false
  // A deck of ours is checked; elsewhere the keys are another program's.
  const strict = lines.some((line) => /^deck:/.test(line))
  for (const [index, line] of lines.entries()) {
    const pair = /^([A-Za-z][\w-]*):\s*(.*?)\s*$/.exec(line)
    const value = pair?.[2]?.replace(/^(["'])(.*)\1$/, '$2') ?? ''
    if (pair) inTags = /^tags?$/i.test(pair[1]!)
    if (inTags)
      tags.push(
        ...(pair ? value : line)
          .replace(/[[\]"'#-]/g, ' ')
          .split(/[\s,]+/)
          .filter(Boolean),
      )
    if (line.trim() === '' || line.startsWith('#')) continue
    const set = pair && Object.hasOwn(keys, pair[1]!) ? keys[pair[1]!] : undefined
    const fine = set ? set(head, value) : !strict
    if (!fine)
      problems.push({ at: { file, line: index + 2 }, code: 'front-matter', detail: line.slice(0, 60) })
  }
  return {
    head,
    body: match[0].replace(/[^\n]/g, ' ') + text.slice(match[0].length),
    problems,
    tags,
    hashcards: /^name\s*=/m.test(match[2]!),
  }
}
