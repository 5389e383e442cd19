import type { Fact, LinesFact, ShownLine } from './facts.ts'
import { isProgram, programWord } from './programs.ts'
import type { Document } from './scope.ts'

/** The evidence of a text that a word is a program that nobody else knows. */
export interface Evidence {
  /** Words of headings, of the title and of the name of the file. */
  words: ReadonlySet<string>
  /** How many lines of blocks begin with each word. */
  lines: ReadonlyMap<string, number>
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[a-z0-9][\w.+-]*/g) ?? []

const firstWord = (text: string): string =>
  programWord(text.replace(/^(?:sudo|doas)\s+(?=[a-z])/, '').split(/\s/, 1)[0] ?? '')

/** The command lines of a text, and its names in code. */
const codesIn = (facts: readonly Fact[]): string[] =>
  facts.flatMap((fact) => {
    if (fact.type === 'lines') return fact.lines.map(({ text }) => text)
    return fact.type === 'name' ? [fact.name.replaceAll('`', '')] : []
  })

const twoWords = /^(?:\$ |sudo )?([a-z][\w.-]* [a-z][\w-]*)(?:\s|$)/
const twoWordsAlone = /^(?:\$ |sudo )?([a-z][\w.-]* [a-z][\w-]*)(?:\s+-|$)/

/** Programs with the word behind them, as the lines and names in code of a text begin: `git stash`. */
export const typedIn = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set(codesIn(facts).flatMap((text) => twoWords.exec(text.trim())?.[1] ?? []))

/** Those of them that are typed so, or with an option behind them: `git stash`, `git stash -u`. */
export const actingIn = (facts: readonly Fact[], shown: readonly string[]): ReadonlySet<string> =>
  new Set([...codesIn(facts), ...shown].flatMap((text) => twoWordsAlone.exec(text.trim())?.[1] ?? []))

/** Goes over a text for programs that nobody knows. */
export function evidenceOf(facts: readonly Fact[], document: Omit<Document, 'describedBy'>): Evidence {
  const lines = new Map<string, number>()
  for (const fact of facts)
    if (fact.type === 'lines')
      for (const word of fact.lines.map(({ text }) => firstWord(text)))
        lines.set(word, (lines.get(word) ?? 0) + 1)
  const named = [...document.headings, document.title ?? '', document.file.replace(/^.*[\\/]/, '')]
  return { words: new Set(named.flatMap(wordsIn)), lines }
}

/** Whether a line of a shell block begins with a program: what a program printed stands in such blocks, too. */
export function beginsProgram(line: ShownLine, fact: LinesFact, { words, lines }: Evidence): boolean {
  const [word = ''] = line.text.split(/\s/, 1)
  const first = firstWord(line.text)
  // A file of settings is opened, not run.
  if (
    /^\S+\.(?:conf|cfg|ini|ya?ml|json|toml|txt|md|log|list|rules|html?|css|js|ts|jsx|tsx|xml|csv|env|lock|service|socket|png|jpe?g|svg|sql|tar|gz|zip)$/.test(
      line.text.trim(),
    )
  )
    return false
  if (
    line.prompted ||
    /^(?:sudo|doas)\s+[a-z]/.test(line.text) ||
    isProgram(first) ||
    /^(?:\.{1,2}\/|\/(?!(?:etc|var|proc|sys|dev|tmp|home|usr\/share)\/))\S/.test(word)
  )
    return true
  if (!/^[a-z][\w.+-]*$/.test(first) || first.length < 2) return false
  const said = [line.comment, ...fact.captions.map(({ text }) => text)]
    .filter((text) => text !== undefined)
    .flatMap(wordsIn)
  return (
    words.has(first) ||
    said.includes(first) ||
    (lines.get(first) ?? 0) > 1 ||
    // A line alone that has an option, or a comment of its own, is typed.
    (/\s-{1,2}[A-Za-z]/.test(line.text) && !/\s{3,}/.test(line.text)) ||
    (fact.lines.length === 1 &&
      (fact.captions.length > 0 || line.comment !== undefined) &&
      !/\s{3,}/.test(line.text))
  )
}
