import type { CommandEntry, Entry, OptionEntry, Problem } from '../model/index.ts'
import type { HelpOption, HelpPage } from './help-page.ts'
import { join, type Vocabulary } from './join.ts'
import { commandSubject, type OptionRow } from './tables.ts'

/** A help page and the command it was asked for. */
export interface WalkedPage {
  /** The words behind the program. */
  path: string[]
  page: HelpPage
  /** What the page is known by: the command line that printed it, or a file. */
  file: string
}

// What no deck knows yet comes after what is worth learning first.
const unknownLevel = 5

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What follows the options in a usage line. */
function usageOf(page: HelpPage, program: string, paths: readonly string[]): string | undefined {
  for (const line of page.usage)
    for (const path of paths) {
      const head = `${program} ${path}`.trim()
      if (line !== head && !line.startsWith(`${head} `)) continue
      const rest = line
        .slice(head.length)
        .replace(/\[(?:OPTIONS|options|flags|FLAGS)[^\]]*\]|\bOPTIONS\b|<options>/g, '')
        .trim()
      // Options in a usage line, or choices of them, make it more than a row of places.
      return /(?:^|[\s[(|])-|\(/.test(rest) ? undefined : rest
    }
  return undefined
}

/** Entries of the help pages of a program: commands with their other names, options of one name and meaning as one entry. What the known entries describe keeps their words and level. */
export function helpEntries(
  program: string,
  pages: readonly WalkedPage[],
  known: Vocabulary,
  described: readonly Entry[],
): { entries: Entry[]; problems: Problem[] } {
  const problems: Problem[] = []
  const bySubject = new Map(described.map((entry) => [entry.subject, entry]))
  const summaries = new Map<
    string,
    { summary: string; at: { file: string; line: number }; aliases: string[] }
  >()
  for (const { path, page, file } of pages)
    for (const { name, aliases, summary, line } of page.commands)
      summaries.set([...path, name].join(' '), {
        summary,
        at: { file, line },
        aliases: aliases.map((alias) => [...path, alias].join(' ')),
      })

  // One command under several names: cobra lists them all on every page.
  const canonical = new Map<string, string>()
  const names = new Map<string, Set<string>>()
  for (const { path, page } of pages) {
    const own = path.join(' ')
    const all = [
      ...page.aliases
        .filter((alias) => alias.startsWith(`${program} `))
        .map((alias) => alias.slice(program.length + 1)),
      ...(summaries.get(own)?.aliases ?? []),
      own,
    ]
    const taught = all
      .map((name) => known.aliases.get(`${program} ${name}`))
      .find((name) => name !== undefined)
    const chosen =
      taught ??
      [...all].sort((a, b) => b.split(' ').length - a.split(' ').length || (a < b ? -1 : 1))[0] ??
      own
    const met = all.find((name) => canonical.has(name))
    const settled = met === undefined ? chosen : canonical.get(met)!
    for (const name of all) canonical.set(name, settled)
    const group = names.get(settled) ?? new Set()
    for (const name of all) group.add(name)
    names.set(settled, group)
  }

  const commands: CommandEntry[] = []
  const listed = new Map<string, { option: HelpOption; path: string; file: string }[]>()
  const seen = new Set<string>()
  for (const { path, page, file } of pages) {
    const own = path.join(' ')
    const place = canonical.get(own) ?? own
    for (const { line, text } of page.unread)
      problems.push({ at: { file, line }, code: 'not-understood', detail: text.slice(0, 80) })
    if (seen.has(place)) continue
    seen.add(place)
    const all = [...(names.get(place) ?? [])]
    const subject = commandSubject(program, place)
    const taught = bySubject.get(subject)
    const summary =
      taught?.kind === 'command' ? taught.summary : ((summaries.get(own)?.summary || page.summary) ?? '')
    if (place !== '' && summary !== '')
      commands.push({
        kind: 'command',
        subject,
        program,
        path: place,
        aliases: all.filter((name) => name !== place).sort(),
        at: summaries.get(own)?.at ?? { file, line: 1 },
        level: taught?.level ?? unknownLevel,
        why: taught?.why,
        example: taught?.example,
        usage: page.commands.length > 0 ? undefined : usageOf(page, program, [place, ...all]),
        options: [],
        summary,
      })
    for (const option of page.options) {
      const name = option.long ?? option.short!
      const list = listed.get(name) ?? []
      // Options that every command shares belong to the program.
      const home = option.global ? '' : place
      if (!option.global || !list.some((item) => item.path === '')) list.push({ option, path: home, file })
      listed.set(name, list)
    }
  }
  // Commands that a page lists and that have no page of their own.
  for (const [path, { summary, at, aliases }] of summaries) {
    const place = canonical.get(path) ?? path
    if (seen.has(place) || summary === '') continue
    seen.add(place)
    const subject = commandSubject(program, place)
    const taught = bySubject.get(subject)
    commands.push({
      kind: 'command',
      subject,
      program,
      path: place,
      aliases,
      at,
      level: taught?.level ?? unknownLevel,
      options: [],
      summary: taught?.kind === 'command' ? taught.summary : summary,
    })
  }

  const rows: OptionRow[] = []
  for (const list of listed.values()) {
    const meanings = new Map<string, typeof list>()
    for (const item of list) {
      const taught = taughtOf(known, program, item.path, item.option)
      const key = taught?.subject ?? `: ${words(item.option.summary)}`
      meanings.set(key, [...(meanings.get(key) ?? []), item])
    }
    const unknown = [...meanings]
      .filter(([key]) => key.startsWith(':'))
      .sort((a, b) => b[1].length - a[1].length)
    const plainTaken = [...meanings.keys()].some((key) => !key.startsWith(':') && !key.includes('@'))
    for (const [key, items] of meanings) {
      const index = unknown.findIndex(([other]) => other === key)
      const first = items[0]!
      const taught = taughtOf(known, program, first.path, first.option)
      const described =
        taught === undefined ? undefined : (bySubject.get(taught.subject) as OptionEntry | undefined)
      const tag =
        index > 0 || (index === 0 && plainTaken)
          ? items.map(({ path }) => path.replaceAll(' ', '-') || program).sort()[0]
          : undefined
      for (const { option, path, file } of items) {
        if ((described?.summary ?? option.summary) === '') {
          problems.push({
            at: { file, line: option.line },
            code: 'no-meaning',
            detail: option.long ?? option.short,
          })
          continue
        }
        rows.push({
          kind: 'option',
          subject: '',
          program,
          at: { file, line: option.line },
          level: described?.level ?? unknownLevel,
          why: described?.why,
          example: described?.example,
          long: option.long,
          short: option.short,
          type: option.type,
          value: described?.value ?? option.value ?? option.choices?.join('|'),
          default: option.default,
          choices: option.choices,
          required: option.required,
          repeatable: option.repeatable,
          // Pages differ in a full stop or a capital: the first counts for all.
          summary: described?.summary ?? first.option.summary,
          tag,
          commands: [path],
        })
      }
    }
  }
  const joined = join(commands, rows, known)
  return { entries: [...joined.commands, ...joined.options], problems: [...problems, ...joined.problems] }
}

const taughtOf = (
  known: Vocabulary,
  program: string,
  path: string,
  option: HelpOption,
): { subject: string } | undefined =>
  [option.long, option.short]
    .filter((name) => name !== undefined)
    .map((name) => known.options.get(`${program} ${path} ${name}`))
    .find((found) => found !== undefined)
