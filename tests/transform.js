import { createTransformer as swcTransformer } from '@swc/jest'
import { listText } from '../scripts/listed.mjs'

/** Compiles TypeScript for the tests, with the lists that the build would put into it. */
export function createTransformer(options) {
  const swc = swcTransformer(options)
  const withList = (name) => (text, file, rest) => swc[name](listText(file) ?? text, file, rest)
  return {
    ...swc,
    process: withList('process'),
    processAsync: withList('processAsync'),
    getCacheKey: withList('getCacheKey'),
  }
}
