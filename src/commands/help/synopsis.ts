import type { Command, Word } from '../command.ts'

/** How a word is written in the help. */
export function slot(key: string, { type, required, value }: Word): string {
  const name = `${value ?? key.toUpperCase()}${type === 'list' || type === 'line' ? '…' : ''}`
  return required ? name : `[${name}]`
}

/** A command and its words as they are written in the help. */
export const synopsis = (name: string, { words, options }: Command): string =>
  [
    'flagdrill',
    name,
    ...Object.entries(words).map(([key, word]) => slot(key, word)),
    ...(Object.keys(options).length > 0 ? ['[OPTIONS]'] : []),
  ].join(' ')
