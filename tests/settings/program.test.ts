import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Streams } from '../../src/terminal/terminal.ts'
import { terminalOf } from '../../src/terminal/terminal.ts'
import { files, folder, root } from '../folders.ts'
import { longTest } from '../rounds.ts'

const program = join(root, 'dist/flagdrill.cjs')
/** Runs the real program with a home of its own. */
const run = (home: string, args: string[], env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, ...args, '--data', join(home, 'data')],
    { encoding: 'utf8', input: '', env: { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', ...env } },
  )
  return { status, out: stdout, err: stderr }
}
const settled = (text: string): string => {
  const home = folder()
  files(home, {
    '.config/flagdrill/config.toml': text,
    'Library/Application Support/flagdrill/config.toml': text,
  })
  return home
}
const colours = '\u001B['

longTest('the program uses what its file in the home folder says', () => {
  const home = settled('new-per-day = 3\nlanguage = "ko"\ncolours = "always"\n')
  expect(run(home, ['due'])).toEqual({
    status: 0,
    out: expect.stringMatching(/^오늘 기다리는 카드: 새 카드 3장/),
    err: '',
  })
  expect(run(home, ['due', '--language', 'en']).out).toMatch(/^Waiting today: 3 new/)
  // A setting counts more than the environment, and --plain more than both.
  const lines = ['compare', 'docker run -d httpd', 'docker run httpd']
  expect(run(home, lines, { NO_COLOR: '1' }).out).toContain(colours)
  expect(run(home, [...lines, '--plain']).out).not.toContain(colours)
  // The option counts more than the settings.
  expect(run(home, ['--color', 'never', ...lines]).out).not.toContain(colours)
  expect(run(folder(), [...lines, '--color=always']).out).toContain(colours)
})

test('a mistake in it is said in the language that it sets, with the line', () => {
  const home = settled('language = "ko"\norder = "deu"\n')
  const { status, err } = run(home, ['due'])
  expect([status, err]).toEqual([
    2,
    expect.stringMatching(
      /^오류: .*config\.toml:2: order에 쓸 수 없는 값입니다: "deu".*\n도움말: 혹시 due인가요\?\n$/,
    ),
  ])
  expect(run(home, ['config', 'order', 'due']).status).toBe(0)
  expect(run(home, ['due']).status).toBe(0)
})

test('FLAGDRILL_CONFIG names another file, /dev/null none at all', () => {
  const home = settled('new-per-day = 3\n')
  const named = join(folder(), 'deep', 'mine.toml')
  expect(run(home, ['config', 'new-per-day', '4'], { FLAGDRILL_CONFIG: named }).status).toBe(0)
  expect(run(home, ['due', '--count'], { FLAGDRILL_CONFIG: named }).out).toBe('4\n')
  expect(run(home, ['due', '--count'], { FLAGDRILL_CONFIG: '/dev/null' }).out).toBe('20\n')
  expect(run(home, ['due', '--count']).out).toBe('3\n')
})

test.each([
  // on a screen, settled, environment, colours
  [true, 'auto', {}, true],
  [true, 'auto', { NO_COLOR: '1' }, false],
  [true, 'auto', { TERM: 'dumb' }, false],
  [false, 'auto', {}, false],
  [false, 'auto', { FORCE_COLOR: '1' }, true],
  [true, 'auto', { FORCE_COLOR: '0' }, false],
  [true, 'auto', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  [false, 'auto', { CLICOLOR_FORCE: '1' }, true],
  [false, 'auto', { CLICOLOR_FORCE: '0' }, false],
  [true, 'auto', { CLICOLOR: '0' }, false],
  [true, 'auto', { CLICOLOR: '1' }, true],
  [true, 'never', {}, false],
  [false, 'always', {}, true],
  [true, 'always', { NO_COLOR: '1' }, true],
] as const)('a screen: %s, colours: %s, environment: %j: coloured is %s', (isTTY, chosen, env, coloured) => {
  const streams = { stdin: { isTTY }, stdout: { isTTY }, stderr: {}, env } as unknown as Streams
  expect(terminalOf(streams, false, chosen).colour).toBe(coloured)
  expect(terminalOf(streams, true, chosen).colour).toBe(false)
})
