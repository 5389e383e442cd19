import { harmless } from '../model/index.ts'

/** An option as a help page shows it. */
export interface HelpOption {
  long?: string
  short?: string
  /** The long form that switches it off, where the page writes `--[no-]long`. */
  negated?: string
  /** The page's own word for the kind of value; `boolean` when it takes none. */
  type: string
  /** The form of the value. */
  value?: string
  default?: string
  choices?: string[]
  required?: boolean
  repeatable?: boolean
  summary: string
  /** It stands under a heading of options that all commands share. */
  global: boolean
  line: number
}

/** A command that a page lists. */
export interface HelpCommand {
  name: string
  aliases: string[]
  summary: string
  line: number
}

/** What a help page says. */
export interface HelpPage {
  /** The usage lines, without the word itself. */
  usage: string[]
  /** Full command lines that are the same command. */
  aliases: string[]
  /** The first sentence of the page. */
  summary: string
  options: HelpOption[]
  commands: HelpCommand[]
  /** The commands stand under no heading that calls them so: they may be something else. */
  loose?: boolean
  /** Lines that look like options and could not be read. */
  unread: { line: number; text: string }[]
}

type Section = 'usage' | 'options' | 'commands' | 'aliases' | 'skip' | 'other'

/** The text of a page as plain lines: no escapes, no letters struck over each other, no tabs. */
function linesOf(text: string): string[] {
  return text
    .slice(0, 4_000_000)
    .replace(/.\u0008/g, '')
    .split(/\r?\n|\r/)
    .map((line) => harmless(line.replace(/\t/g, '        ')).trimEnd())
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** What a heading announces; undefined when the line is none. */
function sectionOf(
  line: string,
  next: string | undefined,
): { section: Section; global: boolean } | undefined {
  if (indentOf(line) > 1 || line.trim() === '') return undefined
  const colon = /^\s?([A-Za-z][\w '’/&()-]{0,60}):$/.exec(line)?.[1]
  const capitals =
    /^[A-Z][A-Z /-]{2,40}$/.test(line) && next !== undefined && (next === '' || indentOf(next) > 0)
      ? line
      : undefined
  const title = (colon ?? capitals)?.toLowerCase()
  if (title === undefined) return undefined
  const global = /global|inherited|common options|persistent|parent/.test(title)
  if (/^usage/.test(title)) return { section: 'usage', global: false }
  if (
    /example|see also|learn more|^environment|exit (?:status|code)|invalid plugins|author|copyright|topics/.test(
      title,
    )
  )
    return { section: 'skip', global: false }
  if (/alias/.test(title)) return { section: 'aliases', global: false }
  if (/(?:sub)?commands?(?: \(.*\))?$/.test(title)) return { section: 'commands', global: false }
  if (/options?|flags?|arguments?|parameters?|switches/.test(title)) return { section: 'options', global }
  return { section: 'other', global: false }
}

const optionName =
  /^(?:--\[no-\][A-Za-z0-9][\w.-]*|--[A-Za-z0-9](?:[\w.:-]*\w)?|-[A-Za-z0-9?#@%](?![\w-])|-[A-Za-z][\w-]*\w)/

/** Whether a row begins with an option. */
const begins = (row: string): boolean => /^-{1,2}[A-Za-z0-9?#@%[]/.test(row)

interface Style {
  /** Values stand in angle brackets, so that capitals are ordinary words. */
  angles: boolean
}

/** The end of a value that begins at `at`, and the value. */
function valueAt(
  row: string,
  at: number,
  style: Style,
): { value: string; type?: string; end: number } | undefined {
  const rest = row.slice(at)
  // Behind the name itself: =VALUE, [=VALUE], [VALUE].
  const tied =
    /^\[=([^\]]*)\]/.exec(rest) ??
    /^=((?:<[^>]*>|\[[^\]]*\]|\{[^}]*\}|'[^']*'|"[^"]*"|[^\s,<>[\]{}'"]+)+)/.exec(rest) ??
    /^\[((?:<[^>]+>|[A-Za-z][\w-]*))\]/.exec(rest)
  if (tied) return { value: tied[1]!, end: at + tied[0].length }
  const angle =
    /^ ((?:<[^>]+>|\{[^}\s]+\}|\[[^\]]*<[^\]]*\]|\[[A-Z][\w-]*\](?:\.\.\.)?)(?:(?: |\.{3}|[=:,|])?(?:<[^>]+>|\.{3}))*)/.exec(
      rest,
    )
  if (angle) return { value: angle[1]!, end: at + angle[0].length }
  const capitals = style.angles
    ? null
    : /^ ([A-Z][A-Z0-9]*(?:[_|:=.,/-][A-Z0-9]+)*(?:\[[^\]]*\])?(?:\.\.\.)?)(?=\s|,|$)/.exec(rest)
  if (capitals && !/^ [A-Z][A-Z0-9]* [a-z]/.test(rest))
    return { value: capitals[1]!, end: at + capitals[0].length }
  const word = /^ ([a-z][\w-]*(?:[|:][\w-]+)*)(\[=[^\]]*\])?(?= {2,}|$|, -)/.exec(rest)
  if (word) return { value: '', type: word[1]!, end: at + word[0].length }
  return undefined
}

/** The names and value at the beginning of a row, and where its text begins. */
function specOf(
  row: string,
  style: Style,
): { names: string[]; value?: string; type?: string; end: number } | undefined {
  const names: string[] = []
  let value: string | undefined
  let type: string | undefined
  let at = 0
  for (;;) {
    const name = optionName.exec(row.slice(at))?.[0]
    if (name === undefined) break
    names.push(name)
    at += name.length
    const found = valueAt(row, at, style)
    if (found) {
      if (found.type === undefined) value ??= found.value
      else type ??= found.type
      at = found.end
    }
    const separator = /^(?:\s?[,/|]\s?|\s+or\s+|\s{1,4}(?=-))/.exec(row.slice(at))
    if (!separator || !begins(row.slice(at + separator[0].length))) break
    at += separator[0].length
  }
  return names.length === 0 ? undefined : { names, value, type, end: at }
}

const unquoted = (text: string): string => text.replace(/^(["'`])(.*)\1$/s, '$2')

/** A default that is a value; prose about what happens otherwise is none. */
function defaultIn(text: string): string | undefined {
  const found =
    /\(default(?:s to|:| is)?\s+("[^"]*"|'[^']*'|[^()]*?)\)/i.exec(text)?.[1] ??
    /\[default(?::| is)?\s+([^\];]*?)\s*[\];]/i.exec(text)?.[1]
  if (found === undefined) return undefined
  const value = found.trim()
  if (/^(?:\[\]|map\[\]|""|'')$/.test(value)) return undefined
  if (/\s/.test(value) && !/^(["']).*\1$/s.test(value)) return undefined
  return unquoted(value)
}

function choicesIn(text: string, value: string | undefined): string[] | undefined {
  const braces =
    /^\{([^}]+)\}$/.exec(value ?? '')?.[1] ?? /^<?((?:[a-z][\w-]*\|)+[a-z][\w-]*)>?$/.exec(value ?? '')?.[1]
  const listed =
    braces ??
    /\[possible values: ([^\]]+)\]/i.exec(text)?.[1] ??
    /\(((?:[a-z][\w-]*\|)+[a-z][\w-]*)\)/.exec(text)?.[1] ??
    /\(((?:"[\w-]+", )+"[\w-]+")\)/.exec(text)?.[1] ??
    /\bone of:?\s+\(?((?:['"]?[\w.-]+['"]?,\s*)+(?:or\s+)?['"]?[\w.-]+['"]?)\)?/i.exec(text)?.[1]
  const words = listed
    ?.split(/[,|]\s*|\s+or\s+/)
    .map((word) => unquoted(word.trim()))
    .filter((word) => word !== '')
  return words && words.length > 1 ? words : undefined
}

/** Reads a help page of any of the usual layouts: cobra, kubectl, clap, argparse, click, GNU, git, systemctl, gh, curl. Never throws; its time grows with the length of the page. */
export function parseHelp(text: string): HelpPage {
  const lines = linesOf(text)
  const page: HelpPage = { usage: [], aliases: [], summary: '', options: [], commands: [], unread: [] }
  const angled = lines.filter((line) => /^\s*-{1,2}[\w-]+.{0,40} <[a-z]/i.test(line)).length
  const capital = lines.filter((line) =>
    /^\s*-{1,2}[\w,-]+(?: --[\w-]+)?[ =][A-Z]{2,}(?:\s{2}|$)/.test(line),
  ).length
  const style: Style = { angles: angled > 3 && angled > capital }
  let section: Section = 'other'
  let global = false
  let column = -1
  let rowIndent = -1
  let open: { option: HelpOption; indent: number; blank: boolean } | undefined
  let row: { command: HelpCommand; indent: number } | undefined
  const loose: HelpCommand[] = []
  const texts = new Map<HelpOption, string[]>()

  const command = (line: string, index: number): HelpCommand | undefined => {
    const match =
      /^(\s{1,8})([a-z0-9][\w.:+-]*)\*?((?:, [a-z][\w-]*)*):?(?:\s{2,}(?:- )?| - |\s*$)(.*)$/i.exec(line)
    if (!match || match[2]!.endsWith('.')) return undefined
    return {
      name: match[2]!.replace(/:$/, ''),
      aliases: match[3]!.split(', ').filter((alias) => alias !== ''),
      summary: match[4]!.trim(),
      line: index + 1,
    }
  }

  for (const [index, line] of lines.entries()) {
    if (line === '') {
      if (open) open.blank = true
      if (section === 'usage' && page.usage.length > 0) section = 'other'
      continue
    }
    const indent = indentOf(line)
    const trimmed = line.trim()
    const inline =
      /^\s?usage:\s+(.*)$/i.exec(line)?.[1] ?? (/^usage: (.*)$/i.exec(trimmed)?.[1] as string | undefined)
    if (inline !== undefined && indent <= 1) {
      page.usage.push(inline)
      section = 'usage'
      open = undefined
      continue
    }
    const heading = sectionOf(line, lines[index + 1])
    if (heading) {
      section = heading.section
      global = heading.global
      rowIndent = -1
      open = undefined
      row = undefined
      continue
    }
    if (section === 'usage' && page.usage.length > 0 && indent === 0) section = 'other'
    if (section === 'usage' && !begins(trimmed)) {
      page.usage.push(trimmed.replace(/^or:\s+/i, ''))
      continue
    }
    if (section === 'aliases') {
      page.aliases.push(...trimmed.split(/,\s*/))
      continue
    }
    if (section === 'skip') continue

    const wrapped = open !== undefined && indent > open.indent && column >= 0 && indent >= column - 1
    if (begins(trimmed) && !wrapped && indent <= 24) {
      const spec = specOf(trimmed, style)
      if (spec) {
        const [option, ...others] = optionsOf(spec, section === 'options' && global, index + 1)
        const description = trimmed.slice(spec.end).replace(/^:?\s+(?:- )?|^:$|^\t/, '')
        const lead = description === '' ? [] : [description]
        // Other names of the same option share its text.
        for (const other of [option, ...others]) texts.set(other, lead)
        if (description !== '') column = indent + trimmed.indexOf(description, spec.end)
        page.options.push(option, ...others)
        open = { option, indent, blank: false }
        row = undefined
        continue
      }
      page.unread.push({ line: index + 1, text: trimmed.slice(0, 120) })
      open = undefined
      continue
    }
    if (open && indent > open.indent && !(open.blank && indent <= open.indent + 2)) {
      const lead = texts.get(open.option)!
      if (lead.length === 0) column = indent
      if (lead.length < 40) lead.push(trimmed)
      continue
    }
    open = undefined
    const listed = indent > 0 ? command(line, index) : undefined
    if (section === 'commands' || section === 'options') {
      if (listed && section === 'commands' && (rowIndent < 0 || indent === rowIndent)) {
        rowIndent = indent
        page.commands.push(listed)
        row = { command: listed, indent }
      } else if (row && indent > row.indent) row.command.summary = `${row.command.summary} ${trimmed}`.trim()
      else if (section === 'options' && listed && indent >= 4 && listed.summary !== '') loose.push(listed)
      continue
    }
    if (section === 'other') {
      if (listed && listed.summary !== '' && /\s{2,}/.test(line.trimStart())) loose.push(listed)
      else if (page.summary === '' && indent < 8 && /[a-z]/.test(trimmed)) page.summary = trimmed
    }
  }
  for (const option of page.options) finish(option, texts.get(option) ?? [])
  // Pages without a heading for commands (git) list them in plain columns.
  if (page.commands.length === 0 && loose.length > 1) {
    const indents = loose.map(({ line }) => indentOf(lines[line - 1]!))
    const usual = indents.filter((indent) => indent === indents[0]).length
    if (usual > loose.length * 0.8) {
      page.commands = loose
      page.loose = true
    }
  }
  return page
}

/** The option of a row and, for each further name that the row gives it, one more. */
function optionsOf(
  spec: { names: string[]; value?: string; type?: string },
  global: boolean,
  line: number,
): [HelpOption, ...HelpOption[]] {
  const option = optionOf(spec, global, line)
  const known = [option.long, option.short, option.negated]
  const others = spec.names
    .filter((name) => !known.includes(name) && !name.includes('[no-]'))
    .map((name): HelpOption => {
      const long = name.startsWith('--') || name.length > 2
      return { ...option, long: long ? name : undefined, short: long ? undefined : name, negated: undefined }
    })
  return [option, ...others]
}

function optionOf(
  spec: { names: string[]; value?: string; type?: string },
  global: boolean,
  line: number,
): HelpOption {
  const longs = spec.names.filter((name) => name.startsWith('--') || name.length > 2)
  const shorts = spec.names.filter((name) => !longs.includes(name))
  let [long] = longs
  let negated = longs.find((name) => /^--no-/.test(name) && longs.includes(name.replace('--no-', '--')))
  if (long !== undefined && /\[no-\]/.test(long)) {
    negated = long.replace('[no-]', 'no-')
    long = long.replace('[no-]', '')
  }
  // kubectl writes the default where others write the form: `--chunk-size=500:`.
  const given = /^(.*):$/.exec(spec.value ?? '')?.[1]
  if (given !== undefined) {
    const bare = unquoted(given)
    const type = /^(?:true|false)$/.test(bare)
      ? 'boolean'
      : bare === '[]'
        ? 'list'
        : /^\d+$/.test(bare)
          ? 'int'
          : 'string'
    const usual = bare === '' || bare === '[]' || bare === 'false' ? undefined : bare
    return { long, short: shorts[0], negated, type, default: usual, summary: '', global, line }
  }
  const form = spec.value === '' ? undefined : spec.value
  return {
    long,
    short: shorts[0],
    negated,
    type: spec.type ?? (form === undefined ? 'boolean' : 'string'),
    value: spec.type === undefined ? form : undefined,
    summary: '',
    global,
    line,
  }
}

/** Takes default, choices and the like out of the text of an option. */
function finish(option: HelpOption, lines: string[]): void {
  const text = lines.join(' ').replace(/\s+/g, ' ').trim()
  option.default ??= defaultIn(text)
  option.choices = choicesIn(text, option.value)
  if (/\(required\)|\[required\]|; ?required\]/i.test(text)) option.required = true
  if (
    /^(?:list|strings|stringArray|stringSlice|map)$/.test(option.type) ||
    /multiple times|can be (?:repeated|specified more|used more|given more)|repeatable/i.test(text) ||
    option.value?.endsWith('...')
  )
    option.repeatable = true
  option.summary = text
    .replace(/\s*\((?:default|defaults to)[^()]*\)/gi, '')
    .replace(/\s*\[(?:default|possible values|env|required)[^\]]*\]/gi, '')
    .trim()
    .slice(0, 400)
}
