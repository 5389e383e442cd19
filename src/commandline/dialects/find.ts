import type { OptionRule } from '../../model/index.ts'
import type { Dialect } from '../dialect.ts'
import type { Reading } from '../reading.ts'
import { switches, valued } from './rules.ts'

const tests =
  '-amin -anewer -atime -cmin -cnewer -ctime -fstype -gid -group -ilname -iname -inum -ipath -iregex -iwholename -links -lname -mmin -mtime -name -newer -path -perm -regex -samefile -size -type -uid -used -user -wholename -xtype -newermt -newerat -newerct'
const plainTests = '-empty -executable -false -nogroup -nouser -readable -true -writable'
const actionsWithValue = '-fls -fprint -fprint0 -printf'
const actions = '-delete -ls -print -print0 -prune -quit'
const globals = '-maxdepth -mindepth -regextype'
const plainGlobals = '-depth -d -mount -xdev -noleaf -ignore_readdir_race -daystart -follow -warn -nowarn'
const operators = '-not -a -and -o -or'
const before = '-H -L -P'

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))
const [hasValue, isAction, isGlobal] = [
  set(`${tests} ${actionsWithValue} ${globals}`),
  set(`${actions} ${actionsWithValue} -exec -execdir -ok -okdir`),
  set(`${globals} ${plainGlobals} ${before}`),
]
const aliases: Readonly<Record<string, string>> = {
  '-wholename': '-path',
  '-iwholename': '-ipath',
  '-xdev': '-mount',
  '-d': '-depth',
}

// The command inside goes on up to `;` or `+`.
const inner: OptionRule = { takes: 'required', until: [';', '+'] }

type Item = {
  kind: 'test' | 'action' | 'global' | 'or' | 'not' | 'open' | 'close' | 'comma' | 'and'
  text: string
}

const sizeUnits: Readonly<Record<string, number>> = {
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
}

/** A size that has to be exceeded, in bytes: what is rounded up exceeds N units where it exceeds N units of bytes. */
function blocks(raw: string): string {
  const [, number, unit] = /^\+(\d+)([cwbkMG]?)$/.exec(raw) ?? []
  return number === undefined ? raw : `+${Number(number) * sizeUnits[unit || 'b']!}c`
}

/** The words of one predicate with its values. */
function predicateAt(words: readonly string[], at: number): { text: string; next: number } {
  const name = words[at]!
  if (/^-(?:exec|execdir|ok|okdir)$/.test(name)) {
    const end = words.findIndex((word, index) => index > at && (word === ';' || word === '+'))
    const next = end < 0 ? words.length : end + 1
    return { text: words.slice(at, next).join(' '), next }
  }
  const plain = aliases[name] ?? name
  if (name === '-size') return { text: `-size ${blocks(words[at + 1] ?? '')}`, next: at + 2 }
  if (name === '-fprintf') return { text: words.slice(at, at + 3).join(' '), next: at + 3 }
  return hasValue.has(name) || /^-newer[a-zA-Z]{2}$/.test(name)
    ? { text: `${plain} ${words[at + 1] ?? ''}`, next: at + 2 }
    : { text: plain, next: at + 1 }
}

const marks: Readonly<Record<string, Item['kind']>> = {
  '!': 'not',
  '-not': 'not',
  '(': 'open',
  ')': 'close',
  ',': 'comma',
  '-o': 'or',
  '-or': 'or',
  '-a': 'and',
  '-and': 'and',
}

/** Cuts an expression into predicates and operators. */
function itemsOf(words: readonly string[]): Item[] {
  const items: Item[] = []
  for (let at = 0; at < words.length; ) {
    const word = words[at]!
    const mark = marks[word]
    if (mark !== undefined) {
      if (mark !== 'and') items.push({ kind: mark, text: '' })
      at++
      continue
    }
    const { text, next } = predicateAt(words, at)
    const kind = isGlobal.has(word) ? 'global' : isAction.has(word) ? 'action' : 'test'
    items.push({ kind, text })
    at = next
  }
  return items
}

/** Puts tests that follow each other in a fixed order: between two actions it changes nothing. */
function sortedTests(items: readonly Item[]): string[] {
  const out: string[] = []
  let run: string[] = []
  const flush = (): void => {
    out.push(...run.sort())
    run = []
  }
  let negated = ''
  for (const { kind, text } of items) {
    if (kind === 'not') negated = negated === '' ? '! ' : ''
    else if (kind === 'test') {
      run.push(negated + text)
      negated = ''
    } else if (kind !== 'global') {
      flush()
      out.push(`${negated}${kind} ${text}`.trim())
      negated = ''
    }
  }
  flush()
  return out
}

/** Tests of which one has to be true, without actions or brackets: in any order. Undefined for anything else. */
function alternatives(items: readonly Item[]): string[] | undefined {
  if (!items.some(({ kind }) => kind === 'or')) return undefined
  if (!items.every(({ kind }) => /^(?:test|not|or|global)$/.test(kind))) return undefined
  const parts: Item[][] = [[]]
  for (const item of items) {
    if (item.kind === 'or') parts.push([])
    else parts.at(-1)!.push(item)
  }
  return [...new Set(parts.map((part) => sortedTests(part).join(' ')))].sort()
}

/** An expression without brackets around all of it. */
function unwrapped(items: readonly Item[]): readonly Item[] {
  if (items[0]?.kind !== 'open' || items.at(-1)?.kind !== 'close') return items
  let depth = 0
  const early = items.slice(0, -1).some(({ kind }) => {
    depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0
    return depth === 0
  })
  return early ? items : items.slice(1, -1)
}

const isExpression = (word: string): boolean =>
  /^-./.test(word) || word === '!' || word === '(' || word === ')'

/** The expression of a find line as all its spellings share it. */
function canonical({ words }: Reading): string[] {
  const texts = words.slice(1).map(({ text }) => text)
  const leading = texts.findIndex((word) => !set(before).has(word))
  const from = leading < 0 ? texts.length : leading
  const start = texts.findIndex((word, index) => index >= from && isExpression(word))
  const paths = texts.slice(from, start < 0 ? texts.length : start)
  const items = itemsOf(start < 0 ? [] : texts.slice(start))
  const acts = items.some(({ kind, text }) => kind === 'action' && text !== '-prune' && text !== '-quit')
  const grouped = items.some(({ kind }) => kind === 'or' || kind === 'comma')
  const printed: Item[] = acts ? [] : [{ kind: 'action', text: '-print' }]
  const bare = grouped ? unwrapped(items) : [...items, ...printed]
  const expression = acts ? sortedTests(items) : (alternatives(bare) ?? sortedTests(bare))
  return [
    ...texts.slice(0, from),
    ...(paths.length === 0 ? ['.'] : paths),
    ...items
      .filter(({ kind }) => kind === 'global')
      .map(({ text }) => text)
      .sort(),
    ...expression,
  ]
}

/** GNU find: an expression in which order counts between actions, and not between tests. */
export const find: Dialect = {
  grammar: {
    style: 'single',
    expression: true,
    complete: true,
    rules: {
      ...valued(`${tests} ${actionsWithValue} ${globals}`),
      ...switches(
        `${plainTests} ${actions} ${plainGlobals} ${operators} ${before} --help --version -help -version`,
      ),
      '-fprintf': { takes: 'required', words: 2 },
      '-exec': inner,
      '-execdir': inner,
      '-ok': inner,
      '-okdir': inner,
    },
  },
  canonical,
}
