import { exit, UserError } from '../../model/index.ts'
import { styleOf, table } from '../../render/index.ts'
import {
  badSetting,
  check,
  faultError,
  type Given,
  isSetting,
  nearName,
  nearValue,
  type SettingName,
  settingNames,
  settings,
  takenBy,
  takenSetting,
  unknownSetting,
} from '../../settings/index.ts'
import type { World } from '../../world.ts'
import { command, type Offer, printJson } from '../command.ts'
import { json } from '../options.ts'

const settingJson = (name: SettingName, { values }: Given, { texts }: World): object => ({
  name,
  value: values[name],
  default: settings[name].default,
  isDefault: values[name] === settings[name].default,
  meaning: texts.config.meanings[name],
  allowed: settings[name].allowed,
})

/** What else in the file cannot be used: whoever mends one line should hear of the next. */
const faults = ({ faults: all }: Given, { settings: { file }, texts }: World): UserError[] =>
  all.map((fault) => faultError(fault, file, texts))

function list(given: Given, world: World): void {
  const { terminal, texts, settings: kept } = world
  const style = styleOf(terminal)
  const rows = settingNames.map((name) => [
    name,
    String(given.values[name]),
    given.values[name] === settings[name].default ? texts.config.default : '',
    texts.config.meanings[name],
  ])
  for (const [index, line] of table(rows).entries())
    terminal.print(rows[index]![2] === '' ? style.strong(line) : line)
  terminal.print('')
  terminal.print(kept.there ? texts.config.keptIn(kept.file) : texts.config.notYet(kept.file))
}

/** Throws where a value is not allowed. */
function must(name: SettingName, given: string, world: World): string | number {
  const value = check(name, given)
  if (value === undefined) throw badSetting(name, given, nearValue(name, given), world.texts)
  const by = takenBy(name, { ...world.settings.values, [name]: value })
  if (by !== undefined) throw takenSetting(name, given, by, world.texts)
  return value
}

/** Values to choose from; of numbers and keys the default. */
const valuesOf = (name: SettingName): readonly string[] => {
  const { allowed, default: usual } = settings[name]
  return allowed.type === 'choice' ? allowed.of : [String(usual)]
}

const names: Offer = (_before, { config: { meanings } }) => settingNames.map((name) => [name, meanings[name]])
const values: Offer = ([name = '']) => (isSetting(name) ? valuesOf(name) : [])

/** Lists, shows and changes the learner's settings. */
export const config = command({
  group: 'progress',
  paged: true,
  about: (texts) => texts.commands.config,
  tried: ['settings', 'set', 'setup', 'preferences', 'options'],
  words: {
    name: { about: 'setting', completes: names },
    value: { about: 'value', completes: values },
  },
  options: { unset: { type: 'flag', about: 'unset' }, json },
  examples: [
    ['flagdrill config', 'configList'],
    ['flagdrill config new-per-day 10', 'configSet'],
    ['flagdrill config new-per-day --unset', 'configUnset'],
  ],
  allowInvalidConfig: true,
  async run(args, world) {
    const { terminal, texts, settings: kept } = world
    const { name, value } = args
    if (args.unset && (name === undefined || value !== undefined))
      throw new UserError(texts.config.unsetNothing, texts.errors.seeHelpOf('config'), exit.usage)
    const note = (given: Given): void => {
      for (const { message, hint } of faults(given, world))
        terminal.note(hint ? `${message} (${hint})` : message)
    }
    if (name === undefined) {
      if (args.json)
        printJson(world, {
          file: kept.file,
          settings: settingNames.map((known) => settingJson(known, kept, world)),
          problems: faults(kept, world).map(({ message }) => message),
        })
      else list(kept, world)
      note(kept)
      return exit.ok
    }
    if (!isSetting(name)) {
      // What the file has too much can be taken out.
      if (args.unset && kept.faults.some((fault) => fault.type === 'unknown' && fault.name === name)) {
        note(await kept.write(name, undefined))
        return exit.ok
      }
      throw unknownSetting(name, nearName(name), texts)
    }
    if (value === undefined && !args.unset) {
      if (args.json) printJson(world, settingJson(name, kept, world))
      else terminal.print(String(kept.values[name]))
      note({ ...kept, faults: kept.faults.filter((fault) => 'name' in fault && fault.name === name) })
      return exit.ok
    }
    const now = await kept.write(name, value === undefined ? undefined : must(name, value, world))
    if (args.json) printJson(world, settingJson(name, now, world))
    else {
      const mark =
        now.values[name] === settings[name].default
          ? texts.config.default
          : texts.config.defaultIs(settings[name].default)
      terminal.print(`${name} ${now.values[name]} (${mark})`)
    }
    note(now)
    return exit.ok
  },
})
