import { addTo, type Day, type Grade, grades } from '../model/index.ts'
import type { Learnt, LocalTime, NotesText, Standing } from './learnt.ts'
import { memoryOfSm2 } from './sm2.ts'

/** A heading with a card: its line from 1, its properties in small letters, the rows of its review table. */
interface Section {
  line: number
  properties: Map<string, string>
  rows: string[][]
  scheduled?: string
}

function sectionsOf(lines: readonly string[]): Section[] {
  const found: Section[] = []
  let drawer: string | undefined
  let current: Section | undefined
  for (const [index, line] of lines.entries()) {
    const begun = /^\s*:(PROPERTIES|REVIEW_DATA):\s*$/i.exec(line)?.[1]
    if (/^\*+\s/.test(line)) {
      drawer = undefined
      current = /:(?:drill|fc):/.test(line) ? { line: index + 1, properties: new Map(), rows: [] } : undefined
      if (current) found.push(current)
    } else if (begun) drawer = begun.toLowerCase()
    else if (/^\s*:END:\s*$/i.test(line)) drawer = undefined
    else if (current) readLine(line, drawer, current)
  }
  return found
}

function readLine(line: string, drawer: string | undefined, section: Section): void {
  const pair = drawer === 'properties' ? /^\s*:([\w-]+):\s*(.*?)\s*$/.exec(line) : null
  if (pair) section.properties.set(pair[1]!.toLowerCase(), pair[2]!)
  else if (drawer === 'review_data' && /^\s*\|/.test(line) && !/^\s*\|[-+]+\|?\s*$/.test(line))
    section.rows.push(
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    )
  else if (drawer === undefined)
    section.scheduled ??= /\bSCHEDULED:\s*[<[](\d{4}-\d{2}-\d{2})/.exec(line)?.[1]
}

/** The number of a card among those of its heading: the front before the back, gaps as they are counted. */
const partOf = (position: string, index: number): number =>
  position === 'front' ? 0 : position === 'back' ? 1 : /^\d+$/.test(position) ? Number(position) : index

const dayMs = 86_400_000

/** Reads the memory of a heading's cards from org-fc's table: `| front | 2.5 | 3 | 12.0 | 2026-12-10T10:00:00Z |`. */
function fcStandings({ rows }: Section, w: readonly number[], time: LocalTime): [number, Standing][] {
  const [head, ...body] = rows
  const column = (name: string): number => head?.indexOf(name) ?? -1
  return body.flatMap((cells, index): [number, Standing][] => {
    const cell = (name: string): string => cells[column(name)] ?? ''
    const [ease, box, interval] = [Number(cell('ease')), Number(cell('box')), Number(cell('interval'))]
    const due = Date.parse(cell('due'))
    // Boxes below 0 and an interval of nothing are of cards that were never answered.
    if (!Number.isFinite(due) || !(interval > 0) || !(box >= 0) || !(ease > 0)) return []
    const at = due - interval * dayMs
    return [
      [
        partOf(cell('position'), index),
        {
          ...memoryOfSm2({ interval, ease }, w),
          day: time.dayAt(at),
          at,
          due: time.dayAt(due),
          reps: Math.max(1, box),
          lapses: 0,
        },
      ],
    ]
  })
}

/** Reads the memory of a card from the properties of org-drill. */
function drillStanding(
  { properties, scheduled }: Section,
  w: readonly number[],
  time: LocalTime,
): Standing | undefined {
  const value = (name: string): number => Number(properties.get(`drill_${name}`))
  const [interval, ease] = [value('last_interval'), value('ease')]
  const [, date, clock = '12:00'] =
    /(\d{4}-\d{2}-\d{2})[^\]\d]*(\d{2}:\d{2})?/.exec(properties.get('drill_last_reviewed') ?? '') ?? []
  const at = date === undefined ? undefined : time.instant(`${date}T${clock}:00`)
  if (at === undefined || !(interval > 0) || !(ease > 0)) return undefined
  return {
    ...memoryOfSm2({ interval, ease }, w),
    day: time.dayAt(at),
    at,
    due: (scheduled ?? time.dayAt(at + interval * dayMs)) as Day,
    reps: Math.max(1, value('total_repeats') || 1),
    lapses: value('failure_count') || 0,
  }
}

/** Whether a text is the history of org-fc: tab-separated, with time, file, id, position, ease, box, interval, rating. */
export const isFcHistory = (start: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T[\d:]+Z?\t[^\t\n]*\t[^\t\n]+\t[^\t\n]+\t[-\d.]*\t[-\d]*\t[-\d.]*\t(?:again|hard|good|easy)\t/.test(
    start,
  )

/** The answers in a history of org-fc by the id and the position of their card. */
function answersIn(history: readonly string[]): Map<string, { at: number; grade: Grade }[]> {
  const found = new Map<string, { at: number; grade: Grade }[]>()
  for (const line of history) {
    const [time = '', , id = '', position = '', , , , rating = ''] = line.split('\t')
    const [at, grade] = [Date.parse(time), grades.find((name) => name === rating)]
    if (!Number.isFinite(at) || !grade) continue
    addTo(found, `${id}\t${position}`, { at, grade })
  }
  return found
}

/** Reads what org-drill and org-fc have written into an org file, and the answers in a history of org-fc if there is one. `w` are parameters of FSRS-6. */
export function orgLearnt(
  { file, lines }: NotesText,
  w: readonly number[],
  time: LocalTime,
  history: readonly string[] = [],
): Learnt[] {
  const answered = answersIn(history)
  return sectionsOf(lines).flatMap((section) => {
    const { line, properties, rows } = section
    const place = { file, from: line, to: line }
    const id = properties.get('id') ?? ''
    const kept = rows.slice(1).flatMap(([position = ''], index): Learnt[] => {
      const answers = answered.get(`${id}\t${position}`)
      return answers ? [{ ...place, part: partOf(position, index), answers }] : []
    })
    const standing = drillStanding(section, w, time)
    const others = fcStandings(section, w, time)
      .filter(([part]) => kept.every((one) => one.part !== part))
      .map(([part, where]): Learnt => ({ ...place, part, standing: where }))
    return [...kept, ...others, ...(standing ? [{ ...place, part: 0, standing }] : [])]
  })
}
