import type { Day } from '../model/index.ts'
import type { Learnt, NotesText } from './learnt.ts'
import { memoryOfSm2 } from './sm2.ts'

const comment = /<!--\s*SR:((?:!\d{4}-\d{2}-\d{2},[\d.]+,[\d.]+)+)\s*-->/

const dayBefore = (day: string, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10) as Day

/** Reads the comments of Obsidian's plugin Spaced Repetition about the cards above them, `<!--SR:!2026-12-10,14,250-->`: due day, days since the last answer, ease in percent; one of each card of the lines above. `w` are parameters of FSRS-6. */
export function obsidianLearnt({ file, lines }: NotesText, w: readonly number[]): Learnt[] {
  const found: Learnt[] = []
  for (const [index, line] of lines.entries()) {
    const marks = comment.exec(line)?.[1]
    if (marks === undefined) continue
    let from = index
    // A card is the lines above up to a blank one, and up to the comment of another.
    while (from > 0 && lines[from - 1]!.trim() !== '' && !comment.test(lines[from - 1]!)) from--
    for (const [part, mark] of marks.slice(1).split('!').entries()) {
      const [due = '', days, percent] = mark.split(',')
      const interval = Math.max(1, Math.round(Number(days)))
      if (!Number.isFinite(interval) || !Number.isFinite(Date.parse(due))) continue
      found.push({
        file,
        from: from + 1,
        to: index + 1,
        part,
        standing: {
          ...memoryOfSm2({ interval, ease: Number(percent) / 100 }, w),
          day: dayBefore(due, interval),
          due: due as Day,
          reps: 1,
          lapses: 0,
        },
      })
    }
  }
  return found
}
