import { announcesOutput } from './captions.ts'
import { firstWord, splitComment } from './line-comments.ts'
import { isDistinct, isProgram } from './programs.ts'
import { withoutPrompt, withShortHyphens } from './prompts.ts'

/** A line of a shell block: a command, or a comment that stands alone. */
export interface ShellLine {
  /** Index of its first line in the block. */
  offset: number
  kind: 'command' | 'comment' | 'output'
  /** A command without prompt, comment and continuations. */
  text: string
  /** The comment after it. */
  comment?: string
  /** It has a prompt. */
  prompted: boolean
}

/** Whether `# docker ps` is a line typed by root: a program and something that is no prose. */
const rootLine = (line: string): string | undefined => {
  const rest = /^\s*#\s+(\S.*)$/.exec(line)?.[1]
  const first = rest === undefined ? '' : firstWord(rest)
  if (rest === undefined || !isProgram(first)) return undefined
  // `# reset the status` is said, though `reset` is a program.
  if (!isDistinct(first) && !/\s[-./~]/.test(rest) && /\s/.test(rest)) return undefined
  return /^[\x20-\x7E]+$/.test(rest) && typed.test(rest) ? rest : undefined
}

/** Words, options, quoted words and what joins commands: nothing that people say. */
const typed = /^\S+(?:\s+(?:-{1,2}[\w-]+\S*|[a-z0-9_./:@=$-]+|'[^']{0,80}'|"[^"]{0,80}"|\||&&)){0,16}$/

/** `Sudo apt update`: what a telephone writes large is typed small. */
const uncapitalised = (line: string): string => {
  const [word = ''] = line.split(/\s/, 1)
  const small = word.toLowerCase()
  return /^[A-Z][a-z]+$/.test(word) &&
    /^\S+\s+[a-z-]/.test(line) &&
    !/\s[:：]\s|：/.test(line) &&
    (isDistinct(small) || small === 'sudo')
    ? small + line.slice(word.length)
    : line
}

/** Whether a line continues on the next one, and how. */
const continued = (line: string, next: string): RegExp | undefined => {
  // A comment behind one part of a pipeline is about that part alone.
  if (/\S\s+(?:\||&&|\|\|)(?:\s+#.*)?\s*$/.test(line)) return /(?<=\||&&)(?:\s+#.*)?\s*$/
  if (/(?:^|[^\\])(?:\\\\)*\\\s?$/.test(line)) return /\s*\\\s?$/
  const goesOn = /^\s+(?!#|-|\d+[.)]\s)\S/.test(next) && !isDistinct(firstWord(next))
  if (goesOn && /^\S+(?:\s.*)?\s-{1,2}[A-Za-z][\w-]*$/.test(line)) return /$/
  if (/\s`$/.test(line)) return /\s*`$/
  if (/\s\^$/.test(line)) return /\s*\^$/
  return undefined
}

/** The prompts of a block, known from all of its lines. */
interface Prompts {
  /** Lines that begin with `#` are typed by root. */
  asRoot: boolean
  /** A line has `$` in front. */
  hasDollar: boolean
  /** A line has a prompt: those without one are output. */
  prompted: boolean
}

function promptsOf(lines: readonly string[]): Prompts {
  const hasRoot = lines.some((line) => rootLine(line) !== undefined)
  const others = lines.filter((line) => !/^\s*#/.test(line))
  const asRoot = hasRoot && !others.some((line) => isProgram(firstWord(withoutPrompt(line) ?? line)))
  return {
    asRoot,
    hasDollar: lines.some((line) => /^\s*\$\s+\S/.test(line)),
    prompted: asRoot || others.some((line) => withoutPrompt(line) !== undefined),
  }
}

/** Among lines without a prompt, a remark that is a command line is typed, unless it heads the line below it. */
function typedRemark(lines: readonly string[], index: number): string | undefined {
  const root = rootLine(lines[index]!)
  if (root === undefined || !/\s/.test(root)) return undefined
  if (!isDistinct(firstWord(root)) && !/\s(?:&&|\|)\s/.test(root)) return undefined
  const next = lines[index + 1]?.trim() ?? ''
  return next === '' || next.startsWith('#') ? root : undefined
}

/** A line that says something to people. */
const remarkLine = /^\s*(?:#|\/\/|;;?\s|REM\s|::\s)/

const indentOf = (line = ''): number => /^\s*/.exec(line)![0].length

/** Whether a remark stands further in than the command right above it and the line below, and so explains the command. */
function isBelow(found: readonly ShellLine[], lines: readonly string[], offset: number): boolean {
  const command = found.findLast(({ kind }) => kind === 'command')
  const between = command === undefined ? [''] : lines.slice(command.offset + 1, offset)
  const next = lines.slice(offset + 1).find((line) => !/^\s*(?:#|$)/.test(line))
  return (
    command !== undefined &&
    between.every((line) => /^\s+#/.test(line)) &&
    indentOf(lines[offset]) > Math.max(indentOf(lines[command.offset]), indentOf(next))
  )
}

/** Adds a remark on a line of its own, or joins it to the remark behind the command above that goes on below itself. */
function addRemark(found: ShellLine[], lines: readonly string[], offset: number): void {
  const line = lines[offset]!
  const text = line
    .replace(/^\s*(?:[#/;:]+|REM)\s*/, '')
    .replace(/^[=*~-]{3,}\s*|\s*[#=*~-]{3,}\s*$/g, '')
    .trim()
  const last = found.at(-1)
  const goesOn = /^\s{8,}#/.test(line) && last?.kind === 'command' && !/^\s{8}/.test(lines[last.offset]!)
  if (goesOn && last.comment !== undefined) last.comment += ` ${text}`
  else if (isBelow(found, lines, offset)) found.push({ offset, kind: 'output', text, prompted: false })
  else found.push({ offset, kind: 'comment', text, prompted: false })
}

/** A line with those that continue it; `end` is the index of the last one. */
function joined(lines: readonly string[], begun: string, start: number): { text: string; end: number } {
  let text = begun
  let at = start
  let piped = false
  for (
    let end = continued(text, lines[at + 1] ?? '');
    // A comment ends a line that goes on.
    end && at + 1 < lines.length && !/^\s*(?:#|$)/.test(lines[at + 1]!);
    end = continued(text, lines[at + 1] ?? '')
  ) {
    piped ||= end.source.startsWith('(?<=')
    text = `${text.replace(end, '')} ${lines[++at]!.replace(/^\s*>\s/, '').trim()}`
  }
  const quoted = joinedQuote(lines, text, at)
  if (quoted !== undefined) return quoted
  if (piped) text = text.replace(/(?<=\S)\s+#\s.*$/, '')
  return { text: text.replace(/\s*\\$/, ''), end: at }
}

/** The quote that a text opens behind a blank, `=` or `(` and does not close; undefined where all are closed, or where a comment begins. */
function openQuote(text: string): string | undefined {
  // Each alternative is a piece of the shell's syntax: an escape, a closed quotation, a comment, any other character.
  const rest = text.replace(/\\.|(?<=^|[\s=($@])(?:'[^']*'|"(?:\\.|[^"\\])*")|(?<=^|\s)#[^\n]*/gs, ' ')
  return /(?:^|[\s=($@])(['"])/.exec(rest)?.[1]
}

/** Most lines that one quotation goes over. */
const mostQuoted = 40

/** A command line whose quotation ends on a later line, before any empty one; the lines stay apart. Undefined where none is open or none closes. */
function joinedQuote(
  lines: readonly string[],
  begun: string,
  at: number,
): { text: string; end: number } | undefined {
  let text = begun
  if (!isProgram(firstWord(text)) || openQuote(text) === undefined) return undefined
  for (let end = at + 1; end < Math.min(lines.length, at + mostQuoted); end++) {
    const line = lines[end]!
    if (line.trim() === '') return undefined
    text += `\n${line.trimEnd()}`
    if (openQuote(text) !== undefined) continue
    // The rest of the line may continue itself.
    return joined(lines, text, end)
  }
  return undefined
}

/** The index of the last line of the here-document that a command line begins; that of the line where it begins none. */
function endOfHere(lines: readonly string[], text: string, at: number): number {
  const mark = /<<-?\s*(['"]?)(\w+)\1/.exec(text)?.[2]
  if (mark === undefined) return at
  let end = at + 1
  while (end < lines.length && lines[end]!.trim() !== mark) end++
  return end
}

/** Whether a line without a prompt is typed all the same: in a block that is too small for output. */
const isSmall = (lines: readonly string[], text: string): boolean =>
  lines.length < 3 && isProgram(firstWord(text))

/** A sentence that a program prints: what stands below it is printed as well. */
const printedSentence = /^\s*[A-Z][a-z]+(?:\s+[\w'"(),:/.-]+){5,}[.:!]\s*$/

/** State of a block in which a program's output may stand. */
interface Printing {
  /** A comment has announced output: only lines that begin with a program are typed. */
  announced: boolean
  /** A sentence was printed: nothing is typed up to the next prompt or comment. */
  begun: boolean
}

/** Whether a line without a prompt is output, as far as the lines above it tell. */
function isPrinted(printing: Printing, line: string, text: string): boolean {
  printing.begun ||= printedSentence.test(line)
  if (/\S\s{3,}\S.*?\S\s{3,}\S.*?\S\s{3,}\S/.test(text)) return true
  return printing.begun || (printing.announced && !isDistinct(firstWord(text)))
}

/** A shell block while it is being read. */
interface ShellReading extends Prompts {
  lines: readonly string[]
  found: ShellLine[]
  printing: Printing
}

/** Whether a line among prompts is no output: a step with its number, or a sentence in Korean, Japanese or Chinese, right above a prompt. */
function saysNext({ lines, hasDollar }: ShellReading, at: number): boolean {
  const line = lines[at]!
  const isSentence = /^\s*\d{1,2}[.)]\s+\S/.test(line) || /^[^|]*[가-힣ぁ-ヶ一-龥]{2,}[^|]*$/.test(line)
  const isPrompt = hasDollar && /^\s*\$\s+\S/.test(lines[at + 1] ?? '')
  return isPrompt && isSentence && !/^\s*\$|\S\s{3,}\S/.test(line)
}

/** Reads a remark that stands alone; false for another line. */
function readRemark(reading: ShellReading, at: number, root: string | undefined): boolean {
  const line = reading.lines[at]!
  const isSaid = remarkLine.test(line) || saysNext(reading, at)
  if (root !== undefined || !isSaid) return false
  addRemark(reading.found, reading.lines, at)
  reading.printing = { announced: announcesOutput(line.replace(/^\W+/, '')), begun: false }
  return true
}

/** Reads a command line or a line of output with those that continue it, and returns the index of the last one. */
function readTyped(reading: ShellReading, offset: number, root: string | undefined): number {
  const { lines, prompted } = reading
  const line = lines[offset]!
  const bare = root ?? withoutPrompt(line, reading.hasDollar)
  if (bare !== undefined) reading.printing = { announced: false, begun: false }
  const { text, end } = joined(lines, withShortHyphens(uncapitalised((bare ?? line).trim())), offset)
  const canBeTyped = !prompted || isSmall(lines, text)
  reading.found.push(
    bare !== undefined || (canBeTyped && !isPrinted(reading.printing, line, text))
      ? { offset, kind: 'command', ...splitComment(text), prompted: bare !== undefined }
      : { offset, kind: 'output', text, prompted: false },
  )
  return endOfHere(lines, text, end)
}

/** Reads the lines of a shell block: prompts and comments come off, continued lines and here-documents are one line. */
export function shellLines(lines: readonly string[]): ShellLine[] {
  const printing: Printing = { announced: false, begun: false }
  const reading: ShellReading = { ...promptsOf(lines), lines, found: [], printing }
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]!.trim() === '') continue
    const root = reading.asRoot ? rootLine(lines[at]!) : typedRemark(lines, at)
    if (!readRemark(reading, at, root)) at = readTyped(reading, at, root)
  }
  return reading.found
}
