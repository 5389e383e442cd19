import type { Problem } from '../model/index.ts'
import { parsed } from './document.ts'
import type { Fact, Spot } from './facts.ts'
import { keyPair, keySentence } from './keys.ts'
import { splitAtBracket } from './line-comments.ts'
import { isProgram } from './programs.ts'
import { factsOf } from './reader.ts'
import type { Block } from './scan.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'
import { takeTabbed } from './tabbed-comments.ts'

const decoration = /^\s*#[\s#=*_-]*$/
/** `##### DOCKER #####`, `# --- Images ---`. */
const banner = /^\s*#{2,}\s*[=*_-]*\s*(.*?)\s*[#=*_-]*\s*$/
const barred = /^\s*#\s*[=*_-]{2,}\s*(.*?)\s*[=*_#-]{2,}\s*$/

/** The depth of a heading: `%` of navi is above the others. */
const depthOf = (line: string): number => (line.startsWith('%') ? 1 : 2)

const opensScript =
  /^\s*(?:if|for|while|until|case|select)\s.*(?:;\s*(?:then|do)|\sin)?\s*$|^\s*(?:function\s+\S+|[\w-]+\s*\(\))\s*\{?\s*$|^.*[\s)]\{\s*$|^\s*\w*\s?\($/
const closesScript = /^\s*(?:fi|done|esac|[})])(?:\s*[;|&>].*)?\s*$/

/** The index behind the line that ends a script; undefined where nothing ends it. */
function endOfScript(lines: readonly string[], from: number): number | undefined {
  let depth = 0
  for (let at = from; at < lines.length; at++) {
    if (opensScript.test(lines[at]!)) depth++
    if (closesScript.test(lines[at]!) && --depth <= 0) return at + 1
  }
  return undefined
}

/** The scripts among the lines of a block, each with the comment above it and up to the next empty line. */
function scriptsIn(lines: readonly string[]): { from: number; to: number }[] {
  const scripts: { from: number; to: number }[] = []
  for (let at = 0; at < lines.length; at++) {
    const end = opensScript.test(lines[at]!) ? endOfScript(lines, at) : undefined
    if (end === undefined) continue
    let from = at
    while (from > 0 && lines[from - 1]!.trim() !== '') from--
    let to = end
    while (to < lines.length && lines[to]!.trim() !== '') to++
    scripts.push({ from, to })
    at = to
  }
  return scripts
}

/** Whether the language of a fence is named and is no shell. */
const isForeign = (language: string): boolean => language !== '' && !/^(?:sh|bash|zsh|shell)$/.test(language)

const codeBlock = (line: number, lines: readonly string[]): Block => ({
  type: 'code',
  line,
  indent: 0,
  language: 'sh',
  lines: [...lines],
  fenced: false,
})

/** Takes the scripts out of lines and names their own: a loop or a function says nothing of the others. */
function takeScripts(lines: string[], file: string): Problem[] {
  const problems: Problem[] = []
  const scripts = scriptsIn(lines)
  const full = (some: readonly string[]): number => some.filter((line) => line.trim() !== '').length
  const taken = scripts.reduce((sum, { from, to }) => sum + full(lines.slice(from, to)), 0)
  // The lines between the functions of a program are its own, too.
  const all = lines.length > 60 && taken > full(lines) / 2
  for (const { from, to } of all ? [{ from: 0, to: lines.length }] : scripts) {
    for (const [index, line] of lines.slice(from, to).entries())
      if (/^\s*[^\s#]/.test(line))
        problems.push({
          at: { file, line: from + index + 1 },
          code: 'not-a-line',
          detail: line.trim().slice(0, 60),
        })
    lines.fill('', from, to)
  }
  return problems
}

/** Blocks of a sheet: each stretch between headings is a block of shell lines. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let code: { line: number; lines: string[] } | undefined
  let foreign = false
  const close = (): void => {
    if (code?.lines.some((line) => line.trim() !== '')) blocks.push(codeBlock(code.line, code.lines))
    code = undefined
  }
  for (const [index, line] of lines.entries()) {
    const title = headingOf(line)
    if (title !== undefined) {
      close()
      if (title !== '') blocks.push({ type: 'heading', line: index + 1, depth: depthOf(line), text: title })
      continue
    }
    // A block in another language within a sheet of navi.
    const language = /^```(\w*)/.exec(line)?.[1]
    if (language !== undefined) foreign = !foreign && isForeign(language)
    code ??= { line: index + 1, lines: [] }
    code.lines.push(foreign || ofNavi.test(line) ? '' : line)
  }
  close()
  return blocks
}

/** The heading in a line, '' for a line that only parts; undefined where it is neither. */
function headingOf(line: string): string | undefined {
  if (/^%\s*\S/.test(line)) return line.replace(/^%\s*/, '').split(',')[0]!.trim()
  // A name in capitals (`# STAGE`, `# S3`) says where something holds, not what is done.
  if (/^#\s*(?:[A-Z]{3,}(?:\s+[A-Za-z]+)?|[A-Z][A-Z0-9]{1,4})\s*:?\s*$/.test(line)) return ''
  if (decoration.test(line)) return /[^\s#]|#{3,}/.test(line) ? '' : undefined
  return (barred.exec(line) ?? banner.exec(line))?.[1]
}

/** The lines of a sheet, those of its front matter empty and a heading with a line below it as one with a mark. */
function linesIn(text: string): string[] {
  const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? ''
  const body = front.replace(/[^\n]/g, '') + text.slice(front.length)
  const marked = body.replace(/^(\S[^\n]{1,40})\n(?:={3,}|-{3,})[ \t]*$/gm, '# $1\n')
  // `$<name>` is a place, as `<name>` is; in quotes it may be a variable of another program.
  return marked
    .replace(/^#!.*/, '')
    .replace(/(?<=^[^'"\n]*\s)\$(?=<[A-Za-z][\w-]{0,30}>)/gm, '')
    .split('\n')
}

/** Variables, extensions and remarks of navi show nothing to learn. */
const ofNavi = /^(?:\$\s*[\w-]+\s*:|\$\s+[\w-]+\s+=\s|@\s|;|```)/

function read(text: string, file: string, context: ReadingContext): Parsed {
  const lines = linesIn(text)
  const scripts = takeScripts(lines, file)
  const keysAlone = [...takeTabbed(lines, file), ...takeKeys(lines, file), ...takeKeyLines(lines, file)]
  const blocks = blocksOf(lines)
  const { facts, problems } = factsOf(blocks, file, context.program, true)
  const headings = blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : []))
  return parsed(
    { facts: [...facts, ...keysAlone], problems: [...problems, ...scripts], file, headings },
    context,
  )
}

const oneKey = String.raw`(?:\[?(?:ctrl|control|alt|shift|cmd|command|option|opt|super|meta|mod\d?|win|fn|leader|prefix|esc|tab|enter|space|[⌘⌥⌃⇧]|F\d{1,2}|[CMS])\]?)`
/** Keys to press: `Ctrl + 0`, `F4`, `<C-w> s`, `[Mod] + [j / k]`. */
const keys = new RegExp(
  String.raw`^(?:F\d{1,2}|<(?:leader|[CMS]-)[^>\s]*>.{0,12}|(?:${oneKey}\s*[-+]\s*)+(?:\[[^\]]{1,16}\]|\S{1,9}(?:\s.{0,24})?))$`,
  'i',
)

/** Keys below a comment that says what they do, as names with a meaning; their lines are taken out. */
function takeKeys(lines: string[], file: string): Fact[] {
  const facts: Fact[] = []
  for (const [index, line] of lines.entries()) {
    const said = /^\s*#\s*(\S.*?)\s*[:：.]?\s*$/.exec(lines[index - 1] ?? '')?.[1]
    const next = lines[index + 1] ?? ''
    if (said === undefined || !keys.test(line.trim()) || (next.trim() !== '' && !/^\s*#/.test(next))) continue
    const at = { file, line: index + 1 }
    facts.push({
      type: 'name',
      spot: { at, level: 1, headings: [] },
      name: line.trim(),
      meaning: said,
      code: true,
      term: true,
    })
    lines[index - 1] = ''
    lines[index] = ''
  }
  return facts
}

/** A key that no program is called by: `<leader>p`, `<C-w> s`, `Ctrl+b d`, `F4`. */
const pressed = String.raw`(?:\\\S{1,10}|,[A-Za-z](?:trl-\S)?|:%?[A-Za-z]\w{0,20}!?|<[A-Za-z][\w-]*>\S{0,4}|F\d{1,2}|(?:${oneKey}[-+])+\S{1,9})`
/** A key with what it does behind it: `<leader>p  previous`, `gd = goes to the definition`, `dd -> deletes`. */
const keyWithMeaning = new RegExp(
  String.raw`^(?:(${pressed}(?:\s\S)?)(?:\s*[=:]\s+|\s{2,}|\t|\s+[-–—]+\s+)|((?:<[^<>]{1,16}>|[^\s<>]){1,8})\s*(?:->|=>|→)\s+|(${pressed})\s+|(\S{1,4})(?:\s+[=:]\s+|\s{2,}|\t+))(?=\S)(.*\S)\s*$`,
  'i',
)
const pressedFirst = new RegExp(`^${pressed}(?:\\s|$)`, 'i')
/** A letter or a mark with what it does behind one space, in a sheet of keys: `d  delete`. */
const letterWithMeaning = /^([^\s#]|[A-Za-z]{2})\s(?=\p{L})(.*\S)\s*$/u
/** A name and what an arrow says of it. */
const arrow = /^\S{1,8}\s*(?:->|=>|→)\s+\S+\s+\S/

/** A short name with a gap behind it: `dd     delete line`. */
const shortName = /^\s{0,4}(\S{1,5})(?:\s{2,}|\t+)\S/

/** Whether lines are of short names with a gap behind each, hardly one of them a program. */
function isOfShortNames(lines: readonly string[]): boolean {
  const names = lines.flatMap((line) => shortName.exec(line)?.[1] ?? [])
  if (names.length < 8 || names.length < lines.length * 0.7) return false
  // `Q:` and `A:` are the same few marks again and again.
  if (new Set(names).size < names.length * 0.8) return false
  return names.filter(isProgram).length <= names.length * 0.3
}

/** Whether a sheet has hardly anything but keys. */
function isOfKeys(lines: readonly string[]): boolean {
  const full = lines.filter((line) => /\S/.test(line) && !/^\s*#/.test(line))
  const found = full.filter((line) => keyWithMeaning.test(line))
  const sure = full.filter((line) => pressedFirst.test(line)).length
  const arrows = full.filter((line) => arrow.test(line)).length
  if (found.length < 5 || found.length < full.length * 0.6) return false
  return sure >= 3 || arrows >= full.length * 0.8 || isOfShortNames(full)
}

/** The key and its meaning in a line of a sheet that is of keys. */
function keyIn(line: string): { name: string; meaning: string } | undefined {
  const match = keyWithMeaning.exec(line)
  const letter = match ? undefined : letterWithMeaning.exec(line)
  const name = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4] ?? letter?.[1]
  const meaning = match?.[5] ?? letter?.[2]
  if (name === undefined || meaning === undefined || /^\W*$/.test(meaning)) return undefined
  return { name, meaning: meaning.replace(/^(?:->|=>|→|[-–—]+)\s+/, '') }
}

/** The key or the command in a line of a sheet, with what is said of it in the same line. */
function saidInLine(
  line: string,
  ofKeys: boolean,
): { name: string; meaning: string; isKey: boolean } | undefined {
  const key = ofKeys ? keyIn(line) : (keyPair(line.trim()) ?? keySentence(line.trim()))
  if (key !== undefined) return { ...key, isKey: true }
  const command = splitAtBracket(line.trim())
  return command && { name: command.text, meaning: command.comment, isKey: false }
}

/** Keys with what they do in the same line, and commands with what is said of them in brackets; their lines are taken out. Where a sheet has more than keys, only what can be nothing else is one. */
function takeKeyLines(lines: string[], file: string): Fact[] {
  const ofKeys = isOfKeys(lines)
  const facts: Fact[] = []
  let heading: string[] = []
  for (const [index, line] of lines.entries()) {
    const title = /^\s*(?:#|--\s)[\s#-]*(.*\S)/.exec(line)?.[1]
    if (title !== undefined) heading = [title]
    const pair = saidInLine(line, ofKeys)
    if (pair === undefined) continue
    const spot: Spot = { at: { file, line: index + 1 }, level: 1, headings: pair.isKey ? heading : [] }
    const meaning = pair.meaning.replace(/^#\s*/, '').replace(/\s+/g, ' ')
    facts.push({ type: 'name', spot, name: pair.name, meaning, code: true, term: pair.isKey })
    lines[index] = ''
    if (/^\s*--\s\S/.test(lines[index - 1] ?? '')) lines[index - 1] = ''
  }
  return facts
}

/** Whether a text is a row of comments, each with command lines below it: nothing that Markdown would write. */
function isSheet(text: string): boolean {
  if (/^%\s+\S[^\n]*\n/.test(text) || /^---\n(?:[^\n]*\n){0,8}?syntax:/.test(text)) return true
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '')
  const marks = body.match(/^\s*(?:```|~~~|\||[-*+] |> |\d+\. )/gm)?.length ?? 0
  if (marks < 3 && isOfKeys(linesIn(text))) return true
  if (marks > 0) return false
  const groups = body.split(/\n\s*\n/).filter((group) => group.trim() !== '')
  const sheets = groups.filter((group) =>
    /^(?:\s*#[^\n]*\n)+\s*[a-z.~$/][^\n]*[^\s.:][ \t]*(?:\n|$)/.test(group),
  )
  return sheets.length > 0 && sheets.length >= groups.length * 0.6
}

/** Sheets of comments and the commands below them: cheat, navi, shell files. */
export const sheet: Source = {
  endings: ['cheat', 'sh', 'bash', 'zsh', 'fish', 'ps1', 'cheatsheet'],
  recognises: isSheet,
  read,
  lines: (text) =>
    linesIn(text).map((line) =>
      ofNavi.test(line) || (headingOf(line) ?? '') !== '' ? '' : line.replace(/^\s*#+\s?/, ''),
    ),
}
