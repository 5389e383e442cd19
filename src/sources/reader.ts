import type { Place, Problem } from '../model/index.ts'
import { markOf, type Block as Question, type Spot as QuestionSpot } from './blocks.ts'
import { announcesOutput, captionOfHeadings, captionText, explainsBelow } from './captions.ts'
import type { Fact, Spot } from './facts.ts'
import { inlineText } from './inline.ts'
import { groupsOf } from './line-groups.ts'
import { codeInProse, isBareLine, said } from './pairs.ts'
import { programNamed } from './programs.ts'
import { type Block, scan } from './scan.ts'
import { shellLines } from './shell.ts'
import type { DeckHead } from './source.ts'

const shell =
  /^(?:\{?\.?(?:sh|bash|shell|console|zsh|fish|ksh|shell-session|shellsession|sh-session|shellscript|shell-script|terminal|term|cli|cmd|bat|batch|dos|powershell|ps|ps1|pwsh|posh|command|commandline|bash-session|linux|unix|root)\b.*)$/i
/** Languages whose lines are no command lines. */
const otherLanguages =
  /^\{?\.?(?:ya?ml|json[c5]?|dockerfile|docker-file|python|py|pycon|js|jsx|javascript|ts|tsx|typescript|java|kotlin|kt|scala|go|golang|rust|rs|c|h|cpp|c\+\+|cs|csharp|php|ruby|rb|perl|pl|r|swift|sql|mysql|html?|xml|svg|css|scss|less|sass|toml|ini|conf|cfg|nginx|apache|diff|patch|mermaid|plantuml|dot|graphql|proto|protobuf|hcl|tf|terraform|groovy|gradle|lua|vue|svelte|latex|tex|math|csv|env|dotenv|properties|makefile|make|cmake|http|regex|haskell|hs|elixir|ex|clojure|clj|dart|matlab|asm|nasm|vba|solidity|jinja2?|handlebars|ejs|erb|log|crontab|viml?|elisp|lisp|scheme)\b/i

/** What a Markdown text says about where it stands. */
interface Trail {
  headings: { depth: number; text: string }[]
  texts: readonly string[]
  level: number
  topic?: string
}

function levelIn(heading: string): number | undefined {
  const match = /^(?:level|레벨|レベル)\s*(\d+)|^(\d+)\s*(?:단계|段階)/i.exec(heading)
  const level = Number(match?.[1] ?? match?.[2])
  return Number.isInteger(level) && level > 0 ? level : undefined
}

/** The topic in a heading: of "Level 2: Ports", "Ports". */
const topicIn = (heading: string): string | undefined =>
  heading.replace(/^(?:(?:level|레벨|レベル)\s*\d+|\d+\s*(?:단계|段階))\s*[:：·.—-]?\s*/i, '').trim() ||
  undefined

/** Reads the blocks of one Markdown text and collects facts. */
export class Reader {
  readonly facts: Fact[] = []
  readonly problems: Problem[] = []
  private readonly trail: Trail = { headings: [], texts: [], level: 1 }
  private open?: Question
  private openIsList = false
  private at = 0
  private section: readonly Block[] = []

  constructor(
    private readonly blocks: readonly Block[],
    private readonly file: string,
    private readonly head: DeckHead,
    private readonly scope: string,
    private readonly questionProgram: string | undefined,
    /** Cards may have several paragraphs, and lists belong to their answers. */
    private readonly hashcards: boolean,
  ) {}

  read(): void {
    for (this.at = 0; this.at < this.blocks.length; this.at++) {
      const block = this.blocks[this.at]!
      switch (block.type) {
        case 'heading':
          this.heading(block)
          break
        case 'table':
          this.close()
          this.facts.push({ type: 'table', spot: this.spot(block.line), table: this.table(block) })
          break
        case 'paragraph':
          this.paragraph(block)
          break
        case 'item':
          this.item(block)
          break
        case 'quote':
          this.quote(block)
          break
        case 'code':
          this.code(block)
          break
        case 'rule':
          this.close()
      }
    }
    this.close()
  }

  private place(line: number): Place {
    return { file: this.file, line }
  }

  private spot(line: number): Spot {
    const { level, topic, texts } = this.trail
    return { at: this.place(line), level, topic, headings: texts }
  }

  private questionSpot(line: number): QuestionSpot {
    const { level, topic } = this.trail
    return { at: this.place(line), level, topic, scope: this.scope, program: this.questionProgram }
  }

  private close(): void {
    if (this.open)
      this.facts.push({ type: 'question', spot: this.spot(this.open.spot.at.line), block: this.open })
    this.open = undefined
    this.openIsList = false
  }

  private heading({ depth, text }: Block & { type: 'heading' }): void {
    this.close()
    const title = inlineText(text).trim()
    const { headings } = this.trail
    while (headings.length > 0 && headings.at(-1)!.depth >= depth) headings.pop()
    headings.push({ depth, text: title })
    this.trail.texts = headings.map((heading) => heading.text)
    this.trail.level = levelIn(title) ?? this.trail.level
    this.trail.topic = topicIn(title)
    let end = this.at + 1
    while (end < this.blocks.length && this.blocks[end]!.type !== 'heading') end++
    this.section = this.blocks.slice(this.at + 1, end)
  }

  private table(block: Block & { type: 'table' }): Extract<Fact, { type: 'table' }>['table'] {
    const cells = (row: readonly string[]): string[] =>
      row.map((cell) => inlineText(cell).replace(/\s+/g, ' ').trim())
    return {
      header: cells(block.header),
      rows: block.rows.map((row) => ({ cells: cells(row.cells), at: this.place(row.line) })),
      at: this.place(block.line),
    }
  }

  /** The block before this one, where it can caption it. */
  private captionBefore(index: number): string | undefined {
    const before = this.blocks[index - 1]
    if (before?.type === 'paragraph') {
      const lines = before.lines.filter((line) => markOf(line) === undefined)
      const last = lines.at(-1)
      if (last === undefined) return undefined
      return (
        captionText(/[:：]\s*$/.test(last) && lines.length > 1 ? last : lines.join(' ')) ?? captionText(last)
      )
    }
    if (before?.type !== 'item') return undefined
    const earlier = this.blocks[index - 2]
    const block = this.blocks[index]!
    const indented = 'indent' in block && block.indent > before.indent
    const text = before.lines.join(' ')
    const single = earlier?.type !== 'item' || /[:：]\s*$/.test(text)
    return single || indented ? captionText(text) : undefined
  }

  private captionFor(index: number, count: number): string | undefined {
    const before = this.blocks[index - 1]
    const after = this.blocks[index + 1]
    if (explainsBelow(this.section) && (after?.type === 'paragraph' || after?.type === 'item')) {
      const below = /[:：]\s*$/.test(after.lines.at(-1)!) ? undefined : captionText(after.lines.join(' '))
      if (below !== undefined && this.section.filter(({ type }) => type === 'code').length > 1) return below
      return (count <= 3 ? captionOfHeadings(this.trail.headings) : undefined) ?? below
    }
    const own = this.captionBefore(index)
    if (own !== undefined) return own
    if (before?.type === 'paragraph' && announcesOutput(before.lines.join(' '))) return undefined
    return count <= 3 ? captionOfHeadings(this.trail.headings) : undefined
  }

  private paragraph(block: Block & { type: 'paragraph' }): void {
    if (this.questionLines(block)) return
    const codes = block.lines.map((line) => /^`([^`]+)`[,.]?\\?$/.exec(line.trim())?.[1])
    if (codes.every((code) => code !== undefined))
      this.shown(codes, block.line, this.at, this.captionBefore(this.at) !== undefined)
    else this.prose(block.lines, block.line, false)
  }

  /** Lines that begin with `Q:`, `A:`, `C:`, `T:`, and those that go on with one; false when the paragraph has none of them. */
  private questionLines(block: Block & { type: 'paragraph' }): boolean {
    let fresh = true
    let used = false
    for (const [index, line] of block.lines.entries()) {
      const begun = markOf(line)
      if (begun?.mark === 'A' && this.open?.mark === 'Q' && this.open.answer === undefined) {
        this.open.answer = begun.text
        used = true
      } else if (begun) {
        this.close()
        this.open = {
          mark: begun.mark,
          text: begun.text,
          wrong: [],
          lines: [],
          spot: this.questionSpot(block.line + index),
        }
        used = true
      } else if (this.open && (!fresh || this.goesOn(block))) {
        this.append(fresh ? `\n${line.trim()}` : line.trim())
        used = true
      } else if (fresh) this.close()
      fresh = false
    }
    return used
  }

  /** Whether a new paragraph still belongs to the open question. */
  private goesOn(block: Block): boolean {
    const open = this.open!
    const { answer } = open
    const begun =
      open.mark === 'Q' && answer === undefined ? open.text : open.mark === 'C' ? open.text : (answer ?? '')
    if (begun.trim() === '' || this.openIsList) return true
    if (this.hashcards) return true
    if (open.mark !== 'Q' || answer !== undefined) return false
    // A question whose answer comes below: what is between belongs to it.
    const next = this.blocks.slice(this.blocks.indexOf(block) + 1).find(({ type }) => type === 'paragraph')
    return next?.type === 'paragraph' && markOf(next.lines[0]!)?.mark === 'A'
  }

  private append(text: string): void {
    const open = this.open!
    if (open.mark === 'Q' && open.answer !== undefined)
      open.answer = open.answer === '' ? text.trim() : `${open.answer}\n${text}`
    else open.text = open.text === '' ? text.trim() : `${open.text}\n${text}`
  }

  private item(block: Block & { type: 'item' }): void {
    const { open } = this
    if (
      open &&
      (open.mark === 'Q' || (open.mark === 'C' && (this.hashcards || open.text === '' || this.openIsList)))
    ) {
      const { answer } = open
      const partOfIt =
        this.hashcards || this.openIsList || open.mark === 'C' || answer === '' || /[:：]$/.test(answer ?? '')
      if (partOfIt && (open.mark === 'C' || answer !== undefined)) {
        this.openIsList = true
        this.append(`${' '.repeat(block.indent)}- ${block.lines.join('\n')}`)
        return
      }
      if (open.mark === 'Q' && answer !== undefined) {
        const nested = block.indent > 0 && open.wrong.length > 0
        if (nested) open.wrong[open.wrong.length - 1] += `\n${block.lines.join('\n')}`
        else open.wrong.push(block.lines.join('\n').trim())
        return
      }
    }
    this.close()
    this.listed(block)
  }

  /** An item of a list that belongs to no question. */
  private listed(block: Block & { type: 'item' }): void {
    const text = block.lines.join('\n')
    const mark = markOf(block.lines[0]!)
    if (mark && this.itemQuestion(block)) return
    const scope = this.programHere()
    const [first = '', ...rest] = block.lines
    const whole = said(block.lines.join(' '), scope, true)
    const one = rest.length > 0 && whole.type !== 'pair' ? said(first, scope, true) : whole
    if (one.type === 'pair') {
      const meaning = one === whole ? one.meaning : [one.meaning, ...rest.map(inlineText)].join(' ').trim()
      this.name(block.line, one.name, meaning, one.code)
    } else if (one.type === 'code' && rest.length > 0)
      this.name(block.line, `\`${one.text}\``, inlineText(rest.join(' ')), true)
    else if (one.type === 'code') this.codeItem(block, one.text)
    else if (
      /^(?:--?)[A-Za-z0-9]/.test(first) &&
      rest.length > 0 &&
      said(`${first}: x`, scope, true).type === 'pair'
    )
      this.name(block.line, first, inlineText(rest.join(' ')), true)
    else if (isBareLine(text)) this.bareLine(text, block.line)
    else this.inProse(text, block.line)
  }

  /** A command line that nothing marks as code, or explains. */
  private bareLine(text: string, line: number): void {
    const at = this.place(line)
    this.facts.push({ type: 'lines', spot: this.spot(line), lines: [{ text, at }], sure: true })
  }

  /** `- Q: …` with its answer on the next line or item. */
  private itemQuestion(block: Block & { type: 'item' }): boolean {
    const [first = '', ...rest] = block.lines
    const mark = markOf(first)
    if (mark?.mark !== 'Q') return false
    const answer = rest.find((line) => markOf(line)?.mark === 'A')
    const next = this.blocks[this.at + 1]
    const below =
      next && 'lines' in next && (next.type === 'item' || next.type === 'paragraph')
        ? markOf(next.lines[0]!)
        : undefined
    if (answer === undefined && below?.mark !== 'A') return false
    const index = answer === undefined ? rest.length : rest.indexOf(answer)
    const told = answer === undefined ? (next as { lines: string[] }).lines : rest.slice(index)
    if (answer === undefined) this.at++
    this.facts.push({
      type: 'question',
      spot: this.spot(block.line),
      block: {
        mark: 'Q',
        text: [mark.text, ...rest.slice(0, index)].join('\n'),
        answer: [markOf(told[0]!)!.text, ...told.slice(1)].join('\n'),
        wrong: [],
        lines: [],
        spot: this.questionSpot(block.line),
      },
    })
    return true
  }

  /** An item that is only code: what is below it, or the item above it, says what it does. */
  private codeItem(block: Block & { type: 'item' }, code: string): void {
    const next = this.blocks[this.at + 1]
    const below =
      next && (next.type === 'item' || next.type === 'paragraph') && next.indent > block.indent
        ? next
        : undefined
    if (below && !below.lines.some((line) => /^`[^`]+`$/.test(line.trim()))) {
      this.name(block.line, `\`${code}\``, inlineText(below.lines.join(' ')), true)
      this.at++
      return
    }
    const parent = this.blocks
      .slice(Math.max(0, this.at - 12), this.at)
      .findLast((other) => other.type === 'item' && other.indent < block.indent)
    const before = this.blocks[this.at - 1]
    const caption =
      parent?.type === 'item'
        ? captionText(parent.lines.join(' '))
        : before?.type === 'paragraph'
          ? captionText(before.lines.join(' '))
          : captionOfHeadings(this.trail.headings)
    this.facts.push({
      type: 'lines',
      spot: this.spot(block.line),
      caption,
      lines: [{ text: code, at: this.place(block.line) }],
      sure: false,
    })
  }

  private programHere(): string | undefined {
    const heading = this.trail.texts.findLast((text) => programNamed(text) !== undefined)
    return heading === undefined ? (this.head.program ?? this.questionProgram) : programNamed(heading)
  }

  private name(line: number, name: string, meaning: string, code: boolean): void {
    this.facts.push({ type: 'name', spot: this.spot(line), name, meaning, code })
  }

  /** Sentences: lines that give a name and its meaning are facts, other commands in code are named. */
  private prose(lines: readonly string[], first: number, listed: boolean): void {
    const scope = this.programHere()
    const left: string[] = []
    for (const [index, line] of lines.entries()) {
      const definition = /^:\s+(.+)$/.exec(lines[index + 1] ?? '')
      if (definition) {
        this.name(first + index, line.trim(), inlineText(definition[1]!), true)
        continue
      }
      if (/^:\s+/.test(line) && index > 0) continue
      const one = said(line, scope, listed)
      if (one.type === 'pair') this.name(first + index, one.name, one.meaning, one.code)
      else if (one.type === 'code')
        this.facts.push({
          type: 'lines',
          spot: this.spot(first + index),
          caption: index > 0 ? captionText(lines[index - 1]!) : undefined,
          lines: [{ text: one.text, at: this.place(first + index) }],
          sure: false,
        })
      else {
        left.push(line)
        this.inProse(line, first + index)
      }
    }
  }

  private inProse(text: string, line: number): void {
    if (this.head.name !== undefined) return
    const [code] = codeInProse(text)
    if (code !== undefined)
      this.problems.push({ at: this.place(line), code: 'in-prose', detail: code.slice(0, 60) })
  }

  private quote(block: Block & { type: 'quote' }): void {
    if (this.open) {
      this.open.why = block.lines.join(' ').replace(/\s+/g, ' ').trim()
      return
    }
    if (this.head.name !== undefined || this.description(block)) return
    const { blocks } = scan(block.lines, block.line)
    const inner = new Reader(blocks, this.file, this.head, this.scope, this.questionProgram, this.hashcards)
    Object.assign(inner.trail, this.trail)
    inner.read()
    for (const fact of inner.facts) this.facts.push(fact)
    for (const problem of inner.problems) this.problems.push(problem)
  }

  /** The description at the top of a tldr page; false when it is another quotation. */
  private description(block: Block & { type: 'quote' }): boolean {
    const [title] = this.blocks
    const after = this.blocks[this.at + 2]
    const isPage =
      this.at === 1 &&
      title?.type === 'heading' &&
      this.blocks[2]?.type === 'item' &&
      after?.type === 'paragraph'
    if (!isPage || !/^[A-Za-z0-9][\w .+-]*$/.test(title.text) || !after.lines[0]!.startsWith('`'))
      return false
    const lines = block.lines.filter((line) => !/<?https?:|^See also|^Note:/i.test(line))
    this.name(block.line, title.text, lines.map(inlineText).join(' ').trim(), true)
    return true
  }

  private code(block: Block & { type: 'code' }): void {
    const { open } = this
    const isShell = shell.test(block.language)
    if (open?.mark === 'T' && isShell)
      open.lines.push(
        ...shellLines(block.lines).flatMap((line) => (line.kind === 'command' ? [line.text] : [])),
      )
    else if (open?.mark === 'Q' && open.answer === undefined) open.picture = block.lines.join('\n')
    else if (open?.mark === 'Q' && open.answer === '') open.answer = block.lines.join('\n')
    else if (open && this.hashcards && open.mark === 'Q')
      this.append(`\n\`\`\`\n${block.lines.join('\n')}\n\`\`\``)
    else if (open) open.example = block.lines.join('\n')
    else if (this.head.name === undefined && !otherLanguages.test(block.language))
      this.shown(block.lines, block.line, this.at, isShell)
  }

  /** Command lines of a block, in groups that a comment above them makes. */
  private shown(lines: readonly string[], first: number, index: number, sure: boolean): void {
    const read = shellLines(lines)
    const commands = read.filter((line) => line.kind === 'command')
    const prompted = commands.some((line) => line.prompted)
    // A block that is a program and no list of commands.
    if (!prompted && lines.some((line) => /^#!\/|^\s*(?:done|fi|esac)\b/.test(line))) {
      for (const { offset, text } of commands)
        this.problems.push({ at: this.place(first + offset), code: 'not-a-line', detail: text.slice(0, 60) })
      return
    }
    const groups = groupsOf(lines, read, (offset) => this.place(first + offset))
    const plain = groups.filter((group) => !group.own).flatMap((group) => group.lines)
    const caption = this.captionFor(index, plain.length || commands.length)
    const before = this.blocks[index - 1]
    const around = before?.type === 'paragraph' ? inlineText(before.lines.join(' ')).trim() : ''
    for (const group of groups)
      this.facts.push({
        type: 'lines',
        spot: this.spot(group.lines[0]!.at.line),
        caption: group.own ? group.caption : caption,
        lines: group.lines,
        around: around === '' ? undefined : around,
        sure: sure || prompted,
      })
  }
}

/** Reads blocks that another format was cut into. */
export function factsOf(
  blocks: readonly Block[],
  file: string,
  program: string | undefined,
): { facts: Fact[]; problems: Problem[] } {
  const reader = new Reader(blocks, file, {}, program ?? '', program, false)
  reader.read()
  return { facts: reader.facts, problems: reader.problems }
}
