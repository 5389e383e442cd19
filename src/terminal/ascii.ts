import { width } from '../model/index.ts'

// One column for one column: tables and drawings stay in place.
const signs: Readonly<Record<string, string>> = {
  '\u203A': '>',
  '\u2713': '+',
  '\u2717': 'x',
  '\u00B7': '-',
  '\u2026': '~',
  '\u2192': '>',
  '\u2190': '<',
  '\u2194': '-',
  '\u21B5': '<',
  '\u2018': "'",
  '\u2019': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u00A0': ' ',
  '\u2265': '>',
  '\u2264': '<',
  '\u00D7': 'x',
}

// ASCII replacements for similar-looking characters.
const ranges: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212\u2500\u2504\u2508]/, '-'],
  [/[\u2501\u2550]/, '='],
  [/[\u2502\u2503\u2506\u250A]/, '|'],
  [/[\u2500-\u257F]/, '+'],
  [/[\u2580-\u259F\u25A0]/, '#'],
]

/** The signs that a character becomes on a screen that knows ASCII only. */
function signOf(character: string): string {
  const known = signs[character] ?? ranges.find(([range]) => range.test(character))?.[1]
  if (known !== undefined) return known
  const [letter = '?'] = character.normalize('NFKD')
  return /[ -~]/.test(letter) ? letter : '?'.repeat(width(character))
}

/** A text in ASCII: signs that look alike, letters without their marks, `?` for the rest. */
export const toAscii = (text: string): string => text.replace(/[^\0-\x7F]/gu, signOf)

/** Whether the locale of an environment has no characters but those of ASCII. */
export function isAsciiLocale(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return locale === 'C' || locale === 'POSIX'
}

/** A stream whose text is written in ASCII. */
export const asciiStream = (stream: NodeJS.WriteStream): NodeJS.WriteStream =>
  new Proxy(stream, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name === 'write')
        return (piece: string | Uint8Array, ...rest: never[]) =>
          target.write(typeof piece === 'string' ? toAscii(piece) : piece, ...rest)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
