import type { Random } from '../model/index.ts'
import { shuffled } from '../model/index.ts'
import { chance, drawn, type Maker, pick, type Situation, several } from './situation.ts'

/** A step of a Dockerfile that does something to files: what it adds to its layer, in megabytes. */
export interface FileStep {
  text: string
  adds: number
}

/** Steps, what the layers hold, what a container sees, and from which step each file comes. */
export interface FileSteps {
  steps: FileStep[]
  /** Megabytes of what is still there. */
  visible: number
  /** The last step that touched each file; negative where it was removed. Steps count from 1 behind FROM. */
  touched: Map<string, number>
}

interface Making {
  random: Random
  there: Map<string, number>
  touched: Map<string, number>
  names: string[]
  step: number
}

type Way = (making: Making, name: string, size: number) => FileStep

const changes: Readonly<Record<string, Way>> = {
  chmod: ({ touched, step }, name, size) => {
    touched.set(name, step)
    return { text: `RUN chmod 600 /${name}`, adds: size }
  },
  append: ({ touched, step }, name, size) => {
    touched.set(name, step)
    return { text: `RUN echo end >> /${name}`, adds: size }
  },
  remove: ({ there, touched, step }, name) => {
    there.delete(name)
    touched.set(name, -step)
    return { text: `RUN rm /${name}`, adds: 0 }
  },
  move: ({ there, touched, step, names }, name, size) => {
    const to = names.shift()!
    there.delete(name)
    there.set(to, size)
    touched.set(name, -step)
    touched.set(to, step)
    return { text: `RUN mv /${name} /${to}`, adds: size }
  },
  duplicate: ({ there, touched, step, names }, name, size) => {
    const to = names.shift()!
    there.set(to, size)
    touched.set(to, step)
    return { text: `RUN cp /${name} /${to}`, adds: size }
  },
  link: ({ touched, step, names }, name) => {
    const to = names.shift()!
    touched.set(to, step)
    return { text: `RUN ln -s /${name} /${to}`, adds: 0 }
  },
}

/** Random steps that write, change and remove large files. */
export function fileSteps(random: Random, level: number): FileSteps {
  const making: Making = {
    random,
    there: new Map(),
    touched: new Map(),
    names: shuffled(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], random),
    step: 0,
  }
  const steps: FileStep[] = []
  const count = several(random, 2, 4, level)
  while (steps.length < count) {
    making.step = steps.length + 1
    const known = [...making.there]
    if (known.length > 0 && chance(random, 0.55)) {
      const [name, size] = pick(random, known)
      steps.push(changes[pick(random, Object.keys(changes))]!(making, name, size))
    } else steps.push(newFile(making))
  }
  const visible = [...making.there.values()].reduce((sum, size) => sum + size, 0)
  return { steps, visible, touched: making.touched }
}

function newFile({ random, there, touched, names, step }: Making): FileStep {
  const size = pick(random, [10, 20, 30, 50, 80])
  const name = names.shift()!
  const way = pick(random, ['write', 'write', 'copy', 'both'])
  if (way === 'both') return { text: `RUN make-file /${name} ${size}MB && rm /${name}`, adds: 0 }
  there.set(name, size)
  touched.set(name, step)
  return way === 'copy'
    ? { text: `COPY ${name} /${name}    # ${size} MB`, adds: size }
    : { text: `RUN make-file /${name} ${size}MB`, adds: size }
}

const numbered = (steps: readonly FileStep[]): string[] => ['FROM base', ...steps.map(({ text }) => text)]

/** How much do the layers hold? */
export const size: Maker = (random, texts, level): Situation => {
  const { steps, visible } = fileSteps(random, level)
  const held = steps.reduce((sum, { adds }) => sum + adds, 0)
  const right = `${held} MB`
  const wrong = [visible, held + 20, held - 10, visible + 10, held + 10, 0]
    .filter((value) => value >= 0)
    .map((value) => `${value} MB`)
  return {
    picture: numbered(steps).join('\n'),
    right,
    wrong: wrong.filter((text) => text !== right),
    drawing: drawn(
      [
        { text: 'FROM base', note: '' },
        ...steps.map(({ text, adds }) => ({
          text: text.replace(/ +#.*$/, ''),
          note: `+ ${adds} MB`,
          // Often overlooked: after a change of a few bytes the layer holds the whole file again.
          decides: adds > 0 && /^RUN (?:chmod|echo|mv)/.test(text),
        })),
      ],
      texts.decides,
    ),
  }
}

/** In which layer is the file that a container sees? */
export const where: Maker = (random, texts, level): Situation => {
  let made = fileSteps(random, level + 1)
  while (made.touched.size === 0) made = fileSteps(random, level + 1)
  const { steps, touched } = made
  const [name, last] = pick(random, [...touched])
  const mentions = steps.flatMap(({ text }, index) =>
    new RegExp(`/${name}\\b`).test(text) ? [index + 1] : [],
  )
  const answer = (step: number): string => (step < 0 ? texts.hidden(-step + 1) : texts.inStep(step + 1))
  const right = answer(last)
  const others = shuffled(
    steps.map((_, index) => index + 1),
    random,
  )
  const wrong = [
    ...mentions.flatMap((step) => [answer(step), answer(-step)]),
    ...others.map((step) => answer(step)),
    texts.inBase,
    ...others.map((step) => answer(-step)),
  ]
  return {
    picture: [
      ...numbered(steps).map((text, index) => `${index + 1}  ${text}`),
      '',
      texts.whichFile(`/${name}`),
    ].join('\n'),
    right,
    wrong: [...new Set(wrong)].filter((text) => text !== right),
    drawing: drawn(
      [
        { text: '1 FROM base', note: '' },
        ...steps.map(({ text }, index) => ({
          text: `${index + 2} ${text.replace(/ +#.*$/, '')}`,
          note: mentions.includes(index + 1) ? `/${name}` : '',
          decides: index + 1 === Math.abs(last),
        })),
      ],
      texts.decides,
    ),
  }
}
