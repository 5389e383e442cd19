import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import { files, folder, noConfig, root } from './folders.ts'

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
    // What tmux runs in its status line.
    const job = /#\((.*?)\)/.exec(tmux('show-options', '-gv', 'status-right'))![1]!
    expect(execFileSync('sh', ['-c', job], { env, encoding: 'utf8' })).toMatch(/^\d+\n$/)
  } finally {
    tmux('kill-server')
  }
})

test('the command of VS Code asks, takes the answer and says what it was worth', async () => {
  const { at, env } = place()
  const said: string[] = []
  let registered: (() => Promise<unknown>) | undefined
  const vscode = {
    window: {
      showInformationMessage: (text: string) => said.push(text),
      showQuickPick: async (choices: string[]) => choices[choices.indexOf('left')],
      showInputBox: async () => undefined,
    },
    commands: {
      registerCommand: (_: string, run: () => Promise<unknown>) => {
        registered = run
      },
    },
  }
  files(at, {
    'node_modules/vscode/index.js': 'module.exports = globalThis.vscodeStandIn',
    'extension.cjs': readFileSync(join(examples, 'vscode/extension.js')),
  })
  const before = { ...process.env }
  Object.assign(globalThis, { vscodeStandIn: vscode })
  Object.assign(process.env, env)
  try {
    const { activate } = createRequire(join(at, 'x.cjs'))('./extension.cjs') as {
      activate(context: { subscriptions: unknown[] }): void
    }
    activate({ subscriptions: [] })
    await registered!()
    // An own deck comes before those that are shipped.
    expect(said).toEqual([expect.stringMatching(/^[✓✗] /)])
  } finally {
    process.env = before
  }
}, 30_000)
