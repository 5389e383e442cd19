import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sumOf } from '../io/cache.ts'
import { entriesIn, isFile, makeFolder } from '../io/folder.ts'
import { replace } from '../io/write-file.ts'
import type { Plan } from '../session/index.ts'

/** A plan and where the log ended when its session began. */
export interface KeptPlan {
  plan: Plan
  /** How far each log file was read then. */
  marks: Record<string, number>
  /** The last event that was known then. */
  last: { place: number; id: string }
}

/** Two machines that share a folder are at sessions of their own. */
export const planFile = (folder: string, device: string): string => join(folder, `sitting.${device}.json`)

const sumBegins = ',"sum":'
const sumOfPlan = (text: string): string => `${sumBegins}${sumOf(Buffer.from(text))}}`

/** Whether some machine keeps a plan in a folder. */
export const hasPlans = (folder: string): boolean =>
  entriesIn(folder).some(({ name }) => name.startsWith('sitting.'))

/** The plan in a file; undefined when there is none that can be read: a session is then begun anew. */
export function readPlan(file: string): KeptPlan | undefined {
  try {
    if (!isFile(file)) return undefined
    const text = readFileSync(file, 'utf8')
    const end = text.lastIndexOf(sumBegins)
    // The memories of its cards go into the log when an answer is taken back.
    if (text.slice(end) !== sumOfPlan(text.slice(0, end))) return undefined
    const { schema, plan, marks, last } = JSON.parse(text)
    const whole =
      schema === 1 &&
      typeof plan.key === 'string' &&
      typeof plan.day === 'string' &&
      typeof plan.seed === 'string' &&
      Array.isArray(plan.cards) &&
      plan.cards.every((card: { id?: unknown }) => typeof card.id === 'string') &&
      typeof marks === 'object' &&
      typeof last.place === 'number' &&
      typeof last.id === 'string'
    return whole ? { plan, marks, last } : undefined
  } catch {
    return undefined
  }
}

/** Keeps a plan, or forgets it. It is a comfort: a folder that cannot be written costs no more than that. */
export function writePlan(file: string, kept: KeptPlan | undefined): void {
  try {
    if (kept === undefined) {
      rmSync(file, { force: true })
      return
    }
    makeFolder(dirname(file))
    const text = JSON.stringify({ schema: 1, ...kept }).slice(0, -1)
    replace(file, text + sumOfPlan(text))
  } catch {}
}
