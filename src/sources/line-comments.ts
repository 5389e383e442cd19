import { isProgram } from './programs.ts'
import { tellsWhatIsDone } from './purpose.ts'

/** The word that a line begins with, behind sudo and its options. */
export const firstWord = (line: string): string =>
  /^\s*(?:sudo\s+(?:-\S+\s+)?)?([^\s]+)/.exec(line)?.[1] ?? ''

/** `# <-- lists`: the arrow is no part of what is said. */
const withoutArrow = (text: string): string => text.replace(/^(?:<-+|<=+|-+>|=+>|[←→⇒])\s*/, '').trim()

/** The command and what is said behind it: `git add . # stage`, `ls   list files`. */
export function splitComment(source: string): { text: string; comment?: string } {
  // A mark with nothing behind it is left over.
  const line = source.replace(/\s+#+\s*$/, '')
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const c = line[at]!
    if (c === '\\' && quote !== "'") at++
    else if (quote !== '' || c === "'" || c === '"') quote = quoteBehind(line, at, quote)
    else {
      const comment = commentAt(line, at)
      if (comment !== undefined) return { text: line.slice(0, at).trimEnd(), comment }
    }
  }
  return splitAtBracket(line) ?? splitAtMark(line)
}

/** A command and what is said of it in brackets: `a2ensite (enable a site)`. */
export function splitAtBracket(line: string): { text: string; comment: string } | undefined {
  const [, text = '', comment = ''] =
    /^([a-z][\w.-]*(?:\s(?:--?[A-Za-z][\w-]*|\d+|[a-z][\w-]*)){0,3})\s+\(([A-Za-z][a-z]+\s[^()]{3,80})\)\s*$/.exec(
      line,
    ) ?? []
  return text !== '' && tellsWhatIsDone(comment) ? { text, comment } : undefined
}

/** The quote that is open behind a character which may open or close one; '' for none. */
function quoteBehind(line: string, at: number, open: string): string {
  const c = line[at]!
  if (open !== '') return c === open ? '' : open
  // An apostrophe in prose opens nothing.
  return line.includes(c, at + 1) ? c : ''
}

/** The comment that begins at a place of a line: behind a mark of comments, or behind a gap in front of prose. */
function commentAt(line: string, at: number): string | undefined {
  const before = at > 0 && /\s/.test(line[at - 1]!)
  const rest = line.slice(at)
  const mark = before
    ? /^(?:#+|\/\/+(?![^\s/]+\/)|;;+|<-+|<=+|←|→|⇒|=+>|-+>|—|–|::|\/\*|REM\b)\s*(.*?)(?:\*\/)?\s*$/.exec(rest)
    : null
  if (mark && mark[1] !== '' && !/^(?:->|=>)?$/.test(mark[1]!)) return withoutArrow(mark[1]!)
  // Two spaces or a tab in front of prose.
  const gap = /^(?:\t+|\s{2,})(?=\S)(?!#|\/\/|;;|<-|[←→⇒])/.exec(rest)
  return gap && at > 0 && !before && isSaid(line.slice(0, at), rest.trim())
    ? rest.trim().replace(/^(?:[-:=–—]|:)\s+/, '')
    : undefined
}

/** Whether a text behind a gap is said of a line, and is no further part of it: a line with options goes on with words, and a place may have a name in any language. */
function isSaid(line: string, text: string): boolean {
  if (!prose(text)) return false
  // A column of options, and one of what they do.
  if (/^--?[A-Za-z][\w-]*(?:\s*,\s*--?[A-Za-z][\w-]*)*$/.test(line.trim())) return true
  const goesOn = /\s-/.test(line) && /^[a-z\s]+$/.test(text)
  const isPlace = /^[^\s]{1,10}$/.test(text) && /[^\x00-\x7F]/.test(text)
  return !(goesOn || isPlace) || tellsWhatIsDone(text)
}

/** The command and what is said of it where a mark parts them: `docker ps : lists`, `docker ps - lists`. */
function splitAtMark(line: string): { text: string; comment?: string } {
  const marked =
    /^(.{2,200}?)\s+(?:[:：]|[-–—])\s+(.+)$/.exec(line) ??
    /^([\x20-\x7E]{2,200}?)(?::\s+|\s*：\s*|(?<!\s--?[\w-]+\s\S+)\s*:(?=[가-힣ぁ-ヶ一-龥]))(.+)$/.exec(line)
  if (!marked || !balanced(marked[1]!)) return { text: line }
  const [, before = '', after = ''] = marked
  // `newuidmap: write failed` is what a program says.
  if (/^[a-z][\w.-]*$/.test(before) && !isProgram(before) && /^[a-z]+ [a-z]/.test(after))
    return { text: line }
  if (/^--?[A-Za-z0-9]\S*(?:[\s,]+--?[A-Za-z0-9]\S*)?$/.test(before.trim()))
    return { text: before.trim(), comment: after }
  // `list : docker ps`: the name comes first.
  const labels = !isProgram(firstWord(before)) || (!/\s/.test(before.trim()) && /^\S+\s+\S/.test(after))
  if (labels && isProgram(firstWord(after)) && !/[^\x00-\x7F]/.test(firstWord(after)))
    return { text: after, comment: before.replace(/^\s*(?:[-=]>|\d+[.)])\s*/, '').trim() }
  if (prose(after) && (isProgram(firstWord(before)) || !/\s-{1,2}[\w-]+$/.test(before)))
    return { text: before.trimEnd(), comment: after }
  return { text: line }
}

/** Whether every quote in a piece of a line is closed. */
const balanced = (text: string): boolean =>
  text.split("'").length % 2 === 1 && text.split('"').length % 2 === 1

/** Whether a text is said to people: letters beyond ASCII, or several words without a mark of the shell. */
const prose = (text: string): boolean => {
  const said = text.replace(/^(?:[-:=–—]|:)\s+/, '')
  if (/^-{1,2}[A-Za-z]/.test(said)) return false
  if (/^[-/.$<[{("'`\d]/.test(said) && !/[^\x00-\x7F]/.test(said)) return /^\([A-Za-z ,']+\)$/.test(said)
  if (/[가-힣ぁ-ヶ一-龥À-ɏЀ-ӿ]/.test(said)) return true
  return /^[A-Za-z][\w'’-]*[\s,]+[^-|&;<>$=][^|&;<>$=]*$/.test(said) || /^[A-Z][a-z]+\.?$/.test(said)
}
