import { situationTypes } from '../../src/kinds/situations.ts'
import { realEngine } from '../simulator/real-engine.ts'
import { type LayerOf, prove } from './situation-proofs.ts'

// 300 generated questions on layers, held against BuildKit and an engine. FLAGDRILL_ENGINE_SEED is the first seed,
// FLAGDRILL_ENGINE_COUNT how many of each type.

const engine = realEngine()
const run = 'missing' in engine ? test.skip : test
if ('missing' in engine) process.stdout.write(`skipped: ${engine.missing}\n`)
const first = Number(process.env.FLAGDRILL_ENGINE_SEED ?? 0)
const each = Number(process.env.FLAGDRILL_ENGINE_COUNT ?? 50)

afterAll(() => {
  if (!('missing' in engine)) engine.close()
})

run.each(situationTypes)(
  `%s: the engine does what the answer says, ${each} times`,
  async (type) => {
    if ('missing' in engine) return
    // The images of an earlier run would be in the cache.
    await engine.run('docker builder prune -af')
    /** Looks into the archive of an image which layer has a path or its whiteout; the base has three. */
    const layerOf: LayerOf = async (image, path) => {
      const name = path.slice(1)
      const { stdout } = await engine.run(
        `rm -rf saved && mkdir saved && docker save ${image} | tar -x -C saved && cd saved && for blob in $(tr ',{' '\\n\\n' < manifest.json | grep -o 'blobs/sha256/[0-9a-f]*' | tail -n +2); do tar -tf $blob | tr '\\n' ' '; echo; done`,
      )
      const layers = stdout
        .trimEnd()
        .split('\n')
        .map((row) => row.split(' '))
      const at = layers.findLastIndex((names) => names.includes(name) || names.includes(`.wh.${name}`))
      return at < 0 ? undefined : { layer: at - 2, hides: layers[at]!.includes(`.wh.${name}`) }
    }
    for (let seed = first; seed < first + each; seed++) {
      await engine.reset()
      const { picture, says, does } = await prove(type, engine.run, layerOf, seed, seed % 4)
      expect({ seed, picture, does }).toEqual({ seed, picture, does: says })
      process.stdout.write(`agrees: ${type} ${seed}\n`)
    }
  },
  10 * 60_000,
)
