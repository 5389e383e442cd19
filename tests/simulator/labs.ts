import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readScenarios, type Scenario } from '../../src/simulator/index.ts'
import { root } from '../folders.ts'

/** The shipped labs of a language. */
export function labsOf(language: string): Scenario[] {
  const { scenarios, problems } = readScenarios(
    readFileSync(join(root, 'decks', language, 'labs/docker.md'), 'utf8'),
  )
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return scenarios
}
