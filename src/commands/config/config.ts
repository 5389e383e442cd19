import { exit, sanitize, UserError, width, wrap } from '../../model/index.ts'
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
import type { Terminal, World } from '../../world/index.ts'
import { command, type Offer, printJson } from '../command.ts'
import { json } from '../options.ts'

/** Columns below which a meaning beside its setting is hard to read. */
const leastRoom = 28

const settingJson = (name: SettingName, { values }: Given, { texts }: World): object => ({
  name,
  value: values[name],
  default: settings[name].default,
  isDefault: values[name] === settings[name].default,
  meaning: texts.config.meanings[name],
  allowed: settings[name].allowed,
})

/** The other lines of the file that cannot be used, so that fixing one line does not hide the next. */
const faults = ({ faults: all }: Given, { settings: { file }, texts }: World): UserError[] =>
  all.map((fault) => faultError(fault, file, texts))

/** The rows of the list, each in lines: on a screen that is too narrow its last cell goes on below itself, and below the others where little room is left. */
function rowsOf(rows: readonly (readonly string[])[], { interactive, columns }: Terminal): string[][] {
  const whole = table(rows)
  if (!interactive || whole.every((line) => width(line) < columns)) return whole.map((line) => [line])
  const heads = table(rows.map((row) => [...row.slice(0, -1), '|'])).map((line) => line.slice(0, -1))
  const left = width(heads[0]!)
  const isBeside = columns - left > leastRoom
  return heads.map((head, at) => {
    const indent = isBeside ? ' '.repeat(left) : '   '
    const text = wrap(sanitize(rows[at]!.at(-1)!), columns - 1 - width(indent))
    return isBeside
      ? text.map((line, index) => `${index === 0 ? head : indent}${line}`)
      : [head.trimEnd(), ...text.map((line) => `${indent}${line}`)]
  })
}

function list(given: Given, world: World): void {
  const { terminal, texts, settings: kept } = world
  const style = styleOf(terminal)
  const rows = settingNames.map((name) => [
    name,
    String(given.values[name]),
    given.values[name] === settings[name].default ? texts.config.default : '',
    texts.config.meanings[name],
  ])
  for (const [index, lines] of rowsOf(rows, terminal).entries())
    for (const line of lines) terminal.print(rows[index]![2] === '' ? style.strong(line) : line)
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

/** Says what is wrong with a file, each fault on a line of its own. */
function note(given: Given, world: World): void {
  for (const { message, hint } of faults(given, world))
    world.terminal.note(hint ? `${message} (${hint})` : message)
}

/** Lists all settings. */
function showAll(asJson: boolean, world: World): void {
  const { settings: kept } = world
  if (asJson)
    printJson(world, {
      file: kept.file,
      settings: settingNames.map((known) => settingJson(known, kept, world)),
      problems: faults(kept, world).map(({ message }) => message),
    })
  else list(kept, world)
  note(kept, world)
}

/** Shows the value of one setting. */
function showOne(name: SettingName, asJson: boolean, world: World): void {
  const { settings: kept, terminal } = world
  if (asJson) printJson(world, settingJson(name, kept, world))
  else terminal.print(String(kept.values[name]))
  const about = kept.faults.filter((fault) => 'name' in fault && fault.name === name)
  note({ ...kept, faults: about }, world)
}

/** Takes a name out of the file that is no setting. Throws UserError where it is not in there. */
async function removeUnknown(name: string, unset: boolean, world: World): Promise<void> {
  const { settings: kept, texts } = world
  const there = kept.faults.some((fault) => fault.type === 'unknown' && fault.name === name)
  if (!unset || !there) throw unknownSetting(name, nearName(name), texts)
  note(await kept.write(name, undefined), world)
}

/** Says what another retention asks of the learner. */
async function sayLoad(earlier: number, later: number, world: World): Promise<void> {
  const { loadsAt } = await import('../fit/outlook.ts')
  const loads = await loadsAt([earlier, later], world)
  if (loads) world.terminal.print(world.texts.config.load(...loads))
}

/** Gives a setting a value, or its default back. Throws UserError. */
async function change(
  name: SettingName,
  value: string | undefined,
  asJson: boolean,
  world: World,
): Promise<void> {
  const { settings: kept, terminal, texts } = world
  const earlier = kept.values.retention
  const now = await kept.write(name, value === undefined ? undefined : must(name, value, world))
  const standard = settings[name].default
  const mark = now.values[name] === standard ? texts.config.default : texts.config.defaultIs(standard)
  if (asJson) printJson(world, settingJson(name, now, world))
  else terminal.print(`${name} ${now.values[name]} (${mark})`)
  if (name === 'retention' && !asJson && now.values.retention !== earlier)
    await sayLoad(earlier, now.values.retention, world)
  note(now, world)
}

/** Lists, shows and changes the learner's settings. */
export const config = command({
  group: 'progress',
  paged: true,
  about: (texts) => texts.commands.config,
  tried: ['settings', 'set', 'setup', 'preferences', 'options', '설정'],
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
  async run({ name, value, unset, json: asJson }, world) {
    const { texts } = world
    if (unset && (name === undefined || value !== undefined))
      throw new UserError(texts.config.unsetNothing, texts.errors.seeHelpOf('config'), exit.usage)
    if (name === undefined) showAll(asJson, world)
    else if (!isSetting(name)) await removeUnknown(name, unset, world)
    else if (value === undefined && !unset) showOne(name, asJson, world)
    else await change(name, value, asJson, world)
    return exit.ok
  },
})
