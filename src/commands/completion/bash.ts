import type { Candidate } from './candidate.ts'

/** A line of bash up to the caret, cut into words. */
interface Line {
  /** The words behind the first one, without quotes; the last is unfinished. */
  words: string[]
  /** The last word as it was typed. */
  raw: string
  /** The quote that is open at the caret. */
  quote: '' | "'" | '"'
  /** The index in the last word, as typed, of the part that bash replaces. */
  from: number
}

/** A word that is being read: as it was typed, without quotes, and where the part begins that bash replaces. */
interface Word {
  raw: string
  word: string
  from: number
}

/** Whether a backslash takes the meaning of the character after it. */
const escapes = (next: string | undefined, quote: Line['quote']): boolean =>
  quote === '' || (quote === '"' && /["\\$`]/.test(next ?? ''))

/** Adds a character to the word: an escape, a quote that opens or closes, or a letter. */
function take(
  at: Word,
  c: string,
  next: string | undefined,
  quote: Line['quote'],
  breaks: string,
): Line['quote'] {
  at.raw += c
  if (c === '\\' && escapes(next, quote)) {
    at.raw += next ?? ''
    at.word += next ?? ''
    return quote
  }
  const closes = c === quote
  const opens = quote === '' && (c === "'" || c === '"')
  if (!closes && !opens) at.word += c
  if (closes || opens || (quote === '' && breaks.includes(c))) at.from = at.raw.length
  return closes ? '' : opens ? c : quote
}

/** Reads a line as bash does; `breaks` are the characters at which its completion cuts words once more (COMP_WORDBREAKS). */
function readLine(line: string, breaks: string): Line {
  const words: string[] = []
  let at: Word = { raw: '', word: '', from: 0 }
  let quote: Line['quote'] = ''
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!
    if (quote === '' && /\s/.test(c)) {
      if (at.raw !== '') words.push(at.word)
      at = { raw: '', word: '', from: 0 }
      continue
    }
    const before = at.raw.length
    quote = take(at, c, line[i + 1], quote, breaks)
    // An escaped character was taken as well.
    i += at.raw.length - before - 1
  }
  return { words: [...words, at.word].slice(1), raw: at.raw, quote, from: at.from }
}

/** The words behind the first one of a line that is being typed, the last of them unfinished. */
export const bashWords = (line: string): { words: string[] } => readLine(line, '')

/** The rest of a word, quoted so that bash hands it over as it is. */
function quoted(rest: string, quote: Line['quote'], first: boolean): string {
  if (quote === "'") return rest.replaceAll("'", "'\\''")
  // Between such quotes nothing takes from ! its meaning.
  if (quote === '"') return rest.replace(/["\\$`]/g, '\\$&').replaceAll('!', '"\\!"')
  return rest.replace(/[^\p{L}\p{N}\p{M}_\-./:@%+,=#]/gu, '\\$&').replace(first ? /^#/ : /$^/, '\\#')
}

/** Candidates as bash puts them in: what was typed stays as it was typed, and only the part that bash replaces is given. */
export function bashLines(candidates: readonly Candidate[], line: string, breaks: string): string[] {
  const { words, raw, quote, from } = readLine(line, breaks)
  const typed = (words.at(-1) ?? '').normalize('NFC')
  return candidates.map(({ text }) => raw.slice(from) + quoted(text.slice(typed.length), quote, raw === ''))
}
