import { type GoalStanding, said, standingOf } from '../../goals/index.ts'
import { cardsOf } from '../../kinds/index.ts'
import { exit, sanitize, wrap } from '../../model/index.ts'
import { dayOf } from '../../play/index.ts'
import { measure, styleOf, table } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'
import { allGoals, goalCards, goalNamed, noGoal, stateOfGoal } from '../quiz/course.ts'

/** A goal as it is listed. */
interface Listed extends GoalStanding {
  current: boolean
  /** Days to its end at ten minutes a day, where somebody has tried. */
  days: number | null
}

/** How far a goal has got, or how long it takes. */
const stateOf = (listed: Listed, world: World): string =>
  stateOfGoal(listed, world) || (listed.days === null ? '' : world.texts.goals.days(listed.days))

/** The line below a goal in the list: how far it has got, or how long it takes. */
function stateLines(listed: Listed | undefined, world: World): string[] {
  const state = listed ? stateOf(listed, world) : ''
  return state === '' ? [] : [`    ${styleOf(world.terminal).dim(state)}`]
}

/** The list of goals, and what one can do at the end of the current one. */
function listLines(listed: readonly Listed[], world: World): string[] {
  const { texts, terminal } = world
  const { goals } = texts
  const style = styleOf(terminal)
  const mark = (current: boolean): string => (current ? (style.plain ? '*' : '›') : ' ')
  const rows = table([
    [` ${goals.goal}`, goals.progress, goals.title],
    ...listed.map((item) => [
      `${mark(item.current)}${item.id}`,
      texts.goals.both(item.recalled, item.met, item.cards),
      item.title,
    ]),
  ]).flatMap((row, index) => [row, ...stateLines(listed[index - 1], world)])
  const now = listed.find(({ current }) => current)
  const other = listed.find(({ current, complete }) => !current && !complete)
  if (other) rows.push('', ` ${goals.choose(other.id)}`)
  if (!now || now.can.length === 0) return rows
  const room = measure(terminal.columns)
  const done = style.plain ? texts.plain.right : style.right('✓')
  return [
    ...rows,
    '',
    ` ${style.strong(`${goals.can}: ${sanitize(now.title)}`)}`,
    ...now.can.flatMap((can) =>
      wrap(sanitize(can.title), room - 4).map((line, index) =>
        index > 0 ? `     ${line}` : can.known ? ` ${done} ${line}` : `   ${line}`,
      ),
    ),
  ]
}

/** Lists the goals with the progress towards them, or sets the one that new cards are drawn from. */
export const goal = command({
  group: 'learn',
  about: (texts) => texts.commands.goal,
  tried: ['goals', 'course', 'target', '목표'],
  words: { name: { about: 'goal' } },
  options: { json },
  examples: [
    ['flagdrill goal docker-core', 'goal'],
    ['flagdrill goal all', 'goalAll'],
  ],
  async run({ name, json }, world) {
    const { texts, terminal } = world
    const library = await world.library()
    const goals = await allGoals(world, library)
    if (name !== undefined) {
      const chosen = name === noGoal ? undefined : goalNamed(name, goals, world)
      await world.settings.write('goal', chosen?.id ?? noGoal)
      terminal.print(
        chosen ? texts.goals.set(sanitize(said(chosen.title, texts.language))) : texts.goals.setAll,
      )
      return exit.ok
    }
    const cardsIn = await goalCards(world, library, cardsOf(library.decks))
    const { progress } = await world.progress()
    const listed = goals.map(
      (item): Listed => ({
        ...standingOf(item, cardsIn(item), progress, dayOf(world), texts.language),
        current: item.id === world.goal,
        days: item.days ?? null,
      }),
    )
    if (json) printJson(world, listed)
    else if (listed.length === 0) terminal.print(texts.goals.none)
    else for (const line of listLines(listed, world)) terminal.print(line)
    return exit.ok
  },
})
