import type { Grammar, GrammarEntry, GrammarStyle } from '../model/index.ts'

/** A grammar without gaps: what the reader of a line works with. */
export type FullGrammar = Required<Omit<Grammar, 'style' | 'number' | 'firstWordIs' | 'pairs' | 'versions'>> &
  Pick<Grammar, 'number' | 'firstWordIs' | 'pairs' | 'versions'>

const getopt: FullGrammar = {
  options: 'anywhere',
  dashes: 'two',
  longValue: 'either',
  shortEquals: 'kept',
  bundles: true,
  abbreviations: true,
  switchValues: false,
  negation: false,
  repeats: 'last',
  letters: false,
  dashDash: 'ends',
  expression: false,
  anyOrder: false,
  globals: 'before',
  complete: false,
  allCommands: false,
  rules: {},
}
const pflag: FullGrammar = { ...getopt, shortEquals: 'dropped', abbreviations: false, switchValues: true }

/** The rules of each option parser. */
export const styles: Readonly<Record<GrammarStyle, FullGrammar>> = {
  getopt,
  posix: { ...getopt, options: 'first', abbreviations: false },
  pflag,
  go: { ...pflag, options: 'first', dashes: 'either', bundles: false },
  clap: { ...pflag, switchValues: false, repeats: 'refused' },
  argparse: { ...getopt, shortEquals: 'dropped' },
  click: { ...getopt, abbreviations: false },
  git: { ...getopt, negation: true },
  nopt: {
    ...getopt,
    dashes: 'either',
    bundles: true,
    switchValues: true,
    negation: true,
    globals: 'anywhere',
  },
  single: {
    ...getopt,
    dashes: 'one',
    longValue: 'word',
    bundles: false,
    abbreviations: false,
  },
}

/** Puts grammars over each other: what a later one says counts; rules are joined by option. */
export function mergeGrammars(given: readonly (Grammar | undefined)[]): Grammar {
  const merged: Grammar = {}
  for (const grammar of given) {
    if (!grammar) continue
    // A style is a whole: what was said before it is about another parser.
    const kept = grammar.style === undefined ? {} : styles[grammar.style]
    const { rules } = merged
    const known = { complete: merged.complete, allCommands: merged.allCommands }
    Object.assign(merged, kept, known, grammar)
    merged.rules = { ...rules, ...grammar.rules }
  }
  return merged
}

/** The grammar with the rules of `fallback` where it says nothing. */
export const fullGrammar = (grammar: Grammar, fallback: FullGrammar): FullGrammar => {
  const full = { ...fallback, ...grammar }
  return {
    ...full,
    complete: full.complete ?? false,
    allCommands: full.allCommands ?? false,
    rules: { ...fallback.rules, ...grammar.rules },
  }
}

const words: Readonly<Record<string, readonly string[]>> = {
  options: ['anywhere', 'first', 'inside'],
  dashes: ['two', 'one', 'either'],
  longValue: ['either', 'equals', 'word'],
  shortEquals: ['dropped', 'kept'],
  repeats: ['last', 'first', 'refused'],
  globals: ['before', 'anywhere'],
  pairs: ['known', 'any'],
  dashDash: ['ends', 'word'],
}
const switches = new Set([
  'bundles',
  'abbreviations',
  'switchValues',
  'negation',
  'letters',
  'expression',
  'anyOrder',
  'complete',
  'allCommands',
])

/** One term of a written grammar; undefined when it is none. */
function term(text: string): Grammar | undefined {
  const [name = '', value] = text.split('=')
  const key = name.trim().replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  if (value === undefined && Object.hasOwn(styles, key)) return { style: key as GrammarStyle }
  if (switches.has(key) && (value === undefined || /^(?:yes|no)$/.test(value)))
    return { [key]: value !== 'no' }
  if (key === 'number' && value !== undefined && /^--?\w/.test(value)) return { number: value }
  const [, first, last] = /^(\d+(?:\.\d+)*)\.\.(\d+(?:\.\d+)*)$/.exec(value ?? '') ?? []
  if (key === 'versions' && first !== undefined && last !== undefined) return { versions: { first, last } }
  return Object.hasOwn(words, key) && value !== undefined && words[key]!.includes(value)
    ? { [key]: value }
    : undefined
}

/** Reads a grammar as decks write it: `getopt, options=first, abbreviations=no, complete`. Undefined when a term is not known. */
export function grammarIn(text: string): Grammar | undefined {
  const terms = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(term)
  return terms.length > 0 && terms.every((item) => item !== undefined)
    ? Object.assign({}, ...terms)
    : undefined
}

/** The grammar of a program as an entry of a deck. */
export const grammarEntry = (
  program: string,
  path: string,
  origin: GrammarEntry['origin'],
  grammar: Grammar,
  at: GrammarEntry['at'],
): GrammarEntry => ({
  kind: 'grammar',
  subject: `${program}${path === '' ? '' : `/${path}`} (grammar)`,
  program,
  path,
  origin,
  grammar,
  at,
  level: 1,
})
