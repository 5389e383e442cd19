import type { Grammar, GrammarStyle } from '../../model/index.ts'
import type { HelpPage } from './page.ts'

/** The marks by which pages of each option parser are recognised. */
const marks: readonly (readonly [GrammarStyle, RegExp])[] = [
  ['click', /Show this message and exit\./],
  ['argparse', /show this help message and exit/],
  [
    'pflag',
    /\[command\] --help" for more|-h, --help +help for |Run '[\w-]+ COMMAND --help'|following options can be passed to any command|^Global (?:Flags|Options):$|^(?:INHERITED )?FLAGS$/m,
  ],
  [
    'clap',
    /-h, --help\b[^\n]*\n?[^\n]*\bPrint help|Print help information|\[possible values: |^Usage: [^\n]*\[OPTIONS\][^\n]*(?:\n.*)*-V, --version\s+Print version/m,
  ],
  ['go', /^Usage of \S+:$/m],
  ['git', /usage: git |\[<options>\]/],
  [
    'getopt',
    /(?:display|show|print) this help(?: text)?(?:,? (?:and|then) exit)?|Mandatory arguments to long options/i,
  ],
]

const parsers: ReadonlySet<GrammarStyle> = new Set(['click', 'argparse', 'pflag', 'clap'])

/** Whether long options of a page have one dash. */
function isSingle(page: HelpPage): boolean {
  const longs = page.options.flatMap(({ long }) => (long?.startsWith('-') ? [long] : []))
  const single = longs.filter((long) => !long.startsWith('--')).length
  return single > 3 && single > longs.length * 0.8
}

/** How the program of a page reads its line, as far as the page shows: its option parser, and whether that lists every option. */
export function grammarOn(page: HelpPage, text: string): Grammar | undefined {
  const style = isSingle(page) ? 'single' : marks.find(([, mark]) => mark.test(text))?.[0]
  if (style === undefined) return undefined
  const whole =
    parsers.has(style) &&
    page.options.length > 0 &&
    page.unread.every(({ code }) => code !== 'not-understood' && code !== 'too-large')
  return whole ? { style, complete: true } : { style }
}

/** A grammar with what names without a dash say: letters may be the first word (`ps aux`), words may be operands (`dd if=FILE`). */
export function withBareNames({ options }: HelpPage, grammar: Grammar | undefined): Grammar | undefined {
  const letters = options.some(({ short = '-' }) => /^[A-Za-z]$/.test(short))
  const pairs = options.some(({ long = '-' }) => /^\w+=$/.test(long))
  if (!letters && !pairs) return grammar
  return { ...grammar, ...(letters ? { letters } : {}), ...(pairs ? { pairs: 'any' as const } : {}) }
}
