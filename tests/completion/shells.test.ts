import { spawnSync } from 'node:child_process'
import { firstOf } from '../rounds.ts'
import { completed, environment, home, lines, shell, testIn } from './shell.ts'

/** The completions that the script's function gives bash for a line. */
const inBash = (at: string, lines: readonly string[]): string[][] => {
  const { stdout, stderr } = spawnSync(
    'bash',
    [
      '--norc',
      '-c',
      `source <(flagdrill completion bash)
      for COMP_LINE; do
        COMP_POINT=\${#COMP_LINE}
        read -ra COMP_WORDS <<<"$COMP_LINE x"
        COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
        _flagdrill
        (( \${#COMPREPLY[@]} )) && printf '%s\\n' "\${COMPREPLY[@]}"
        echo .
      done`,
      'bash',
      ...lines,
    ],
    { encoding: 'utf8', env: environment(at), cwd: at },
  )
  expect(stderr).toBe('')
  return stdout
    .split(/^\.\n/m)
    .slice(0, -1)
    .map((part) => part.split('\n').slice(0, -1))
}

testIn('bash')('bash is given what it is to put in, from the place where it cuts the word', () => {
  const all: [string, string[]][] = [
    ['flagdrill expl', ['explain']],
    ["flagdrill quiz '도", ['도커.기초']],
    // At a colon, and behind a quote, bash begins a word of its own.
    ['flagdrill history pod:왼', ['왼-쪽#concept']],
    ["flagdrill history 'pod:왼", ['pod:왼-쪽#concept']],
    ['flagdrill history pod/--remove-all\\#m', ['pod/--remove-all\\#meaning']],
    ['flagdrill nothing such', []],
    ['flagdrill weak --by=ri', ['risk']],
    ['flagdrill weak --by con', ['confusion']],
    ['flagdrill quiz 도', ['도커.기초']],
    ['flagdrill history pod/--remove-all#m', ['pod/--remove-all#meaning']],
    ['flagdrill --plain adopt pod/-k#meaning pod/--remove-all#m', ['pod/--remove-all#meaning']],
  ]
  const cases = firstOf(all, 6)
  expect(
    inBash(
      home(),
      cases.map(([line]) => line),
    ),
  ).toEqual(cases.map(([, given]) => given))
})

testIn('bash')('Tab in bash completes a deck, and cards whatever is in their ids', async () => {
  const at = await shell('bash', home())
  for (const [begin, becomes, words] of lines.slice(0, 4)) await completed(at, begin, becomes, words)
  at.type('exit\r')
  await at.exit()
})
