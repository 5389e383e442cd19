import { isProgram } from './programs.ts'

/** A line of a shell block: a command, or a comment that stands alone. */
export interface ShellLine {
  /** Index of its first line in the block. */
  offset: number
  kind: 'command' | 'comment' | 'output'
  /** A command without prompt, comment and continuations. */
  text: string
  /** What is said behind it. */
  comment?: string
  /** It has a prompt. */
  prompted: boolean
}

const promptForms = [
  /^\s*(?:\([\w.-]+\)\s*)?(?:[\w.-]+@[\w.-]+[^$#%>]{0,60})?[$%❯➜›»]\s+(?=\S)/u,
  /^\s*\[[^\]]{1,60}\]\s?[$#]\s*(?=\S)/,
  /^\s*[\w.-]+@[\w.-]+:[^\s#$]*[#$]\s*(?=\S)/,
  /^\s*PS(?:\s+[A-Za-z]:[^>]{0,80})?\s*>\s*(?=\S)/,
  /^\s*[A-Za-z]:\\[^>]{0,80}>\s*(?=\S)/,
  /^\s*>\s+(?=[a-z])/,
  /^\s*(?:mysql|postgres[=#]*|redis|sqlite|mongo|irb|>>>)\s*>\s*/,
]

const withoutPrompt = (line: string): string | undefined => {
  for (const form of promptForms) {
    const match = form.exec(line)
    if (match) return line.slice(match[0].length)
  }
  return undefined
}

const firstWord = (line: string): string => /^\s*(?:sudo\s+(?:-\S+\s+)?)?([^\s]+)/.exec(line)?.[1] ?? ''

/** Whether `# docker ps` is a line typed by root: a program and something that is no prose. */
const rootLine = (line: string): string | undefined => {
  const rest = /^\s*#\s+(\S.*)$/.exec(line)?.[1]
  if (rest === undefined || !isProgram(firstWord(rest))) return undefined
  return /^[\x20-\x7E]+$/.test(rest) && /^\S+(?:\s+(?:-{1,2}[\w-]+\S*|[a-z0-9_./:@=-]+)){0,12}$/.test(rest)
    ? rest
    : undefined
}

/** The command and what is said behind it: `git add . # stage`, `ls   list files`. */
export function splitComment(line: string): { text: string; comment?: string } {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const c = line[at]!
    if (quote !== '') {
      if (c === '\\' && quote === '"') at++
      else if (c === quote) quote = ''
      continue
    }
    if (c === "'" || c === '"') {
      // An apostrophe in prose opens nothing.
      if (line.includes(c, at + 1)) quote = c
      continue
    }
    if (c === '\\') {
      at++
      continue
    }
    const before = at > 0 && /\s/.test(line[at - 1]!)
    const rest = line.slice(at)
    const mark = before
      ? /^(?:#+|\/\/+|;;+|<-+|<=+|←|→|⇒|=>|-->|->|—|–|::|\/\*|REM\b)\s*(.*?)(?:\*\/)?\s*$/.exec(rest)
      : null
    if (mark && mark[1] !== '' && !/^(?:->|=>)?$/.test(mark[1]!))
      return { text: line.slice(0, at).trimEnd(), comment: mark[1]!.trim() }
    // Two spaces or a tab in front of prose.
    const gap = /^(?:\t+|\s{2,})(?=\S)/.exec(rest)
    if (gap && at > 0 && !before && prose(rest.trim())) {
      const spoken = rest.trim().replace(/^(?:[-:=–—]|:)\s+/, '')
      return { text: line.slice(0, at).trimEnd(), comment: spoken }
    }
  }
  // `docker ps : lists`, `docker ps - lists`: a mark between spaces and prose behind it.
  const marked =
    /^(.{2,200}?)\s+(?:[:：]|[-–—])\s+(.+)$/.exec(line) ??
    /^([\x20-\x7E]{2,200}?)(?:[:：]\s+|\s*[:：](?=[가-힣ぁ-ヶ一-龥]))(.+)$/.exec(line)
  if (!marked || !balanced(marked[1]!)) return { text: line }
  const [, before = '', after = ''] = marked
  // `list : docker ps`: the name comes first.
  const labels = !isProgram(firstWord(before)) || (!/\s/.test(before.trim()) && /^\S+\s+\S/.test(after))
  if (labels && isProgram(firstWord(after)) && !/[^\x00-\x7F]/.test(firstWord(after)))
    return { text: after, comment: before.replace(/^\s*[-=]>\s*/, '').trim() }
  if (/^--?[A-Za-z0-9]\S*(?:[\s,]+--?[A-Za-z0-9]\S*)?$/.test(before.trim()))
    return { text: before.trim(), comment: after }
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
  if (/^[-/.$<[{("'`\d]/.test(said) && !/[^\x00-\x7F]/.test(said)) return /^\([A-Za-z ,']+\)$/.test(said)
  if (/[가-힣ぁ-ヶ一-龥À-ɏЀ-ӿ]/.test(said)) return true
  return /^[A-Za-z][\w'’-]*(?:[\s,]+[^-|&;<>$=][^|&;<>$=]*)+$/.test(said) || /^[A-Z][a-z]+\.?$/.test(said)
}

/** Whether a line continues on the next one, and how. */
const continued = (line: string): RegExp | undefined => {
  if (/(?:^|[^\\])(?:\\\\)*\\\s?$/.test(line)) return /\s*\\\s?$/
  if (/\s`$/.test(line)) return /\s*`$/
  if (/\s\^$/.test(line)) return /\s*\^$/
  return undefined
}

/** Reads the lines of a shell block: prompts and comments come off, continued lines and here-documents are one line. */
export function shellLines(lines: readonly string[]): ShellLine[] {
  const found: ShellLine[] = []
  const roots = lines.filter((line) => rootLine(line) !== undefined).length
  const plainCommands = lines.some(
    (line) => !/^\s*#/.test(line) && isProgram(firstWord(withoutPrompt(line) ?? line)),
  )
  const asRoot = roots > 0 && !plainCommands
  const prompted = asRoot || lines.some((line) => !/^\s*#/.test(line) && withoutPrompt(line) !== undefined)
  for (let at = 0; at < lines.length; at++) {
    const offset = at
    const line = lines[at]!
    if (line.trim() === '') continue
    const root = asRoot ? rootLine(line) : undefined
    if (root === undefined && /^\s*(?:#|\/\/|;;?\s|REM\s|::\s)/.test(line)) {
      const text = line
        .replace(/^\s*(?:[#/;:]+|REM)\s*/, '')
        .replace(/\s*[#=*-]{3,}\s*$/, '')
        .trim()
      found.push({ offset, kind: 'comment', text, prompted: false })
      continue
    }
    const bare = root ?? withoutPrompt(line)
    let text = (bare ?? line).trim()
    // A comment ends a line that goes on.
    for (
      let end = continued(text);
      end && at + 1 < lines.length && !/^\s*#/.test(lines[at + 1]!);
      end = continued(text)
    )
      text = `${text.replace(end, '')} ${lines[++at]!.replace(/^\s*>\s/, '').trim()}`
    text = text.replace(/\s*\\$/, '')
    const here = /<<-?\s*(['"]?)(\w+)\1/.exec(text)?.[2]
    if (here !== undefined) {
      while (at + 1 < lines.length && lines[at + 1]!.trim() !== here) at++
      at++
    }
    const isCommand = !prompted || bare !== undefined || (isProgram(firstWord(text)) && lines.length < 3)
    found.push(
      isCommand
        ? { offset, kind: 'command', ...splitComment(text), prompted: bare !== undefined }
        : { offset, kind: 'output', text, prompted: false },
    )
  }
  return found
}
