import { readWords } from '../../commandline/index.ts'
import { hash, plain } from '../../model/index.ts'
import { inlineText } from '../inline.ts'
import type { Vocabulary } from '../join.ts'
import { commandIn, optionsOfCell, programIn } from '../names.ts'
import { type Block, scan } from '../scan.ts'
import type { FormerFact } from './fact.ts'
import { type FormerCommand, type FormerOption, formerNames } from './options.ts'
import { formerTable } from './table.ts'

const shell = new Set(['sh', 'bash', 'shell', 'console', 'zsh', 'shell-session'])

/** The word in front of a text that names its front matter, and the rest with those lines empty. */
function withoutFrontMatter(text: string): { program?: string; name?: string; body: string } {
  const match = /^---[ ]*\n([\s\S]*?)\n---[ ]*(?:\n|$)/.exec(text)
  if (!match || !/^[a-z]+:/m.test(match[1]!)) return { body: text }
  const value = (key: string): string | undefined =>
    new RegExp(`^${key}:\\s*(["']?)(.*?)\\1\\s*$`, 'm').exec(match[1]!)?.[2]
  const program = value('program')
  const isProgram = program !== undefined && /^[A-Za-z0-9][\w.-]*$/.test(program)
  return {
    ...(isProgram ? { program } : {}),
    name: value('deck'),
    body: match[0].replace(/[^\n]/g, '') + text.slice(match[0].length),
  }
}

const languageOf = ({ language }: { language: string }): string => language.split(/\s/)[0]!

/** The commands in a block of shell lines, each with its place in the block. */
function commandLines(lines: readonly string[]): { text: string; offset: number }[] {
  const isPrompted = lines.some((line) => /^\s*[$%] /.test(line))
  const found: { text: string; offset: number }[] = []
  let open = false
  for (const [offset, line] of lines.entries()) {
    const last = found.at(-1)
    if (open && last) last.text += `\n${line}`
    else if (line.trim() !== '' && !/^\s*#/.test(line) && (!isPrompted || /^\s*[$%] /.test(line)))
      found.push({ text: line.replace(/^\s*[$%] /, '').trim(), offset })
    open = line.endsWith('\\')
  }
  return found.map(({ text, offset }) => ({ text: text.replace(/\s*\\\n\s*/g, ' ').trim(), offset }))
}

/** A question of the text while its parts are read. */
interface Open {
  mark: 'Q' | 'A' | 'C' | 'T'
  line: number
  text: string
  answer?: string
  lines: string[]
  hasChoices: boolean
}

const idPattern = /\s*\{#([\p{L}\p{N}_.-]+)\}\s*$/u

/** Reads a text as version 0.1.0 did, block by block; what stands in lists and quotations it did not read. */
class FormerReader {
  readonly facts: FormerFact[] = []
  readonly commands: FormerCommand[] = []
  readonly options: FormerOption[] = []
  private readonly paths: { depth: number; path: string | undefined }[] = []
  private readonly shown = new Set<string>()
  private open: Open | undefined
  /** The indent of the text of the list that blocks may belong to; 0 outside of lists. */
  private inside = 0
  /** The item that further ones may still belong to. */
  private last: { line: number; text: string[] } | undefined

  constructor(
    private readonly program: string | undefined,
    private readonly scope: string,
    private readonly isDeck: boolean,
  ) {}

  /** Reads a block that begins so many columns from the left edge. */
  read(block: Block, indent: number): void {
    if (this.inside > 0 && indent >= this.inside) {
      if ('lines' in block) for (const line of block.lines) this.last?.text.push(inlineText(line))
      return
    }
    this.endItem()
    if (block.type !== 'item') this.inside = 0
    // A fence so far in is a part of the paragraph above it.
    if (block.type === 'code' && block.fenced && indent >= 4) return
    switch (block.type) {
      case 'heading':
        this.heading(block.depth, inlineText(block.text).trim())
        break
      case 'table':
        this.close()
        this.table(block)
        break
      case 'paragraph':
        this.paragraph(block.lines, block.line)
        break
      case 'item':
        this.item(block)
        break
      case 'code':
        this.code(block)
        break
      case 'rule':
        this.close()
        break
      case 'quote':
    }
  }

  /** Ends the text. */
  end(): void {
    this.endItem()
    this.close()
  }

  private close(): void {
    const { open } = this
    this.open = undefined
    if (open === undefined || open.mark === 'A') return
    const id = idPattern.exec(open.text)
    const text = (id ? open.text.slice(0, id.index) : open.text).trim()
    if (text === '') return
    const subject = (words: string): string =>
      id === null ? `${this.program ?? ''}:${hash(plain(words)).toString(36)}` : `${this.scope}:${id[1]}`
    const { line } = open
    if (open.mark === 'T') {
      const [first] = open.lines
      if (first !== undefined)
        this.facts.push({ kind: 'task', subject: subject(first), line, names: open.lines, meaning: text })
    } else if (open.mark === 'C') {
      const gaps = [...text.matchAll(gap)].map(([, answers, name], index) => ({
        name: name ?? String(index + 1),
        answers: answers!.split('|').map((answer) => answer.trim()),
      }))
      const words = text.replace(gap, '…').replace(/\\([[\]])/g, '$1')
      if (gaps.length > 0)
        this.facts.push({ kind: 'gap', subject: subject(words), line, names: [text], meaning: '', gaps })
    } else {
      const answer = (open.answer ?? '').replace(idPattern, '').trim()
      if (answer !== '')
        this.facts.push({ kind: 'concept', subject: subject(text), line, names: [text], meaning: answer })
    }
  }

  private heading(depth: number, title: string): void {
    this.close()
    while (this.paths.length > 0 && this.paths.at(-1)!.depth >= depth) this.paths.pop()
    const named = this.program === undefined ? undefined : commandIn(title, this.program)
    this.paths.push({ depth, path: named || this.paths.at(-1)?.path })
  }

  private table({ header, rows }: Block & { type: 'table' }): void {
    if (this.program === undefined || header.length === 0) return
    const cells = (row: readonly string[]): string[] =>
      row.map((cell) => inlineText(cell).replace(/\s+/g, ' ').trim())
    const found = formerTable({
      header: cells(header),
      rows: rows.map(({ cells: row, line }) => ({ cells: cells(row), line })),
      program: this.program,
      path: this.paths.at(-1)?.path,
    })
    for (const command of found.commands) this.commands.push(command)
    for (const option of found.options) this.options.push(option)
  }

  private paragraph(lines: readonly string[], line: number): void {
    let isFirst = true
    for (const [index, text] of lines.entries()) {
      const begun = /^(?:\*\*)?([QACT])(?:\*\*)?[:：](?:\*\*)?\s*(.*)$/s.exec(text)
      const { open } = this
      if (begun?.[1] === 'A' && open?.mark === 'Q' && open.answer === undefined) open.answer = begun[2]!
      else if (begun) {
        this.close()
        const mark = begun[1] as Open['mark']
        this.open = { mark, line: line + index, text: begun[2]!, lines: [], hasChoices: false }
      } else if (open && !isFirst) {
        if (open.mark === 'Q' && open.answer !== undefined) open.answer += `\n${text.trim()}`
        else open.text += `\n${text.trim()}`
      } else if (isFirst) this.close()
      isFirst = false
    }
  }

  private item({ lines, line, indent, number }: Block & { type: 'item' }): void {
    // The choices of a question are the items of one list.
    const isFirst = this.inside === 0
    this.inside = indent + (number?.length ?? 1) + 1
    const { open } = this
    if (open?.mark === 'Q' && open.answer !== undefined && (isFirst ? !open.hasChoices : true)) {
      open.hasChoices = true
      return
    }
    this.close()
    this.last = { line, text: lines.map((text) => inlineText(text)) }
  }

  /** Takes the option that the last item is about. */
  private endItem(): void {
    const [first = '', ...rest] = this.last?.text ?? []
    const line = this.last?.line ?? 0
    this.last = undefined
    if (!/^`?(?:--?|[–—])[A-Za-z]/.test(first) || this.program === undefined) return
    const parts = /^(.*?)(?:\s*[:：]\s+|\s+[-–—=]\s+|\s*：)(.*)$/.exec(first)
    const meaning = [parts?.[2] ?? '', ...rest].join(' ').trim()
    if (meaning === '') return
    for (const option of optionsOfCell(parts?.[1] ?? first))
      this.options.push({
        ...option,
        line,
        meaning,
        program: this.program,
        commands: [],
        under: this.paths.at(-1)?.path,
      })
  }

  private code({ lines, line, language }: Block & { type: 'code' }): void {
    const isShell = shell.has(languageOf({ language }))
    if (this.open?.mark === 'T' && isShell)
      for (const { text } of commandLines(lines)) this.open.lines.push(text)
    else if (this.open === undefined && !this.isDeck && isShell)
      for (const { text, offset } of commandLines(lines)) this.shownLine(text, line + offset)
  }

  /** A line that a block shows: it was asked part by part. */
  private shownLine(line: string, at: number): void {
    const { words, notices } = readWords(line)
    const [first] = words
    if (first === undefined || first.text !== this.program) return
    const text = line.slice(first.start)
    if (notices.some(({ code }) => code === 'operator' || code === 'unclosed')) return
    if (/(?:^|\s)(?:\.\.\.|…|\[|\{)/.test(text)) return
    const subject = `${this.program}:${hash(words.map((word) => word.text).join('\n')).toString(36)}`
    if (this.shown.has(subject)) return
    this.shown.add(subject)
    this.facts.push({ kind: 'task', subject, line: at, names: [text], meaning: '' })
  }
}

const gap = /(?<!\\|!)\[([^\]\n]+)\](?!\()(?:\{#([\w-]+)\})?/g

/** The facts that version 0.1.0 read in a Markdown text. `about` is the program that the text was said to be about. */
export function formerMarkdown(text: string, file: string, known: Vocabulary, about?: string): FormerFact[] {
  const head = withoutFrontMatter(text)
  const { blocks } = scan(head.body.replaceAll('｜', '|').split('\n'))
  const headings = blocks.flatMap((block) => (block.type === 'heading' ? [inlineText(block.text)] : []))
  const typed = blocks.flatMap((block) =>
    block.type === 'code' && shell.has(languageOf(block)) ? block.lines : [],
  )
  const program = about ?? head.program ?? programIn(headings, typed)
  const scope = program ?? head.name ?? file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const reader = new FormerReader(program, scope, head.name !== undefined)
  const lines = head.body.split('\n')
  for (const block of blocks) {
    const opened = block.type === 'code' && block.fenced ? block.line - 1 : block.line
    reader.read(block, /^\s*/.exec(lines[opened - 1] ?? '')![0].replaceAll('\t', '    ').length)
  }
  reader.end()
  return [...formerNames(reader, known), ...reader.facts]
}
