import { type CardId, type Day, exit, type Grade, Stopped, UserError } from '../../model/index.ts'
import { type LabOutcome, playLab } from '../../play/index.ts'
import { sentence, styleOf, when } from '../../render/index.ts'
import { addDays, learnerDay } from '../../schedule/index.ts'
import type { Scenario } from '../../simulator/index.ts'
import type { ProgressStore, World } from '../../world/index.ts'
import { printJson } from '../command.ts'
import { misspelt } from '../suggest.ts'
import { dueLab, labCard, playedLabs } from './due.ts'
import { engineOf } from './free.ts'

/** The card that keeps how a lab went. */
const cardOf = ({ id }: Pick<Scenario, 'id'>): CardId => labCard(id)

/** The grade that the evidence gives: the solution shown is a failure, hints and detours cost. */
export function gradeOf({ shown, hints, commands, undone }: LabOutcome, shortest: number): Grade {
  if (shown) return 'again'
  if (hints > 0) return 'hard'
  return commands + undone <= shortest ? 'easy' : 'good'
}

/** Every lab, the easy ones first. */
async function allLabs(world: World): Promise<Scenario[]> {
  const [engine, texts] = await Promise.all([engineOf(world), world.readLabs()])
  return texts.flatMap((text) => engine.readScenarios(text).scenarios).sort((a, b) => a.level - b.level)
}

/** A lab as it is listed. */
interface ListedLab {
  name: string
  level: number
  title: string
  solved: boolean
  due: Day | undefined
}

/** The lines of the list: the labs by level, the `next` one that is due today, how many are solved, and what the marks mean. */
function listOf(
  rows: readonly ListedLab[],
  { today, next }: { today: Day; next: string | undefined },
  { terminal, texts }: World,
): string[] {
  const style = styleOf(terminal)
  const wide = Math.max(...rows.map(({ name }) => name.length))
  const lines: string[] = []
  let last = 0
  for (const { name, level, title, solved, due } of rows) {
    if (level !== last) lines.push(`\n ${style.strong(texts.lab.level(level))}`)
    last = level
    const waits = name === next ? texts.lab.due : texts.lab.dueLater
    const state = due !== undefined && due <= today ? waits : solved ? texts.lab.done : ''
    const said = state === '' ? '' : `  ${style.dim(state)}`
    lines.push(` ${solved ? '✓' : '·'} ${name.padEnd(wide)}  ${title}${said}`)
  }
  lines.push(`\n ${texts.lab.progress(rows.filter(({ solved }) => solved).length, rows.length)}`)
  return [...lines, ` ${style.dim(texts.lab.legend)}`]
}

/** Lists the labs with what was solved. */
export async function listLabs(world: World, json: boolean): Promise<number> {
  const { terminal, texts } = world
  const labs = await allLabs(world)
  const store = await world.progress()
  const { cards } = store.progress
  const today = learnerDay(world.now(), world.offset, world.rolloverHour)
  const rows = labs.map((lab): ListedLab => {
    const memory = cards[cardOf(lab)]
    return {
      name: lab.id,
      level: lab.level,
      title: lab.title,
      // Once solved stays solved: a failure after it is a lapse.
      solved: memory !== undefined && (!memory.failed || memory.lapses > 0),
      due: memory?.due,
    }
  })
  if (json) {
    printJson(world, rows)
    await store.close()
    return exit.ok
  }
  // The one that `due` names; the others wait, one a day.
  const next = dueLab(playedLabs(cards), today)
  for (const line of listOf(rows, { today, next }, world)) terminal.print(line)
  if (next !== undefined) await offerLab(world, next, store)
  else terminal.print(` ${texts.lab.startOne((rows.find(({ solved }) => !solved) ?? rows[0]!).name)}`)
  await store.close()
  return exit.ok
}

/** Plays a lab by its name and keeps how it went. Throws UserError. */
export async function playNamed(world: World, name: string, onDocker = false): Promise<number> {
  const labs = await allLabs(world)
  const lab = labs.find(({ id }) => id === name)
  if (!lab) {
    const ids = labs.map(({ id }) => id)
    const near = misspelt(name, ids) ?? ids.find((id) => id.split('-').includes(name))
    const { errors, lab: said } = world.texts
    throw new UserError(said.none(name), near === undefined ? said.noneHint : errors.didYouMean(near))
  }
  if (onDocker) {
    const { playOnDocker } = await import('./own-docker.ts')
    return playOnDocker(world, lab)
  }
  const store = await world.progress()
  try {
    return await playOne(world, lab, store)
  } finally {
    await store.close()
  }
}

async function playOne(world: World, lab: Scenario, store: ProgressStore): Promise<number> {
  const outcome = await playLab(await engineOf(world), world, lab).catch((error: unknown) => {
    // Ctrl-C leaves the lab as `exit` does.
    if (error instanceof Stopped) world.terminal.print(` ${world.texts.lab.left(lab.id)}`)
    throw error
  })
  if (outcome.solved || outcome.shown) await record(world, lab, outcome, store)
  else world.terminal.print(` ${world.texts.lab.left(lab.id)}`)
  return outcome.solved ? exit.ok : exit.failed
}

/** The title of a lab; undefined where there is none of that name. */
export const titleOf = async (world: World, name: string): Promise<string | undefined> =>
  (await allLabs(world)).find(({ id }) => id === name)?.title

/** Plays the lab that is due; whoever stops leaves it for later. */
export async function playDue(world: World, name: string, store: ProgressStore): Promise<void> {
  const lab = (await allLabs(world)).find(({ id }) => id === name)
  try {
    if (lab) await playOne(world, lab, store)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
}

/** Says that a lab is due and plays it, if the learner wants to; whoever leaves it leaves it for later. */
export async function offerLab(world: World, name: string, store: ProgressStore): Promise<void> {
  const { terminal, texts } = world
  const lab = (await allLabs(world)).find(({ id }) => id === name)
  if (!lab) return
  terminal.print('')
  for (const row of sentence(texts.lab.isDue(name, lab.title), terminal.columns, (text) => text))
    terminal.print(row)
  try {
    const reply = terminal.interactive
      ? await terminal.ask({
          type: 'key',
          accept: ['y', 'n'],
          // Enter and Space go on; only y asks for the lab.
          enter: 'n',
          keys: texts.lab.nowOrLater,
          fresh: true,
        })
      : undefined
    if (reply?.type === 'key' && reply.key === 'y') await playOne(world, lab, store)
    else terminal.print(` ${texts.lab.playLater(name)}`)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
}

async function record(world: World, lab: Scenario, outcome: LabOutcome, store: ProgressStore): Promise<void> {
  const scheduler = (await world.schedulers())()
  const at = world.now()
  const day = learnerDay(at, world.offset, world.rolloverHour)
  const card = cardOf(lab)
  const memory = store.progress.cards[card]
  const grade = gradeOf(outcome, lab.solution.length)
  const after = scheduler.next(card, memory, at, day, grade)
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
    after,
  })
  await sayRated(lab, grade, after.due, store, world)
}

/** Says how a lab was rated, when it comes again, and which one may be next. */
async function sayRated(
  { id }: Scenario,
  grade: Grade,
  due: Day,
  { progress }: ProgressStore,
  world: World,
): Promise<void> {
  const { terminal, texts } = world
  const today = learnerDay(world.now(), world.offset, world.rolloverHour)
  const next = (await allLabs(world)).find(
    (lab) => lab.id !== id && progress.cards[cardOf(lab)]?.failed !== false,
  )
  // No lab comes twice on a day.
  const again = due <= today ? addDays(today, 1) : due
  const lines = [
    texts.lab.rated(texts.quiz.grades[grade], when(again, today, texts)),
    ...(next ? [texts.lab.next(next.id, next.title)] : []),
  ]
  terminal.print('')
  for (const line of lines)
    for (const row of sentence(line, terminal.columns, (text) => text)) terminal.print(row)
}
