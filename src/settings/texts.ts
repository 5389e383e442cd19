import type { Texts } from '../i18n/index.ts'
import { cut, exit, sanitize, UserError, wordOf } from '../model/index.ts'
import type { SettingFault } from './check.ts'
import { type SettingName, type SettingValue, settingNames, settings } from './table.ts'

/** The type of a setting in words. */
function allowedText(name: SettingName, { config }: Texts): string {
  const { allowed } = settings[name]
  switch (allowed.type) {
    case 'whole':
      return config.whole(allowed.from, allowed.to)
    case 'decimal':
      return config.decimal(allowed.from, allowed.to)
    case 'version':
      return config.version
    case 'choice':
      return config.oneOf(allowed.of)
    case 'name':
      return config.name
    case 'weekdays':
      return config.weekdays
    case 'key':
      return config.key
  }
}

const shown = (text: string): string => cut(sanitize(text.replaceAll('\n', ' ')), 40)

/** The error for an unknown setting. */
export const unknownSetting = (
  name: string,
  near: string | undefined,
  { config, errors }: Texts,
): UserError =>
  new UserError(config.unknown(shown(name)), near ? errors.didYouMean(near) : config.seeConfig, exit.usage)

/** The error for a value that is not allowed. */
export const badSetting = (
  name: SettingName,
  given: string,
  near: string | undefined,
  texts: Texts,
): UserError =>
  new UserError(
    texts.config.bad(name, allowedText(name, texts), shown(given)),
    near && texts.errors.didYouMean(near),
    exit.usage,
  )

/** The error for a key that is already in use. */
export const takenSetting = (
  name: SettingName,
  given: string,
  by: SettingName,
  { config }: Texts,
): UserError => new UserError(config.taken(name, given, by), config.takenHint(by), exit.usage)

/** A fault in a file, with its line and a remedy. */
export function faultError(fault: SettingFault, file: string, texts: Texts): UserError {
  const { config } = texts
  const at = (error: UserError, hint: string | undefined): UserError =>
    new UserError(
      `${file}${fault.type === 'unreadable' ? '' : `:${fault.line}`}: ${error.message}`,
      hint,
      exit.usage,
    )
  switch (fault.type) {
    case 'unreadable':
      return at(
        new UserError(config.reasons[fault.reason] ?? wordOf(texts.reasons, fault.reason) ?? fault.reason),
        config.otherFile,
      )
    case 'syntax':
      return at(new UserError(config.syntax(shown(fault.reason))), config.mend)
    case 'unknown': {
      const error = unknownSetting(fault.name, fault.near, texts)
      return at(error, error.hint)
    }
    case 'bad': {
      const error = badSetting(fault.name, fault.given, fault.near, texts)
      return at(error, error.hint ?? config.back(fault.name, settings[fault.name].default))
    }
    case 'taken': {
      const error = takenSetting(fault.name, fault.given, fault.by, texts)
      return at(error, error.hint)
    }
  }
}

/** A new file: every setting as a comment, with its default and meaning. */
export const freshFile = (texts: Texts): string =>
  `${[
    ...texts.config.head.map((line) => `# ${line}`),
    ...settingNames.flatMap((name) => [
      '',
      // The form of keys is said once.
      ...(name === 'keys.undo' ? [`# ${texts.config.keys(allowedText(name, texts))}`, ''] : []),
      `# ${texts.config.meanings[name]}${settings[name].allowed.type === 'key' ? '' : `: ${allowedText(name, texts)}`}`,
      `# ${name} = ${JSON.stringify(settings[name].default satisfies SettingValue)}`,
    ]),
  ].join('\n')}\n`
