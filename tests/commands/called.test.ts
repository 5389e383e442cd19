import { asCalled, calledAs, textsAsCalled } from '../../src/i18n/index.ts'
import { languages } from '../languages.ts'

const npm = { npm_lifecycle_event: 'start', npm_package_name: 'flagdrill', npm_command: 'start' }

test('lines to copy name what has started the program', () => {
  expect(calledAs(npm)).toBe('npm start --')
  expect(calledAs({ npm_lifecycle_event: 'npx', npm_command: 'exec' })).toBe('npx flagdrill')
  expect(calledAs({})).toBeUndefined()
  // The start of another package that calls the installed command.
  expect(calledAs({ ...npm, npm_package_name: 'mine' })).toBeUndefined()
})

test.each([
  ['en', 'Play it: flagdrill lab first', 'Play it: npm start -- lab first'],
  ['en', 'flagdrill goes on from here', 'flagdrill goes on from here'],
  ['en', 'flagdrill [COMMAND] [OPTIONS]', 'npm start -- [COMMAND] [OPTIONS]'],
  [
    'en',
    'written by flagdrill 1.2.3 in ~/flagdrill decks',
    'written by flagdrill 1.2.3 in ~/flagdrill decks',
  ],
  ['ko', '목록: flagdrill accepted', '목록: npm start -- accepted'],
  ['ko', 'flagdrill config로 볼 수 있습니다', 'npm start -- config로 볼 수 있습니다'],
])('%s: %s', (language, text, wanted) => {
  expect(asCalled(text, languages[language]!, 'npm start --')).toBe(wanted)
})

test.each(Object.keys(languages))(
  'no text in %s names a command that need not be there',
  (language: string) => {
    const texts = languages[language]!
    const named = textsAsCalled(texts, 'npm start --')
    expect(named.lists.startQuiz('my')).toContain(': npm start -- quiz my')
    expect(named.language).toBe(language)
    const all = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(all)
          : []
    const said = all(named)
    expect(said.length).toBeGreaterThan(500)
    const commands = Object.keys(texts.commands)
    const left = said.filter((text) =>
      commands.some((name) => new RegExp(`flagdrill ${name}(?![\\w-])`).test(text)),
    )
    expect(left).toEqual([])
    // Without npm they stay as they are.
    expect(textsAsCalled(texts, undefined)).toBe(texts)
  },
)
