import { readWords } from '../commandline/index.ts'
import { isOptions } from './classify.ts'
import type { Fact, LinesFact, Spot } from './facts.ts'
import { hasCommands, isProgram, programNamed, programWord } from './programs.ts'
import { type Document, type Scope, scopeOfLine } from './scope.ts'

/** An option as a line of a text has it, with the command of the line and the section that it stands in. */
interface Use {
  section: string
  option: string
  program: string
  path: string
}

/** Finds out which command an option belongs to that a text explains by itself. */
export interface Owners {
  /** The command that an option of a place belongs to; undefined where nothing tells. */
  of(names: readonly string[], scope: Scope, spot: Spot): Scope | undefined
}

const sectionOf = ({ headings }: Spot): string => headings.join('\n')

/** The options of a command line, each letter of `-it` for itself. */
export const optionsOfLine = (line: string): string[] =>
  readWords(line).words.flatMap(({ text }) => {
    if (/^--[A-Za-z]/.test(text)) return [text.split('=')[0]!]
    return /^-[A-Za-z]+$/.test(text) ? [text, ...[...text.slice(1)].map((letter) => `-${letter}`)] : []
  })

/** The texts of a fact that may be command lines. */
const linesOf = (fact: Fact): string[] => {
  if (fact.type === 'lines') return fact.lines.map(({ text }) => text)
  return fact.type === 'name' ? [fact.name.replaceAll('`', '')] : []
}

/** The options in the command lines of a text. */
function usesIn(facts: readonly Fact[], describedBy: Document['describedBy']): Use[] {
  const isLine = (text: string): boolean => {
    const first = programWord(text.split(/\s/, 1)[0]!)
    return /\s/.test(text) && (isProgram(first) || describedBy(first) !== undefined)
  }
  return facts.flatMap((fact) =>
    linesOf(fact)
      .map((line) => line.replace(/^(?:\$ |sudo )+/, ''))
      .filter(isLine)
      .flatMap((text) => {
        const { program = '', path = '' } = scopeOfLine(text, { fixed: false }, describedBy)
        // A line without options has its command all the same.
        return ['', ...optionsOfLine(text)].map((option) => ({
          section: sectionOf(fact.spot),
          option,
          program,
          path,
        }))
      }),
  )
}

/** The one command among uses; undefined where there are several or none. */
function onlyOne(uses: readonly Use[]): Scope | undefined {
  const [first] = uses
  const isSame = uses.every(({ program, path }) => program === first?.program && path === first.path)
  return first === undefined || !isSame
    ? undefined
    : { program: first.program, path: first.path || undefined, fixed: false }
}

/** Whether a use stands below the heading above one that only says "options". */
function isBeside({ section }: Use, { headings }: Spot): boolean {
  const [last = '', above] = [headings.at(-1), headings.slice(0, -1).join('\n')]
  return (
    above !== '' &&
    /^\W*(?:options?|flags?|옵션|플래그|オプション|选项)\W*$/i.test(last) &&
    section.startsWith(above)
  )
}

/** Whether the innermost heading is about the program itself, and not about something that is done with it. */
function isOfProgram({ program }: Scope, { headings }: Spot): boolean {
  const last = headings.at(-1)
  return (
    last === undefined ||
    programNamed(last) === program ||
    /option|flag|옵션|플래그|オプション|选项/i.test(last)
  )
}

/** The command of the lines that have an option, in its section or, where that has none, elsewhere in the text. */
function ownerIn(
  uses: readonly Use[],
  names: readonly string[],
  program: string,
  spot: Spot,
): Scope | undefined {
  const having = uses.filter(
    (use) => names.includes(use.option) && (use.path !== '' || !hasCommands(use.program)),
  )
  const near = having.filter(({ section }) => section === sectionOf(spot))
  const here = uses.filter(
    (use) => use.path !== '' && use.program === program && use.section === sectionOf(spot),
  )
  return (
    (near.length > 0 ? onlyOne(near) : undefined) ??
    onlyOne(here) ??
    (near.length > 0 || here.length > 0
      ? undefined
      : onlyOne(having.filter((use) => use.program === program))) ??
    onlyOne(uses.filter((use) => use.path !== '' && isBeside(use, spot)))
  )
}

/** How many commands of a program the lines of a section have. */
const commandsIn = (uses: readonly Use[], program: string, spot: Spot): number =>
  new Set(
    uses.flatMap((use) =>
      use.option !== '' && use.program === program && use.section === sectionOf(spot) ? [use.path] : [],
    ),
  ).size

/** The owners of the options that a text explains. */
export function ownersIn(facts: readonly Fact[], describedBy: Document['describedBy']): Owners {
  let uses: Use[] | undefined
  return {
    of(names, scope, spot) {
      const { program, path, fixed } = scope
      if (fixed || program === undefined || path !== undefined) return scope
      uses ??= usesIn(facts, describedBy)
      const isTyped = uses.some((use) => use.program === program && use.option !== '')
      // A program that is typed somewhere and has no commands is meant where its heading stands.
      if (!hasCommands(program) && isTyped) return scope
      const own = ownerIn(uses, names, program, spot)
      if (own !== undefined) return own
      const here = uses.some(({ section, option }) => section === sectionOf(spot) && names.includes(option))
      if (here && !isTyped) return undefined
      // Below lines of several commands it may be any of them that has the option.
      const isOfOne = commandsIn(uses, program, spot) < 2
      return !hasCommands(program) || (isOfOne && isOfProgram(scope, spot)) ? scope : undefined
    },
  }
}

/** The command line a few lines above a block of options, in the same section. */
export function optionsBelow(
  { spot, lines }: LinesFact,
  last: { text: string; spot: Spot } | undefined,
): string | undefined {
  const areOptions = lines.slice(0, 2).some(({ text }) => isOptions(text))
  const isNear =
    last !== undefined && sectionOf(last.spot) === sectionOf(spot) && spot.at.line - last.spot.at.line < 6
  return areOptions && isNear ? last.text : undefined
}
