import type { Texts } from './en.ts'

/** How the program is called where npm or npx has started it and the command `flagdrill` need not exist: what stands in its place in a line to copy; undefined where the command was typed. */
export function calledAs(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env.npm_package_name === 'flagdrill' && env.npm_lifecycle_event === 'start') return 'npm start --'
  return env.npm_command === 'exec' && env.npm_lifecycle_event === 'npx' ? 'npx flagdrill' : undefined
}

/** A text with its command lines as they can be copied: `flagdrill quiz` is `npm start -- quiz` where npm has started the program. A line begins with the name of a command; `flagdrill goes on` does not. */
export const asCalled = (text: string, { commands }: Texts, called: string | undefined): string =>
  called === undefined || !text.includes('flagdrill')
    ? text
    : text.replace(/(?<![\w/.-])flagdrill (?=\[|(\w[\w-]*))/g, (whole, word: string | undefined) =>
        word === undefined || Object.hasOwn(commands, word) ? `${called} ` : whole,
      )

/** Texts whose command lines can be copied. */
export function textsAsCalled(texts: Texts, called: string | undefined): Texts {
  if (called === undefined) return texts
  const mended = (value: unknown): unknown => {
    if (typeof value === 'string') return asCalled(value, texts, called)
    if (typeof value === 'function') return (...args: unknown[]) => mended(value(...args))
    if (Array.isArray(value)) return value.map(mended)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mended(part)]))
  }
  return mended(texts) as Texts
}
