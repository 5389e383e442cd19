import type { Program } from '../../src/commandline/index.ts'
import { type SituationType, situation, situationTypes } from '../../src/kinds/situations.ts'
import { seeded } from '../../src/model/index.ts'
import { run, type State, startState } from '../../src/simulator/index.ts'
import { languages } from '../languages.ts'
import { rounds } from '../rounds.ts'
import { dockerProgram } from '../simulator/program.ts'
import { type LayerOf, prove, type RunLine } from './situation-proofs.ts'

let program: Program
beforeAll(async () => {
  program = await dockerProgram()
})

const texts = languages.en!.kinds.situation

/** A picture without what makes no other structure: names, sizes, texts, the order of options. */
const shapeOf = (type: SituationType, picture: string): string => {
  const plain = picture
    .replace(/\b(?:red|blue|green)\b/g, 'X')
    .replace(/\d+ ?MB|# \d+ s/g, 'SIZE')
    .replace(/\/[a-h]\b/g, '/F')
    .replace(/(?<= )[a-h](?= )/g, 'F')
  return type === 'left'
    ? plain
        .split(/[\s;']+/)
        .sort()
        .join(' ')
    : plain
}

test.each(situationTypes)(
  '%s: at least 200 structures in 1,000 seeds, one right answer among others',
  (type) => {
    const shapes = new Set<string>()
    const faults: string[] = []
    for (let seed = 0; seed < 1000; seed++) {
      const { picture, right, wrong, drawing } = situation(type, seeded(`${type} ${seed}`), texts)
      shapes.add(shapeOf(type, picture))
      if (wrong.includes(right)) faults.push(`${seed}: the right answer is among the wrong ones`)
      if (new Set(wrong).size < 2) faults.push(`${seed}: fewer than two wrong answers`)
      if (drawing === '') faults.push(`${seed}: nothing is drawn`)
    }
    expect(faults).toEqual([])
    expect(shapes.size).toBeGreaterThanOrEqual(200)
  },
)

test.each(situationTypes)('%s: a card that is known well gets longer situations', (type) => {
  const rows = (level: number): number =>
    Array.from(
      { length: 200 },
      (_, seed) => situation(type, seeded(`${type} ${seed}`), texts, level).picture.length,
    ).reduce((sum, length) => sum + length, 0)
  expect(rows(3)).toBeGreaterThan(rows(0) * 1.1)
})

/** The simulator as a Docker that lines are run on. */
function simulator(): { run: RunLine; layerOf: LayerOf } {
  let state: State = startState()
  return {
    run: async (line) => {
      const result = run(program, state, line)
      state = result.state
      return result
    },
    layerOf: async (image, path) => {
      const { layers } = state.images.find(({ tags }) => tags.includes(`${image}:latest`))!
      const at = layers.findLastIndex(({ files }) => files[path] !== undefined)
      return at < 0 ? undefined : { layer: at - 2, hides: layers[at]!.files[path] === null }
    },
  }
}

test.each(situationTypes)('%s: the simulator does what the answer says', async (type) => {
  for (let seed = 0; seed < rounds(4, 300); seed++) {
    const { run: runLine, layerOf } = simulator()
    const { picture, says, does } = await prove(type, runLine, layerOf, seed, seed % 4)
    expect({ seed, picture, does }).toEqual({ seed, picture, does: says })
  }
})
