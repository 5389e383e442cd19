import { hash, seeded } from '../model/index.ts'
import type { State } from './state.ts'

/** The next id of 64 hexadecimal digits; its first twelve begin with no digit run that could be a number alone. */
export function newId(state: State): string {
  const random = seeded(`${state.seed} ${++state.ids}`)
  let id = ''
  while (id.length < 64)
    id += Math.floor(random() * 0x100000000)
      .toString(16)
      .padStart(8, '0')
  return `${'abcdef'[Math.floor(random() * 6)]}${id.slice(1)}`
}

/** A digest of 64 hexadecimal digits that depends on the text alone. */
export function digest(text: string): string {
  let id = ''
  for (let i = 0; id.length < 64; i++) id += hash(`${i} ${text}`).toString(16).padStart(8, '0')
  return id
}

export const short = (id: string): string => id.slice(0, 12)

const moods =
  'admiring amazing bold brave busy clever cool dazzling eager elastic focused gallant gifted happy hopeful jolly keen kind lucid modest nifty peaceful quirky relaxed serene sharp stoic sweet tender upbeat vibrant wizardly youthful zen'.split(
    ' ',
  )
const people =
  'archimedes babbage bohr carson curie darwin edison euler fermat franklin galileo gauss goodall hamilton hopper hypatia jang kepler knuth lamport lovelace maxwell meitner newton noether pasteur planck ritchie sammet shannon tesla torvalds turing wozniak yalow'.split(
    ' ',
  )

/** A name for a container that was given none, which no other has. */
export function newName(state: State): string {
  const random = seeded(`name ${state.seed} ${state.ids}`)
  for (;;) {
    const name = `${moods[Math.floor(random() * moods.length)]}_${people[Math.floor(random() * people.length)]}`
    if (!state.containers.some((container) => container.name === name)) return name
  }
}
