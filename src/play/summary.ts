import type { Texts } from '../i18n/index.ts'
import { answerOf, commandLabel, withContrasts } from '../kinds/index.ts'
import {
  type Card,
  cut,
  cutWords,
  type Day,
  optionNames,
  type Progress,
  sanitize,
  width,
} from '../model/index.ts'
import { measure, sentence, styleOf, when } from '../render/index.ts'
import { learnerDay, loads, queueInputOf, secondsSpent, streaks } from '../schedule/index.ts'
import { type Session, type Summary, summarise } from '../session/index.ts'
import type { World } from '../world/index.ts'

/** The subject of a card: the names of its option or command, or its whole question on one line. */
export function fullName({ entry }: Pick<Card, 'entry'>): string {
  switch (entry.kind) {
    case 'option':
      return optionNames(entry).reverse().join(', ')
    case 'command':
      return commandLabel(entry)
    case 'concept':
      return oneLine(entry.question)
    case 'task':
      return oneLine(entry.task ?? entry.answers[0]!)
    case 'gap':
      return oneLine(entry.texts.join('…'))
    case 'grammar':
      return entry.program
  }
}

const oneLine = (text: string): string => sanitize(text.replaceAll('\n', ' '))

/** The same in a few words. */
export function shortName(card: Pick<Card, 'entry'>): string {
  const { kind } = card.entry
  const name = fullName(card)
  return kind === 'option' || kind === 'command' ? name : cut(name, 30)
}

/** Sums up the session in a sentence or two: only cards that were met before can be remembered, so only they have a share. */
function doneLine(
  { cards, rightAtOnce, fresh, freshRight, ...spent }: Summary,
  { summary, duration }: Texts,
): string {
  const time = duration(1000 * secondsSpent(spent))
  if (fresh === cards) return summary.allNew(fresh, time, freshRight)
  const known = cards - fresh
  const right = rightAtOnce - freshRight
  const share = Math.round((100 * right) / known)
  return fresh === 0
    ? summary.done(cards, time, right, share)
    : summary.mixed(cards, time, known, right, share, fresh)
}

/** The cards that were suspended in a session, and not taken back. */
const suspendedIn = ({ steps }: Session, { held }: Progress): Card[] =>
  steps.flatMap((step) => (step.type === 'hold' && held[step.card.id] === 'always' ? [step.card] : []))

/** Cards that were hard, a row each: what was asked, cut at a space, and its answer. */
function hardRows(hard: readonly Card[], columns: number, { summary }: Texts): string[] {
  const room = measure(columns) - 5
  const names = new Set<string>()
  const rows = hard.flatMap((card) => {
    const name = fullName(card)
    if (names.has(name)) return []
    names.add(name)
    const whole = oneLine(answerOf(card.entry))
    // A line of notes without words to ask for it is its own name.
    if (whole === name) return [`   ${cutWords(name, room)}`]
    const answer = cutWords(whole, Math.max(Math.floor(room / 2), room - width(name)))
    return [`   ${cutWords(name, room - width(answer))}  ${answer}`]
  })
  const more = rows.length - mostHard
  return more > 0 ? [...rows.slice(0, mostHard), `   ${summary.more(more)}`] : rows
}

const mostHard = 4

/** How many cards are asked on a day: those that are due and, of new ones, as many as would be met. */
export interface Coming {
  day: Day
  due: number
  fresh: number
}

/** The days on which the known ones of some cards come, today first. */
export function knownComing(world: World, cards: readonly Card[], progress: Progress): Coming[] {
  const today = learnerDay(world.now(), world.offset, world.rolloverHour)
  const { known } = queueInputOf(withContrasts(cards, progress), progress)
  return loads(
    known.map(({ from }) => from),
    today,
  ).map(({ day, count }) => ({ day, due: count, fresh: 0 }))
}

/** The next two days with cards, in words. */
function nextDays(coming: readonly Coming[], today: Day, texts: Texts): string[] {
  return coming
    .filter((day) => day.due + day.fresh > 0)
    .slice(0, 2)
    .map(({ day, due, fresh }) => {
      const { summary } = texts
      const count = fresh === 0 ? summary.due(due) : summary.dueAndNew(due, fresh, day !== today)
      return summary.on(count, when(day, today, texts))
    })
}

/** The end of a session: how many, how many right, what was hard, what comes next, the streak. */
export function summaryLines(
  world: World,
  session: Session,
  progress: Progress,
  { coming, scope }: { coming: readonly Coming[]; scope: string },
): string[] {
  const { texts } = world
  const style = styleOf(world.terminal)
  const today = learnerDay(world.now(), world.offset, world.rolloverHour)
  const result = summarise(session)
  const lines: string[] = []
  const say = (text: string, look = (line: string): string => line): void => {
    lines.push(...sentence(text, world.terminal.columns, look))
  }
  if (result.cards > 0) {
    say(doneLine(result, texts), style.strong)
    const hard = hardRows(result.hard, world.terminal.columns, texts)
    if (hard.length > 0) lines.push(` ${texts.summary.hard}:`, ...hard.map(style.dim))
  }
  const aside = suspendedIn(session, progress)
  if (aside.length > 0) say(texts.summary.suspended(aside.length, aside[0]!.id))
  const soon = nextDays(coming, today, texts)
  say(`${texts.summary.next(scope)}: ${soon.length > 0 ? soon.join(', ') : texts.summary.none}`)
  const { days } = streaks(Object.keys(progress.days), today)
  if (days > 0) say(`${texts.summary.streak}: ${texts.summary.days(days)}`)
  return lines
}
