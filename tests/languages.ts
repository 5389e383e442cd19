import { languages as every, type Texts } from '../src/i18n/index.ts'

/** Every language of the program, read. */
export const languages: Record<string, Texts> = Object.fromEntries(
  await Promise.all(Object.entries(every).map(async ([name, read]) => [name, await read()] as const)),
)
