import { folder } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { screen } from './screen.ts'

// The output of commands on a screen: words stay whole, and rows after the first are indented to where their text begins.

const shownBy = async (
  language: string,
  args: string[],
  /** Matches its last line. */
  last: RegExp,
  env: Record<string, string> = {},
): Promise<string[]> => {
  const at = screen(['--language', language, ...args], { FLAGDRILL_DATA: folder(), PAGER: 'cat', ...env }, 46)
  await at.shows(last)
  await at.exit()
  return at.text().split('\n')
}

const checks = async (language: string, meaning: readonly string[]): Promise<void> => {
  const rows = await shownBy(
    language,
    ['explain', 'docker', 'run', '-i', 'alpine'],
    /docker takes|명령줄입니다/,
  )
  const at = rows.findIndex((row) => row.includes('-i '))
  const column = rows[at]!.indexOf('-i, --interactive')
  expect(column).toBeGreaterThan(0)
  const hanging = rows.slice(at + 1).findIndex((row) => !row.startsWith(' '.repeat(column)))
  expect(rows.slice(at, at + 1 + hanging).map((row) => row.slice(column))).toEqual(meaning)
}

test('the meaning of an option hangs below its column', () =>
  checks('en', ['-i, --interactive: Let the program', 'receive what you type or send', 'through a pipe']))

longTest('in Korean no word is cut', () =>
  checks('ko', ['-i, --interactive: 키보드나', '파이프로 보낸 입력을 프로그램이', '받게 하기']),
)

longTest.each(['en', 'ko'])('where npm has started the program, %s lines name it so', async (language) => {
  const npm = { npm_package_name: 'flagdrill', npm_lifecycle_event: 'start' }
  const rows = await shownBy(language, ['pss'], /--from/, npm)
  expect(rows.join('\n')).toContain('npm start -- help')
  expect(rows.join('\n')).not.toContain('flagdrill')
})
