import type { Candidate } from './candidate.ts'

/** A line of bash up to the caret, cut into words. */
interface Line {
  /** The words behind the first one, without quotes; the last is unfinished. */
  words: string[]
  /** The last word as it was typed. */
  raw: string
  /** The quote that is open at the caret. */
  quote: '' | "'" | '"'
  /** Where in the last word, counted in what was typed, the part begins that bash replaces. */
  from: number
}

/** Reads a line as bash does; `breaks` are the characters at which its completion cuts words once more (COMP_WORDBREAKS). */
function readLine(line: string, breaks: string): Line {
  const words: string[] = []
  let [raw, word, from] = ['', '', 0]
  let quote: Line['quote'] = ''
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!
    if (quote === '' && /\s/.test(c)) {
      if (raw !== '') words.push(word)
      ;[raw, word, from] = ['', '', 0]
      continue
    }
    raw += c
    const escapes = c === '\\' && quote !== "'" && (quote === '' || /["\\$`]/.test(line[i + 1] ?? ''))
    if (escapes) {
      if (i + 1 < line.length) raw += line[i + 1]
      word += line[++i] ?? ''
    } else if (c === quote) {
      quote = ''
      from = raw.length
    } else if (quote === '' && (c === "'" || c === '"')) {
      quote = c
      from = raw.length
    } else {
      word += c
      if (quote === '' && breaks.includes(c)) from = raw.length
    }
  }
  return { words: [...words, word].slice(1), raw, quote, from }
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
