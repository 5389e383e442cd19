import { withoutDefaults } from './default-asides.ts'
import { isCircumstance } from './doubt.ts'
import { type Edit, edited } from './edits.ts'
import { doubles } from './facts.ts'

// The full stop of these ends no sentence.
const abbreviation =
  /(?:\b(?:e\.g|i\.e|eg|ie|vs|cf|resp|approx|no|incl|inc|ltd|co|corp|dr|mr|st|fig|sec|vol|min|max|num|seq|spec|param|dir|misc|ver|pp|ca|esp|viz|aka|[A-Za-z])|\.\.|\s\.)\.$/i
// `etc.` ends a sentence before a capital only.
const midSentence = /\betc\.$/i

/** Whether a full stop ends a sentence; before a small letter only where the sentence is a whole one. */
function endsHere(before: string, after: string): boolean {
  if (abbreviation.test(before)) return false
  if (!/^\s+["'(`<[]?[a-z]/.test(after)) return true
  return before.length > 20 && /[a-z)]{3}[.!?]$/.test(before) && !midSentence.test(before)
}

/** The sentences of a text. */
function sentences(text: string): string[] {
  const found: string[] = []
  let from = 0
  for (const match of text.matchAll(/[.!?]["')]?(?=\s+["'(`<[=]?[A-Za-z0-9<[-]|(?=See )|\s*$)/g)) {
    const end = match.index + match[0].length
    if (end < text.length && !endsHere(text.slice(from, match.index + 1), text.slice(end))) continue
    found.push(text.slice(from, end).trim())
    from = end
  }
  if (from < text.length) found.push(text.slice(from).trim())
  return found.filter((sentence) => sentence !== '')
}

/** Longer than this, nobody chooses among four of them. */
const longestMeaning = 220

/** Whether what stands before a list says nothing without it. */
const isOnlyIntroduction = (text: string): boolean =>
  !/[.!?]\s/.test(text) && /\s(?:are|is|be|values|with)$|\bfollowing\b/.test(text)

/** Takes from an introduction all but its last clause, which only announces the list: `Set the format, valid values are:`. */
function ownClause(introduction: string): string {
  const clause =
    /^([A-Z]?[a-z]+ [^.:;()]{10,}?)[,;] (?:where |which |and )?(?:(?:the )?(?:valid|possible|allowed|available|supported|legal)\b|\S+ (?:may|can|must) be\b|one of\b)[^,;]*$/.exec(
      introduction.replace(/\s+/g, ' '),
    )?.[1]
  return clause ?? ''
}

/** Tags and links, which are no part of a meaning. */
const headEdits: readonly Edit[] = [
  ['(', /^\([A-Z][A-Z0-9 ,/-]+\)\s+/, ''],
  ['*', /^\*([A-Za-z]+)\*\s+/, ''],
  ['E', /^(?:EXPERIMENTAL|DEPRECATED|OBSOLETE|ADVANCED)[.:]\s+/, ''],
  ['](', /\[([^\]]+)\]\((?:\/|https?:)[^()]*\)/g, '$1'],
  ['<http', /(\w)\s+<https?:[^<>]*>/g, '$1'],
]

/** Words and sentences that go on in the next line. */
const lineEdits: readonly Edit[] = [
  ['\u2010\n', /\u2010\n/g, ''],
  ['-\n', /(\w)-\n(?!(?:and|or|to)\b)(?=\w)/g, '$1-'],
  [
    '\n',
    /([^.;:,])\n(?=(?:The|Note|This|If|See|It|Use|By|When|You|May|For|Currently|Permissible|Valid|Specif(?:y|ies)|Prints?|Sets?|Shows?|Displays?|Selects?|Adds?|Allows?|Makes?|Default(?:s| is)|In this case|Examples?:|E\.g\.) )/g,
    '$1.\n',
  ],
]

/** Defaults, choices and warnings, which have places of their own. */
const factEdits: readonly Edit[] = [
  ['[', /\s*\[(?:default|possible values|env|required|aliases|short aliases)\b[^\]]*\]/gi, ''],
  [':', /\s+(?:Possible Values|Tags|Default):\s.*$/s, ''],
  ['', /\s+Possible values:?\s*$/i, ''],
  ['', /(?=\s)(?<=[\w)]{3}\.?)\s+(?:WARNING|NOTE|CAUTION|Warning|Note|Caution):?\s.*$/s, ''],
  ['Default', /\s+Default (?:is|value is|to|:) \S+(?: [a-z]+)?\.?$/, ''],
  ['', /(?:^|(?<=\.)\s+|[;,]\s+|\s+-\s+)Default(?:s to|:| is)\s*(?:"[^"]*"|'[^']*'|`[^']*'|\S+?)\.?$/i, ''],
  ['', /\s+/g, ' '],
  ['..', /(?<![.\s])\.\.$/, '.'],
  ['', /,? (?:e\.g|i\.e|for example)[.:,]*$/i, ''],
]

/** Takes the meaning of an option from a sentence of its page: without default, choices and tags. */
export function meaningIn(text: string, names: readonly string[]): string {
  const introduction = beforeList(text)
  // The text after it is the meaning, and it is a list.
  if ((introduction !== text || text.endsWith(':')) && isOnlyIntroduction(introduction.replace(/:$/, '')))
    return ownClause(introduction)
  const told = edited(edited(introduction, headEdits), lineEdits)
  const aside = (found: string): string => (named(found, names) || doubles(found, names) ? '' : found)
  const outside = told.includes('(') ? withoutDefaults(told.replace(/\s*\([^()]*\)/g, aside)) : told
  const bare = edited(outside, factEdits).trim()
  const meaning = shortened(withoutName(tellingOf(sentences(bare), names), names))
  return withoutOpen(meaning).replace(/(?<![.\s])\.\.$/, '.')
}

/** The sentence of an option that says what it does, where the first is about the program or about when the option counts. */
function ownSentence([first = '', ...others]: readonly string[]): string | undefined {
  if (!background.test(first) && !otherwise.test(first) && !isCircumstance(first)) return undefined
  const own = others.slice(0, 3).find((one) => action.test(one))
  // `This flag disables that behaviour` says nothing without the sentence before.
  const leans = /\b(?:this|that|these|those|such) (?!option|flag|switch)\w+/i.test(own ?? '')
  return leans ? `${first} ${own}` : own
}

/** Those sentences of an option that say what it does: mostly the first. */
function tellingOf(told: readonly string[], names: readonly string[]): string {
  const [first = '', next] = told
  const own = ownSentence(told)
  if (own !== undefined || next === undefined) return own ?? first
  const onlyNamed =
    next.length > 15 &&
    namesMode(first, names) &&
    !holdsWord(next, names) &&
    !/\bvalid\b|^This (?:option|flag|switch)\b/.test(next)
  if (/^This (?:option|argument|flag) requires\b/.test(first)) return next
  if (onlyNamed || isChoice(first)) return next
  const both = `${first} ${next}`
  if (
    otherwise.test(first) ||
    /^(?:Instead|Rather)\b/.test(next) ||
    (/^(?:Do not|Don.t|Suppress)\b/.test(first) &&
      /^(?:Just|Only|Analy[sz]e|Print|Show|Display)\b/.test(next))
  )
    return both.length <= longestMeaning ? both : next
  return first.length < 14 ? both : first
}

/** A text up to a colon that ends a line and introduces a list; one within brackets introduces none. */
function beforeList(text: string): string {
  if (!text.includes(':\n')) return text
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++
    else if (text[at] === ')') depth = Math.max(0, depth - 1)
    else if (
      depth === 0 &&
      text.startsWith(':\n', at) &&
      !/\b(?:mailto|https?|file)$/.test(text.slice(at - 6, at))
    )
      return text.slice(0, at)
  }
  return text
}

// A sentence about the program, before the one that says what the option does.
const background =
  /^(?:The |There |These |On [A-Z]|Because |While |This command |Some |Most |Many |Since |Historically|Traditionally|In some cases\b|[A-Za-z][\w-]* (?:usually|normally|generally|stores|keeps|uses|reads|writes|has) )/
const action =
  /^(?:Using this (?:option|flag)|Use this (?:option|flag) to|This (?:option|flag|switch) (?:allows|adds|makes|causes|enables|disables|sets|specifies|tells|forces|prevents|turns|controls|changes|prints|shows|selects|suppresses|lets))\b(?!.*\bthis (?:restriction|limit|problem)\b)/

/** Whether a text only says which values or commands an option goes with. */
const isChoice = (text: string): boolean =>
  /^(?:Must be|Options are|(?:Valid|Possible|Allowed|Supported|Available) (?:values|options|types)\b|Can be one of|One of\b|This (?:option|flag|switch) is only (?:valid|available|useful|supported|used)\b|This (?:option|flag|switch) works in conjunction\b|Only (?:valid|available) (?:for|with|in)\b)/i.test(
    text,
  ) && !/\b(?:if|when|to)\b/.test(text)

// A sentence that says what happens without the option.
const otherwise = /^(?:Normally|By default|Usually|Ordinarily),? /

/** A text without a bracket at its end that stays open. */
function withoutOpen(text: string): string {
  const open = text.lastIndexOf('(')
  return open > 0 && !text.includes(')', open) ? text.slice(0, open).trimEnd() : text
}

/** A long sentence without what follows its first semicolon or dash; one that cannot be shortened stays. */
function shortened(sentence: string): string {
  if (sentence.length <= longestMeaning) return sentence.replace(/[;,:]$/, '')
  const end = /^(.{25,220}?)(?:; | -- | - |: )/.exec(sentence)?.[1]
  return end ?? sentence
}

const filler = new Set(
  'a an the of to for and or in on is be it its this that with as by mode option flag use using enable enables turn set sets do print prints show shows display displays output specify specifies select deprecated'.split(
    ' ',
  ),
)

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Words that are one in all but their ending: `recursive`, `recursively`. */
const sameWord = (a: string, b: string): boolean =>
  a === b ||
  (Math.min(a.length, b.length) > 3 && (a.startsWith(b.slice(0, -1)) || b.startsWith(a.slice(0, -1))))

const longWords = (names: readonly string[]): string[] =>
  names.filter((name) => name.length > 2).flatMap(wordsIn)

/** Whether a text has a word of a long name. */
const holdsWord = (text: string, names: readonly string[]): boolean => {
  const own = longWords(names).filter((word) => word.length > 3)
  return wordsIn(text).some((word) => own.some((one) => sameWord(word, one)))
}

/** The words of a text that say something. */
const telling = (text: string): string[] => wordsIn(text).filter((word) => !filler.has(word))

/** Whether a text only calls a mode by the name of its option: `Silent or quiet mode.` of `--silent`. */
const namesMode = (text: string, names: readonly string[]): boolean =>
  /\bmode\.?$/i.test(text) && telling(text).length < 4 && holdsWord(text, names)

/** Whether a text says nothing but the name: `Silent mode` of `--silent`. */
export const onlyName = (text: string, names: readonly string[]): boolean => {
  const own = longWords(names)
  return own.length > 0 && telling(text).every((word) => own.some((one) => sameWord(word, one)))
}

const named = (text: string, names: readonly string[]): boolean =>
  names.some(
    (name) =>
      name.length > 1 &&
      text.includes(name) &&
      new RegExp(`(?<![\\w-])${name.replace(/\W/g, '\\$&')}(?![\\w-])`).test(text),
  )

/** A meaning without asides and examples that name the option itself. */
function withoutName(meaning: string, names: readonly string[]): string {
  if (!named(meaning, names)) return meaning
  const bare = meaning
    .replace(/\s*\([^()]*\)/g, (aside) => (named(aside, names) ? '' : aside))
    .replace(/(?:[,;:]| -)?\s+(?:e\.g\.|i\.e\.|for example|see|cf\.|like)[,:]?\s.*$/i, (end) =>
      named(end, names) ? '' : end,
    )
  if (!named(bare, names)) return bare.trim()
  // A comma may be one of a list.
  const clauses = bare.split(
    /(?<=;) |(?<=,) (?=(?:as|like|see|so|which|but|unless|except|and|use|same|implies|equivalent)\b)/,
  )
  const own = clauses.findIndex((clause) => named(clause, names))
  // A short clause is a word of a list, which ends where the name is.
  if (clauses.slice(1, own).some((clause) => clause.split(' ').length < 3)) return meaning
  const kept = clauses.slice(0, own).join(' ').replace(/[;,]$/, '').trim()
  return kept.length >= 12 ? kept : meaning
}

/** A text that was cut before the list that it introduces. */
const endsOpen =
  /(?:\s(?:of|following|follows|includes?|namely|as|the|an?|and|or|any|its|their|your|than|should|will|would|must|could|in format|as in|one of the following [a-z]+|e\.g\.|i\.e\.)|[(,=])$/

/** Whether a text is a meaning that can be asked; names of the option itself would give the answer away. */
export function isMeaning(text: string, names: readonly string[]): boolean {
  if (/^[,;:|=)\]}>*&/\\]|^\.(?!\w)|^[-+]\s/.test(text)) return false
  if (text.length > longestMeaning) return false
  if (isChoice(text) || endsOpen.test(text)) return false
  // An example, a pointer, or a sentence about the command.
  if (
    /^(?:for example|examples?\b ?:|e\.g\.|see (?:also|above|below|man|the (?:man|section|documentation|description|option|online))\b|note:|these commands\b|because )/i.test(
      text,
    )
  )
    return false
  // Words to choose from: `true |(false)  follow links`.
  if (/^\(?\w+\)? ?\| ?\(?\w/.test(text)) return false
  // Nothing but places, and what points to another row.
  if (/^one of:? |^\[:/i.test(text)) return false
  if (/^(?:<[^>]*>|\[[^\]]*\]|\.\.\.|\||-{1,2}[\w|-]+|\s)+$|^ditto\b/i.test(text)) return false
  // Another name, with a plus.
  if (/^\+\w(?: \S+)?\.?$/.test(text)) return false
  // A form of value that was not taken for one.
  if (/^(?:string|int|list|stringArray|strings|duration|<[^>]*>|\[[^\]]*\]|\{[^}]*\})$/i.test(text))
    return false
  return /\p{L}{2}/u.test(text) && !named(text, names)
}
