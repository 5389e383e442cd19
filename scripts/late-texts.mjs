// Lets a bundle make each section of the texts of a language when it is read first: a start reads a few of forty.
import { readFileSync } from 'node:fs'

// As the formatter leaves a section: the next one, or a comment on it, is indented as little, and so is the end.
const section = /^ {2}(\w+): (\{\n[\s\S]*?),\n(?= {2}[\w/]|(?![\s\S]))/gm

/** The code of a module of texts in which each section of the exported object is a getter that makes it once. Throws where there is none: then the module has another shape. */
export function withLateSections(code, file) {
  const begin = code.search(/^export const \w+(?:: \w+)? = \{$/m)
  const end = begin + code.slice(begin).search(/^\}/m)
  const object = code.slice(begin, end)
  const late = object.replace(
    section,
    (_, name, value) =>
      `get ${name}() { const value = ${value}\nObject.defineProperty(this, '${name}', { value, enumerable: true }); return value },\n`,
  )
  if (begin < 0 || late === object) throw new Error(`no sections of texts in ${file}`)
  return code.slice(0, begin) + late + code.slice(end)
}

/** Does so in a bundle. */
export const lateTexts = {
  name: 'late-texts',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]i18n[\\/][a-z]{2}\.ts$/ }, ({ path }) => ({
      contents: withLateSections(readFileSync(path, 'utf8'), path),
      loader: 'ts',
    }))
  },
}
