import type { CardId, Day, Progress } from '../../model/index.ts'

const shape = /^docker\/lab-(.+)#lab$/

/** The card of a lab, by the name of the lab. */
export const labCard = (name: string): CardId => `docker/lab-${name}#lab` as CardId

/** The lab that has been due for the longest; undefined where none is, or one was played today already. */
export function dueLab(cards: Progress['cards'], today: Day): string | undefined {
  const labs = Object.entries(cards).flatMap(([id, memory]) => {
    const name = shape.exec(id)?.[1]
    return name === undefined || memory === undefined ? [] : [{ name, memory }]
  })
  if (labs.some(({ memory }) => memory.day === today)) return undefined
  return labs
    .filter(({ memory }) => memory.due <= today)
    .sort((a, b) =>
      a.memory.due < b.memory.due ? -1 : a.memory.due > b.memory.due ? 1 : a.name < b.name ? -1 : 1,
    )[0]?.name
}
