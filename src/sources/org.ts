import { clozeText } from './anki-notes.ts'
import type { Question } from './blocks.ts'
import { parsed } from './document.ts'
import type { Fact } from './facts.ts'
import { factsOf } from './reader.ts'
import { scan } from './scan.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'

const heading = /^(\*+)\s+(?:(?:TODO|DONE|NEXT|WAITING)\s+)?(.*?)(?:\s+(:[\w@#%:]+:))?\s*$/

/** A line of org as one of Markdown. */
function lineOf(line: string): string {
  const begun = /^\s*#\+begin_(?:src|example)\s*(\S*)/i.exec(line)
  if (begun) return `\`\`\`${begun[1]}`
  if (/^\s*#\+end_(?:src|example)/i.test(line)) return '```'
  if (/^\s*#\+begin_quote|^\s*#\+end_quote|^\s*#\+\w+:|^\s*:[A-Za-z_-]+:(?:\s|$)/i.test(line)) return ''
  const title = heading.exec(line)
  if (title) return `${'#'.repeat(Math.min(6, title[1]!.length))} ${marks(title[2]!)}`
  if (/^\s*\|[-+|]+\|?\s*$/.test(line)) return line.replaceAll('+', '|')
  const term = /^(\s*[-+*]\s+)(.+?)\s+::\s+(.+)$/.exec(line)
  if (term) return `${term[1]}**${marks(term[2]!)}**: ${marks(term[3]!)}`
  return marks(line)
}

/** Org's marks as Markdown's. */
const marks = (text: string): string =>
  text
    .replace(/(^|[\s([{|,;:'"-])([=~])([^=~\s](?:.{0,400}?[^\s])?)\2(?=$|[\s)\]}|,.;:!?'"-])/g, '$1`$3`')
    .replace(/\[\[[^\][]+\]\[([^\][]+)\]\]/g, '$1')

interface Section {
  line: number
  depth: number
  title: string
  tags: string
  properties: Map<string, string>
  body: string[]
}

/** The sections of a text with their own lines, without drawers and planning lines. */
function sectionsOf(lines: readonly string[]): Section[] {
  const sections: Section[] = []
  let drawer = false
  for (const [index, line] of lines.entries()) {
    const title = heading.exec(line)
    const last = sections.at(-1)
    if (title)
      sections.push({
        line: index,
        depth: title[1]!.length,
        title: title[2]!,
        tags: title[3] ?? '',
        properties: new Map(),
        body: [],
      })
    else if (/^\s*:(?:PROPERTIES|LOGBOOK|REVIEW_DATA):\s*$/i.test(line)) drawer = true
    else if (/^\s*:END:\s*$/i.test(line)) drawer = false
    else if (drawer) {
      const pair = /^\s*:([\w-]+):\s*(.*)$/.exec(line)
      if (pair) last?.properties.set(pair[1]!.toLowerCase(), pair[2]!.trim().toLowerCase())
    } else if (!/^\s*#\s|^\s*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):/.test(line)) last?.body.push(line)
  }
  return sections
}

/** Sentences with their gaps: `[gap||hint]` of drill, `{{gap}{hint}@0}` of fc. */
const gapsOf = (text: string): string =>
  text
    .replace(/\{\{([^{}]+)\}(?:\{[^{}]*\})?(?:@\d+)?\}/g, '[$1]')
    .replace(/\[([^[\]|]+)\|\|[^[\]]*\]/g, '[$1]')
    .replace(/\[[^[\]]*\n[^[\]]*\](?!\()/g, (gap) => gap.replace(/\s*\n\s*/g, ' '))

/** The text of lines of org as Markdown. */
const textOf = (lines: readonly string[]): string => lines.map(lineOf).join('\n').trim()

/** A title that only numbers or names a card says nothing: '' for one. */
const saidByTitle = (title: string): string =>
  /^(?:item|fact|card|question|problem|note|exercise|flashcard)?s?\s*\d*$/i.test(title) ? '' : marks(title)

/** The text of the section below a card that answers it; '' where none does. */
function answerIn(children: readonly Section[]): string {
  const named = children.find(({ title }) => /^(?:answer|back|side b|답)/i.test(title))
  const other = children.find(
    ({ tags, title }) => !/:(?:drill|fc):/.test(tags) && !/^(?:question|side a|notes?)$/i.test(title),
  )
  return textOf((named ?? other)?.body ?? [])
}

/** Titles of sections that go with a card and are no side of it. */
const beside = /^(?:picture|image|photo|notes?|examples?|example sentences?|sources?|references?|see also)$/i

/** The sides of a card that is turned: of `twosided` the first two, of `multisided` all; each is asked for the others. */
function sidesOf(kind: string, children: readonly Section[]): string[] {
  const depth = children[0]?.depth
  const sides = children
    .filter(
      (child) => child.depth === depth && !/:(?:drill|fc):/.test(child.tags) && !beside.test(child.title),
    )
    .map(({ body }) => textOf(body))
    .filter((text) => /[\p{L}\p{N}]/u.test(text.replace(/!?\[\[?[^\]]*\]\]?/g, '')))
  return /twosided/.test(kind) ? sides.slice(0, 2) : sides
}

/** A question of a section. */
type Asked = Pick<Question, 'mark' | 'text' | 'answer'> & { both?: boolean }

const kindIn = ({ properties }: Section): string =>
  properties.get('drill_card_type') ?? properties.get('fc_type') ?? ''

/** The questions of a card that is turned, one a side; none where it has no two sides. */
function turned(section: Section, children: readonly Section[]): Asked[] {
  const kind = kindIn(section)
  const sides = /twosided|multisided/.test(kind) ? sidesOf(kind, children) : []
  if (sides.length < 2) return []
  const front = [saidByTitle(section.title), textOf(section.body)]
  return sides.map((side, index) => ({
    mark: 'Q',
    text: [...front, side].filter((text) => text !== '').join('\n'),
    answer: sides.filter((_, other) => other !== index).join('\n'),
  }))
}

/** The card of a section with its children: a sentence with gaps, or a question and its answer; undefined if it holds none. */
function cardOf(section: Section, children: readonly Section[]): Asked | undefined {
  const kind = kindIn(section)
  const text = textOf(section.body)
  const answer = answerIn(children)
  const gaps = gapsOf(text || section.title)
  const isCloze = /cloze/.test(kind) || (answer === '' && kind !== 'normal' && /\[[^[\]]+\](?!\()/.test(gaps))
  if (isCloze) return { mark: 'C', text: gaps }
  const both = /double/.test(kind)
  if (answer === '')
    return text === '' ? undefined : { mark: 'Q', text: marks(section.title), answer: text, both }
  const question = children.find(({ title }) => /^question$/i.test(title))
  const front = question ? textOf(question.body) : text
  const asked = [saidByTitle(section.title), front].filter(Boolean).join('\n') || marks(section.title)
  return { mark: 'Q', text: asked, answer, both }
}

/** The card of a section that anki-editor sends to Anki: its children are the fields by their names; the title and the text stand for those that are missing. */
function ankiCardOf(section: Section, children: readonly Section[]): Asked | undefined {
  const kind = section.properties.get('anki_note_type') ?? ''
  const fields = children
    .filter(({ depth }) => depth === section.depth + 1)
    .map(({ title, body }) => ({ name: title.toLowerCase(), text: textOf(body) }))
  const named = (name: RegExp): string | undefined => fields.find((field) => name.test(field.name))?.text
  const own = [marks(section.title), textOf(section.body)].filter((text) => text !== '')
  if (/cloze/.test(kind)) {
    const text = named(/^text|^front/) ?? own.at(-1) ?? ''
    return /\{\{c\d+::/.test(text) ? { mark: 'C', text: clozeText(text) } : undefined
  }
  const front = named(/^(?:front|question|vorderseite|recto|앞면?|질문|表面)/)
  const back = named(/^(?:back|answer|rückseite|verso|뒷면?|답|裏面)/)
  const answer = back ?? (front === undefined ? own.at(1) : own.at(-1))
  const asked = front ?? own.at(0)
  if (!answer || !asked || asked === answer) return undefined
  return { mark: 'Q', text: asked, answer, both: /revers/.test(kind) }
}

/** Adds the lines that sections take up, with their drawers and planning lines. */
function useLines(used: Set<number>, sections: readonly Section[]): void {
  for (const { line: first, body, properties } of sections)
    for (let line = first; line <= first + body.length + properties.size + 2; line++) used.add(line)
}

/** Whether a section is a card of org-drill, org-fc or anki-editor. */
const isCard = ({ tags, properties }: Section): boolean =>
  /:(?:drill|fc):/.test(tags) || properties.has('anki_note_type')

/** The cards of a section with its children. */
function cardsIn(section: Section, children: readonly Section[]): Asked[] {
  const isOfAnki = section.properties.has('anki_note_type')
  const sides = isOfAnki ? [] : turned(section, children)
  if (sides.length > 0) return sides
  const card = isOfAnki ? ankiCardOf(section, children) : cardOf(section, children)
  return card === undefined ? [] : [card]
}

/** The cards that sections tagged `:drill:` or `:fc:` hold, and the lines that they take up. */
function cardsOf(
  sections: readonly Section[],
  file: string,
  program: string | undefined,
): { facts: Fact[]; used: Set<number> } {
  const facts: Fact[] = []
  const used = new Set<number>()
  for (const [index, section] of sections.entries()) {
    if (!isCard(section)) continue
    const below = sections.slice(index + 1)
    const end = below.findIndex(({ depth }) => depth <= section.depth)
    const children = end < 0 ? below : below.slice(0, end)
    const cards = cardsIn(section, children)
    if (cards.length === 0) continue
    const at = { file, line: section.line + 1 }
    for (const { both, ...asked } of cards)
      facts.push({
        type: 'question',
        spot: { at, level: 1, headings: [] },
        block: { wrong: [], lines: [], spot: { at, level: 1, scope: program ?? '', program }, ...asked },
        both,
      })
    useLines(used, [section, ...children])
  }
  return { facts, used }
}

/** The lines of a text as those of Markdown, without what drawers and planning lines hold. */
function linesIn(text: string): string[] {
  let drawer = false
  return text.split('\n').map((line) => {
    const begins = /^\s*:(?:PROPERTIES|LOGBOOK|REVIEW_DATA):\s*$/i.test(line)
    drawer = (drawer || begins) && !/^\s*:END:\s*$/i.test(line)
    const isPlan = /^\s*#\s|^\s*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):/.test(line)
    return drawer || isPlan ? '' : lineOf(line)
  })
}

function read(text: string, file: string, context: ReadingContext): Parsed {
  const lines = text.split('\n')
  const sections = sectionsOf(lines)
  const { facts, used } = cardsOf(sections, file, context.program)
  const title = /^\s*#\+title:\s*(.+)$/im.exec(text)?.[1]?.trim()
  // A heading that carries a card is no heading of what follows.
  const starts = new Set(sections.map(({ line }) => line))
  let inCard = false
  const rest = lines.map((line, index) => {
    if (starts.has(index)) inCard = used.has(index)
    return inCard ? '' : lineOf(line)
  })
  const { blocks, flaws } = scan(rest)
  const found = factsOf(blocks, file, context.program)
  return parsed(
    {
      facts: [...facts, ...found.facts],
      problems: [
        ...found.problems,
        ...flaws.map(({ line, code, detail }) => ({ at: { file, line }, code, detail })),
      ],
      file,
      head: title === undefined ? {} : { title },
      headings: blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : [])),
    },
    context,
  )
}

/** Org files, with the cards of org-drill and org-fc. */
export const org: Source = {
  endings: ['org'],
  recognises: (text) => /^(?:\s*\n)*(?:#\+title:|\*+ [^\n]*:(?:drill|fc):)/i.test(text),
  read,
  lines: linesIn,
}
