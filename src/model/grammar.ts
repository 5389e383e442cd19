/** The option parsers whose rules are known; each is a starting point for `Grammar`. */
export type GrammarStyle =
  | /** GNU getopt_long: options anywhere, bundles, abbreviations. */ 'getopt'
  | /** POSIX getopt: options before the first word, no long ones. */ 'posix'
  | /** Go's pflag, of cobra: docker, kubectl, helm, gh. */ 'pflag'
  | /** Go's own flag package: go, terraform. */ 'go'
  | /** Rust's clap and its like: cargo. */ 'clap'
  | /** Python's argparse and optparse: pip. */ 'argparse'
  | /** Python's click: black, flask. */ 'click'
  | /** git's parse-options. */ 'git'
  | /** npm's nopt. */ 'nopt'
  | /** Long options with one dash, no bundles: find, gcc, ffmpeg, java. */ 'single'

/** Rules for one option that differ from those of its program. */
export interface OptionRule {
  /** Another name of this option, or the options that it abbreviates: `--partial --progress`. */
  means?: string
  /** Whether it takes a value: `optional` only when attached, `attached` always and only attached. */
  takes?: 'none' | 'required' | 'optional' | 'attached'
  /** An optional value may also be the next word, where that is a number: `make -j 4`. */
  numeric?: boolean
  /** The value it has when given without one. */
  implied?: string
  /** How many words its value has, 1 unless said. */
  words?: number
  /** Its value goes on up to one of these words: `-exec … ;`. */
  until?: readonly string[]
  /** Its value is every word up to the next option: `zip -x A B`. */
  list?: boolean
  /** Given again: the last or first counts, it adds up (`-vv`), all values count in any order or in order, or it is refused. */
  repeats?: 'last' | 'first' | 'adds' | 'collects' | 'ordered' | 'refused'
  /** Options of one series keep their order among each other: `rsync --include --exclude`. */
  series?: string
  /** Options of one group replace each other: the last one given counts. */
  group?: string
  /** Its value is one more word of the line: `curl --url URL`. */
  isWord?: boolean
  /** Options of one set exclude each other: two of them are refused. */
  excludes?: string
  /** The type of its value, where the table does not name one. */
  type?: string
  default?: string
  /** The words its value is chosen from. */
  choices?: readonly string[]
}

/** How a program, or one of its commands, reads a command line, beyond the names of its options. What is absent is as `style` has it. */
export interface Grammar {
  style?: GrammarStyle
  /** The positions of options: `anywhere` among the words, only `first` before any word, or anywhere before the command `inside` the line. */
  options?: 'anywhere' | 'first' | 'inside'
  /** How many dashes a long option has. */
  dashes?: 'two' | 'one' | 'either'
  /** How a long option takes its value: `=` or the next word (`either`), only `equals`, or only the next `word`. */
  longValue?: 'either' | 'equals' | 'word'
  /** The `=` in `-o=json`: `dropped`, or `kept` as part of the value. */
  shortEquals?: 'dropped' | 'kept'
  /** Letters may share one dash: `-it`. */
  bundles?: boolean
  /** Long options may be shortened while they stay unique. */
  abbreviations?: boolean
  /** A switch may be given a value: `--rm=false`. */
  switchValues?: boolean
  /** Any switch `--x` is switched off by `--no-x`. */
  negation?: boolean
  /** The value of a repeated option that counts, if values do not accumulate. */
  repeats?: 'last' | 'first' | 'refused'
  /** The option that `-3` is short for. */
  number?: string
  /** The first word may be option letters without a dash: `tar xzf`. */
  letters?: boolean
  /** Words may be `key=value` pairs in any order, of which the last of a key counts: only the `known` keys (`dd if=a of=b`), or `any` (`make CC=gcc`). */
  pairs?: 'known' | 'any'
  /** The role of `--`: it only `ends` the options, or it is a `word` that changes the meaning of the others (`git checkout -- FILE`). */
  dashDash?: 'ends' | 'word'
  /** Options and words are one expression in which order counts: `find`. */
  expression?: boolean
  /** The order of the words changes nothing: `rm a b`. */
  anyOrder?: boolean
  /** The option that the first word is the value of, unless it or one of the others is given: `grep PATTERN`. */
  firstWordIs?: readonly string[]
  /** Options of the program may be only `before` the command, or `anywhere`. */
  globals?: 'before' | 'anywhere'
  /** The first and the last version of the program that the table was held against. */
  versions?: { first: string; last: string }
  /** Every option of the commands it is about is in the table, so that any other is refused. */
  complete?: boolean
  /** Every command is in the table, so that any other is refused. */
  allCommands?: boolean
  /** By name, `--long` or `-s`. */
  rules?: Readonly<Record<string, OptionRule>>
}
