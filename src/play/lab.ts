import { Stopped, sanitize } from '../model/index.ts'
import { labPicture, sentence, styleOf } from '../render/index.ts'
import type { Gap, Result, Scenario, State } from '../simulator/index.ts'
import type { World } from '../world/index.ts'

/** The part of the simulator that labs use. */
export interface LabEngine {
  start(options?: { now?: number; tty?: boolean }): State
  run(state: State, line: string): Result
  gaps(goal: State, state: State, start: State, free?: readonly string[]): Gap[]
}

/** How a lab went. */
export interface LabOutcome {
  solved: boolean
  /** Lines of the learner. */
  commands: number
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
}

const plainly = (text: string): string => text

const ran = (engine: LabEngine, from: State, lines: readonly string[]): State =>
  lines.reduce((state, line) => engine.run(state, line).state, from)

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
    outcome: { solved: false, commands: 0, hints: 0, shown: false },
  }
  const style = styleOf(terminal)
  terminal.print('')
  terminal.print(` ${style.strong(sanitize(lab.title))}`)
  for (const row of sentence(lab.task, terminal.columns, plainly)) terminal.print(row)
  terminal.print('')
  for (const row of sentence(texts.lab.words, terminal.columns, style.dim)) terminal.print(row)
  while (!play.outcome.solved) {
    const line = await nextLine(play)
    // In the shell of a container the word ends that shell.
    if ((line === 'exit' || line === 'quit') && !play.states.at(-1)!.session) break
    const word = Object.hasOwn(words, line) ? words[line] : undefined
    if (word) word(play)
    else if (line !== '') await runLine(play, line)
  }
  return play.outcome
}

/** The line below the prompt: the words of the lab, or which shell takes what is typed. */
function keysOf({ session, containers }: State, { texts }: World): string {
  const inside = session && containers.find(({ id }) => id === session.container)
  return inside ? texts.lab.inside(sanitize(inside.name), sanitize(session.cwd)) : texts.lab.keys
}

/** The next line; `begun` stands in it already. */
async function nextLine(play: Play, begun = ''): Promise<string> {
  const { world, states, lines } = play
  const names = (): string[] => {
    const state = states.at(-1)!
    return [
      ...state.containers.map(({ name }) => name),
      ...state.volumes.map(({ name }) => name),
      ...state.networks.map(({ name }) => name),
      ...state.images.flatMap(({ tags }) => tags),
    ]
  }
  const reply = await world.terminal.ask({
    type: 'text',
    keys: keysOf(states.at(-1)!, world),
    text: begun,
    history: lines,
    complete: (typed) => {
      const last = /\S*$/.exec(typed)![0]
      const afterDocker = /^\s*docker\s+\S*$/.test(typed)
      // An empty word may be a command behind `docker`, and a name elsewhere.
      const known =
        last === '' ? (afterDocker ? dockerWords : names()) : [...firstWords, ...dockerWords, ...names()]
      return [...new Set(known)].filter((name) => name.startsWith(last)).sort()
    },
  })
  // Nothing to complete: the line stays as it was.
  if (reply.type === 'hint') return nextLine(play, reply.text)
  if (reply.type === 'stop') throw new Stopped('ctrl-c')
  return reply.type === 'text' ? reply.text.trim() : ''
}

const dockerWords =
  'run create start stop restart kill pause unpause rm rename exec logs ps inspect port top diff cp commit wait attach update images rmi tag history save load volume network container image system prune connect disconnect ls'.split(
    ' ',
  )
const firstWords = ['docker', 'hint', 'show', 'undo', 'reset', 'solution', 'exit']

/** Runs a line, shows what it prints, and says when the goal is reached. */
async function runLine(play: Play, line: string): Promise<void> {
  const { engine, world, states, lab, outcome } = play
  const { terminal, texts } = world
  const { state, stdout, stderr } = engine.run(states.at(-1)!, line)
  states.push(state)
  play.lines.push(line)
  outcome.commands++
  const text = stdout + stderr
  if (text !== '') terminal.print(text.replace(/\n$/, '').split('\n').map(sanitize).join('\n'), true)
  const left = engine.gaps(play.goal, state, play.start, lab.free)
  if (left.length > 0) return
  outcome.solved = true
  const style = styleOf(terminal)
  terminal.print('')
  const solved = texts.lab.solved(outcome.commands, lab.solution.length)
  for (const row of sentence(solved, terminal.columns, style.right)) terminal.print(row)
  for (const row of sentence(lab.after, terminal.columns, plainly)) terminal.print(row)
}

/** Words of the lab itself. */
const words: Readonly<Record<string, (play: Play) => void>> = {
  hint({ engine, goal, start, states, lab, outcome, world }) {
    const { texts, terminal } = world
    const hint = lab.hints[outcome.hints]
    if (hint !== undefined) {
      outcome.hints++
      for (const row of sentence(hint, terminal.columns, plainly)) terminal.print(row)
      return
    }
    terminal.print(` ${texts.lab.missing}`)
    for (const gap of engine.gaps(goal, states.at(-1)!, start, lab.free).slice(0, 5))
      for (const row of sentence(texts.lab.gap(gap), terminal.columns, plainly)) terminal.print(`  ${row}`)
  },
  show({ states, world }) {
    const picture = labPicture(states.at(-1)!, states.at(-2), world.texts)
    world.terminal.print(picture.map(sanitize).join('\n'))
  },
  undo({ states, lines, world }) {
    if (states.length > 1) {
      states.pop()
      world.terminal.print(` ${world.texts.lab.undone(sanitize(lines.pop()!))}`)
    }
  },
  reset({ states, lines, start, world }) {
    states.splice(0, states.length, start)
    lines.length = 0
    world.terminal.print(` ${world.texts.lab.again}`)
  },
  solution({ lab, outcome, world }) {
    outcome.shown = true
    for (const line of lab.solution) world.terminal.print(`   ${line}`)
  },
  help({ world }) {
    for (const row of sentence(world.texts.lab.words, world.terminal.columns, plainly))
      world.terminal.print(row)
  },
}
