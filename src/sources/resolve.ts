import type { Program } from '../commandline/index.ts'
import type { CommandEntry, Entry, Problem } from '../model/index.ts'
import { entryOf } from './blocks.ts'
import { bare, classify, isOptions, type Named, wholeLine } from './classify.ts'
import { isCommandLine, type LineContext, notLines } from './command-lines.ts'
import type { Fact, LinesFact, MentionFact, NameFact, ShownLine, Spot, TableRow } from './facts.ts'
import { isNoFact, saysNothing } from './guards.ts'
import { join, type Vocabulary } from './join.ts'
import { contradictionIn } from './known.ts'
import { fileHeading, isNoCommand } from './known-commands.ts'
import { mentioned } from './mentions.ts'
import { optionsIn } from './names.ts'
import { besideOthers } from './operands.ts'
import {
  hasOwnValue,
  isAboutValue,
  isCombined,
  namesIn,
  optionWithValue,
  valuedOptions,
} from './option-names.ts'
import { type Owners, optionsBelow, ownersIn } from './option-owner.ts'
import { optionRowsOf, ownedRow } from './option-rows.ts'
import { isArgument } from './owners.ts'
import { actingIn, type Evidence, evidenceOf, typedIn } from './plausible.ts'
import { isProgram, programWord } from './programs.ts'
import { unprompted, withShortHyphens } from './prompts.ts'
import { aboutOf, questionsOfPairs, turned } from './questions.ts'
import { disagreement } from './reconcile.ts'
import { type Document, type Scope, scopeOfLine, scopes } from './scope.ts'
import { commandOf, type OptionRow, readTable } from './tables.ts'
import { type Pair, tasksOf, type Waiting } from './tasks.ts'
import type { Told } from './told.ts'
import { uniqueEntries } from './unique.ts'
import { withoutKnown } from './unsure.ts'

/** The context of `resolve`, beside the facts. */
export interface Resolving {
  document: Omit<Document, 'describedBy'>
  /** The program that ids of questions are counted within; '' for none. */
  questionScope: string
  known: Vocabulary
  /** Code in sentences that makes no card. */
  shown?: readonly string[]
  /** Facts that contradict it make cards all the same. */
  keep: boolean
  /** A deck's own grammar: only what it marks makes cards. */
  strict: boolean
  /** The learner's words on lines. */
  told: Told
}

/** The entries and problems that facts give. */
export interface Resolved {
  entries: Entry[]
  problems: Problem[]
}

/** Decides what facts are about: the program of each, whether it is a command, an option, a task or a question, and which belong together. */
export function resolve(facts: readonly Fact[], context: Resolving): Resolved {
  return new Resolver(context).run(facts)
}

class Resolver {
  private scopeOf: (headings: readonly string[]) => Scope = () => ({ fixed: false })
  private readonly commands: CommandEntry[] = []
  /** The names of the commands: what another name of one has behind it is part of a line. */
  private readonly taken = new Set<string>()
  private readonly rows: OptionRow[] = []
  private readonly waiting: Waiting[] = []
  private readonly pairs: Pair[] = []
  private readonly others: Entry[] = []
  private readonly problems: Problem[] = []
  /** Commands that are typed without another one behind them. */
  private acting: ReadonlySet<string> = new Set()
  /** Options of which the text explains several values. */
  private valued: ReadonlySet<string> = new Set()
  /** The commands of options that stand alone. */
  private owners?: Owners
  /** The command line that was read last. */
  private last?: { text: string; spot: Spot }
  private evidence: Evidence = { words: new Set(), lines: new Map() }

  constructor(private readonly context: Resolving) {}

  run(facts: readonly Fact[]): Resolved {
    this.scopeOf = scopes({
      ...this.context.document,
      typed: this.context.strict ? undefined : typedIn(facts),
      describedBy: (program) => this.describedBy(program),
    })
    this.owners = ownersIn(facts, (program) => this.describedBy(program))
    this.valued = valuedOptions(facts)
    this.acting = actingIn(facts, this.context.shown ?? [])
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
    const made = tasksOf(this.waiting, named, this.context)
    for (const task of made.tasks) this.others.push(task)
    for (const pair of made.pairs) this.pairs.push(pair)
    for (const problem of made.problems) this.problems.push(problem)
    const { questionScope } = this.context
    for (const entry of questionsOfPairs(this.pairs, questionScope, (spot) =>
      aboutOf(spot, this.scopeOf(spot.headings)),
    ))
      this.others.push(entry)
    const entries = [...named, ...this.others].sort((a, b) => a.at.line - b.at.line)
    const unique = uniqueEntries(entries)
    for (const problem of unique.problems) this.problems.push(problem)
    return {
      entries: unique.entries,
      problems: withoutKnown(this.problems, unique.entries).sort((a, b) => a.at.line - b.at.line),
    }
  }

  private describedBy(program: string): Program | undefined {
    return this.context.known.program(program)
  }

  private take(fact: Fact): void {
    if (fact.type === 'table') this.table(fact)
    else if (fact.type === 'name') this.name(fact)
    else if (fact.type === 'lines') this.lines(fact)
    else if (fact.type === 'mention') this.mention(fact)
    else this.question(fact)
  }

  private table({ spot, table: whole, owner, above }: Fact & { type: 'table' }): void {
    const isPart = ({ cells: [first = ''] }: TableRow): boolean =>
      !this.context.strict && above !== undefined && isArgument(bare(first), above)
    const table = { ...whole, rows: whole.rows.filter((row) => !isPart(row)) }
    for (const { at, cells } of whole.rows.filter(isPart))
      this.problems.push({ at, code: 'not-asked', detail: bare(cells[0]!) })
    const parts = readTable(table, {
      scope: this.ownerScope(owner, this.scopeOf(spot.headings)),
      level: spot.level,
      topic: spot.topic,
      strict: this.context.strict,
      describedBy: (program) => this.describedBy(program),
    })
    for (const command of parts.commands) this.command(command)
    // Tables of commands say whose the options are; one of a hundred thousand rows is not compared with each line.
    const isTold = this.context.strict || this.commands.some(({ options }) => options.length > 0)
    const owners = isTold || parts.options.length > 1000 ? undefined : this.owners
    for (const row of parts.options.map((one) => ownedRow(one, owners, spot)))
      this.rows.push(this.isActing(row.program, row.under) ? { ...row, acts: true } : row)
    for (const line of parts.lines)
      this.waiting.push({ spot: { ...spot, at: line.at }, captions: [], lines: [line] })
    for (const row of parts.pairs)
      if (this.context.strict || !saysNothing(row))
        this.pairs.push({ spot: { ...spot, at: row.at }, row, oneWay: row.oneWay })
      else this.problems.push({ at: row.at, code: 'not-asked', detail: bare(row.name).slice(0, 60) })
    for (const problem of parts.problems) this.problems.push(problem)
  }

  private name(given: NameFact): void {
    const fact = this.context.strict ? given : { ...given, name: withShortHyphens(unprompted(given.name)) }
    const { spot, meaning } = fact
    if (!this.context.strict && meaning !== '' && isNoFact(fact)) {
      this.problems.push({ at: spot.at, code: 'not-asked', detail: bare(fact.name).slice(0, 60) })
      return
    }
    for (const name of namesIn(fact.name)) {
      if (meaning === '') this.problems.push({ at: spot.at, code: 'no-meaning', detail: name })
      else if (!this.oneName(fact, name)) return
    }
  }

  /** Takes one of the names of a fact; false where the names are a term together. */
  private oneName(fact: NameFact, name: string): boolean {
    const { spot, meaning } = fact
    const scope = this.scopeOf(spot.headings)
    const named = besideOthers(name, this.named(fact, name, scope), this.taken)
    if (fact.above !== undefined && isArgument(bare(name), fact.above)) {
      this.problems.push({ at: spot.at, code: 'not-asked', detail: bare(name).slice(0, 60) })
      return true
    }
    if (this.valued.has(optionWithValue(name) ?? '') || isAboutValue(name, meaning))
      this.pairs.push({ spot, row: { name: bare(name), meaning, at: spot.at } })
    else if (named.kind === 'options') this.options(fact, name, this.ownerScope(fact.owner, scope))
    else if (named.kind === 'line')
      this.waiting.push({ spot, captions: [], lines: [{ text: named.text, at: spot.at, comment: meaning }] })
    else if (named.kind === 'command') this.command(commandOf(spot, named, meaning))
    else this.pairs.push({ spot, row: { name: bare(fact.name), meaning, at: spot.at } })
    return named.kind !== 'other'
  }

  /** Classifies one of the names of a fact. */
  private named(fact: NameFact, name: string, scope: Scope): Named {
    if (fact.term === true || this.isKey(fact)) return { kind: 'other' }
    const first = programWord(name.replace(/^(?:\$|sudo)\s+/, '').split(/\s+/)[0] ?? '')
    const own = isProgram(first) && !this.isChild(scope, first)
    const classified = classify(name, scope, (program) => this.describedBy(program), own)
    return fact.whole === true ? wholeLine(fact.name, classified) : classified
  }

  /** A word of a list below a heading that names a file or its parts: `build` of compose.yaml is no command. */
  private isKey({ name, code, spot }: NameFact): boolean {
    const [word = ''] = bare(name).split(' ')
    if (!/^[a-z][\w-]*$/.test(word)) return false
    if (!code && fileHeading.test(spot.headings.at(-1) ?? '')) return true
    return isNoCommand(word, this.scopeOf(spot.headings), (program) => this.describedBy(program))
  }

  /** The program of options that stand below a command line. */
  private ownerScope(line: string | undefined, scope: Scope): Scope {
    if (line === undefined || scope.fixed) return scope
    return scopeOfLine(line, scope, (program) => this.describedBy(program))
  }

  /** Takes a command, unless what is known of its program contradicts it. */
  private command(command: CommandEntry): void {
    const { strict, keep, known } = this.context
    const line = `${command.program} ${command.path}`
    const found = strict || keep ? undefined : contradictionIn(line, command.summary, known.program)
    if (!strict) this.taken.add(line.trim())
    if (found === undefined) this.commands.push(command)
    else this.problems.push({ at: command.at, ...found })
  }

  private isActing(program: string, path = ''): boolean {
    return this.acting.size > 0 && this.acting.has(`${program} ${path}`)
  }

  private isChild({ program = '' }: Scope, word: string): boolean {
    return program !== word && (this.describedBy(program)?.leads(word) ?? false)
  }

  private options({ spot, meaning }: NameFact, name: string, place: Scope): void {
    const scope = this.context.strict
      ? place
      : (this.owners?.of(optionsIn(name), place, spot) ?? { fixed: false })
    const { program } = scope
    // Nobody can say what an option does of which no program is told.
    if (program === undefined && place.program === undefined && spot.headings.length === 0) {
      this.problems.push({ at: spot.at, code: 'no-command', detail: name })
      return
    }
    if (program === undefined || isCombined(name, scope, (word) => this.describedBy(word))) {
      const shown = program === undefined ? name : bare(name)
      this.pairs.push({ spot, row: { name: shown, meaning, at: spot.at } })
      return
    }
    const acts = this.isActing(program, scope.path)
    for (const row of optionRowsOf({ spot, meaning }, name, { ...scope, program }, acts)) this.rows.push(row)
  }

  /** Lines of a block: those that begin with a program, each with its caption. */
  private lines(fact: LinesFact): void {
    const scope = this.scopeOf(fact.spot.headings)
    const usable: ShownLine[] = []
    const rest: ShownLine[] = []
    let owner = fact.owner ?? optionsBelow(fact, this.last)
    for (const line of fact.lines) {
      if (this.explained(line, fact, this.ownerScope(owner, scope), scope)) continue
      if (isCommandLine(line, fact, this.lineContext(scope))) {
        usable.push(line)
        owner = line.text
        this.last = { text: line.text, spot: { ...fact.spot, at: line.at } }
      } else rest.push(line)
    }
    for (const problem of notLines(rest, fact.sure)) this.problems.push(problem)
    // A caption above a line that is none of ours was about that line as well.
    const captions = rest.length > 0 && (fact.sure || usable.length > 1) ? [] : fact.captions
    if (usable.length > 0)
      this.waiting.push({ spot: fact.spot, captions, lines: usable, around: fact.around })
  }

  /** Takes a line whose comment explains an option, a value of it or a command below the program of the place; false for another line. `options` is where options belong. */
  private explained(line: ShownLine, fact: LinesFact, options: Scope, scope: Scope): boolean {
    const { text, at, comment } = line
    if (comment === undefined) return false
    const spot = { ...fact.spot, at }
    const name: NameFact = { type: 'name', spot, name: text, meaning: comment, code: true }
    if (isOptions(text)) {
      if (hasOwnValue(line, fact.lines)) this.pairs.push({ spot, row: { name: text, meaning: comment, at } })
      else this.options(name, text, options)
      return true
    }
    if (!this.isChild(scope, text)) return false
    this.name(name)
    return true
  }

  private lineContext({ program }: Scope): LineContext {
    return {
      program,
      isKnown: (name) => this.describedBy(name) !== undefined,
      evidence: this.evidence,
    }
  }

  private mention(fact: MentionFact): void {
    const { spot, text } = fact
    const place = this.scopeOf(spot.headings)
    const scope = isOptions(text) ? (this.owners?.of(optionsIn(text), place, spot) ?? place) : undefined
    const made = mentioned(fact, scope, this.context.told)
    if (!('type' in made)) this.problems.push(made)
    else if (made.type === 'lines') this.waiting.push(made)
    else this.options(made, text, scope!)
  }

  private question({ spot, block, both }: Fact & { type: 'question' }): void {
    const entry = entryOf(block)
    if (!('kind' in entry)) this.problems.push(entry)
    else {
      this.others.push(entry)
      if (both && entry.kind === 'concept') this.others.push(turned(entry, spot, this.context.questionScope))
    }
  }
}
