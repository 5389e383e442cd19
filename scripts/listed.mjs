// Lists commands, kinds and languages by their files. The build and the tests put the lists into the program, so that no table repeats them.
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

/** The value of each name in the code. */
export const listed = {
  /** `SUBJECT/NAME` of every command. */
  flagdrillCommands: namesIn('commands').filter(isCommand),
  /** The two letters of every language. */
  flagdrillLanguages: namesIn('i18n').filter((name) => /^[a-z]{2}$/.test(name)),
}

/** The text of a module that lists what the files beside it declare with a type. */
function listOf(folder, type) {
  const declaration = new RegExp(`^export const (\\w+): ${type} = `, 'm')
  const found = namesIn(folder).flatMap((file) => {
    const [, name] = declaration.exec(readFileSync(join(src, folder, `${file}.ts`), 'utf8')) ?? []
    return name === undefined ? [] : [{ file, name }]
  })
  return [
    ...found.map(({ file, name }) => `import { ${name} } from './${file}.ts'`),
    `export const listed = [${found.map(({ name }) => name).join(', ')}]\n`,
  ].join('\n')
}

/** The folders that have a module `listed.ts`, and the type of what it lists. */
const lists = { kinds: 'Kind' }

/** The text that a file has in the program, where it is a list of what lies beside it; undefined for any other file. */
export function listText(file) {
  const found = Object.entries(lists).find(([folder]) => file === join(src, folder, 'listed.ts'))
  return found && listOf(...found)
}

/** Puts the lists into a bundle. */
export const listPlugin = {
  name: 'lists',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]listed\.ts$/ }, ({ path }) => {
      const contents = listText(path)
      return contents === undefined ? undefined : { contents, loader: 'ts', resolveDir: dirname(path) }
    })
  },
}

/** The files that are loaded by their names alone. */
export const foundFiles = [
  ...listed.flagdrillCommands.map((name) => `src/commands/${name}.ts`),
  ...listed.flagdrillLanguages.map((name) => `src/i18n/${name}.ts`),
  ...Object.keys(lists).map((folder) => `src/${folder}/*.ts`),
]
