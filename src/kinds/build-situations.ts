import { type Random, shuffled } from '../model/index.ts'
import { drawn, type Maker, pick, type Situation, type SituationTexts, several } from './situation.ts'

const files = ['src/app.js', 'conf/site.conf', 'package.json', 'docs/guide.txt'] as const

/** The instructions that a Dockerfile is put together from, and the files that they read. */
const instructions: readonly { text: string; reads?: (file: string) => boolean }[] = [
  { text: 'WORKDIR /app' },
  { text: 'COPY package.json .', reads: (file) => file === 'package.json' },
  { text: 'COPY src src', reads: (file) => file.startsWith('src/') },
  { text: 'COPY conf conf', reads: (file) => file.startsWith('conf/') },
  { text: 'COPY . .', reads: () => true },
  { text: 'RUN echo install > log' },
  { text: 'RUN echo build >> log' },
  { text: 'RUN echo check >> log' },
  { text: 'ENV MODE=prod' },
]

const makesLayer = (text: string): boolean => /^(?:RUN|COPY|WORKDIR)/.test(text)

/** The change between two builds. */
export type Change =
  | { type: 'edit' | 'touch' | 'ignored'; file: string }
  | { type: 'text' | 'value'; step: number }

/** Whether a step cannot come from the cache because of the change itself. */
function staleBy(change: Change, text: string, step: number): boolean {
  switch (change.type) {
    case 'edit':
      return instructions.find((item) => item.text === text)?.reads?.(change.file) ?? false
    case 'text':
      return change.step === step
    // A variable counts at the first RUN behind it.
    case 'value':
      return step > change.step && text.startsWith('RUN')
    default:
      return false
  }
}

/** The steps that run again after a change, by their numbers from 1; FROM is the first. */
export function stepsAgain(steps: readonly string[], change: Change): number[] {
  const first = steps.findIndex((text, index) => staleBy(change, text, index + 1))
  return steps.flatMap((text, index) => (first >= 0 && index >= first && makesLayer(text) ? [index + 1] : []))
}

/** A small Dockerfile and a change: which steps run again? */
export function rebuild(random: Random, level = 0): { steps: string[]; change: Change; again: number[] } {
  const chosen = shuffled(instructions, random).slice(0, several(random, 3, 3, level))
  const steps = ['FROM alpine', ...chosen.map(({ text }) => text)]
  const numbered = (start: string): number[] =>
    steps.flatMap((text, index) => (text.startsWith(start) ? [index + 1] : []))
  const file = pick(random, files)
  const ways: Change[] = [
    { type: 'edit', file },
    { type: 'edit', file },
    { type: 'touch', file },
    { type: 'ignored', file: 'notes.md' },
    ...numbered('RUN').map((step): Change => ({ type: 'text', step })),
    ...numbered('ENV').map((step): Change => ({ type: 'value', step })),
  ]
  const change = pick(random, ways)
  return { steps, change, again: stepsAgain(steps, change) }
}

function changeText(change: Change, texts: SituationTexts): string {
  switch (change.type) {
    case 'edit':
      return texts.edited(change.file)
    case 'touch':
      return texts.touched(change.file)
    case 'ignored':
      return texts.ignored(change.file)
    case 'text':
      return texts.newText(change.step)
    case 'value':
      return texts.newValue(change.step)
  }
}

/** The steps as a stack: those of the cache below, those that run again above. */
const stackOf = (steps: readonly string[], again: readonly number[], texts: SituationTexts): string =>
  drawn(
    steps.map((text, index) => ({
      text: `${index + 1} ${text}`,
      note: again.includes(index + 1) ? texts.again : makesLayer(text) ? texts.cached : '',
      decides: again[0] === index + 1,
    })),
    texts.decides,
  )

/** Asks which steps run again. */
export const rerun: Maker = (random, texts, level): Situation => {
  const { steps, change, again } = rebuild(random, level)
  const list = (numbers: readonly number[]): string =>
    numbers.length === 0 ? texts.none : texts.steps(numbers)
  const layers = steps.flatMap((text, index) => (makesLayer(text) ? [index + 1] : []))
  const copies = steps.flatMap((text, index) => (text.startsWith('COPY') ? [index + 1] : []))
  const right = list(again)
  const wrong = [
    again.slice(0, 1),
    layers,
    [],
    copies,
    again.slice(1),
    layers.slice(1),
    layers.slice(-1),
  ].map(list)
  return {
    picture: [...steps.map((text, index) => `${index + 1}  ${text}`), '', changeText(change, texts)].join(
      '\n',
    ),
    right,
    wrong: wrong.filter((text) => text !== right),
    drawing: stackOf(steps, again, texts),
  }
}

/** Seconds that a step takes when it runs; a COPY takes none worth counting. */
export interface Timed {
  text: string
  seconds: number
}

/** Two orders of the same steps, and a file that is edited. */
export function orders(random: Random, level: number): { first: Timed[]; second: Timed[]; change: Change } {
  const runs = instructions.filter(({ text }) => text.startsWith('RUN'))
  const copies = instructions.filter(({ text }) => text.startsWith('COPY'))
  const chosen = [
    ...shuffled(runs, random).slice(0, 1 + Math.floor(random() * 2) + Math.floor(level / 2)),
    ...shuffled(copies, random).slice(0, 1 + Math.floor(random() * 2) + Math.floor((level + 1) / 2)),
  ].map(({ text }) => ({ text, seconds: text.startsWith('RUN') ? pick(random, [5, 20, 60, 90]) : 0 }))
  const from: Timed = { text: 'FROM alpine', seconds: 0 }
  const first = shuffled(chosen, random)
  let second = shuffled(chosen, random)
  for (let i = 0; i < 9 && second.every((step, index) => step === first[index]); i++)
    second = shuffled(chosen, random)
  return {
    first: [from, ...first],
    second: [from, ...second],
    change: { type: 'edit', file: pick(random, files) },
  }
}

/** How long the steps take that run again. */
export const timeAgain = (steps: readonly Timed[], change: Change): number =>
  stepsAgain(
    steps.map(({ text }) => text),
    change,
  ).reduce((sum, step) => sum + steps[step - 1]!.seconds, 0)

/** Asks which of two orders builds faster after a change. */
export const faster: Maker = (random, texts, level): Situation => {
  const { first, second, change } = orders(random, level)
  const [a, b] = [timeAgain(first, change), timeAgain(second, change)]
  const shown = (name: string, steps: readonly Timed[]): string[] => [
    name,
    ...steps.map(
      ({ text, seconds }, index) =>
        `${index + 1}  ${text}${seconds > 0 ? `   # ${texts.seconds(seconds)}` : ''}`,
    ),
  ]
  const right = a < b ? texts.firstFaster : b < a ? texts.secondFaster : texts.sameTime
  const stack = (steps: readonly Timed[]): string => {
    const plain = steps.map(({ text }) => text)
    return stackOf(plain, stepsAgain(plain, change), texts)
  }
  return {
    picture: [...shown('A', first), '', ...shown('B', second), '', changeText(change, texts)].join('\n'),
    right,
    wrong: [texts.firstFaster, texts.secondFaster, texts.sameTime].filter((text) => text !== right),
    drawing: [`A  ${texts.seconds(a)}`, stack(first), `B  ${texts.seconds(b)}`, stack(second)].join('\n'),
  }
}
