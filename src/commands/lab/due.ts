import type { CardId, Day, Progress } from '../../model/index.ts'

const shape = /^docker\/lab-(.+)#lab$/

/** The card of a lab, by the name of the lab. */
export const labCard = (name: string): CardId => `docker/lab-${name}#lab` as CardId

/** A lab that was played: the day of that and the day on which it is due. */
export interface PlayedLab {
  name: string
  day: Day
  due: Day
}

/** The labs that were played. */
export const playedLabs = (cards: Progress['cards']): PlayedLab[] =>
  Object.keys(cards).flatMap((id) => {
    const name = shape.exec(id)?.[1]
    const memory = name === undefined ? undefined : cards[id]
    return memory === undefined ? [] : [{ name: name!, day: memory.day, due: memory.due }]
  })

/** The lab that has been due for the longest; undefined if none is, or if one was played today already. */
export function dueLab(labs: readonly PlayedLab[], today: Day): string | undefined {
  if (labs.some(({ day }) => day === today)) return undefined
  return labs
    .filter(({ due }) => due <= today)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.name < b.name ? -1 : 1))[0]?.name
}
