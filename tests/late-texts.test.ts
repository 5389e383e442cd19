import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { withLateSections } from '../scripts/late-texts.mjs'
import { root } from './folders.ts'
import { languages } from './languages.ts'
import { rounds } from './rounds.ts'

/** The texts in a module as it stands in the program, without what it imports. */
function textsIn(code: string, name: string): Record<string, unknown> {
  const { code: script } = transformSync(code, { loader: 'ts', format: 'cjs' })
  const module = { exports: {} as Record<string, Record<string, unknown>> }
  new Function('module', 'require', script)(module, () => ({}))
  return module.exports[name]!
}

test.each(Object.keys(languages).slice(0, rounds(1, 99)))(
  'in the program the sections of %s are made late, and are the same',
  (name) => {
    const file = join(root, 'src', 'i18n', `${name}.ts`)
    const late = textsIn(withLateSections(readFileSync(file, 'utf8'), file), name)
    const isSection = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value)
    for (const [key, value] of Object.entries(languages[name]!)) {
      const { get } = Object.getOwnPropertyDescriptor(late, key)!
      expect([key, get !== undefined]).toEqual([key, isSection(value)])
      const plain = (texts: unknown): string =>
        JSON.stringify(texts, (_, text) => (typeof text === 'function' ? 'f' : text))
      expect(plain(late[key])).toBe(plain(value))
      expect(late[key]).toBe(late[key])
    }
  },
)

test('a module of another shape stops the build', () => {
  expect(() => withLateSections('export const en = make()\n', 'en.ts')).toThrow('en.ts')
})
