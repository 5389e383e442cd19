import type { Texts } from '../i18n/index.ts'
import { sanitize } from '../model/index.ts'

/** A name without quotes that a text processor made, a comma behind it or the ending of its file. */
const bareName = (word: string): string =>
  word.replace(/^[“”‘’"'`]+|[“”‘’"'`,;]+$/g, '').replace(/\.(?:md|markdown|json|csv|tsv)$/i, '')

const isFile = (word: string): boolean =>
  /[\\/]|\.(?:md|markdown|txt|csv|tsv|org|html?|json|ya?ml|docx?|pdf|apkg)$/i.test(word)

/** Advice on a word that is not a deck but looks like something else: a deck's file, a number, a tag, a file of notes. Undefined where it looks like nothing else. */
export function adviceOn(word: string, names: readonly string[], { errors }: Texts): string | undefined {
  const bare = bareName(word).toLowerCase()
  const deck = names.find((name) => name.toLowerCase() === bare)
  if (deck !== undefined) return errors.didYouMean(deck)
  if (/^#./.test(word)) return errors.didYouMean(`--tag ${sanitize(word.slice(1))}`)
  if (/^-?\d+$/.test(word)) return errors.numberIsOption(word.replace('-', ''))
  if (/^\d+d$/.test(word)) return errors.didYouMean(`--since ${word}`)
  if (/[^,],[^,]/.test(word)) return errors.didYouMean(sanitize(word.split(',').join(' ')))
  if (['all', 'everything', '*', '전부', '모두'].includes(bare)) return errors.allDecks
  return isFile(word) ? errors.fileIsBuilt(sanitize(word)) : undefined
}

const prompts = ['$', '%', '#', '>', '❯', '»', 'flagdrill']

/** The line that was typed behind a prompt that was copied with it, or behind our own name; undefined where there is none. */
export function lineBehindPrompt(words: readonly string[]): readonly string[] | undefined {
  if (!prompts.includes(words[0]!)) return undefined
  const rest = words.slice(1)
  return lineBehindPrompt(rest) ?? rest
}
