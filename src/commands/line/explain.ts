import {
  type Explanation,
  explain as explainLine,
  type Fault,
  fromHangul,
  type Part,
  type Program,
  programOf,
  readWords,
} from '../../commandline/index.ts'
import { exit, sanitize, UserError, wordOf } from '../../model/index.ts'
import { faultText, styleOf } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'
import { misspelt } from '../suggest.ts'
import { halfMeaning } from './half-values.ts'

/** The program that a line is about, with what the decks say of it; `known` are the programs that they describe. */
export async function programIn(
  line: string,
  world: World,
): Promise<{ program: Program; described: boolean; known: readonly string[] }> {
  const { decks } = await world.library()
  const entries = decks.flatMap((deck) => deck.entries)
  const known = [...new Set(entries.flatMap((entry) => ('program' in entry ? [entry.program] : [])))]
  const typed = readWords(line).words[0]?.text ?? ''
  const name = known.includes(typed) ? typed : fromHangul(typed)
  const described = known.includes(name)
  return { program: programOf(described ? name : typed, entries), described, known }
}

/** Says that no deck describes the program of a line. */
export function undescribed(line: string, known: readonly string[], { texts }: World): UserError {
  const typed = readWords(line).words[0]?.text ?? ''
  // `docker-compose` is `docker compose` today, and `Docker` is `docker`.
  const part = known.find((name) => typed.startsWith(`${name}-`))
  const near = part === undefined ? misspelt(typed, known) : `${part} ${typed.slice(part.length + 1)}`
  const others = known.length > 0 ? texts.explain.noProgramHint(known.join(', ')) : undefined
  return new UserError(
    texts.explain.noProgram(sanitize(typed) || '""'),
    near === undefined ? others : texts.errors.didYouMean(sanitize(near)),
    exit.unknown,
  )
}

/** The place of an argument in words, with the name that the help of the program has for it. */
function slotText(slot: string | undefined, known: Readonly<Record<string, string>>): string {
  const said = wordOf(known, /^[A-Z_]+/.exec(slot ?? '')?.[0] ?? '')
  return said === undefined ? (slot ?? '') : `${said} (${slot})`
}

/** The name and the effect of a part, as two columns. */
function described(part: Part, program: string, world: World): [string, string] {
  const { explain } = world.texts
  switch (part.role) {
    case 'program':
      return [part.text, part.meaning ?? explain.program]
    case 'command':
      return [part.text, part.meaning ?? '']
    case 'option': {
      const { short, long, value } = part.spec
      const half = halfMeaning(program, part, world.texts)
      const names = [short, long].filter(Boolean).join(', ')
      return [
        part.value === undefined ? part.text : `${part.text} ${part.value}`,
        [
          names === part.text ? '' : `${names}${value ? ` ${value}` : ''}: `,
          part.meaning ?? '',
          half === undefined ? '' : ` · ${half}`,
        ].join(''),
      ]
    }
    case 'argument':
      return [part.text, slotText(part.slot, explain.slots)]
    case 'inner':
      return [part.text, part.text.startsWith('-') ? explain.innerOption : explain.inner]
  }
}

/** Each verdict as JSON and as an exit code. */
const verdicts: Record<Explanation['verdict'], { valid: boolean | null; code: number }> = {
  valid: { valid: true, code: exit.ok },
  refused: { valid: false, code: exit.failed },
  unknown: { valid: null, code: exit.unknown },
}

/** A value for `--json` without the rules of options, which are no part of what the program promises. */
export const withoutRules = (value: object): object =>
  JSON.parse(JSON.stringify(value, (key, part) => (key === 'rule' ? undefined : part))) as object

function printParts(found: Explanation, program: string, world: World): void {
  const { texts, terminal } = world
  const style = styleOf(terminal)
  const rows = found.parts.map((part) => described(part, program, world).map(sanitize) as [string, string])
  // A screen reader names each sign of a drawing.
  const [tee, corner] = style.plain ? ['|- ', '`- '] : ['├─ ', '└─ ']
  const wide = Math.min(34, Math.max(0, ...rows.map(([text]) => text.length)))
  for (const { code, text } of found.notices) {
    const said = wordOf(texts.explain.prefix, code)
    if (said) terminal.print(style.dim(`  ${sanitize(text).slice(0, 20)}  ${said}`))
  }
  for (const [index, [text, meaning]] of rows.entries()) {
    const branch = index === 0 ? '' : index === rows.length - 1 ? corner : tee
    const room = index === 0 ? wide + 3 : wide
    terminal.print(` ${style.dim(branch)}${style.strong(text.padEnd(room))}  ${meaning}`.trimEnd())
  }
}

/** Says what a line that is taken may not have been meant to say. */
export function doubtLines({ notices, reading }: Explanation, { line }: World['texts']): string[] {
  const before = reading.positionals.at(-1)?.raw ?? ''
  return notices.flatMap(({ code, text }) => {
    if (code === 'inside') return [line.inside(sanitize(text), sanitize(before))]
    return code === 'meant' ? [line.nearCommand(sanitize(text))] : []
  })
}

/** Prints what is refused and what is not known. */
function printProblems(found: Explanation, program: string, world: World): void {
  const { texts, terminal } = world
  const style = styleOf(terminal)
  for (const { code, text } of found.notices) {
    if (code === 'dash') terminal.print(` ${style.wrong('✗')} ${texts.line.dashes(text)}`)
    if (code === 'curly') terminal.print(` ${style.wrong('✗')} ${texts.line.curly(text)}`)
  }
  const shell = found.notices.find(({ code }) => code === 'unclosed' || code === 'operator')
  const mark = shell?.code === 'operator' ? style.almost('~') : style.wrong('✗')
  if (shell) terminal.print(` ${mark} ${texts.line.shell(shell.text)}`)
  for (const fault of found.problems)
    terminal.print(` ${style.wrong('✗')} ${sanitize(faultText(fault, program, texts))}`)
  for (const doubt of doubtLines(found, texts)) terminal.print(` ${style.almost('~')} ${doubt}`)
  for (const fault of found.unknown)
    terminal.print(` ${style.almost('?')} ${sanitize(faultText(fault, program, texts))}`)
}

/** The meaning of a line that a deck has as it was typed, and the title of the deck. */
async function lineOfDeck(
  line: string,
  world: World,
): Promise<{ deck: string; meaning: string } | undefined> {
  const spaced = (text: string): string => text.trim().replace(/\s+/g, ' ')
  const typed = spaced(line)
  for (const { title, entries } of (await world.library()).decks)
    for (const entry of entries)
      if (entry.kind === 'task' && entry.task && entry.answers.some((answer) => spaced(answer) === typed))
        return { deck: title, meaning: entry.task }
  return undefined
}

/** Tells what each part of a command line does and whether the program takes it: exit code 0 when it does, 1 when it refuses, 4 when the decks do not say enough. Never runs anything. */
export const explain = command({
  group: 'look',
  about: (texts) => texts.commands.explain,
  tried: ['what', 'man', 'describe', '설명'],
  words: { line: { type: 'line', required: true, about: 'line' } },
  options: { json },
  examples: [
    ['flagdrill explain docker run -dp 80:80 httpd', 'explain'],
    ["flagdrill explain 'docker ps -a' --json", 'explainJson'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const { line } = args
    const { program, described, known } = await programIn(line, world)
    if (!described) {
      const missing = undescribed(line, known, world)
      if (!args.json) throw missing
      const unknown = [{ code: 'program', text: missing.message }]
      printJson(world, {
        valid: null,
        verdict: 'unknown',
        path: [],
        parts: [],
        problems: [],
        unknown,
        notices: [],
      })
      return exit.unknown
    }
    const found = explainLine(program, line)
    const { verdict, path, parts, problems, unknown, notices } = found
    const { valid, code } = verdicts[verdict]
    const withText = (fault: Fault): Fault & { text: string } => ({
      ...fault,
      text: faultText(fault, program.name, texts),
    })
    if (args.json) {
      printJson(
        world,
        withoutRules({
          valid,
          verdict,
          path,
          parts: parts.map((part) => ({ ...part, text: sanitize(part.text) })),
          problems: problems.map(withText),
          unknown: unknown.map(withText),
          notices,
        }),
      )
      return code
    }
    printParts(found, program.name, world)
    printProblems(found, program.name, world)
    const { explain } = texts
    const said = { valid: explain.valid, refused: explain.invalid, unknown: explain.unknown }[verdict]
    terminal.print('')
    terminal.print(` ${said(program.name)}`)
    const own = verdict === 'unknown' ? await lineOfDeck(line, world) : undefined
    if (own) terminal.print(` ${sanitize(explain.ofDeck(own.deck, own.meaning)).replaceAll('\n', ' ')}`)
    return code
  },
})
