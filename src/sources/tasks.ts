import { programOf, readWords } from '../commandline/index.ts'
import { type Entry, type Problem, plain, type TaskEntry } from '../model/index.ts'
import { explainedBy, isOneLine, ownOptions } from './explained.ts'
import type { Caption, ShownLine, Spot } from './facts.ts'
import { withHeading } from './headed.ts'
import type { Vocabulary } from './join.ts'
import { contradictionIn } from './known.ts'
import {
  behind,
  fixedBy,
  isBareDeed,
  isEnough,
  onlyOpens,
  tellsEnough,
  usableCaption,
} from './line-captions.ts'
import type { PairRow } from './pair-rows.ts'
import { captionThatHolds } from './pairing.ts'
import { answerOf } from './placeholders.ts'
import { hasCommands, programNamed, programWord } from './programs.ts'
import { tellsWhatIsDone } from './purpose.ts'
import { areOneAnswer, captionAmong, isTemplateOf } from './steps.ts'
import { taskSubject } from './task-subject.ts'
import { type Told, withoutRemark } from './told.ts'
import { unexplainedLine } from './unexplained.ts'
import { leftOut } from './unsure.ts'
import { untoldNames } from './untold-names.ts'

/** Command lines that wait until all names are known. */
export interface Waiting {
  spot: Spot
  captions: readonly Caption[]
  lines: ShownLine[]
  around?: string
}

/** A name and its meaning, to be asked in both directions. */
export interface Pair {
  spot: Spot
  row: PairRow
  /** Only the meaning is asked: the words alone would have two answers. */
  oneWay?: boolean
}

/** The knowledge beside the lines: of decks, and the learner's words. */
interface Context {
  known: Vocabulary
  told: Told
  keep: boolean
  strict: boolean
}

/** The result of reading command lines. */
export interface MadeTasks {
  tasks: TaskEntry[]
  /** Lines that cannot be typed and judged, such as a pipe. */
  pairs: Pair[]
  problems: Problem[]
}

/** Makes tasks of command lines; `named` are the commands and options of the text, which explain lines that have no caption. */
export function tasksOf(waiting: readonly Waiting[], named: readonly Entry[], context: Context): MadeTasks {
  const programs = new Set(
    waiting.flatMap(({ lines }) =>
      lines.map(({ text }) => programWord(text.replace(/^(?:sudo|doas)\s+/, '').split(/\s/, 1)[0]!)),
    ),
  )
  const maker = new TaskMaker(named, context, [...programs].filter(hasCommands).length < 2)
  for (const group of waiting) maker.group(group)
  return maker.made
}

const brief = ({ text }: ShownLine): string => text.slice(0, 60)
/** A line as code; one with a quotation of several lines as it is. */
const inCode = ({ text }: ShownLine): string => (/[\n`]/.test(text) ? text : `\`${text}\``)

/** Whether a line only shows how commands of a program are built: `docker <command> …`. */
const isTemplate = (answer: string, program: string): boolean =>
  hasCommands(program) && /^\S+\s+<\S+=\S+>/.test(answer)

/** Whether a line is a part of what a program printed, cut within brackets. */
const isCut = (text: string): boolean =>
  !/["'`]/.test(text) && text.split('(').length !== text.split(')').length

/** A caption with its heading in front, where that is no program other than the line's. */
function ofProgram(headed: string, caption: string, program: string): string {
  const lead = headed.endsWith(`: ${caption}`) ? headed.slice(0, -caption.length - 2) : ''
  return lead !== program && programNamed(lead) === lead ? `${program}: ${caption}` : headed
}

class TaskMaker {
  readonly made: MadeTasks = { tasks: [], pairs: [], problems: [] }
  private readonly isExplained: (line: string) => boolean
  private readonly byCaption = new Map<string, TaskEntry>()
  private readonly bySubject = new Map<string, TaskEntry>()

  constructor(
    named: readonly Entry[],
    private readonly context: Context,
    /** Lines of no more than one program with commands are asked. */
    private readonly ofOneProgram: boolean,
  ) {
    this.isExplained = explainedBy(named, context.known)
  }

  group(group: Waiting): void {
    const captions = group.captions.map((caption) => ({
      ...caption,
      text: withHeading(group.spot, caption.text),
      own: caption.text,
    }))
    const lines = group.lines.filter((line) => !this.isContradicted(line))
    const shared = lines.filter((line) => line.comment === undefined)
    const left = new Set(shared)
    for (const line of lines) {
      const above = captionAmong(captions, line, lines)
      const said = line.comment === undefined ? above?.text : behind(line.comment, above)
      const caption =
        said === undefined || !this.isCaptionOf(group.spot, said, line.text)
          ? undefined
          : usableCaption(said, line)
      // Words that say too little are shown beside the parts of the line.
      const around =
        caption === undefined && said !== undefined && isEnough(group.spot, said) ? said : group.around
      this.line({ ...group, captions, around }, line, caption, shared.length)
      if (caption !== undefined) left.delete(line)
    }
    if (shared.length > 1) this.together({ ...group, captions }, [...left])
  }

  /** Whether a text that holds for a line says enough of it. */
  private isCaptionOf(spot: Spot, caption: string, text: string): boolean {
    if (!isEnough(spot, caption) || isBareDeed(spot, caption) || onlyOpens(caption, text)) return false
    return !isOneLine(text) || tellsEnough(caption, text, this.isExplained(text))
  }

  /** Takes one line with its caption, or with what the learner said of it where the text has none. */
  private line(group: Waiting, line: ShownLine, given: string | undefined, alike: number): void {
    const word = given === undefined ? this.context.told.of(line.text) : undefined
    if (word === null) {
      this.made.problems.push(leftOut({ at: line.at, code: 'no-caption', detail: brief(line) }))
      return
    }
    const own = word === undefined ? line : { ...line, text: withoutRemark(line.text).line }
    const caption = word === undefined ? given : usableCaption(word, own)
    if (ownOptions.test(own.text) || !isOneLine(own.text)) this.untypable(group, own, caption, alike)
    else this.task(group, own, caption, alike)
  }

  /** Names a line that what is known of its program contradicts; false for another one. */
  private isContradicted({ text, comment, at }: ShownLine): boolean {
    const { strict, keep, known } = this.context
    const found = strict || keep ? undefined : contradictionIn(text, comment, known.program)
    if (found !== undefined) this.made.problems.push({ at, ...found })
    return found !== undefined
  }

  private problem(line: ShownLine, code: Problem['code']): void {
    this.made.problems.push({ at: line.at, code, detail: brief(line) })
  }

  /** Takes a line that nothing says enough of. */
  private unexplained(group: Waiting, line: ShownLine): void {
    this.made.problems.push(unexplainedLine(group, line))
  }

  private pair(group: Waiting, line: ShownLine, name: string, meaning: string, oneWay = false): void {
    this.made.pairs.push({
      spot: { ...group.spot, at: line.at },
      row: { name, meaning, at: line.at },
      oneWay,
    })
  }

  /** A line that is more than one command. */
  private untypable(group: Waiting, line: ShownLine, caption: string | undefined, alike: number): void {
    if (isCut(line.text)) this.problem(line, 'not-a-line')
    else if (caption !== undefined) this.pair(group, line, inCode(line), withHeading(group.spot, caption))
    else if (alike < 2) this.unexplained(group, line)
  }

  /** Several lines below one caption are one answer, where each of them is what it says; else each is named. */
  private together(group: Waiting, shared: readonly ShownLine[]): void {
    const texts = shared.map(({ text }) => text)
    const caption = captionThatHolds(group.captions, texts)
    const isSaid = caption !== undefined && isEnough(group.spot, caption.text)
    const [first, ...others] = shared
    if (
      isSaid &&
      isOneLine(first!.text) &&
      isTemplateOf(
        first!.text,
        others.map(({ text }) => text),
      )
    ) {
      this.task(group, first!, usableCaption(caption.text, first!), 1, others)
      return
    }
    if (isSaid && areOneAnswer(caption, texts) && !texts.every(this.isExplained)) {
      this.pair(group, first!, shared.map(inCode).join('\n'), withHeading(group.spot, caption.text))
      return
    }
    const isOfSome =
      isSaid || shared.some(({ text }) => captionThatHolds(group.captions, [text]) !== undefined)
    const unexplained = shared.filter(
      ({ text }) => !this.isExplained(text) && this.context.told.of(text) === undefined,
    )
    for (const line of unexplained)
      if (isOfSome) this.problem(line, 'steps')
      else this.unexplained(group, line)
  }

  /** A line that is asked by itself; `examples` are lines that fill in its places. */
  private task(
    group: Waiting,
    line: ShownLine,
    caption: string | undefined,
    alike: number,
    examples: readonly ShownLine[] = [],
  ): void {
    const { program, subject } = taskSubject(line.text)
    const text = line.text.slice(readWords(line.text).words[0]?.start ?? 0)
    if (isTemplate(answerOf(line.text), program) || /\\$/.test(text)) {
      this.problem(line, 'not-a-line')
      return
    }
    if (caption === undefined && !this.isExplained(text)) {
      // Lines that share a caption are one answer together.
      if (alike < 2) this.unexplained(group, line)
      return
    }
    const asked =
      caption === undefined
        ? undefined
        : this.asked(ofProgram(withHeading(group.spot, caption), caption, program), program)
    const first = this.bySubject.get(subject)
    if (first) this.again(first, line, asked)
    else if (asked !== undefined && this.byCaption.has(plain(asked)))
      this.pair(group, line, inCode(line), asked, true)
    else {
      const why = examples.length === 0 ? undefined : examples.map(inCode).join('\n')
      this.add(group, line, { subject, program, asked, why, answer: fixedBy(asked, answerOf(text)) })
    }
  }

  /** A caption without the program in front of it, where the rest says what is done and can be meant of no other line. */
  private asked(caption: string, program: string): string {
    if (!this.ofOneProgram) return caption
    const rest = caption.startsWith(`${program}: `) ? caption.slice(program.length + 2) : ''
    const isEnough = /\S\s+\S/.test(rest) && tellsWhatIsDone(rest) && !this.byCaption.has(plain(rest))
    return isEnough ? rest : caption
  }

  /** A line that was shown before: a caption that it lacked is taken, another one is named. */
  private again(first: TaskEntry, line: ShownLine, asked: string | undefined): void {
    if (asked === undefined) return
    if (first.task === undefined && !this.byCaption.has(plain(asked))) {
      first.task = asked
      const names = this.namesOf(first)
      if (names.length > 0) first.names = names
      this.byCaption.set(plain(asked), first)
    } else if (first.task !== undefined && plain(first.task) !== plain(asked)) this.problem(line, 'duplicate')
  }

  /** The names that the words of notes leave out; the tasks of a deck are worded to be enough. */
  private namesOf({ task, program, answers }: TaskEntry): string[] {
    if (task === undefined || this.context.strict) return []
    return untoldNames(task, answers[0]!, this.context.known.program(program) ?? programOf(program, []))
  }

  private add(
    { spot, around }: Waiting,
    { at }: ShownLine,
    task: {
      subject: string
      program: string
      asked: string | undefined
      why: string | undefined
      answer: string
    },
  ): void {
    const entry: TaskEntry = {
      kind: 'task',
      subject: task.subject,
      at,
      level: spot.level,
      topic: spot.topic,
      program: task.program,
      task: task.asked,
      answers: [task.answer],
      why: task.why,
      around: task.asked === undefined ? around : undefined,
    }
    const names = this.namesOf(entry)
    if (names.length > 0) entry.names = names
    this.bySubject.set(task.subject, entry)
    if (task.asked !== undefined) this.byCaption.set(plain(task.asked), entry)
    this.made.tasks.push(entry)
  }
}
