import { type Program, readWords } from '../commandline/index.ts'
import {
  type CommandEntry,
  type ConceptEntry,
  type Entry,
  hash,
  type Problem,
  plain,
  type SourceLocation,
} from '../model/index.ts'
import { entryOf } from './blocks.ts'
import { alternatives, bare, classify, isOptions, type Named } from './classify.ts'
import type { Fact, LinesFact, NameFact, ShownLine, Spot } from './facts.ts'
import { isNoFact } from './guards.ts'
import { join, type Vocabulary } from './join.ts'
import { optionsOfCell } from './names.ts'
import { beginsProgram, type Evidence, evidenceOf } from './plausible.ts'
import { isDistinct, isProgram, programNamed, programWord } from './programs.ts'
import { disagreement } from './reconcile.ts'
import { type Document, type Scope, scopeOfLine, scopes } from './scope.ts'
import { commandSubject, type OptionRow, type PairRow, readTable } from './tables.ts'
import { type Pair, tasksOf, type Waiting } from './tasks.ts'
import { hasProse } from './typed.ts'

/** What `resolve` needs to know beside the facts. */
export interface Resolving {
  document: Omit<Document, 'describedBy'>
  /** The program that ids of questions are counted within; '' for none. */
  questionScope: string
  known: Vocabulary
  /** What contradicts it makes cards all the same. */
  keep: boolean
  /** A deck's own grammar: only what it marks makes cards. */
  strict: boolean
}

/** What facts come to. */
export interface Resolved {
  entries: Entry[]
  problems: Problem[]
  /** Former ids of cards, with those that they have now. */
  aliases: Record<string, string>
}

const other: Named = { kind: 'other' }

/** Headings of files and of what stands in them. */
const fileHeading =
  /\.ya?ml\b|\byaml\b|\bya?ml 파일|\bdockerfile\b|\bfields?\b|\bkeys?\b|\bproperties\b|항목|필드|속성|설정 ?파일/i

const keyword =
  /^(?:for|while|until|if|then|else|elif|fi|do|done|case|esac|function|select|in|\{|\}|\)|;;|return|local|EOF)$/

/** Whether a line has an option behind a word, as a command line has. */
const looksTyped = (text: string): boolean =>
  /^(?:sudo\s+)?[a-z./][\w./+-]*(?:\s+[^\s-]\S*){0,3}\s+--?[A-Za-z][\w-]*/.test(text) &&
  /^[\x20-\x7E]*$/.test(text)

/** Whether an option is shown with a value that its comment is about: `-size +10M`, or `-type f` beside `-type d`. */
const hasOwnValue = ({ text }: ShownLine, lines: readonly ShownLine[]): boolean => {
  const match = /^(--?[A-Za-z][\w-]*)\s+(\S.*)$/.exec(text)
  if (!match || /^[<[{A-Z-]/.test(match[2]!) === !/^-\d/.test(match[2]!)) return false
  const others = lines.filter((line) => line.text !== text && line.text.startsWith(`${match[1]!} `))
  return /^[-+]?\d/.test(match[2]!) || others.length > 0
}

/** Decides what facts are about: the program of each, whether it is a command, an option, a task or a question, and which belong together. */
export function resolve(facts: readonly Fact[], context: Resolving): Resolved {
  return new Resolver(context).run(facts)
}

/** Whether two questions differ, though only in capitals or marks, which ids leave out: `i` and `I`. */
const isOther = (first: Entry, entry: Entry): entry is ConceptEntry =>
  first.kind === 'concept' && entry.kind === 'concept' && first.question.trim() !== entry.question.trim()

/** The subject of a question by its very words. */
const exactSubject = ({ subject, question }: ConceptEntry): string =>
  `${subject.slice(0, subject.lastIndexOf(':'))}:${hash(`=${question}`).toString(36)}`

class Resolver {
  private readonly scopeOf: (headings: readonly string[]) => Scope
  private readonly commands: CommandEntry[] = []
  private readonly rows: OptionRow[] = []
  private readonly waiting: Waiting[] = []
  private readonly pairs: Pair[] = []
  private readonly others: Entry[] = []
  private readonly problems: Problem[] = []
  private evidence: Evidence = { words: new Set(), lines: new Map() }

  constructor(private readonly context: Resolving) {
    this.scopeOf = scopes({ ...context.document, describedBy: (program) => this.describedBy(program) })
  }

  run(facts: readonly Fact[]): Resolved {
    this.evidence = evidenceOf(facts, this.context.document)
    for (const fact of facts) this.take(fact)
    const joined = join(
      this.commands,
      this.rows,
      this.context.known,
      disagreement(this.context.known, this.problems, this.context.keep),
    )
    for (const problem of joined.problems) this.problems.push(problem)
    const named = [...joined.commands, ...joined.options]
    const made = tasksOf(this.waiting, named, this.context.known)
    for (const task of made.tasks) this.others.push(task)
    for (const pair of made.pairs) this.pairs.push(pair)
    for (const problem of made.problems) this.problems.push(problem)
    this.questions()
    const entries = [...named, ...this.others].sort((a, b) => a.at.line - b.at.line)
    return {
      entries: this.unique(entries),
      problems: this.problems.sort((a, b) => a.at.line - b.at.line),
      aliases: made.aliases,
    }
  }

  private describedBy(program: string): Program | undefined {
    return this.context.known.program(program)
  }

  private take(fact: Fact): void {
    if (fact.type === 'table') this.table(fact)
    else if (fact.type === 'name') this.name(fact)
    else if (fact.type === 'lines') this.lines(fact)
    else this.question(fact)
  }

  private table({ spot, table }: Fact & { type: 'table' }): void {
    const parts = readTable(table, {
      scope: this.scopeOf(spot.headings),
      level: spot.level,
      topic: spot.topic,
      strict: this.context.strict,
      describedBy: (program) => this.describedBy(program),
    })
    for (const command of parts.commands) this.commands.push(command)
    for (const row of parts.options) this.rows.push(row)
    for (const line of parts.lines) this.waiting.push({ spot: { ...spot, at: line.at }, lines: [line] })
    for (const row of parts.pairs) this.pairs.push({ spot: { ...spot, at: row.at }, row })
    for (const problem of parts.problems) this.problems.push(problem)
  }

  private name(fact: NameFact): void {
    const { spot, meaning } = fact
    if (!this.context.strict && meaning !== '' && isNoFact(fact)) {
      this.problems.push({ at: spot.at, code: 'not-asked', detail: bare(fact.name).slice(0, 60) })
      return
    }
    const scope = this.scopeOf(spot.headings)
    for (const name of alternatives(fact.name)) {
      const first = programWord(name.replace(/^(?:\$|sudo)\s+/, '').split(/\s+/)[0] ?? '')
      const own = isProgram(first) && !this.isChild(scope, first)
      const named =
        fact.term === true || this.isKey(fact)
          ? other
          : this.wholeLine(
              fact,
              classify(name, scope, (program) => this.describedBy(program), own),
            )
      if (meaning === '') this.problems.push({ at: spot.at, code: 'no-meaning', detail: name })
      else if (named.kind === 'options') this.options(fact, name, this.ownerScope(fact.owner, scope))
      else if (named.kind === 'line')
        this.waiting.push({ spot, lines: [{ text: named.text, at: spot.at, comment: meaning }] })
      else if (named.kind === 'command')
        this.commands.push({
          kind: 'command',
          subject: commandSubject(named.program, named.path),
          at: spot.at,
          level: spot.level,
          topic: spot.topic,
          program: named.program,
          path: named.path,
          aliases: [],
          options: [],
          summary: meaning,
        })
      else {
        this.pairs.push({ spot, row: { name: bare(fact.name), meaning, at: spot.at } })
        return
      }
    }
  }

  /** A word of a list below a heading that names a file or its parts: `build` of compose.yaml is no command. */
  private isKey({ name, code, spot }: NameFact): boolean {
    const word = bare(name)
    if (!/^[a-z][\w-]*$/.test(word)) return false
    if (!code && fileHeading.test(spot.headings.at(-1) ?? '')) return true
    // Of a program whose commands are known, a word that is none of them is a word.
    const { program, path } = this.scopeOf(spot.headings)
    const known = program === undefined || word === program ? undefined : this.describedBy(program)
    if (known === undefined || known.children('').length === 0 || isProgram(word)) return false
    return !known.leads(word) && (path === undefined || !known.leads(`${path} ${word}`))
  }

  /** A command with places behind it as a whole line, where a sentence shows it so. */
  private wholeLine({ name, whole }: NameFact, named: Named): Named {
    const text = bare(name).replace(/^(?:\$|sudo)\s+/, '')
    return whole && named.kind === 'command' && text.split(' ').length > named.path.split(' ').length + 1
      ? { kind: 'line', program: named.program, text }
      : named
  }

  /** The program of options that stand below a command line. */
  private ownerScope(line: string | undefined, scope: Scope): Scope {
    if (line === undefined || scope.fixed) return scope
    return scopeOfLine(line, scope, (program) => this.describedBy(program))
  }

  private isChild(scope: Scope, word: string): boolean {
    if (scope.program === undefined || scope.program === word) return false
    return this.describedBy(scope.program)?.leads(word) ?? false
  }

  private options({ spot, meaning }: NameFact, name: string, scope: Scope): void {
    if (scope.program === undefined) {
      this.pairs.push({ spot, row: { name, meaning, at: spot.at } })
      return
    }
    for (const option of optionsOfCell(name))
      this.rows.push({
        kind: 'option',
        subject: '',
        at: spot.at,
        level: spot.level,
        topic: spot.topic,
        program: scope.program,
        summary: meaning,
        commands: [],
        under: scope.path,
        ...option,
      })
  }

  /** Lines of a block: those that begin with a program, each with its caption. */
  private lines(fact: LinesFact): void {
    const scope = this.scopeOf(fact.spot.headings)
    const usable: ShownLine[] = []
    const rest: ShownLine[] = []
    let owner: string | undefined
    for (const line of fact.lines) {
      if (isOptions(line.text) && line.comment !== undefined && hasOwnValue(line, fact.lines))
        this.pairs.push({
          spot: { ...fact.spot, at: line.at },
          row: { name: line.text, meaning: line.comment, at: line.at },
        })
      else if (isOptions(line.text) && line.comment !== undefined)
        this.options(
          {
            type: 'name',
            spot: { ...fact.spot, at: line.at },
            name: line.text,
            meaning: line.comment,
            code: true,
          },
          line.text,
          this.ownerScope(owner, scope),
        )
      else if (line.comment !== undefined && this.isChild(scope, line.text))
        this.name({
          type: 'name',
          spot: { ...fact.spot, at: line.at },
          name: line.text,
          meaning: line.comment,
          code: true,
        })
      else if (this.isCommand(line, scope, fact)) usable.push(line)
      else rest.push(line)
      if (usable.at(-1) === line) owner = line.text
    }
    // Shell lines that are no commands are part of a script.
    for (const line of rest)
      if (fact.sure || looksTyped(line.text))
        this.problems.push({ at: line.at, code: 'not-a-line', detail: line.text.slice(0, 60) })
    // What stands above a line that is none of ours was about that line as well.
    const [first] = rest
    const isShared =
      fact.sure && first !== undefined && usable[0] !== undefined && first.at.line < usable[0].at.line
    const caption = isShared ? undefined : fact.caption
    if (usable.length > 0) this.waiting.push({ spot: fact.spot, caption, lines: usable, around: fact.around })
  }

  private isCommand(line: ShownLine, scope: Scope, fact: LinesFact): boolean {
    const { text } = line
    const { sure } = fact
    const captioned = (line.comment ?? fact.caption) !== undefined
    const word = readWords(text).words[0]?.text ?? ''
    const first = programWord(word)
    // Options of sudo itself.
    if (/^(?:sudo|doas)\s+-/.test(text)) return true
    if (!sure && hasProse(text)) return false
    if (keyword.test(first) || /^[A-Za-z_]\w*=\S*$|^\S+\s+=\s/.test(text) || /^\w+\s*\(\)/.test(text))
      return false
    if (first === scope.program || this.describedBy(first) !== undefined) return true
    if (isDistinct(first)) return sure || !/[:：]\s*$|^\S+\s*[=(]/.test(text)
    // The name of an ordinary word is a program only in a line that looks typed.
    if (isProgram(first) && !sure)
      return (
        looksTyped(text) ||
        /^[^'"|]*\s\|\s*[a-z]+\s/.test(text) ||
        /^\S+(?:\s+[\w./~*-]*[./~*_-][\w./~*-]*){1,3}$/.test(text)
      )
    if (!sure) return captioned && looksTyped(text)
    return (
      /^(?:\.{0,2}\/)?[A-Za-z][\w./+-]*$/.test(word) &&
      !/^[A-Z]+$/.test(word) &&
      !/[.:,]$/.test(word) &&
      beginsProgram(line, fact, this.evidence)
    )
  }

  private question({ spot, block, both }: Fact & { type: 'question' }): void {
    const entry = entryOf(block)
    if (!('kind' in entry)) this.problems.push(entry)
    else {
      this.others.push(entry)
      if (both && entry.kind === 'concept') this.others.push(this.turned(spot, entry))
    }
  }

  private turned(spot: Spot, entry: ConceptEntry): ConceptEntry {
    return {
      ...entry,
      subject: `${this.context.questionScope}:${hash(plain(`${entry.answer}\n→`)).toString(36)}`,
      at: spot.at,
      question: entry.answer,
      answer: entry.question,
    }
  }

  private concept(
    spot: Spot,
    at: SourceLocation,
    question: string,
    answer: string,
    why?: string,
  ): ConceptEntry {
    const about = this.about(spot)
    return {
      kind: 'concept',
      subject: `${this.context.questionScope}:${hash(plain(`${about ?? ''}\n${question}`)).toString(36)}`,
      at,
      level: spot.level,
      topic: spot.topic,
      question,
      answer,
      wrong: [],
      why,
      about,
    }
  }

  /** The words that say what a bare name is about. */
  private about(spot: Spot): string | undefined {
    const { program } = this.scopeOf(spot.headings)
    const heading = spot.headings.at(-1)
    if (heading === undefined) return program
    return program === undefined || programNamed(heading) === program ? heading : `${program}: ${heading}`
  }

  /** Makes questions in both directions of names and meanings; what has several answers shows them all. */
  private questions(): void {
    const asked = new Map<string, ConceptEntry>()
    const ask = (spot: Spot, row: PairRow, question: string, answer: string): void => {
      const entry = this.concept(spot, row.at, question, answer, row.why)
      const first = asked.get(entry.subject)
      if (!first) {
        asked.set(entry.subject, entry)
        this.others.push(entry)
      } else if (!first.answer.split('\n').includes(answer)) first.answer += `\n${answer}`
    }
    for (const { spot, row, oneWay } of this.pairs) {
      ask(spot, row, row.name, row.meaning)
      if (!oneWay) ask(spot, row, row.meaning, row.name)
    }
  }

  private unique(entries: readonly Entry[]): Entry[] {
    const seen = new Map<string, Entry>()
    for (const entry of entries) {
      const first = seen.get(`${entry.kind} ${entry.subject}`)
      if (first === undefined) seen.set(`${entry.kind} ${entry.subject}`, entry)
      else if (isOther(first, entry)) entry.subject = exactSubject(entry)
    }
    seen.clear()
    return entries.filter((entry) => {
      const key = `${entry.kind} ${entry.subject}`
      const first = seen.get(key)
      if (!first) seen.set(key, entry)
      else if (
        entry.kind !== 'concept' ||
        first.kind !== 'concept' ||
        plain(first.answer) !== plain(entry.answer)
      )
        this.problems.push({
          at: entry.at,
          code: 'duplicate',
          detail: entry.kind === 'concept' ? entry.question.slice(0, 60) : entry.subject,
        })
      return !first
    })
  }
}
