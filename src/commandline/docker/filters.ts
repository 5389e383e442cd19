import { as, bad, nearWord, type Valued, type ValueFault } from '../values.ts'

// The client passes conditions on unread; the daemon refuses those it does not know. The simulator asks the same table.

/** The states of a container, as a condition names them. */
export const containerStates: readonly string[] =
  'created running paused restarting removing exited dead'.split(' ')

/** The values that a condition takes: some words, a number, or yes and no. */
type Takes = readonly string[] | 'number' | 'boolean'

const health = 'starting healthy unhealthy none'.split(' ')
const labels = { label: undefined, 'label!': undefined }
const pruned = { ...labels, until: undefined }

/** The conditions of `--filter` by command, and what each takes where the daemon looks at it before it looks for anything. */
const conditions: Readonly<Record<string, Readonly<Record<string, Takes | undefined>>>> = {
  'container ls': {
    ancestor: undefined,
    before: undefined,
    exited: 'number',
    expose: undefined,
    health,
    id: undefined,
    'is-task': 'boolean',
    isolation: undefined,
    label: undefined,
    name: undefined,
    network: undefined,
    publish: undefined,
    since: undefined,
    status: containerStates,
    volume: undefined,
  },
  'image ls': {
    before: undefined,
    dangling: 'boolean',
    ...labels,
    reference: undefined,
    since: undefined,
    until: undefined,
  },
  'volume ls': { dangling: 'boolean', driver: undefined, label: undefined, name: undefined },
  'network ls': {
    dangling: 'boolean',
    driver: undefined,
    id: undefined,
    label: undefined,
    name: undefined,
    scope: undefined,
    type: ['builtin', 'custom'],
  },
  search: { 'is-automated': 'boolean', 'is-official': 'boolean', stars: 'number' },
  'container prune': pruned,
  'image prune': { dangling: 'boolean', ...pruned },
  'network prune': pruned,
  'volume prune': { all: 'boolean', ...labels },
}

/** The commands whose conditions are known. */
export const filteredCommands = new RegExp(`^(?:${Object.keys(conditions).join('|')})$`)

const truths = ['true', 'false', '1', '0']

/** The words that a condition takes; undefined where any text will do. */
const wordsOf = (takes: Takes | undefined): readonly string[] | undefined =>
  takes === 'boolean' ? truths : takes === 'number' ? undefined : takes

const isTaken = (takes: Takes | undefined, value: string): boolean =>
  takes === 'number' ? /^[+-]?\d+$/.test(value) : (wordsOf(takes)?.includes(value) ?? true)

/** How the daemon refuses the condition `KEY=VALUE` of a command: for its key, or for its value; undefined where it takes it, or where nobody knows. */
export function refusedCondition(command: string, key: string, value: string): 'key' | 'value' | undefined {
  const known = conditions[command]
  if (known === undefined) return undefined
  if (!Object.hasOwn(known, key)) return 'key'
  return isTaken(known[key], value) ? undefined : 'value'
}

/** A condition `KEY=VALUE` of a command as its daemon reads it. */
export function condition(command: string, raw: string): Valued {
  const at = raw.indexOf('=')
  if (at < 0 || /[$`]/.test(raw)) return as(raw)
  const [key, value] = [raw.slice(0, at).trim().toLowerCase(), raw.slice(at + 1).trim()]
  const refused = refusedCondition(command, key, value)
  if (refused === undefined) return as(raw)
  const known = conditions[command]!
  if (refused === 'value' && known[key] === 'number') return bad('filter', `${key}=0, 1, 2, …`)
  const words = refused === 'key' ? Object.keys(known) : wordsOf(known[key])!
  const list = words.join(', ')
  const fault: ValueFault = {
    code: 'filter',
    detail: refused === 'key' ? list : `${key}=${list}`,
    near: nearWord(refused === 'key' ? key : value, words),
  }
  return { fault }
}
