import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from '../folders.ts'
import { firstOf } from '../rounds.ts'
import { program, screen } from './screen.ts'

/** A new user: a home without anything in it. */
function newcomer(locale: string) {
  const [home, data] = [folder(), folder()]
  const env = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    FLAGDRILL_DATA: data,
    FLAGDRILL_CONFIG: '',
    LANG: locale,
    LC_ALL: '',
    LC_MESSAGES: '',
  }
  return {
    env,
    config: join(
      home,
      process.platform === 'darwin' ? 'Library/Application Support' : 'config',
      'flagdrill/config.toml',
    ),
    run: (...args: string[]) => screen(args, env),
    piped: (...args: string[]) =>
      spawnSync(program[0]!, [program[1]!, ...args], {
        encoding: 'utf8',
        input: '',
        env: { PATH: process.env.PATH ?? '', ...env },
      }),
  }
}

const firstStarts = [
  ['ko_KR.UTF-8', '무엇을 배울까요?', '하루에 얼마나', '준비되었습니다', '그만'],
  ['en_GB.UTF-8', 'What do you want to learn?', 'How long do you want', 'Ready.', 'stop'],
] as [string, string, string, string, string][]

test.each(firstOf(firstStarts))(
  'the first start in %s asks what to learn and how long, and begins; never again by itself',
  async (locale, what, long, ready, stop) => {
    const user = newcomer(locale)
    const at = user.run()
    await at.shows(what)
    at.type('?')
    // The list stands below the keys again.
    await at.shows(/1-8 {2}[\s\S]*\^C[\s\S]*1-\d [^\n]*\^C/)
    at.type('2')
    await at.shows(long)
    at.type('1')
    await at.shows(ready)
    await at.shows(new RegExp(`(?:1 of|1/)[\\s\\S]*${stop}`))
    at.type('\u0003')
    expect(await at.exit()).toBe(0)
    expect(readFileSync(user.config, 'utf8')).toMatch(/^minutes-per-day = 5$/m)
    const again = user.run()
    await again.shows(new RegExp(`(?:1 of|1/)[\\s\\S]*${stop}`))
    expect(again.text()).not.toContain(what)
    expect(again.text()).not.toContain('flagdrill start')
    again.type('\u0003')
    expect(await again.exit()).toBe(0)
  },
)

test('the language is asked for where the locale does not settle it, and stays', async () => {
  const user = newcomer('C.UTF-8')
  const at = user.run()
  await at.shows('어떤 언어로 할까요?')
  at.type('2')
  await at.shows('무엇을 배울까요?')
  at.type('\u0003')
  expect(await at.exit()).toBe(130)
  expect(readFileSync(user.config, 'utf8')).toMatch(/^language = "ko"$/m)
  expect(user.piped('due').stdout).toContain('오늘')
  // The dialogue comes once; a quiz of somebody who has chosen nothing names it.
  const quiz = user.run()
  await quiz.shows(/고르려면: flagdrill start[\s\S]*q 그만/)
  quiz.type('\u0003')
  expect(await quiz.exit()).toBe(0)
})

test.each(firstOf(firstStarts))('Tab at a path leaves what is typed (%s)', async (locale, what) => {
  const at = newcomer(locale).run()
  await at.shows(what)
  at.type('7')
  await at.shows(/› *$/m)
  at.type('no/such\t')
  at.type('/file.md')
  await at.shows('› no/such/file.md')
  at.type('\u0003')
  expect(await at.exit()).toBe(130)
})

test('without a terminal nothing is asked', () => {
  const user = newcomer('en_GB.UTF-8')
  const quiz = user.piped()
  expect([quiz.status, quiz.stdout]).toEqual([0, expect.not.stringContaining('What do you want to learn?')])
  expect(existsSync(user.config)).toBe(false)
  const asked = user.piped('start')
  expect([asked.status, asked.stderr]).toEqual([1, expect.stringContaining('needs a terminal')])
})
