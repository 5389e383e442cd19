import type { Argv } from 'yargs'
import type { Texts } from '../i18n/index.ts'
import { type Command, commonOptions } from './command.ts'

/** An option of a command, as its definition says. */
export interface Option {
  name: string
  /** Other names, a letter among them. */
  aliases: string[]
  about: string
  takesValue: boolean
  /** It may be given more than once. */
  repeats: boolean
}

/** The words behind a command: their names, and whether the last one stands for many. */
export interface Slots {
  names: string[]
  many: boolean
}

/** Where words stand behind a command. */
export function slotsOf({ usage }: Command): Slots {
  const slots = [...[usage].flat()[0]!.matchAll(/[<[](\w+)(\.\.)?[>\]]/g)]
  return { names: slots.map((slot) => slot[1]!), many: slots.at(-1)?.[2] !== undefined }
}

// What yargs knows of a definition, beyond what its types tell.
interface Definition {
  getOptions(): {
    key: Record<string, unknown>
    alias: Record<string, string[]>
    boolean: string[]
    array: string[]
  }
  getInternalMethods(): { getUsageInstance(): { getDescriptions(): Record<string, string | undefined> } }
}

/** The options of a command and those that every command has, as yargs knows them. */
export function optionsOf(command: Command, texts: Texts, yargs: (args: string[]) => Argv): Option[] {
  const { options: words } = texts.commands
  const probe = commonOptions(command.options(yargs([]), texts), texts) as unknown as Definition
  const { key, alias, boolean, array } = probe.getOptions()
  const about = probe.getInternalMethods().getUsageInstance().getDescriptions()
  const slots = slotsOf(command).names
  // yargs has other names of an option among the options, too.
  const others = Object.values(alias).flat()
  const own = Object.keys(key)
    .filter(
      (name) => !slots.includes(name) && !others.includes(name) && name !== 'help' && name !== 'version',
    )
    .map((name) => ({
      name,
      aliases: alias[name] ?? [],
      about: about[name] ?? '',
      takesValue: !boolean.includes(name),
      repeats: array.includes(name),
    }))
  const flag = (name: string, aliases: string[], text: string): Option => ({
    name,
    aliases,
    about: text,
    takesValue: false,
    repeats: false,
  })
  return [...own, flag('help', ['h'], words.help), flag('version', [], words.version)]
}
