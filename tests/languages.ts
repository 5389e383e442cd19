import { languages as every, type Texts } from '../src/i18n/index.ts'

const read: [string, Texts][] = []
// One after the other: they import the same room, which Jest cannot load twice at once.
for (const [name, load] of Object.entries(every)) read.push([name, await load()])

/** Every language of the program, read. */
export const languages: Record<string, Texts> = Object.fromEntries(read)
