/** Chooses cards; a card fits when it fits every condition that is given. */
export interface Selector {
  /** Names of decks. */
  decks?: readonly string[]
  levels?: readonly number[]
  /** Command paths without the program: `container run`, or the beginning of some: `swarm`. */
  commands?: readonly string[]
  /** Subjects or ids of cards: `docker/--publish`, `docker:container#concept`. */
  cards?: readonly string[]
  tags?: readonly string[]
}

/** An ability that comes with knowing certain tasks. */
export interface Ability {
  /** By language. */
  title: Record<string, string>
  /** Subjects of tasks. */
  tasks: readonly string[]
}

/** A part of what the decks teach, with an end. */
export interface Goal {
  id: string
  /** By language. */
  title: Record<string, string>
  about: Record<string, string>
  /** Its place among the goals, smaller first. */
  order: number
  /** Days to its end at ten minutes a day, where somebody has tried. */
  days?: number
  /** Kinds of cards that belong to it; all when absent. */
  kinds?: readonly string[]
  /** Subjects in the order of meeting; what belongs to the goal and is not named follows, and tasks follow as soon as their parts were met. */
  subjects: readonly string[]
  include: readonly Selector[]
  exclude: readonly Selector[]
  can: readonly Ability[]
}

/** A parser of TOML. */
export type ParseToml = (text: string) => Record<string, unknown>

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
const tablesIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isTable) : []
const numberIn = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** A text by language; one that is given for all languages counts for each. */
function byLanguage(value: unknown): Record<string, string> {
  if (typeof value === 'string') return { en: value }
  if (!isTable(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}

function selectorIn(table: Record<string, unknown>): Selector {
  const levels = Array.isArray(table.levels) ? table.levels.map(Number).filter(Number.isFinite) : undefined
  const named = (['decks', 'commands', 'cards', 'tags'] as const).flatMap((name) =>
    table[name] === undefined ? [] : [[name, textsIn(table[name])]],
  )
  return { ...Object.fromEntries(named), ...(levels ? { levels } : {}) } as Selector
}

/** The goal in a text of TOML; undefined when it is none. */
export function goalIn(id: string, text: string, parse: ParseToml): Goal | undefined {
  let table: Record<string, unknown>
  try {
    table = parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
  const title = byLanguage(table.title)
  const subjects = textsIn(table.subjects)
  const include = tablesIn(table.include).map(selectorIn)
  if (Object.keys(title).length === 0 || subjects.length + include.length === 0) return undefined
  return {
    id,
    title,
    about: byLanguage(table.about),
    order: numberIn(table.order) ?? 100,
    days: numberIn(table.days),
    kinds: table.kinds === undefined ? undefined : textsIn(table.kinds),
    subjects,
    include,
    exclude: tablesIn(table.exclude).map(selectorIn),
    can: tablesIn(table.can).map((can) => ({ title: byLanguage(can.title), tasks: textsIn(can.tasks) })),
  }
}

/** The goal that a deck is by itself. */
export const deckGoal = (name: string, title: string): Goal => ({
  id: name,
  title: { en: title },
  about: {},
  order: 1000,
  subjects: [],
  include: [{ decks: [name] }],
  exclude: [],
  can: [],
})

/** A text in a language, or in whatever language there is one. */
export const said = (texts: Record<string, string>, language: string): string =>
  texts[language] ?? texts.en ?? Object.values(texts)[0] ?? ''
