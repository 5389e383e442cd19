import { isLooseValue, isPlainForm, itemsOf, type SpecItem } from './spec.ts'

/** The names and values of a text that holds nothing else, such as the tag of an item in a man page; undefined when it holds more. */
export function splitTag(tag: string): SpecItem[] | undefined {
  const text = tag
    .replace(/\s+/g, ' ')
    // A number is no name: `-<number>, -n <number>`.
    .replace(/^-(?:<[\w-]+>|num), (?=-)/, '')
    .replace(/, -<[\w-]+>$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\s+,\s*/g, ', ')
    .replace(/(?<=\S\S)[\s,:]+$/, '')
    // A further name: `-d FMT (-dateFormat)`.
    .replace(/ \((--?[A-Za-z][\w-]*(?:, --?[A-Za-z][\w-]*)*)\)$/, ', $1')
    // A value that is an option of another program: `-P -option`.
    .replace(/^(-[A-Za-z]) (-(?:option|arg))(?=$|[\s,])/, '$1 <$2>')
    // The default: `--flag=<no|yes> [default: no]`.
    .replace(/ \[default: [^\]]*\]/g, '')
    // The same setting in a file, and the value where none is given.
    .replace(/(?<=\S) \((?:[\w-]+: [^()]*|[^()]* if unset)\)$/, '')
    // A remark in words, or a number that is usual: `str (alpha testing)`, `num (0.25)`.
    .replace(/ \((?:[a-z]+ [a-z ]+|\d[\d.]*)\)$/, '')
    // The side on which an option counts: `-t duration (input/output)`.
    .replace(/ \((?:input|output|global|per-)[^)]*\)$/, '')
    // A letter with its value: `-v (More words), -vlevel (So many words)`.
    .replace(/^(-[a-z]) \([^()]*\), \1([a-z]{3,}) \([^()]*\)$/, '$1[$2]')
    // The name in words: `-sn (No port scan)`.
    .replace(/ \((?:[A-Z][^()]* [^()]*|[^()]*\([^()]*\)[^()]*|[A-Z][a-z]+(?: [a-z]+)*)\)(?= |$)/, '')
    .replace(/(?<=[\w-]) \| (?=[\w.])/g, '|')
    .trim()
  return itemsOf(text, (value) => isLooseValue(value) || isPlainForm(value))
}
