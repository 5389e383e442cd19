import { byText } from '../model/index.ts'
import { Refusal } from './context.ts'

/** A value of JSON, as templates walk through it. */
export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json }

type Item =
  | { type: 'text'; text: string }
  | { type: 'value'; pipe: string[][] }
  | {
      type: 'block'
      kind: 'if' | 'range' | 'with'
      pipe: string[][]
      variables: string[]
      body: Item[]
      otherwise: Item[]
    }

/** Thrown where a template cannot be read or a field is missing. */
export class TemplateFault extends Error {}

const most = 10_000

/** A template of Go, the part that Docker's users write: fields, range, if, with, index, json, join and their like. */
export function render(template: string, value: Json): string {
  return new Renderer(value).items(parse(template), value)
}

/** Throws Refusal for a template that cannot be read. */
export function checkTemplate(template: string): void {
  try {
    parse(template)
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error
    throw new Refusal(`template parsing error: template: :1: ${error.message}`, 64)
  }
}

function parse(template: string): Item[] {
  if (template.length > most) throw new TemplateFault('template is too long')
  const root: Item[] = []
  const stack: { list: Item[]; block?: Extract<Item, { type: 'block' }> }[] = [{ list: root }]
  let at = 0
  while (at < template.length) {
    const open = template.indexOf('{{', at)
    if (open < 0) break
    const close = template.indexOf('}}', open)
    if (close < 0) throw new TemplateFault('unclosed action')
    stack.at(-1)!.list.push({ type: 'text', text: template.slice(at, open) })
    action(
      template
        .slice(open + 2, close)
        .replace(/^-\s|\s-$/g, '')
        .trim(),
      stack,
    )
    at = close + 2
  }
  if (stack.length > 1) throw new TemplateFault('unexpected EOF')
  root.push({ type: 'text', text: template.slice(at) })
  return root
}

function action(text: string, stack: { list: Item[]; block?: Extract<Item, { type: 'block' }> }[]): void {
  const word = text.split(/\s/)[0]!
  if (word === 'end') {
    if (stack.length === 1) throw new TemplateFault('unexpected {{end}}')
    stack.pop()
  } else if (word === 'else') {
    const block = stack.at(-1)?.block
    if (!block) throw new TemplateFault('unexpected {{else}}')
    stack[stack.length - 1] = { list: block.otherwise, block }
  } else if (word === 'if' || word === 'range' || word === 'with') {
    const [, variables = '', pipe = ''] = /^\w+\s+(?:((?:\$\w+\s*,?\s*)+):=)?\s*(.*)$/s.exec(text) ?? []
    const block: Extract<Item, { type: 'block' }> = {
      type: 'block',
      kind: word,
      pipe: pipeOf(pipe),
      variables: variables.match(/\$\w+/g) ?? [],
      body: [],
      otherwise: [],
    }
    stack.at(-1)!.list.push(block)
    stack.push({ list: block.body, block })
  } else if (text === '') throw new TemplateFault('missing value for command')
  else stack.at(-1)!.list.push({ type: 'value', pipe: pipeOf(text) })
}

/** Commands of a pipe, each as its words; brackets stay together. */
function pipeOf(text: string): string[][] {
  const commands: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    if (/\s/.test(text[at]!)) at++
    else if (text[at] === '|') {
      commands.push([])
      at++
    } else {
      const end = endOfWord(text, at)
      commands.at(-1)!.push(text.slice(at, end))
      at = end
    }
  }
  for (const [name = ''] of commands)
    if (/^[a-z]\w*$/i.test(name) && !/^(true|false|nil)$/.test(name) && !Object.hasOwn(functions, name))
      throw new TemplateFault(`function "${name}" not defined`)
  return commands
}

function endOfWord(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const c = text[at]!
    if (c === '"' || c === '`') {
      const end = text.indexOf(c, at + 1)
      if (end < 0) throw new TemplateFault('unterminated quoted string')
      at = end
    } else if (c === '(') depth++
    else if (c === ')') depth--
    else if (depth === 0 && /[\s|]/.test(c)) return at
  }
  if (depth !== 0) throw new TemplateFault('unclosed left paren')
  return text.length
}

/** A value as Go prints it. */
function printed(value: Json): string {
  if (value === null || value === undefined) return '<no value>'
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`
  if (typeof value === 'object')
    return `map[${Object.entries(value)
      .sort(byText(([key]) => key))
      .map(([key, item]) => `${key}:${printed(item)}`)
      .join(' ')}]`
  return String(value)
}

const truth = (value: Json): boolean =>
  !(
    value === null ||
    value === undefined ||
    value === false ||
    value === 0 ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  )

/** Walks a template with its variables. */
class Renderer {
  private readonly root: Json
  private readonly variables = new Map<string, Json>()
  constructor(root: Json) {
    this.root = root
  }

  items(items: readonly Item[], dot: Json): string {
    return items.map((item) => this.item(item, dot)).join('')
  }

  private item(item: Item, dot: Json): string {
    if (item.type === 'text') return item.text
    const value = this.pipe(item.pipe, dot)
    if (item.type === 'value') return printed(value)
    if (item.kind === 'if') return this.items(truth(value) ? item.body : item.otherwise, dot)
    if (item.kind === 'with')
      return truth(value) ? this.items(item.body, value) : this.items(item.otherwise, dot)
    const entries = value !== null && typeof value === 'object' ? Object.entries(value) : []
    if (entries.length === 0) return this.items(item.otherwise, dot)
    return entries
      .sort(([a], [b]) => (Array.isArray(value) ? 0 : a < b ? -1 : 1))
      .map(([key, one]) => {
        const names = item.variables
        if (names.length > 1) this.variables.set(names[0]!, Array.isArray(value) ? Number(key) : key)
        if (names.length > 0) this.variables.set(names.at(-1)!, one)
        return this.items(item.body, one)
      })
      .join('')
  }

  private pipe(commands: readonly string[][], dot: Json): Json {
    let last: Json[] = []
    for (const command of commands) last = [this.command(command, dot, last)]
    return last[0]
  }

  private command(words: readonly string[], dot: Json, piped: Json[]): Json {
    const [name = '', ...rest] = words
    if (Object.hasOwn(functions, name))
      return functions[name]!(...rest.map((word) => this.word(word, dot)), ...piped)
    return this.word(name, dot)
  }

  private word(word: string, dot: Json): Json {
    if (/^["`]/.test(word))
      return word.slice(1, -1).replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\\"/g, '"')
    if (/^-?\d+$/.test(word)) return Number(word)
    if (word === 'true' || word === 'false') return word === 'true'
    if (word.startsWith('(')) {
      const end = word.lastIndexOf(')')
      return this.fields(this.pipe(pipeOf(word.slice(1, end)), dot), word.slice(end + 1), word)
    }
    const [, variable] = /^(\$\w*)/.exec(word) ?? []
    if (variable !== undefined)
      return this.fields(
        variable === '$' ? this.root : this.variables.get(variable),
        word.slice(variable.length),
        word,
      )
    return this.fields(dot, word, word)
  }

  private fields(value: Json, path: string, whole: string): Json {
    let at = value
    for (const name of path.split('.').filter(Boolean)) {
      if (at !== null && typeof at === 'object' && !Array.isArray(at) && Object.hasOwn(at, name))
        at = at[name]
      else throw new TemplateFault(`at <${whole}>: map has no entry for key "${name}"`)
    }
    return at
  }
}

const functions: Readonly<Record<string, (...values: Json[]) => Json>> = {
  json: (value) => JSON.stringify(value ?? null),
  index: (value, ...keys) => {
    let at = value
    for (const key of keys)
      at = at !== null && typeof at === 'object' ? (at as Record<string, Json>)[String(key)] : undefined
    return at
  },
  len: (value) =>
    typeof value === 'string'
      ? value.length
      : value !== null && typeof value === 'object'
        ? Object.keys(value).length
        : 0,
  join: (value, by) => (Array.isArray(value) ? value.map(printed).join(String(by)) : printed(value)),
  lower: (value) => printed(value).toLowerCase(),
  upper: (value) => printed(value).toUpperCase(),
  title: (value) => printed(value).replace(/\b\w/g, (c) => c.toUpperCase()),
  split: (value, by) => printed(value).split(String(by)),
  println: (...values) => `${values.map(printed).join(' ')}\n`,
  print: (...values) => values.map(printed).join(''),
  printf: (format, ...values) => {
    const rest = [...values]
    return String(format).replace(/%(?:([sdvq])|%)/g, (all, kind?: string) =>
      kind === undefined
        ? all.slice(1)
        : kind === 'q'
          ? JSON.stringify(printed(rest.shift()))
          : printed(rest.shift()),
    )
  },
  truncate: (value, most) => printed(value).slice(0, Number(most)),
  eq: (a, ...others) => others.some((b) => a === b),
  ne: (a, b) => a !== b,
  gt: (a, b) => Number(a) > Number(b),
  lt: (a, b) => Number(a) < Number(b),
  not: (value) => !truth(value),
  and: (...values) => values.find((value) => !truth(value)) ?? values.at(-1),
  or: (...values) => values.find(truth) ?? values.at(-1),
}

/** The rows of a list by the learner's own format: `table` with a heading, `json`, or a line each. */
export function formatRows(
  type: string,
  format: string,
  rows: readonly Record<string, Json>[],
  heads: Readonly<Record<string, string>>,
  table: (head: readonly string[], rows: readonly (readonly string[])[]) => string,
): string {
  try {
    return formatted(format, rows, heads, table)
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error
    if (!error.message.includes('at <'))
      throw new Refusal(`failed to parse template: template: :1: ${error.message}`, 1)
    const field = /key "(\w+)"/.exec(error.message)?.[1]
    throw new Refusal(
      `failed to execute template: template: :1:2: executing "" at <.${field}>: can't evaluate field ${field} in type *formatter.${type}Context`,
      1,
    )
  }
}

function formatted(
  format: string,
  rows: readonly Record<string, Json>[],
  heads: Readonly<Record<string, string>>,
  table: (head: readonly string[], rows: readonly (readonly string[])[]) => string,
): string {
  if (format === 'json') return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const text = format.replace(/\\t/g, '\t').replace(/\\n/g, '\n')
  if (!text.startsWith('table ') && !text.startsWith('table\t')) {
    parse(text)
    return rows.map((row) => `${render(text, row)}\n`).join('')
  }
  const own = text.slice(6)
  const cells = (row: Record<string, Json>): string[] => render(own, row).split('\t')
  return table(cells({ ...heads }), rows.map(cells))
}
