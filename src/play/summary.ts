import type { Texts } from '../i18n/index.ts'
import { commandLabel, withContrasts } from '../kinds/index.ts'
import { type Card, cut, optionNames, type Progress, sanitize } from '../model/index.ts'
import { sentence, styleOf, when } from '../render/index.ts'
import { learnerDay, outlook, streaks } from '../schedule/index.ts'
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
  { cards, rightAtOnce, fresh, freshRight, tookMs }: Summary,
  { summary, duration }: Texts,
): string {
  const time = duration(tookMs)
  if (fresh === cards) return summary.allNew(fresh, time, freshRight)
  const known = cards - fresh
  const right = rightAtOnce - freshRight
  const share = Math.round((100 * right) / known)
  return fresh === 0
    ? summary.done(cards, time, right, share)
    : summary.mixed(cards, time, known, right, share, fresh)
}

/** The end of a session: how many, how many right, what was hard, what comes next, the streak. */
export function summaryLines(
  world: World,
  session: Session,
  cards: readonly Card[],
  progress: Progress,
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
    const hard = [...new Set(result.hard.map(shortName))].slice(0, 4)
    if (hard.length > 0) say(`${texts.summary.hard}: ${hard.join('  ·  ')}`)
  }
  const ahead = outlook(withContrasts(cards, progress), progress, world.now(), today, world.limits)
  const next = [
    ...(ahead.due.length > 0 ? [{ day: today, count: ahead.due.length }] : []),
    ...ahead.next,
  ].slice(0, 2)
  const soon = next.map((item) => texts.summary.due(item.count, when(item.day, today, texts)))
  say(`${texts.summary.next}: ${soon.length > 0 ? soon.join(', ') : texts.summary.none}`)
  const { days } = streaks(Object.keys(progress.days), today)
  if (days > 0) say(`${texts.summary.streak}: ${texts.summary.days(days)}`)
  return lines
}
