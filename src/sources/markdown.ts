import type { Code, Heading, List, Nodes, Root, RootContent, Table as TableNode } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { grammarEntry, grammarIn, readWords } from '../commandline/index.ts'
import { type CommandEntry, type Entry, hash, type Place, type Problem } from '../model/index.ts'
import { type Block, entryOf, markOf } from './blocks.ts'
import { join, type Vocabulary } from './join.ts'
import { commandIn, optionsIn, optionsOfCell, programIn } from './names.ts'
import type { DeckHead, Parsed } from './source.ts'
import { type OptionRow, readTable } from './tables.ts'

const shell = new Set(['sh', 'bash', 'shell', 'console', 'zsh', 'shell-session'])

/** The front matter of a deck and the text with those lines emptied, so that line numbers stay. */
function frontMatter(text: string, file: string): { head: DeckHead; body: string; problems: Problem[] } {
  const match = /^---[ ]*\n([\s\S]*?)\n---[ ]*(?:\n|$)/.exec(text)
  if (!match || !/^[a-z]+:/m.test(match[1]!)) return { head: {}, body: text, problems: [] }
  const head: DeckHead = {}
  const problems: Problem[] = []
  for (const [index, line] of match[1]!.split('\n').entries()) {
    const pair = /^([a-z]+):\s*(.*?)\s*$/.exec(line)
    const value = pair?.[2]?.replace(/^(["'])(.*)\1$/, '$2') ?? ''
    const bad = (): void =>
      void problems.push({ at: { file, line: index + 2 }, code: 'front-matter', detail: line.slice(0, 60) })
    if (line.trim() === '' || line.startsWith('#')) continue
    switch (pair?.[1]) {
      case 'deck':
        if (/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(value)) head.name = value
        else bad()
        break
      case 'title':
        head.title = value
        break
      case 'language':
        head.language = value
        break
      case 'program':
        if (/^[A-Za-z0-9][\w.-]*$/.test(value)) head.program = value
        else bad()
        break
      case 'grammar':
        head.grammar = grammarIn(value)
        if (head.grammar === undefined) bad()
        break
      case 'order':
        if (/^\d+$/.test(value)) head.order = Number(value)
        else bad()
        break
      default:
        bad()
    }
  }
  return { head, body: match[0].replace(/[^\n]/g, ' ') + text.slice(match[0].length), problems }
}

/** The commands in a block of shell lines: continued lines joined, comments and output left out. */
function commandLines(block: string): { text: string; offset: number }[] {
  const prompted = /^\s*[$%] /m.test(block)
  const found: { text: string; offset: number }[] = []
  let open = false
  for (const [offset, line] of block.split('\n').entries()) {
    const last = found.at(-1)
    if (open && last) last.text += `\n${line}`
    else if (line.trim() !== '' && !/^\s*#/.test(line) && (!prompted || /^\s*[$%] /.test(line)))
      found.push({ text: line.replace(/^\s*[$%] /, '').trim(), offset })
    open = line.endsWith('\\')
  }
  return found.map(({ text, offset }) => ({ text: text.replace(/\s*\\\n\s*/g, ' ').trim(), offset }))
}

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return `\`${node.value}\``
    case 'break':
      return ' '
    case 'html':
      return /^<br/i.test(node.value) ? ' ' : node.value
    default:
      return 'children' in node ? node.children.map(textOf).join('') : ''
  }
}

function levelIn(heading: string): number | undefined {
  const match = /^(?:level|레벨|レベル)\s*(\d+)|^(\d+)\s*(?:단계|段階)/i.exec(heading)
  const level = Number(match?.[1] ?? match?.[2])
  return Number.isInteger(level) && level > 0 ? level : undefined
}

/** The topic in a level heading: what stands behind "Level 2:". */
const topicIn = (heading: string): string | undefined =>
  heading.replace(/^(?:(?:level|레벨|レベル)\s*\d+|\d+\s*(?:단계|段階))\s*[:：·.—-]?\s*/i, '').trim() ||
  undefined

/** Reads a Markdown deck or study notes; `known` joins short and long names of programs we know. */
export function parseMarkdown(text: string, file: string, known: Vocabulary, about?: string): Parsed {
  const { head, body, problems } = frontMatter(text, file)
  // A full-width bar is as wide in the source as a plain one, so places stay.
  const source = body.replaceAll('｜', '|')
  const root: Root = fromMarkdown(source, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  const headings = root.children.filter((node): node is Heading => node.type === 'heading')
  const shellLines = root.children.flatMap((node) =>
    node.type === 'code' && shell.has(node.lang ?? '') ? node.value.split('\n') : [],
  )
  const program = about ?? head.program ?? programIn(headings.map(textOf), shellLines)
  const scope = program ?? head.name ?? file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')

  const others: Entry[] = []
  const commands: CommandEntry[] = []
  const rows: OptionRow[] = []
  let level = 1
  let topic: string | undefined
  const paths: { depth: number; path: string | undefined }[] = []
  let open: Block | undefined

  const placeOf = (node: RootContent | { position?: Nodes['position'] }, offset = 0): Place => ({
    file,
    line: (node.position?.start.line ?? 1) + offset,
  })
  const raw = (node: RootContent): string =>
    source.slice(node.position!.start.offset, node.position!.end.offset)
  const close = (): void => {
    if (!open) return
    const entry = entryOf(open)
    open = undefined
    if ('kind' in entry) others.push(entry)
    else problems.push(entry)
  }
  const table = (node: TableNode): void => {
    const cells = (row: TableNode['children'][number]): string[] =>
      row.children.map((cell) => textOf(cell).replace(/\s+/g, ' ').trim())
    const [header, ...body] = node.children
    const parts = readTable(
      {
        header: header ? cells(header) : [],
        rows: body.map((row) => ({ cells: cells(row), at: placeOf(row) })),
        at: placeOf(node),
      },
      { program, path: paths.at(-1)?.path, level, topic },
    )
    commands.push(...parts.commands)
    rows.push(...parts.options)
    problems.push(...parts.problems)
  }
  const paragraph = (node: RootContent): void => {
    let fresh = true
    for (const [index, line] of raw(node).split('\n').entries()) {
      const begun = markOf(line)
      if (begun?.mark === 'A' && open && open.mark === 'Q' && open.answer === undefined) {
        open.answer = begun.text
      } else if (begun) {
        close()
        open = {
          mark: begun.mark,
          text: begun.text,
          wrong: [],
          lines: [],
          spot: { at: placeOf(node, index), level, topic, scope, program },
        }
      } else if (open && !fresh) {
        if (open.mark === 'Q' && open.answer !== undefined) open.answer += `\n${line.trim()}`
        else open.text += `\n${line.trim()}`
      } else if (fresh) close()
      fresh = false
    }
  }
  const optionItems = (node: List): void => {
    for (const item of node.children) {
      const [first = '', ...rest] = item.children.map(textOf).join('\n').split('\n')
      if (!/^`?(?:--?|[–—])[A-Za-z]/.test(first)) continue
      const [, names = first, meaning = ''] =
        /^(.*?)(?:\s*[:：]\s+|\s+[-–—=]\s+|\s*：)(.*)$/.exec(first) ?? []
      const summary = [meaning, ...rest].join(' ').trim()
      const at = placeOf(item)
      if (program === undefined) problems.push({ at, code: 'no-program' })
      else if (summary === '') problems.push({ at, code: 'no-meaning', detail: optionsIn(names).join(', ') })
      else
        for (const option of optionsOfCell(names))
          rows.push({
            kind: 'option',
            subject: '',
            at,
            level,
            topic,
            program,
            summary,
            commands: [],
            under: paths.at(-1)?.path,
            ...option,
          })
    }
  }

  const shown = (node: Code, index: number): void => {
    if (program === undefined) return
    const around = [root.children[index - 1], root.children[index + 1]]
      .filter((beside) => beside?.type === 'paragraph')
      .map((beside) => textOf(beside!).replace(/\s+/g, ' ').trim())
      .join(' … ')
    for (const { text: line, offset } of commandLines(node.value)) {
      const at = placeOf(node, offset + 1)
      const { words, notices } = readWords(line)
      if (words[0]?.text !== program) continue
      const [first] = words
      const text = line.slice(first!.start)
      if (
        notices.some(({ code }) => code === 'operator' || code === 'unclosed') ||
        /(?:^|\s)(?:\.\.\.|…|\[|\{)/.test(text)
      ) {
        problems.push({ at, code: 'not-a-line', detail: text.slice(0, 60) })
        continue
      }
      const subject = `${program}:${hash(words.map((word) => word.text).join('\n')).toString(36)}`
      if (!others.some((entry) => entry.subject === subject))
        others.push({
          kind: 'task',
          subject,
          at,
          level,
          topic,
          program,
          answers: [text],
          around: around || undefined,
        })
    }
  }

  for (const [index, node] of root.children.entries()) {
    switch (node.type) {
      case 'heading': {
        close()
        const title = textOf(node).trim()
        while (paths.length > 0 && paths.at(-1)!.depth >= node.depth) paths.pop()
        const named = program === undefined ? undefined : commandIn(title, program)
        paths.push({ depth: node.depth, path: named || paths.at(-1)?.path })
        level = levelIn(title) ?? level
        topic = topicIn(title)
        break
      }
      case 'table':
        close()
        table(node)
        break
      case 'paragraph':
        paragraph(node)
        break
      case 'list':
        if (open?.mark === 'Q' && open.answer !== undefined && open.wrong.length === 0)
          open.wrong = node.children.map((item) =>
            item.children
              .map((child) => raw(child as RootContent))
              .join('\n')
              .trim(),
          )
        else {
          close()
          optionItems(node)
        }
        break
      case 'blockquote':
        if (open)
          open.why = node.children
            .map((child) => raw(child as RootContent).replace(/\n>? ?/g, ' '))
            .join('\n')
        break
      case 'code':
        if (open?.mark === 'T' && shell.has(node.lang ?? ''))
          open.lines.push(...commandLines(node.value).map(({ text }) => text))
        else if (open === undefined && head.name === undefined && shell.has(node.lang ?? ''))
          shown(node, index)
        else if (open?.mark === 'Q' && open.answer === undefined) open.picture = node.value
        else if (open) open.example = node.value
        break
      case 'thematicBreak':
        close()
        break
      default:
    }
  }
  close()

  const joined = join(commands, rows, known)
  const entries = [...joined.commands, ...joined.options, ...others].sort((a, b) => a.at.line - b.at.line)
  problems.push(...joined.problems)
  const seen = new Set<string>()
  const unique = entries.filter((entry) => {
    const key = `${entry.kind} ${entry.subject}`
    if (seen.has(key)) {
      problems.push({ at: entry.at, code: 'duplicate', detail: entry.subject })
      return false
    }
    seen.add(key)
    return true
  })
  problems.sort((a, b) => a.at.line - b.at.line)
  if (unique.length === 0) problems.push({ at: { file, line: 1 }, code: 'no-cards' })
  if (head.grammar && program !== undefined)
    unique.push(grammarEntry(program, '', 'deck', head.grammar, { file, line: 1 }))
  return { head: { ...head, program }, entries: unique, problems }
}
