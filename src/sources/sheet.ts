import { parsed } from './document.ts'
import type { Fact } from './facts.ts'
import { factsOf } from './reader.ts'
import type { Block } from './scan.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'

const decoration = /^\s*#[\s#=*_-]*$/
/** `##### DOCKER #####`, `# --- Images ---`. */
const banner = /^\s*#{2,}\s*[=*_-]*\s*(.*?)\s*[#=*_-]*\s*$/
const barred = /^\s*#\s*[=*_-]{2,}\s*(.*?)\s*[=*_#-]{2,}\s*$/

/** The depth of a heading: `%` of navi is above the others. */
const depthOf = (line: string): number => (line.startsWith('%') ? 1 : 2)

/** Whether the language of a fence is named and is no shell. */
const isForeign = (language: string): boolean => language !== '' && !/^(?:sh|bash|zsh|shell)$/.test(language)

/** Blocks of a sheet: each stretch between headings is a block of shell lines. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let code: { line: number; lines: string[] } | undefined
  let foreign = false
  const close = (): void => {
    if (code?.lines.some((line) => line.trim() !== ''))
      blocks.push({
        type: 'code',
        line: code.line,
        indent: 0,
        language: 'sh',
        lines: code.lines,
        fenced: false,
      })
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
  if (decoration.test(line)) return /[^\s#]|#{3,}/.test(line) ? '' : undefined
  return (barred.exec(line) ?? banner.exec(line))?.[1]
}

/** The lines of a sheet, those of its front matter empty. */
function linesIn(text: string): string[] {
  const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? ''
  const body = front.replace(/[^\n]/g, '') + text.slice(front.length)
  return body.replace(/^#!.*/, '').split('\n')
}

/** Variables, extensions and remarks of navi show nothing to learn. */
const ofNavi = /^(?:\$\s*[\w-]+\s*:|@\s|;|```)/

function read(text: string, file: string, context: ReadingContext): Parsed {
  const lines = linesIn(text)
  const blocks = blocksOf(lines)
  const { facts, problems } = factsOf(blocks, file, context.program)
  const headings = blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : []))
  return parsed({ facts: facts satisfies Fact[], problems, file, headings }, context)
}

/** Whether a text is a row of comments, each with command lines below it: nothing that Markdown would write. */
function isSheet(text: string): boolean {
  if (/^%\s+\S[^\n]*\n/.test(text) || /^---\n(?:[^\n]*\n){0,8}?syntax:/.test(text)) return true
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '')
  if (/^\s*(?:```|~~~|\||[-*+] |> |\d+\. )/m.test(body)) return false
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
