import type { Grammar } from '../../model/index.ts'

/** An option as a help page shows it. */
export interface HelpOption {
  long?: string
  short?: string
  /** Further names of the same option. */
  also?: string[]
  /** The long form that switches it off, where the page writes `--[no-]long`. */
  negated?: string
  /** The page's own word for the kind of value; `boolean` when it takes none. */
  type: string
  /** The form of the value. */
  value?: string
  /** The value may be left out and is then given attached: `--color[=WHEN]`. */
  optionalValue?: boolean
  default?: string
  choices?: string[]
  required?: boolean
  repeatable?: boolean
  /** One sentence; '' where the page gives none that could be asked. */
  summary: string
  /** Listed under a heading of options that all commands share. */
  global: boolean
  line: number
  /** The file that it is from, if that is not the page itself. */
  file?: string
}

/** A command that a page lists. */
export interface HelpCommand {
  name: string
  aliases: string[]
  /** '' where the page only names it. */
  summary: string
  line: number
  /** Its usage line, where the page of the command above prints it. */
  usage?: string
}

/** A word of a page that looks like the name of an option. */
export interface Mention {
  name: string
  line: number
  /** The line, shortened. */
  text: string
  /** It is where options are given: at the beginning of a row, in a usage line, as the tag of an item. */
  introduced: boolean
  /** The file that it is from, if that is not the page itself. */
  file?: string
}

/** Why a row of a page gives no card. */
export type RowFault = 'not-understood' | 'bad-meaning' | 'sources-differ' | 'too-large'

/** The contents of a help page. */
export interface HelpPage {
  /** The usage lines, without the word itself. */
  usage: string[]
  /** Full command lines that are the same command. */
  aliases: string[]
  /** The first sentence of the page. */
  summary: string
  options: HelpOption[]
  commands: HelpCommand[]
  /** The commands are under no heading that calls them so: they may be something else. */
  loose?: boolean
  /** The lines of its examples. */
  examples?: string[]
  /** How its program reads a line, as far as the page shows. */
  grammar?: Grammar
  /** Rows that look like options and could not be read, or whose text is no meaning. */
  unread: { line: number; text: string; code: RowFault; file?: string }[]
  /** Every word that looks like an option: each has to be in the table or among the problems. */
  mentions?: Mention[]
}

/** A help page and the command it was asked for. */
export interface WalkedPage {
  /** The words after the program. */
  path: string[]
  page: HelpPage
  /** The name of the page: the command line that printed it, or a file. */
  file: string
}
