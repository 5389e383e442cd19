import { spawnSync } from 'node:child_process'
import { closeSync, constants, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { standardOutput } from '../../src/terminal/output.ts'
import { folder, root } from '../folders.ts'

const none = (): never => {
  throw new Error('a stream of Node was opened')
}

test('a file is written to without a stream, whatever the text', () => {
  const file = join(folder(), 'out.txt')
  const fd = openSync(file, 'w')
  const out = standardOutput(none, fd, none)
  const long = '가나다 ✓\n'.repeat(50_000)
  expect(out.write('one\n')).toBe(true)
  expect(out.write(Buffer.from(long))).toBe(true)
  closeSync(fd)
  expect(readFileSync(file, 'utf8')).toBe(`one\n${long}`)
  expect(out.isTTY).toBe(false)
})

test('an error of writing is told', () => {
  const fd = openSync(join(root, 'package.json'), 'r')
  const heard: (string | undefined)[] = []
  standardOutput(({ code }) => heard.push(code), fd, none).write('x')
  closeSync(fd)
  expect(heard).toEqual(['EBADF'])
})

test('what a pipe that does not wait has no room for goes to a stream that does', () => {
  const pipe = join(folder(), 'pipe')
  if (spawnSync('mkfifo', [pipe]).status !== 0) throw new Error('no pipe could be made')
  const fd = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK)
  const later: Buffer[] = []
  const stream = {
    on: () => stream,
    write: (piece: Buffer | string) => later.push(Buffer.from(piece)) < 0,
  } as unknown as NodeJS.WriteStream
  const out = standardOutput(none, fd, () => stream)
  const text = Buffer.alloc(300_000, 'abcdefg')
  expect(out.write(text)).toBe(false)
  out.write('end')
  closeSync(fd)
  const rest = Buffer.concat(later).toString()
  expect(rest.length).toBeLessThan(text.length)
  expect(`${text}end`.endsWith(rest)).toBe(true)
})

test('what is neither file nor pipe is left to Node', () => {
  const stream = { on: () => stream } as unknown as NodeJS.WriteStream
  // No descriptor at all is the one that every system has.
  expect(standardOutput(none, 9_999, () => stream)).toBe(stream)
})

test('a reader that closes a pipe ends the program without a word; a slow one gets everything', () => {
  const program = join(root, 'dist/flagdrill.cjs')
  const shell = (line: string) => spawnSync('sh', ['-c', line], { encoding: 'utf8', cwd: root })
  const whole = shell(`${process.execPath} ${program} cards --json --data ${folder()} | (sleep 0.1; wc -c)`)
  expect(Number(whole.stdout)).toBeGreaterThan(500_000)
  const head = shell(`${process.execPath} ${program} cards --json --data ${folder()} | head -n 1`)
  expect([head.stdout, head.stderr]).toEqual(['[\n', ''])
})
