import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readScenarios, type Scenario } from '../../src/simulator/index.ts'
import { root } from '../folders.ts'

/** The shipped labs of a language. */
export function labsOf(language: string): Scenario[] {
  const folder = join(root, 'decks', language, 'labs')
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const { scenarios, problems } = readScenarios(readFileSync(join(folder, name), 'utf8'))
      if (problems.length > 0) throw new Error(`${name}: ${JSON.stringify(problems)}`)
      return scenarios
    })
}
