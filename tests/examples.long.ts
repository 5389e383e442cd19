import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import { testIn } from './completion/shell.ts'
import { files, folder, noConfig, root } from './folders.ts'
import { started } from './terminal/screen.ts'

const examples = join(root, 'examples')

/** A folder with the program on its path, one deck with one due card, and the environment to run in it. */
function place(): { at: string; env: Record<string, string> } {
  const at = folder()
  files(at, {
    'bin/flagdrill': `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist/flagdrill.cjs')}' "$@"\n`,
    'data/decks/boat.md':
      '---\ndeck: boat\nprogram: boat\n---\n\nQ: Which side is port? {#port}\n\nA: left\n\n- right\n',
  })
  chmodSync(join(at, 'bin/flagdrill'), 0o755)
  const env = {
    PATH: `${join(at, 'bin')}:${process.env.PATH}`,
    HOME: at,
    LANG: 'C.UTF-8',
    FLAGDRILL_DATA: join(at, 'data'),
    FLAGDRILL_CONFIG: noConfig,
  }
  return { at, env }
}
const has = (name: string): boolean => spawnSync(name, ['-V'], { stdio: 'ignore' }).error === undefined

test('the command of Raycast prints a line', () => {
  const { env } = place()
  expect(execFileSync(join(examples, 'raycast/flagdrill-due.sh'), { env, encoding: 'utf8' })).toMatch(
    /^\d+ due\n$/,
  )
})

test('the module of starship is TOML, and its commands run', () => {
  const { env } = place()
  const { custom } = parse(readFileSync(join(examples, 'starship/starship.toml'), 'utf8')) as unknown as {
    custom: { flagdrill: { command: string; when: string } }
  }
  const { command, when } = custom.flagdrill
  const count = execFileSync('sh', ['-c', command], { env, encoding: 'utf8' }).trim()
  expect(count).toMatch(/^\d+$/)
  expect(spawnSync('sh', ['-c', when], { env }).status).toBe(count === '0' ? 1 : 0)
})

const inTmux = has('tmux') ? test : test.skip
if (!has('tmux')) process.stderr.write('skipped: tmux is not installed\n')

inTmux('the status line of tmux shows what is due', () => {
  const { at, env } = place()
  const tmux = (...words: string[]): string =>
    execFileSync('tmux', ['-S', join(at, 'socket'), ...words], { env, encoding: 'utf8' })
  tmux('-f', join(examples, 'tmux/flagdrill.tmux.conf'), 'new-session', '-d', 'cat')
  try {
    expect(tmux('show-options', '-gv', 'status-right')).toContain('#(flagdrill due --count) due')
    // The command that tmux runs in its status line.
    const job = /#\((.*?)\)/.exec(tmux('show-options', '-gv', 'status-right'))![1]!
    expect(execFileSync('sh', ['-c', job], { env, encoding: 'utf8' })).toMatch(/^\d+\n$/)
  } finally {
    tmux('kill-server')
  }
})

// The editor's side of the extension: the learner picks the first choice.
const standIn = `const said = []
let command
module.exports = {
  said,
  run: () => command(),
  window: {
    showInformationMessage: (text) => said.push(text),
    showQuickPick: async (choices) => choices[0],
    showInputBox: async () => undefined,
  },
  commands: { registerCommand: (_, run) => void (command = run) },
}
`
const playVscode = `const vscode = require('vscode')
require('./extension.cjs').activate({ subscriptions: [] })
vscode.run().then(() => console.log(JSON.stringify(vscode.said)))
`

test('the command of VS Code asks, takes the answer and says what it was worth', () => {
  const { at, env } = place()
  files(at, {
    'node_modules/vscode/index.js': standIn,
    'extension.cjs': readFileSync(join(examples, 'vscode/extension.js')),
    'play.cjs': playVscode,
  })
  const said = JSON.parse(execFileSync(process.execPath, [join(at, 'play.cjs')], { env, encoding: 'utf8' }))
  expect(said).toEqual([expect.stringMatching(/^[✓✗] /)])
})

testIn('nvim')('the command of Neovim asks, takes the answer and says what it was worth', () => {
  const { at, env } = place()
  const play = `vim.ui.select = function(choices, options, picked)
  for index, choice in ipairs(choices) do
    if choice == 'left' then return picked(choice, index) end
  end
end
vim.notify = function(text) print(text) end
vim.cmd('source ${join(examples, 'neovim/flagdrill.lua')}')
vim.cmd('Flagdrill boat')
vim.cmd('Flagdrill boat')
vim.cmd('Flagdrill no-such-deck')
`
  files(at, { 'play.lua': play })
  const said = spawnSync(
    'nvim',
    ['--clean', '--headless', '-c', `luafile ${join(at, 'play.lua')}`, '-c', 'qa'],
    {
      env: { ...env, XDG_STATE_HOME: at, XDG_DATA_HOME: at },
      encoding: 'utf8',
    },
  )
  expect(said.stderr.replace(/\r/g, '').trim().split('\n')).toEqual([
    '✓ left',
    'Right: left',
    'flagdrill: nothing is due',
    expect.stringContaining('no-such-deck'),
    expect.stringMatching(/^Hint: /),
  ])
})

testIn('fzf')('fzf lists the cards and shows the one that is chosen', async () => {
  const { at, env } = place()
  const line = /```\n(flagdrill find .*fzf.*)\n```/.exec(
    readFileSync(join(root, 'docs/shell.md'), 'utf8'),
  )![1]!
  expect(line).toContain('jq -r')
  // The ids as jq would take them out: it need not be installed.
  const ids = JSON.parse(
    execFileSync(join(at, 'bin/flagdrill'), ['find', '', '--json'], { env, encoding: 'utf8' }),
  ) as {
    id: string
  }[]
  files(at, { ids: ids.map(({ id }) => `${id}\n`).join('') })
  const screen = started(
    ['sh', '-c', line.replace(/^flagdrill find .*? \| jq [^|]*\|/, `cat '${at}/ids' |`)],
    {
      ...env,
      SHELL: '/bin/sh',
      TERM: 'xterm-256color',
    },
  )
  await screen.shows('boat:port#concept')
  screen.type('boat:port')
  await screen.shows(/Which side is port\?/)
  screen.type('\r')
  await screen.gone()
})
