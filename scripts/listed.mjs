// What the source tree lists by its files: the build and the tests put it into the program, so that no table has to name it again.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src')
const namesIn = (folder) =>
  readdirSync(join(src, folder), { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort()

/** Whether a file of `commands` is a command and not a part of some. */
const isCommand = (name) =>
  /^[^/]+\/[^/]+$/.test(name) &&
  /^export const \w+ = command\(/m.test(readFileSync(join(src, 'commands', `${name}.ts`), 'utf8'))

export const listed = {
  /** `SUBJECT/NAME` of every command. */
  flagdrillCommands: namesIn('commands').filter(isCommand),
  /** The two letters of every language. */
  flagdrillLanguages: namesIn('i18n').filter((name) => name !== 'index'),
}
