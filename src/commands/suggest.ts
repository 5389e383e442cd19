import { editDistance } from '../model/index.ts'
import { type Commands, loadAll } from './command.ts'

/** Words up to this length are taken for misspelt only when one letter is off: `docker` is not `doctor`. */
const shortest = 7

/** The name that a word is a misspelling of; of equally near ones one with the same first letter, or the first. */
export function misspelt(word: string, names: readonly string[]): string | undefined {
  const given = word.normalize('NFC').toLowerCase()
  const allowed = given.length < 3 ? 0 : given.length < shortest ? 1 : 2
  let best: string | undefined
  let least: number = allowed + 1
  for (const name of names) {
    const distance =
      editDistance(given, name.toLowerCase(), 2) + (name[0]?.toLowerCase() === given[0] ? 0 : 0.5)
    if (distance < least) [best, least] = [name, distance]
  }
  return best
}

/** The command that a word stands for: one that people try for it, or a misspelt one. */
export async function commandMeant(word: string, commands: Commands): Promise<string | undefined> {
  const given = word.normalize('NFC').toLowerCase()
  const all = await loadAll(commands)
  const tried = all.find(([name, { tried = [] }]) => name === given || tried.includes(given))
  return tried?.[0] ?? misspelt(given, Object.keys(commands))
}
