import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, folder, root } from './folders.ts'
import { longTest } from './rounds.ts'

const program = join(root, 'dist/flagdrill.cjs')
const run = (args: string[], input = '', env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 26,
    env: { PATH: process.env.PATH, HOME: folder(), LANG: 'C.UTF-8', ...env },
  })
  return { status, stdout, stderr }
}

test('--version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(run(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` })
})

longTest('the shipped decks have no problem and the same ids in every language', () => {
  const ids = ['en', 'ko'].map((language) => {
    const data = folder()
    expect(run(['check', '--language', language, '--data', data])).toMatchObject({ status: 0, stderr: '' })
    return JSON.parse(run(['cards', '--json', '--language', language, '--data', data]).stdout).map(
      (card: { id: string; covers: string[] }) => [card.id, card.covers],
    )
  })
  expect(ids[0].length).toBeGreaterThan(60)
  expect(ids[1]).toEqual(ids[0])
})

test('answers from a pipe, one a line, to the end of the input; every answer is kept', () => {
  const data = folder()
  const { status, stdout } = run(['quiz', '--data', data, '--limit', '3', '--seed', '1'], '0\n0\n')
  expect(status).toBe(0)
  expect(stdout).toContain('Stopped. Every answer is kept')
  expect(
    JSON.parse(run(['cards', '--json', '--data', data]).stdout).filter(
      (card: { memory: unknown }) => card.memory,
    ),
  ).toHaveLength(2)
})

longTest('FLAGDRILL_NOW and --seed make a run repeatable; a bad time is refused', () => {
  const once = (): string =>
    run(['quiz', '--data', folder(), '--seed', '7', '--limit', '4'], '1\n2\n3\n4\n', {
      FLAGDRILL_NOW: '2001-02-03T09:00:00',
    }).stdout
  expect(once()).toBe(once())
  expect(run(['due', '--data', folder()], '', { FLAGDRILL_NOW: 'tomorrow' })).toMatchObject({
    status: 2,
    stderr: 'Error: FLAGDRILL_NOW is not an ISO time: "tomorrow"\n',
  })
})

test('FLAGDRILL_DATA and the language of the locale are used', () => {
  const data = folder()
  files(data, { 'decks/mine.md': '# pod\n\n|Option|Meaning|\n|---|---|\n|-k|a key|\n' })
  expect(run(['decks'], '', { FLAGDRILL_DATA: data, LANG: 'ko_KR.UTF-8' }).stdout).toMatch(/mine .*내 덱/)
})

test('a reader that closes the pipe is no failure', () => {
  const { status } = spawnSync(
    'sh',
    ['-c', `${process.execPath} ${program} cards --json --data ${folder()} | head -1`],
    { encoding: 'utf8' },
  )
  expect(status).toBe(0)
})

test('a report that is piped is the page itself', () => {
  const { status, stdout, stderr } = run(['report', '--language', 'ko', '--data', folder()])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^<!doctype html>\n<html lang="ko">[\s\S]*<\/html>\n$/)
})
