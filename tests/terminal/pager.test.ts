import { folder } from '../folders.ts'
import { firstOf } from '../rounds.ts'
import { screen } from './screen.ts'

const data = (): string[] => ['--data', folder()]

test('a long result goes through the pager of the learner, a short one does not', async () => {
  const long = screen(['help', ...data()], { PAGER: "sed 's/^/| /'" })
  await long.shows('| Learn a command line by heart')
  expect(await long.exit()).toBe(0)
  const short = screen(['help', 'doctor', ...data()], { PAGER: "sed 's/^/| /'" })
  await short.shows('flagdrill doctor')
  expect(await short.exit()).toBe(0)
  expect(short.text()).not.toContain('| ')
})

test.each(
  firstOf(
    [
      ['no such program', '/no/such/pager'],
      ['nothing', ''],
      ['cat', 'cat'],
    ] as [string, string][],
    2,
  ),
)('with %s as a pager the result is printed', async (_name, PAGER) => {
  const at = screen(['help', ...data()], { PAGER })
  await at.shows('Learn a command line by heart')
  expect(await at.exit()).toBe(0)
})

test('a pager that is left early, and an error after a long result, end as they would without it', async () => {
  const left = screen(['cards', ...data()], { PAGER: 'head -1' })
  expect(await left.exit()).toBe(0)
  const failed = screen(['find', 'nothing-has-this-word', ...data()], { PAGER: 'head -1' })
  expect(await failed.exit()).toBe(1)
})

test.each(
  firstOf([
    // Its prompt cannot be trusted with Hangul.
    ['ko', 'q / space'],
    ['en', 'q quits, space goes on'],
  ] as [string, string][]),
)('less is told to say how to leave it, and to do nothing else: %s', async (language, said) => {
  const at = screen(['help', '--language', language, ...data()], {
    PAGER: `sh -c 'echo "[$LESS] [$LESSSECURE]"'`,
  })
  await at.shows(`${said}$] [1]`)
  expect(await at.exit()).toBe(0)
})

test.each(
  firstOf([
    ['ko', /\(q 닫기, 스페이스 다음\)[\s\S]*q \/ space/],
    ['en', 'q quits, space goes on'],
  ] as [string, string | RegExp][]),
)('less itself says how to leave it, in letters that can be read: %s', async (language, said) => {
  const at = screen(['help', '--language', language, ...data()])
  await at.shows(said)
  expect(at.text()).not.toMatch(/[^\p{L}\p{N}\p{P}\p{S}\p{Z}\n]/u)
  at.type('q')
  expect(await at.exit()).toBe(0)
})
