import { padded, Stopped, sanitize, width } from '../model/index.ts'
import { labPicture, sentence, styleOf } from '../render/index.ts'
import type { Gap, Hint, Result, Scenario, State } from '../simulator/index.ts'
import type { World } from '../world/index.ts'
import { brokenBy, helpFor, isExtra, isMore, type LabEngine, ran, type Ways, waysOf } from './lab-hints.ts'
import { containerInside, isLeaving, nextLine, type Word, wordIn } from './lab-line.ts'

/** How a lab went. */
export interface LabOutcome {
  solved: boolean
  /** Lines of the learner that changed something and stand: those that were taken back do not count. */
  commands: number
  /** Lines that changed something and were taken back. */
  undone: number
  hints: number
  /** The solution was shown. */
  shown: boolean
}

/** A lab while it is played. */
interface Play {
  engine: LabEngine
  world: World
  lab: Scenario
  start: State
  goal: State
  /** The states so far, the present one last. */
  states: State[]
  lines: string[]
  outcome: LabOutcome
  /** The gaps at the start, and after the last line, as text. */
  missing: { atStart: readonly string[]; last: readonly string[] }
  /** The hints that were shown. */
  shown: Set<Hint>
  /** Ctrl-C was pressed for nothing: once more leaves the lab. */
  leaving: boolean
  /** The known ways, once they are asked for. */
  ways: Ways | undefined
}

const plainly = (text: string): string => text

/** A list of words with what they mean, none of which is parted from its meaning at the end of a line. */
const glued = (list: string): string => list.replace(/(?<=[·:] )([a-z]+) (?=[가-힣])/g, '$1\u00A0')

/** Shows code in bold instead of between backquotes, on a terminal that can. */
function withCode(terminal: World['terminal']): (line: string) => string {
  const { strong } = styleOf(terminal)
  return (line) =>
    strong('x') === 'x' ? line : line.replace(/`([^`]+)`/g, (_, code: string) => strong(code))
}

/** Plays a lab until it is solved or left. Nothing that is typed is executed. Throws Stopped. */
export async function playLab(engine: LabEngine, world: World, lab: Scenario): Promise<LabOutcome> {
  const { terminal, texts } = world
  const start = ran(engine, engine.start({ now: world.now(), tty: terminal.interactive }), lab.start)
  const play: Play = {
    engine,
    world,
    lab,
    start,
    goal: ran(engine, start, lab.solution),
    states: [start],
    lines: [],
    outcome: { solved: false, commands: 0, undone: 0, hints: 0, shown: false },
    missing: { atStart: [], last: [] },
    shown: new Set(),
    leaving: false,
    ways: undefined,
  }
  const style = styleOf(terminal)
  terminal.print('')
  terminal.print(` ${style.strong(sanitize(lab.title))}`)
  for (const row of sentence(lab.task, terminal.columns, withCode(terminal))) terminal.print(row)
  terminal.print('')
  for (const row of sentence(glued(texts.lab.words), terminal.columns, style.dim))
    terminal.print(row.replaceAll('\u00A0', ' '))
  noteMissing(play)
  play.missing.atStart = play.missing.last
  while (!play.outcome.solved) {
    const typed = play.lines.filter((typed) => typed !== interruption)
    const line = await nextLine(world, play.states.at(-1)!, typed)
    if (line === undefined) {
      interruptLab(play)
      continue
    }
    play.leaving = false
    // In the shell of a container the word ends that shell.
    if (isLeaving(line, play.world) && !play.states.at(-1)!.session) break
    const word = wordIn(line, play.world)
    if (word) words[word](play)
    else if (line === 'clear') world.terminal.newScreen?.()
    else if (line !== '') runLine(play, line)
  }
  return play.outcome
}

/** The gaps that still keep the lab from being solved. */
const gapsOf = ({ engine, goal, states, start, lab }: Play): Gap[] =>
  engine.gaps(goal, states.at(-1)!, start, lab.free)

const noteMissing = (play: Play): void => {
  play.missing.last = gapsOf(play).map((gap) => JSON.stringify(gap))
}

/** Says what is in the way, if a line has done all that the task names and something is left that was not there at the start: otherwise the lab would be silent. A line that changes nothing of it says nothing. */
function sayNearly(play: Play, left: readonly Gap[]): void {
  const { terminal, texts } = play.world
  const { atStart, last } = play.missing
  noteMissing(play)
  const inTheWay = left.every(
    (gap) => (isExtra(gap) || isMore(gap)) && !atStart.includes(JSON.stringify(gap)),
  )
  if (!inTheWay || play.missing.last.join() === last.join()) return
  terminal.print(` ${texts.lab.nearly}`)
  for (const gap of left.slice(0, 5))
    for (const row of sentence(texts.lab.gap(gap), terminal.columns, plainly)) terminal.print(`  ${row}`)
}

const foreground =
  /^\((?:(\S+) runs|the services run) in the foreground; the lab goes on as in another terminal\)$/

/** Prints the output of a line; what the simulator itself says, and Docker does not, in the learner's language and wrapped. */
function printOutput(text: string, { terminal, texts }: World): void {
  if (text === '') return
  const rows = text.replace(/\n$/, '').split('\n')
  const shown = rows.flatMap((row) => {
    const own = foreground.exec(row)
    return own ? sentence(texts.lab.foreground(own[1]), terminal.columns, plainly, '') : [sanitize(row)]
  })
  terminal.print(shown.join('\n'), true)
}

/** Ctrl-C among the lines of the learner. */
const interruption = '^C'

/** Ctrl-C in an empty line: ends what holds the terminal, as in a shell; where nothing does, says how to leave, and leaves when it is pressed again. Throws Stopped. */
function interruptLab(play: Play): void {
  const { engine, world, states } = play
  const { texts, terminal } = world
  const before = states.at(-1)!
  const { state, ended = [], goesOn } = engine.interrupt(before) ?? {}
  if (state && ended.length > 0) {
    play.leaving = false
    reached(play, interruption, { state, stdout: '', stderr: '' }, texts.lab.interrupted(ended.map(sanitize)))
    return
  }
  if (play.leaving) throw new Stopped('ctrl-c')
  play.leaving = true
  const said = [
    ...(goesOn === undefined ? [] : [texts.lab.goesOn(sanitize(goesOn))]),
    texts.lab.leaveHow(containerInside(before)),
  ]
  for (const text of said) for (const row of sentence(text, terminal.columns, plainly)) terminal.print(row)
}

/** Runs a line, shows what it prints, and says when the goal is reached. */
function runLine(play: Play, line: string): void {
  reached(play, line, play.engine.run(play.states.at(-1)!, line))
}

/** Goes on to the state that a line led to, shows what it printed or `said`, and says when the goal is reached. */
function reached(
  play: Play,
  line: string,
  { state, stdout, stderr }: Omit<Result, 'exitCode'>,
  said?: string,
): void {
  const { world, states, lab, outcome } = play
  const { terminal, texts } = world
  const before = states.at(-1)!
  states.push(state)
  play.lines.push(line)
  // A line that only looks, or that is refused, is no step.
  if (changed(play, before, state)) outcome.commands++
  printOutput(stdout + stderr, world)
  if (said !== undefined) for (const row of sentence(said, terminal.columns, plainly)) terminal.print(row)
  const left = gapsOf(play)
  if (left.length > 0) {
    sayNearly(play, left)
    return
  }
  outcome.solved = true
  const style = styleOf(terminal)
  terminal.print('')
  const solved = texts.lab.solved(outcome.commands, lab.solution.length)
  for (const row of sentence(solved, terminal.columns, style.right)) terminal.print(row)
  for (const row of sentence(lab.after, terminal.columns, withCode(terminal))) terminal.print(row)
}

/** Whether a line did more than let time pass. */
function changed({ engine }: Play, before: State, after: State): boolean {
  const seen = ({ images, containers, volumes, networks, host, session }: State): string =>
    JSON.stringify([
      images,
      containers,
      volumes,
      networks,
      { ...host, status: 0 },
      session && { ...session, status: 0 },
    ])
  return seen(engine.run(before, '').state) !== seen(after)
}

function knownWays(play: Play): Ways {
  play.ways ??= waysOf(play.engine, play.lab, play.start)
  return play.ways
}

/** Counts lines of the learner as taken back. */
function takeBack({ outcome }: Play, lines: number): void {
  outcome.commands -= lines
  outcome.undone += lines
}

/** Prints texts, wrapped; those that begin with a space stand further right. */
function sayAll({ world: { terminal } }: Play, lines: readonly string[]): void {
  for (const line of lines)
    for (const row of sentence(line.trimStart(), terminal.columns, withCode(terminal)))
      terminal.print(line.startsWith(' ') ? `  ${row}` : row)
}

/** Words of the lab itself. */
const words: Readonly<Record<Word, (play: Play) => void>> = {
  hint(play) {
    const { lab, outcome, shown } = play
    const { lines, hint } = helpFor(knownWays(play), lab, shown, gapsOf(play), play.world.texts)
    if (hint) outcome.hints++
    sayAll(play, lines)
  },
  show({ states, world }) {
    const picture = labPicture(states.at(-1)!, states.at(-2), world.texts)
    const lines = picture.length > 0 ? picture.map(sanitize) : [` ${world.texts.lab.nothingThere}`]
    world.terminal.print(lines.join('\n'))
  },
  undo(play) {
    const { states, lines, world } = play
    const { texts, terminal } = world
    // Lines that only looked are no reason to stay where one is.
    let last = states.length - 1
    while (last > 0 && !changed(play, states[last - 1]!, states[last]!)) last--
    if (last === 0) return terminal.print(` ${texts.lab.nothingToUndo}`)
    const line = lines[last - 1]!
    states.length = last
    lines.length = last - 1
    takeBack(play, 1)
    noteMissing(play)
    terminal.print(` ${texts.lab.undone(sanitize(line))}`)
  },
  reset(play) {
    const { states, lines, start, world, outcome } = play
    takeBack(play, outcome.commands)
    states.splice(0, states.length, start)
    lines.length = 0
    noteMissing(play)
    world.terminal.print(` ${world.texts.lab.again}`)
  },
  solution(play) {
    const { lab, outcome, world } = play
    outcome.shown = true
    for (const line of lab.solution) world.terminal.print(`   ${line}`)
    // From a state that the lines of the learner spoilt, the solution does not lead to the goal.
    if (brokenBy(knownWays(play), gapsOf(play)).length > 0) sayAll(play, [world.texts.lab.resetFirst])
  },
  help({ world }) {
    const { texts, terminal } = world
    const rows = texts.lab.meanings.map(({ word, also, text }) => [[word, ...also].join(', '), text] as const)
    const left = Math.max(...rows.map(([name]) => width(name)))
    for (const [name, text] of rows) terminal.print(`   ${padded(name, left)}  ${text}`)
    for (const row of sentence(texts.lab.madeUp, terminal.columns, plainly)) terminal.print(row)
  },
}
