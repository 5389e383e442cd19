import type { Texts } from '../i18n/index.ts'
import type { Gap, Hint, Interrupted, Result, Scenario, State } from '../simulator/index.ts'

/** The part of the simulator that labs use. */
export interface LabEngine {
  start(options?: { now?: number; tty?: boolean }): State
  run(state: State, line: string): Result
  /** Presses Ctrl-C in front of a container; undefined where none holds the terminal. */
  interrupt(state: State): Interrupted | undefined
  gaps(goal: State, state: State, start: State, free?: readonly string[]): Gap[]
}

/** Runs lines one after another and returns the last state. */
export const ran = (engine: LabEngine, from: State, lines: readonly string[]): State =>
  lines.reduce((state, line) => engine.run(state, line).state, from)

/** A condition of the goal, whatever stands in its place now. */
const conditionOf = (gap: Gap): string =>
  [gap.code, gap.name, 'what' in gap ? gap.what : '', 'path' in gap ? gap.path : ''].join(' ')

const asText = (gap: Gap): string => JSON.stringify(gap)

/** Whether something is there that should not be. */
export const isExtra = (gap: Gap): boolean =>
  gap.code.endsWith('-extra') ||
  gap.code === 'container-running' ||
  (gap.code === 'container' && gap.what === 'foreground')

/** Whether a container has all that it should have, and more of it than the task asks for: a port, a mount, a restart policy. */
export function isMore(gap: Gap): boolean {
  if (gap.code !== 'container') return false
  const { what, wanted, is } = gap
  if (what === 'restart') return wanted === 'no'
  if (what === 'memory') return wanted === '0'
  if (!['ports', 'mounts', 'networks', 'env', 'user'].includes(what)) return false
  const words = is.split(' ')
  return wanted === '' || wanted.split(' ').every((word) => words.includes(word))
}

/** The ways to a goal, as far as the text of the lab has them. */
export interface Ways {
  /** The conditions that are not met somewhere on a way, the start included. */
  open: ReadonlySet<string>
  /** The gaps that each line of the solution closes, as text. */
  mends: readonly ReadonlySet<string>[]
}

/** Walks the ways of a lab that its text knows. */
export function waysOf(engine: LabEngine, lab: Scenario, start: State): Ways {
  const goal = ran(engine, start, lab.solution)
  const open = new Set<string>()
  /** The gaps before the first line of a way, after it, and so on. */
  const walk = (lines: readonly string[]): Gap[][] => {
    let state = start
    const found = [engine.gaps(goal, start, start, lab.free)]
    for (const line of lines) {
      state = engine.run(state, line).state
      found.push(engine.gaps(goal, state, start, lab.free))
    }
    for (const gap of found.flat()) open.add(conditionOf(gap))
    return found
  }
  const along = walk(lab.solution).map((gaps) => gaps.map(asText))
  for (const lines of lab.others) walk(lines)
  return {
    open,
    mends: lab.solution.map((_, at) => new Set(along[at]!.filter((gap) => !along[at + 1]!.includes(gap)))),
  }
}

/** The gaps that the learner made: conditions that were met at the start and are met all along every known way. */
export const brokenBy = (ways: Ways, left: readonly Gap[]): Gap[] =>
  left.filter((gap) => !isExtra(gap) && !ways.open.has(conditionOf(gap)))

/** Picks the next hint for what is left: of those not yet shown one for the first line of the solution that still has something to mend, or one for the lab as a whole; none about what is done. */
function hintFor(
  ways: Ways,
  hints: readonly Hint[],
  shown: ReadonlySet<Hint>,
  left: readonly Gap[],
): Hint | undefined {
  const texts = new Set(left.map(asText))
  const isOpen = (line: number): boolean => [...(ways.mends[line - 1] ?? [])].some((gap) => texts.has(gap))
  const useful = hints.filter((hint) => !shown.has(hint) && (hint.line === undefined || isOpen(hint.line)))
  const first = ways.mends.findIndex((_, at) => isOpen(at + 1)) + 1
  return useful.find(({ line }) => line === undefined || line === first) ?? useful[0]
}

/** The most gaps that are named at once. */
const most = 5

/** A condition that is met no more, in words: what was there at the start is gone. */
const spoiltText = (gap: Gap, { lab }: Texts): string =>
  gap.code.endsWith('-missing') && gap.code !== 'volume-missing' ? lab.gone(gap.name) : lab.gap(gap)

/** Says what helps now: what the learner's own lines spoilt, or the next hint of the lab, or what is left and how its first condition is met. Marks the hint as shown. */
export function helpFor(
  ways: Ways,
  lab: Scenario,
  shown: Set<Hint>,
  left: readonly Gap[],
  texts: Texts,
): { lines: readonly string[]; hint: boolean } {
  const broken = brokenBy(ways, left)
  if (broken.length > 0)
    return {
      lines: [
        // Of a container that the learner made, nothing was right before.
        broken.every(isMore) ? texts.lab.missing : texts.lab.spoilt,
        ...broken.slice(0, most).map((gap) => ` ${spoiltText(gap, texts)}`),
        texts.lab.mend,
      ],
      hint: false,
    }
  const inTheWay = left.filter(
    (gap) => gap.code !== 'container' && isExtra(gap) && !ways.open.has(conditionOf(gap)),
  )
  // All that the task names is done: a hint about it would help nobody.
  if (inTheWay.length > 0 && inTheWay.length === left.length)
    return {
      lines: [
        texts.lab.nearly,
        ...left.slice(0, most).map((gap) => ` ${texts.lab.gap(gap)}`),
        texts.lab.howTo(left[0]!),
      ],
      hint: false,
    }
  const hint = hintFor(ways, lab.hints, shown, left)
  if (hint) {
    shown.add(hint)
    return { lines: [hint.text], hint: true }
  }
  const how = left[0] === undefined ? [] : [texts.lab.howTo(left[0])]
  return {
    lines: [texts.lab.missing, ...left.slice(0, most).map((gap) => ` ${texts.lab.gap(gap)}`), ...how],
    hint: false,
  }
}
