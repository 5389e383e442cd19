import { userInfo } from 'node:os'
import type { HelpPage } from '../sources/index.ts'
import { homeFolder } from './home.ts'

const escaped = (word: string): string => word.replace(/\W/g, '\\$&')

/** Whether a line holds some words as they are, set apart from what is around them. */
function holds(line: string, words: string): boolean {
  const at = line.indexOf(words)
  const [before = ' ', after = ' '] = [line[at - 1], line[at + words.length]]
  return at >= 0 && /[\s/]/.test(before) && /[\s|,]/.test(after)
}

/** Whether a page is about the command it was asked for: programs print their main page for what they do not know. */
export function isAbout(page: HelpPage, program: string, path: readonly string[]): boolean {
  const last = path.at(-1)
  if (last === undefined) return true
  const plain = [program, ...path].join(' ')
  if (page.usage.some((line) => holds(line, plain))) return true
  const words = [program, ...path].map(escaped).join('(?:\\s+\\S*[<\\[].*?[>\\]])?\\s+')
  const wanted = new RegExp(`(?:^|[\\s/])${words}(?:[\\s|,]|$)`)
  const short = new RegExp(`(?:^|\\s)${escaped(last)}(?:[\\s|,]|$)`)
  return (
    [...page.usage, ...page.aliases].some((line) => wanted.test(line)) ||
    page.usage.some((line) => short.test(line))
  )
}

/** The name of the learner; undefined where the system does not know them. */
function userName(): string | undefined {
  try {
    return userInfo().username
  } catch {
    return undefined
  }
}

/** Text without what names this machine's user: defaults that are folders or the name of the learner. */
export function impersonal(text: string): string {
  const place = homeFolder()
  // Of those who have no home of their own it is the root.
  const home = place === '/' ? text : text.replaceAll(place, '~')
  if (!home.includes('(default')) return home
  const username = userName()
  return username === undefined
    ? home
    : home.replaceAll(`(default: "${username}")`, '').replaceAll(`(default "${username}")`, '')
}
