import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { files, folder, noConfig } from '../folders.ts'
import { review } from '../made.ts'
import { program, type Screen, started } from '../terminal/screen.ts'

/** A deck whose name and ids are hard on shells. */
const deck = `---
deck: 도커.기초
title: The "basics" & $more
language: en
program: pod
---

Q: 어느 쪽이 왼쪽일까요? {#왼-쪽}

A: 왼쪽

| Option | Meaning |
|---|---|
| \`--remove-all\` | Remove \`everything\`; it's gone |
| \`-k\` | A key |
`

/** The id of a card that no deck makes any more, with everything in it that a shell reads in its own way. */
export const odd = `pod/odd $x \`y\` 'z' "a\\b" (1)&*~!#meaning`

/** A folder with the program in \`bin\` and decks in \`data\`. */
export function home(): string {
  const at = folder()
  files(at, {
    'data/decks/basics.md': deck,
    'data/reviews/2001-02.other.jsonl': `${JSON.stringify(review(odd))}\n`,
    'bin/flagdrill': `#!/bin/sh\nexec '${program[0]}' '${program[1]}' "$@"\n`,
    'a file.md': '',
    'b.md': '',
  })
  chmodSync(join(at, 'bin/flagdrill'), 0o755)
  return at
}

/** The environment that leads to the program and its decks, without settings. */
export const environment = (at: string): Record<string, string> => ({
  PATH: `${join(at, 'bin')}:${process.env.PATH}`,
  HOME: at,
  LANG: 'C.UTF-8',
  FLAGDRILL_DATA: join(at, 'data'),
  FLAGDRILL_CONFIG: noConfig,
})

/** Whether a shell is installed. */
const hasShell = (name: string): boolean => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0

/** `test` where a shell is installed; else a test that says it was skipped and why. */
export const testIn = (name: string): typeof test | typeof test.skip => {
  if (hasShell(name)) return test
  process.stderr.write(`skipped: ${name} is not installed\n`)
  return test.skip
}

/** Beginnings of lines, what Tab is to bring to the screen, and the last words that the program then gets. */
export const lines: [string, string, string[]][] = [
  ['flagdrill quiz 도', '$ flagdrill quiz 도커.기초', ['flagdrill', 'quiz', '도커.기초']],
  ['flagdrill history pod:', 'concept', ['history', 'pod:왼-쪽#concept']],
  ['flagdrill history pod/odd', 'meaning', ['history', odd]],
  ['flagdrill history "pod/odd ', 'meaning"', ['history', odd]],
  ["flagdrill history 'pod/odd", "meaning'", ['history', odd]],
  ['flagdrill history "pod/--remove-all#me', 'meaning"', ['history', 'pod/--remove-all#meaning']],
  ['flagdrill export --format=m', '--format=markdown', ['export', '--format=markdown']],
  ['flagdrill build a', 'file.md', ['build', 'a file.md']],
  ['flagdrill export --output=a', 'file.md', ['export', '--output=a file.md']],
]

/** Types the beginning of a line and Tab, and hears what the shell hands over once it is completed. */
export async function completed(at: Screen, begin: string, becomes: string, words: string[]): Promise<void> {
  at.type(`${begin}\t`)
  await at.shows(becomes)
  // To the beginning of the line: another program is to say what it gets.
  at.type("\u0001printf '<%s>\\n' \r")
  await at.shows(words.map((word) => `<${word}>`).join('\n'))
  at.type('clear; echo clean\r')
  await at.shows(/^clean\n\$/)
}

/** An interactive shell in a real terminal, with completion switched on. */
export async function shell(name: 'bash' | 'zsh' | 'fish', at: string): Promise<Screen> {
  const starts = {
    bash: ['bash', '--norc', '--noprofile', '-i'],
    zsh: ['zsh', '-f', '-i'],
    fish: ['fish', '--private', '--no-config', '-i'],
  }
  const begin = {
    bash: "PS1='$ '; source <(flagdrill completion bash); cd $HOME; clear; echo ready\r",
    zsh: "PS1='$ '; autoload -Uz compinit && compinit -u; source <(flagdrill completion zsh); cd $HOME; clear; echo ready\r",
    fish: "function fish_prompt; echo -n '$ '; end; flagdrill completion fish | source; cd $HOME; clear; echo ready\r",
  }
  const screen = started(starts[name], environment(at), 100)
  screen.type(begin[name])
  await screen.shows(/^ready\n\$/m)
  return screen
}
