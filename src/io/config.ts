import { chmodSync, existsSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { languages, type Texts } from '../i18n/index.ts'
import { decodeText, UserError, wordOf } from '../model/index.ts'
import {
  changed,
  defaultSettings,
  faultError,
  freshFile,
  type Given,
  readSettings,
  type SettingFault,
  type SettingValue,
} from '../settings/index.ts'
import { makeFolder } from './folder.ts'

/** The file of settings, as it was read. */
export interface Config extends Given {
  file: string
  there: boolean
}

// As `node:os` names it, which a start does not load.
const devNull = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null'

// Far more than anybody writes by hand.
const mostBytes = 1 << 20

/** The text of the file. Throws an error whose code or message is the reason. */
function textOf(file: string): string {
  const stat = statSync(file)
  if (stat.size > mostBytes) throw new Error('large')
  if (!stat.isFile()) throw new Error(stat.isDirectory() ? 'EISDIR' : 'odd')
  const { text, replaced } = decodeText(readFileSync(file))
  // A file that cannot be parsed would be damaged by writing it.
  if (replaced > 0) throw new Error('encoding')
  return text
}

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? (error as Error).message

/** The learner's settings; a file that is not there has none, and one that cannot be read is a fault. Never throws. */
export async function readConfig(file: string): Promise<Config> {
  const nothing = { file, there: true, values: defaultSettings(), set: [] }
  // A start without a file of settings loads no reader for it.
  if (file === devNull || !existsSync(file)) return { ...nothing, there: false, faults: [] }
  try {
    const text = textOf(file)
    const { parse } = await import('smol-toml')
    return { file, there: true, ...readSettings(text, parse) }
  } catch (error) {
    return { ...nothing, faults: [{ type: 'unreadable', reason: reasonOf(error) }] }
  }
}

/** Gives a setting a value in the file, as a whole or not at all; undefined goes back to the default. Returns what the file says then. Throws UserError. */
export async function writeSetting(
  file: string,
  name: string,
  value: SettingValue | undefined,
  texts: Texts,
): Promise<Config> {
  const there = existsSync(file)
  if (!there && value === undefined) return readConfig(file)
  const refused = (fault: SettingFault): never => {
    throw faultError(fault, file, texts)
  }
  const { parse } = await import('smol-toml')
  let text: string
  try {
    // Somebody who begins with their language reads the file in it.
    const theirs = name === 'language' ? await languages[String(value)]?.() : undefined
    text = there ? textOf(file) : freshFile(theirs ?? texts)
  } catch (error) {
    return refused({ type: 'unreadable', reason: reasonOf(error) })
  }
  const next = changed(text, name, value, parse)
  if (next === undefined) {
    const [fault] = readSettings(text, parse).faults.filter(({ type }) => type === 'syntax')
    if (fault) refused(fault)
    throw new UserError(texts.config.byHand(name, file), texts.config.byHandHint)
  }
  if (next === text && there) return readConfig(file)
  try {
    const target = targetOf(file)
    makeFolder(dirname(target))
    const { writeWhole } = await import('./write-file.ts')
    const mode = there ? statSync(target).mode : undefined
    await writeWhole(target, once(next))
    if (mode !== undefined) chmodSync(target, mode)
  } catch (error) {
    throw new UserError(
      texts.errors.notWritable(dirname(file), wordOf(texts.reasons, reasonOf(error)) ?? reasonOf(error)),
      texts.config.otherFile,
    )
  }
  return readConfig(file)
}

/** The file behind a link: those who keep such files elsewhere want the link to stay one. */
function targetOf(file: string): string {
  if (existsSync(file)) return realpathSync(file)
  try {
    return resolve(dirname(file), readlinkSync(file))
  } catch {
    return file
  }
}

async function* once(text: string): AsyncIterable<string> {
  yield text
}
