import type { PageLine } from './lines.ts'

/** The kind of the lines below a heading. */
export type Section = 'usage' | 'options' | 'commands' | 'aliases' | 'skip' | 'other'

/** A heading of a page. */
export interface Heading {
  section: Section
  /** Its options are shared by all commands. */
  global: boolean
  /** Its lines are shown, such as examples: they introduce nothing. */
  shown?: boolean
  /** It ends only at the next heading: lines below it need no indent. */
  flat: boolean
}

const skipped =
  /example|see also|learn more|^environment|exit (?:status|code)|invalid plugins|author|copyright|topics|command aliases|external commands|interfaces|^(?:\w+ )?formats?(?:,.*)?$|^files$|supported|available output|^notes?$|^bugs?$|report/i

const kinds: readonly (readonly [Section, RegExp])[] = [
  ['usage', /^(?:usage|synopsis|syntax)\b/],
  // `Output format options` heads options, whatever else its words say.
  ['options', /^(?!.*\b(?:examples?|see)\b).*\b(?:options|flags|switches)$/],
  ['skip', skipped],
  ['aliases', /^alias/],
  ['commands', /\b(?:sub)?commands?(?: \(.*\)| are| include| \/ \w+|> *| available)?$/],
  ['options', /options?|flags?|arguments?|parameters?|switches/],
]

const shared = /global|inherited|common options|persistent|parent|passed to any command/

// A sentence that ends before the lines to type: `use one of these commands:`.
const introduction = /^(?:use|try|run|type|with|by|see|for|to)\b.*\b(?:these|following|this)\b/

// Lines below these are shown, not introduced, even if they look like rows.
const shown = /example|see also|learn more|alias/
const optionRow =
  /^-{1,2}[\w?][^\s,]*(?:, ?-{1,2}[\w-]\S*)*(?: \S+)? {2,}\S|^-\w(?: [A-Z]+)?, ?--\w\S*(?: \S+)?$/

function titled(title: string, flat: boolean, next: PageLine | undefined): Heading {
  const lower = title.toLowerCase().replace(/^<|>$/g, '').trim()
  const named = introduction.test(lower)
    ? 'other'
    : (kinds.find(([, pattern]) => pattern.test(lower))?.[0] ?? 'other')
  // `Archive format selection` heads options, as its first row says.
  const introduces = named === 'skip' && !shown.test(lower) && optionRow.test(next?.text ?? '')
  const section = introduces ? 'options' : named
  const example = section === 'skip' && shown.test(lower)
  return {
    section,
    global: section === 'options' && shared.test(lower),
    flat,
    ...(example ? { shown: true } : {}),
  }
}

const withColon = /^[<A-Za-z][^:]{0,70}:$/
const capitals = /^[A-Z][A-Z /()-]{2,40}$/
const bare =
  /^<?[A-Z][\w-]*>?(?: [\w/&()-]+){0,5}$|^(?:(?:generic|specific|general|other|more) )?(?:options|commands)$/i
const ofRows =
  /\b(?:options?|flags?|commands?|switches|arguments|usage|manipulators|interrogators)>?(?: \(.*\))?$/i
const ofColumns = /^(?:[A-Z][\w ]+:\s{2,})+[\w ]+:.*$/

const deeper = (line: PageLine, next: PageLine | undefined): boolean =>
  next !== undefined &&
  (next.indent > line.indent || /^-{1,2}\w/.test(next.text) || /^[\w.-]+(?: {2,}[\w.-]+)+ *$/.test(next.text))

/** A heading in capitals that is followed by an empty or deeper line, or names what it heads. */
const isInCapitals = ({ text, indent }: PageLine, after: PageLine | undefined): boolean =>
  capitals.test(text) &&
  (ofRows.test(text) || (after !== undefined && (after.text === '' || after.indent > indent)))

/** The section that a line announces; undefined if it is no heading. `next` is the next line with text, `after` the very next one. */
export function headingOf(
  line: PageLine,
  after: PageLine | undefined,
  next: PageLine | undefined,
): Heading | undefined {
  const { indent, text } = line
  if (text === '' || indent > 6) return undefined
  if (indent <= 2 && ofColumns.test(text)) return titled('options', false, next)
  if (withColon.test(text) && (indent <= 1 || deeper(line, next)))
    return titled(text.slice(0, -1), false, next)
  if (indent > 2 || text.includes('  ')) return undefined
  if (isInCapitals(line, after)) return titled(text, true, next)
  const plain = bare.test(text) && ofRows.test(text) && deeper(line, next)
  return plain ? titled(text, false, next) : undefined
}
