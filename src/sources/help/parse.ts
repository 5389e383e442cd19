import { bareRows, withBare } from './bare.ts'
import { blocksOf, type PageBlock, type PageReading } from './blocks.ts'
import { choicesIn } from './facts.ts'
import { fromRules } from './grammar-rules.ts'
import { grammarRules, joinBrackets, withoutColumns } from './layout.ts'
import { type LineKinds, mentionsOn } from './ledger.ts'
import { linesOf, longestPage, type PageLine } from './lines.ts'
import { meaningIn } from './meaning.ts'
import { optionsFrom } from './options.ts'
import type { HelpOption, HelpPage } from './page.ts'
import { operatorRows, proseRows } from './prose.ts'
import { readBlock, usageLine } from './rows.ts'
import { joinStacked } from './stacked.ts'
import { grammarOn, withBareNames } from './style.ts'
import { usageNames, usageParts } from './synopsis.ts'
import { readUsage } from './usage-lines.ts'

/** Gives an option the value that only the synopsis shows. */
function withSynopsis(option: HelpOption, values: ReadonlyMap<string, string | undefined>): void {
  const value = values.get(option.long ?? option.short!)
  // A word outside of brackets after the name of a described switch is a word of the line.
  if (value === undefined || option.type !== 'boolean' || (option.summary !== '' && /^<[^>]* /.test(value)))
    return
  option.type = 'string'
  option.value = value
  option.choices = choicesIn('', value)
}

const namesOf = ({ long, short, negated, also = [] }: HelpOption): string[] =>
  [long, short, negated, ...also].filter((name) => name !== undefined)

/** Adds the options that only usage lines name; those of commands below are on pages of their own. */
function addUsageOptions(page: HelpPage, synopsis: readonly string[]): void {
  const single = page.options.filter(({ long }) => long !== undefined && !long.startsWith('--')).length > 1
  const known = new Set(page.options.flatMap(namesOf))
  const { own } = page.options.length > 0 ? usageParts(page) : { own: page.usage }
  for (const option of usageNames([...own, ...synopsis], single, known.size > 0)) {
    const on = option.long?.replace(/^--no-/, '--')
    const opposite = page.options.find(({ long }) => long !== undefined && long === on && on !== option.long)
    if (opposite) opposite.negated ??= option.long
    else if (!namesOf(option).some((name) => known.has(name))) page.options.push(option)
  }
}

/** Turns the rows of a page into its options. */
function finishOptions({ page, rows, synopsis }: PageReading, lines: readonly PageLine[]): void {
  const usage = [...synopsis, ...usageParts(page).own]
  const values = new Map(usageNames(usage).map((option) => [option.long ?? option.short!, option.value]))
  const met = new Set(rows.flatMap(({ items }) => items.map(({ name }) => name)))
  const further = [...operatorRows(lines), ...proseRows(lines)]
  const own = further.filter(({ items }) => !met.has(items[0]!.name))
  const { options, unread } = optionsFrom(
    [...joinStacked(rows), ...own],
    /^[\w.-]+/.exec(page.usage[0] ?? '')?.[0],
  )
  for (const option of options) withSynopsis(option, values)
  page.options.push(...options)
  page.unread.push(...unread)
  addUsageOptions(page, synopsis)
}

const mayHoldRows: ReadonlySet<string> = new Set(['options', 'other', 'usage'])

const takesCommand = /\b(?:sub)?commands?\b|\bverb\b|\{[\w,|-]+\} \.\.\./i

/** Pages without a heading for commands (git) list them in plain columns. */
function finishCommands({ page, loose }: PageReading, lines: readonly PageLine[]): void {
  for (const command of [...page.commands, ...loose]) command.summary = meaningIn(command.summary, [])
  const { below } = usageParts(page)
  if (page.commands.length + loose.length === 0 && below.size > 1) {
    page.commands = [...below].map(([name, usage]) => ({ name, aliases: [], summary: '', line: 1, usage }))
    page.loose = true
    return
  }
  if (page.commands.length > 0 || loose.length < 2 || !page.usage.some((line) => takesCommand.test(line)))
    return
  const indents = loose.map(({ line }) => lines[line - 1]!.indent)
  if (indents.filter((indent) => indent === indents[0]).length <= loose.length * 0.8) return
  page.commands = loose
  page.loose = true
}

const mostExamples = 200

/** Keeps lines that may be examples; which of them are is known when the program is. */
function addExamples(page: HelpPage, lines: readonly PageLine[]): void {
  page.examples ??= []
  for (const { text } of lines)
    if (text !== '' && page.examples.length < mostExamples) page.examples.push(text)
}

/** The lines of a block that is passed over which introduce nothing. */
const shownIn = ({ shown, lines }: PageBlock): number[] => (shown ? lines.map(({ number }) => number) : [])

/** Reads the lines below each heading of a page, and returns what is known of lines for the ledger. */
function readBlocks(blocks: readonly PageBlock[], reading: PageReading): Omit<LineKinds, 'rows'> {
  const { page } = reading
  const bare = bareRows(blocks.flatMap((block) => (mayHoldRows.has(block.section) ? block.lines : [])))
  const usage = new Set<number>()
  const examples = new Set<number>()
  for (const given of blocks) {
    const block = { ...given, lines: given.lines.map((line) => withBare(line, bare)) }
    if (block.section === 'usage') {
      const rest = readUsage(block, reading)
      for (const { number } of block.lines.slice(0, block.lines.length - rest.length)) usage.add(number)
      readBlock({ ...block, section: 'other' }, rest, reading)
    } else if (block.section === 'aliases')
      page.aliases.push(...block.lines.flatMap(({ text }) => (text === '' ? [] : text.split(/,\s*/))))
    else if (block.section !== 'skip') readBlock(block, block.lines, reading)
    else {
      addExamples(page, block.lines)
      for (const number of shownIn(block)) examples.add(number)
    }
  }
  return { usage, examples, bare }
}

/** Reads a help page of any of the usual layouts. Never throws; its time grows with the length of the page. */
export function parseHelp(text: string): HelpPage {
  const lines = linesOf(text)
  const page: HelpPage = { usage: [], aliases: [], summary: '', options: [], commands: [], unread: [] }
  const reading: PageReading = { page, rows: [], loose: [], synopsis: [] }
  const { rules, rest } = grammarRules(lines)
  const kinds = readBlocks(blocksOf(withoutColumns(joinBrackets(rest))), reading)
  fromRules(rules, reading)
  if (text.length > longestPage) page.unread.push({ line: lines.length, text: '4 MB', code: 'too-large' })
  const [first] = rest.filter((line) => line.text !== '')
  if (page.usage.length === 0 && first && usageLine.test(first.text)) page.usage.push(first.text)
  finishOptions(reading, rest)
  finishCommands(reading, lines)
  page.mentions = mentionsOn(lines, { ...kinds, rows: new Set(page.options.map(({ line }) => line)) })
  page.grammar = withBareNames(page, grammarOn(page, text.slice(0, 100_000)))
  return page
}
