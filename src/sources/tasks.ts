import { explain, type Program, patternOf, programOf, readWords } from '../commandline/index.ts'
import { type Entry, type Problem, plain, type TaskEntry } from '../model/index.ts'
import { isCondition, pointsElsewhere } from './captions.ts'
import type { Caption, ShownLine, Spot } from './facts.ts'
import { withHeading } from './headed.ts'
import type { Vocabulary } from './join.ts'
import { captionThatHolds } from './pairing.ts'
import { answerOf, isOneCommand } from './placeholders.ts'
import { hasCommands, programWord } from './programs.ts'
import { isStatement, tellsWhatIsDone } from './purpose.ts'
import type { PairRow } from './tables.ts'
import { taskSubject } from './task-subject.ts'
import type { Told } from './told.ts'
import { headingText, leftOut, unsureOf } from './unsure.ts'

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

/** The result of reading command lines. */
export interface MadeTasks {
  tasks: TaskEntry[]
  /** Lines that cannot be typed and judged, such as a pipe. */
  pairs: Pair[]
  problems: Problem[]
}

/** Makes tasks of command lines; `named` are the commands and options of the text, which explain lines that have no caption. */
export function tasksOf(
  waiting: readonly Waiting[],
  named: readonly Entry[],
  known: Vocabulary,
  told: Told,
): MadeTasks {
  const programs = new Set(
    waiting.flatMap(({ lines }) =>
      lines.map(({ text }) => programWord(text.replace(/^(?:sudo|doas)\s+/, '').split(/\s/, 1)[0]!)),
    ),
  )
  const maker = new TaskMaker(named, known, [...programs].filter(hasCommands).length < 2, told)
  for (const group of waiting) maker.group(group)
  return maker.made
}

/** More lines below one caption are no answer that anybody learns. */
const mostLines = 8

/** Commands that only group others. */
const groupWord =
  /^(?:container|image|volume|network|system|compose|context|builder|service|stack|swarm|node|remote|stash|submodule|worktree)$/

/** The command of a line's first words: `docker volume ls`, `git add`, `cp`. */
const commandOf = ([first = '', second = '', third = '']: readonly string[]): string => {
  if (!hasCommands(programWord(first))) return first
  return groupWord.test(second) ? `${first} ${second} ${third}` : `${first} ${second}`
}

/** Whether lines below one caption can be asked as one answer: all are of one command, or two are of one program. Others are steps, of which a caption names the aim. */
function areAlike(lines: readonly ShownLine[]): boolean {
  const words = lines.map(({ text }) => text.replace(/^(?:sudo|doas)\s+/, '').split(/\s+/, 3))
  const programs = new Set(words.map(([first = '']) => first))
  const commands = new Set(words.map(commandOf))
  const isTwice = new Set(lines.map(({ text }) => text)).size < lines.length
  return (
    !isTwice &&
    lines.length <= mostLines &&
    (commands.size === 1 || (programs.size === 1 && lines.length === 2))
  )
}

const brief = ({ text }: ShownLine): string => text.slice(0, 60)
/** A line as code; one with a quotation of several lines as it is. */
const inCode = ({ text }: ShownLine): string => (text.includes('\n') ? text : `\`${text}\``)

/** Options of what runs a command as somebody else: such a line is not read as that command's. */
const ownOptions = /^(?:sudo|doas)\s+-/

/** A caption that shows its own line gives the answer away. */
const usableCaption = (caption: string | undefined, { text }: ShownLine): string | undefined =>
  caption === undefined || text.length < 4
    ? caption
    : caption.replaceAll(`\`${text}\``, '…').replaceAll(`'${text}'`, '…')

/** Words that say that a file is written. */
const writes =
  /edit|open|creat|writ|modif|chang|add|updat|\bvim?\b|nano|editor|편집|수정|열|작성|생성|추가|변경|만들|編集|作成|開|编辑|创建|打开|修改|editar|abrir|crear/i

/** Whether a line opens an editor, of which the caption says no more than what the file is for. */
const onlyOpens = (caption: string, text: string): boolean =>
  /^(?:sudo\s+)?(?:vim?|nvim|nano|emacs|gedit|code)\s+[^-\s]\S*$/.test(text) && !writes.test(caption)

/** Whether a caption says what is done, alone or with its heading. */
const isEnough = (spot: Spot, caption: string): boolean =>
  !pointsElsewhere(caption) &&
  (!isCondition(caption) || /\S: /.test(caption) || withHeading(spot, caption) !== caption)

/** Whether a line only shows how commands of a program are built: `docker <command> …`. */
const isTemplate = (answer: string, program: string): boolean =>
  hasCommands(program) && /^\S+\s+<\S+=\S+>/.test(answer)

/** Whether a line is a part of what a program printed, cut within brackets. */
const isCut = (text: string): boolean =>
  !/["'`]/.test(text) && text.split('(').length !== text.split(')').length

/** Whether a text is one command of one line, which can be typed and judged. */
const isOneLine = (text: string): boolean =>
  !text.includes('\n') && isOneCommand(patternOf(answerOf(text)).example)

/** An answer in which a place with a number that the caption names is no choice: `25%` of "only use 25 % of the CPU". */
const fixedBy = (caption: string | undefined, answer: string): string =>
  caption === undefined
    ? answer
    : answer.replace(/<[\w-]+=([^<>\s]+)>/g, (place, example: string) =>
        /^\d[\d.]*%?$/.test(example) && caption.split(/[\s,;:()]+/).includes(example) ? example : place,
      )

/** The comment behind a line as its caption: one that does not say what is done adds to what stands above. */
function behind(comment: string, above: Caption | undefined): string | undefined {
  if (tellsWhatIsDone(comment) || (above !== undefined && comment.startsWith(above.text))) return comment
  const addsOnly = isCondition(comment) || comment.split(/\s+/).length <= 4
  if (above !== undefined && addsOnly && !pointsElsewhere(comment))
    return `${above.text} (${comment.replace(/^\((.*)\)$/, '$1')})`
  return isStatement(comment) ? undefined : comment
}

class TaskMaker {
  readonly made: MadeTasks = { tasks: [], pairs: [], problems: [] }
  private readonly programs = new Map<string, Program>()
  private readonly byCaption = new Map<string, TaskEntry>()
  private readonly bySubject = new Map<string, TaskEntry>()

  constructor(
    private readonly named: readonly Entry[],
    private readonly known: Vocabulary,
    /** Lines of no more than one program with commands are asked. */
    private readonly ofOneProgram: boolean,
    private readonly told: Told,
  ) {}

  group(group: Waiting): void {
    const captions = group.captions.map((caption) => ({
      ...caption,
      text: withHeading(group.spot, caption.text),
      own: caption.text,
    }))
    const shared = group.lines.filter((line) => line.comment === undefined)
    for (const line of group.lines) {
      // Among lines with comments of their own, a caption is about the first one or about all of them.
      const isCaptioned = shared.length === 1 && group.lines[0] === line
      const above =
        isCaptioned || line.comment !== undefined ? captionThatHolds(captions, [line.text]) : undefined
      const said = line.comment === undefined ? above?.text : behind(line.comment, above)
      const caption =
        said === undefined || !isEnough(group.spot, said) || onlyOpens(said, line.text)
          ? undefined
          : usableCaption(said, line)
      this.line({ ...group, captions }, line, caption, shared.length)
    }
    if (shared.length > 1) this.together({ ...group, captions }, shared)
  }

  /** Takes one line with its caption, or with what the learner said of it where the text has none. */
  private line(group: Waiting, line: ShownLine, given: string | undefined, alike: number): void {
    const word = given === undefined ? this.told.of(line.text) : undefined
    if (word === null) {
      this.made.problems.push(leftOut({ at: line.at, code: 'no-caption', detail: brief(line) }))
      return
    }
    const caption = word === undefined ? given : usableCaption(word, line)
    if (ownOptions.test(line.text) || !isOneLine(line.text)) this.untypable(group, line, caption, alike)
    else this.task(group, line, caption, alike)
  }

  private problem(line: ShownLine, code: Problem['code']): void {
    this.made.problems.push({ at: line.at, code, detail: brief(line) })
  }

  /** A line that nothing says enough of: the learner may say what it does. */
  private unexplained({ spot, captions, lines }: Waiting, line: ShownLine): void {
    const isNear = captions.length > 0 || line.comment !== undefined
    // The heading above several lines says what all of them are for.
    const heading = lines.length === 1 ? headingText(spot) : undefined
    const unsure = unsureOf(line.text, [line.comment, ...captions.map(({ text }) => text), heading])
    this.made.problems.push({
      at: line.at,
      code: isNear ? 'weak-caption' : 'no-caption',
      detail: brief(line),
      ...(unsure ? { unsure } : {}),
    })
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

  /** Several lines below one caption are one answer, where they do not explain themselves. */
  private together(group: Waiting, shared: readonly ShownLine[]): void {
    const caption = captionThatHolds(
      group.captions,
      shared.map(({ text }) => text),
    )?.text
    const isSaid = caption !== undefined && isEnough(group.spot, caption)
    if (caption === undefined || !isSaid || !areAlike(shared)) {
      const unexplained = shared.filter(
        ({ text }) => !this.isExplained(text) && this.told.of(text) === undefined,
      )
      for (const line of unexplained)
        if (isSaid) this.problem(line, 'steps')
        else this.unexplained(group, line)
    } else this.pair(group, shared[0]!, shared.map(inCode).join('\n'), withHeading(group.spot, caption))
  }

  private programFor(name: string): Program {
    const made = this.programs.get(name) ?? programOf(name, [...this.named, ...this.known.entries(name)])
    this.programs.set(name, made)
    return made
  }

  /** Whether the decks or the text itself say what some part of a line does. */
  private isExplained(text: string): boolean {
    const { example } = patternOf(answerOf(text))
    if (!isOneLine(text) || ownOptions.test(text)) return false
    const name = programWord(readWords(example).words[0]?.text ?? '')
    const all = explain(this.programFor(name), example).parts
    // An option that nobody describes is read as a word of the line.
    if (all.some(({ role, text: word }) => role !== 'option' && /^-{1,2}[A-Za-z]/.test(word))) return false
    if (/\s-{1,2}[A-Za-z]/.test(example) && all.every(({ role }) => role !== 'option')) return false
    const parts = all.filter((part) => part.role === 'command' || part.role === 'option')
    const options = parts.filter(({ role }) => role === 'option')
    const isTold = ({ subject, meaning }: { subject?: string; meaning?: string }): boolean =>
      Boolean(subject) && Boolean(meaning)
    if (options.length > 0) return options.every(isTold)
    // With arguments alone a command may do something else than notes say of it: `git tag NAME`. A deck says all that it does.
    return this.known.entries(name).length > 0 && parts.some(isTold)
  }

  private task(group: Waiting, line: ShownLine, caption: string | undefined, alike: number): void {
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
    const asked = caption === undefined ? undefined : this.asked(withHeading(group.spot, caption), program)
    const first = this.bySubject.get(subject)
    if (first) this.again(first, line, asked)
    else if (asked !== undefined && this.byCaption.has(plain(asked)))
      this.pair(group, line, inCode(line), asked, true)
    else this.add(group, line, { subject, program, asked, answer: fixedBy(asked, answerOf(text)) })
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
      this.byCaption.set(plain(asked), first)
    } else if (first.task !== undefined && plain(first.task) !== plain(asked)) this.problem(line, 'duplicate')
  }

  private add(
    { spot, around }: Waiting,
    { at }: ShownLine,
    task: { subject: string; program: string; asked: string | undefined; answer: string },
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
      around: task.asked === undefined ? around : undefined,
    }
    this.bySubject.set(task.subject, entry)
    if (task.asked !== undefined) this.byCaption.set(plain(task.asked), entry)
    this.made.tasks.push(entry)
  }
}
