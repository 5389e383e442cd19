import { type CardId, exit, type Grade, UserError } from '../../model/index.ts'
import { type LabOutcome, playLab } from '../../play/index.ts'
import { styleOf } from '../../render/index.ts'
import { learnerDay } from '../../schedule/index.ts'
import type { Scenario } from '../../simulator/index.ts'
import type { World } from '../../world.ts'
import { printJson } from '../command.ts'
import { engineOf } from './free.ts'

/** The card that keeps how a lab went. */
const cardOf = ({ id }: Scenario): CardId => `docker/lab-${id}#lab` as CardId

/** The grade that the evidence gives: the solution shown is a failure, hints and detours cost. */
export function gradeOf({ shown, hints, commands }: LabOutcome, shortest: number): Grade {
  if (shown) return 'again'
  if (hints > 0) return 'hard'
  return commands <= shortest ? 'easy' : 'good'
}

/** Every lab, the easy ones first. */
async function allLabs(world: World): Promise<Scenario[]> {
  const [engine, texts] = await Promise.all([engineOf(world), world.labs()])
  return texts.flatMap((text) => engine.readScenarios(text).scenarios).sort((a, b) => a.level - b.level)
}

/** Lists the labs with what was solved. */
export async function listLabs(world: World, json: boolean): Promise<number> {
  const { terminal, texts } = world
  const labs = await allLabs(world)
  const { cards } = (await world.progress()).progress
  const today = learnerDay(world.now(), world.offset, world.rolloverHour)
  const rows = labs.map((lab) => {
    const memory = cards[cardOf(lab)]
    return {
      name: lab.id,
      level: lab.level,
      title: lab.title,
      solved: memory !== undefined && !memory.failed,
      due: memory?.due,
    }
  })
  if (json) {
    printJson(world, rows)
    return exit.ok
  }
  const style = styleOf(terminal)
  let level = 0
  const wide = Math.max(...labs.map(({ id }) => id.length))
  for (const { name, level: own, title, solved, due } of rows) {
    if (own !== level) terminal.print(`\n ${style.strong(texts.lab.level(own))}`)
    level = own
    const state = due !== undefined && due <= today ? texts.lab.due : solved ? texts.lab.done : ''
    terminal.print(
      ` ${solved ? '✓' : '·'} ${name.padEnd(wide)}  ${title}${state === '' ? '' : `  ${style.dim(state)}`}`,
    )
  }
  terminal.print(`\n ${texts.lab.progress(rows.filter(({ solved }) => solved).length, rows.length)}`)
  return exit.ok
}

/** Plays a lab by its name and keeps how it went. Throws UserError. */
export async function playNamed(world: World, name: string): Promise<number> {
  const lab = (await allLabs(world)).find(({ id }) => id === name)
  if (!lab) throw new UserError(world.texts.lab.none(name), world.texts.lab.noneHint)
  const outcome = await playLab(await engineOf(world), world, lab)
  if (outcome.solved || outcome.shown) await record(world, lab, outcome)
  return outcome.solved ? exit.ok : exit.failed
}

async function record(world: World, lab: Scenario, outcome: LabOutcome): Promise<void> {
  const store = await world.progress()
  const scheduler = await world.scheduler()
  const at = world.now()
  const day = learnerDay(at, world.offset, world.rolloverHour)
  const card = cardOf(lab)
  const memory = store.progress.cards[card]
  const grade = gradeOf(outcome, lab.solution.length)
  await store.append({
    type: 'review',
    id: world.newId(),
    card,
    at,
    day,
    grade,
    hints: outcome.hints || undefined,
    first: memory === undefined || undefined,
    by: scheduler.name,
    after: scheduler.next(card, memory, at, day, grade),
  })
  await store.close()
}
