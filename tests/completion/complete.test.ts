import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAll, optionName } from '../../src/commands/command.ts'
import { commands } from '../../src/commands/index.ts'
import { commonOptions } from '../../src/commands/options.ts'
import { en } from '../../src/i18n/en.ts'
import { settingNames } from '../../src/settings/index.ts'
import { files } from '../folders.ts'
import { bench } from '../support.ts'

const deck = (title: string): string =>
  `---\ntitle: "${title}"\n---\n\nC: It is [so]. {#so}\n\nC: It is [not]. {#not}\n`
const at = () => bench({ 'boat.md': deck('Sailing\u001B[31m'), 'boats-2.md': deck('More') })
/** The completions of the last word. */
const offered = async (place: ReturnType<typeof at>, words: string): Promise<string[]> => {
  const { code, out, err } = await place.run(`completion zsh -- ${words}`)
  expect([code, err]).toEqual([0, ''])
  const [kind, ...lines] = out.split('\n')
  return kind === 'files' ? ['FILES'] : lines
}
const names = (lines: string[]): string[] => lines.map((line) => line.split('\t')[0]!)

test.each([
  ['expl', ['explain']],
  ['boat', ['boat', 'boats-2']],
  ['quiz boats-2 bo', ['boat']],
  ['boats-2 bo', ['boat']],
  ['due --json bo', ['boat', 'boats-2']],
  ['--seed quiz due --cou', ['--count']],
  ['--seed=x due --cou', ['--count']],
  ['weak --b', ['--by']],
  ['weak --by di', ['difficulty']],
  ['weak --by=di', ['--by=difficulty']],
  ['weak --by risk --b', []],
  ['weak --no-such=x', []],
  ['export --what re', ['reviews']],
  ['export --format json', ['json', 'jsonl']],
  ['export -o', []],
  ["export -o ''", ['FILES']],
  ['export --output=x', ['FILES']],
  ["build --help-file a ''", ['FILES']],
  ['build --help-file a --help-', ['--help-file']],
  ['build --against bo', ['boat', 'boats-2']],
  ['cards --kind me', ['meaning']],
  ['--language ', ['en', 'ko']],
  ["quiz --limit ''", []],
  ['quiz -- --li', []],
  ["backup ''", ['FILES']],
  ["backup x ''", []],
  ["doctor ''", []],
  ["new ''", []],
  ['config retent', ['retention']],
  ["config order ''", ['risk', 'due', 'random']],
  ["config order due ''", []],
  ["config language ''", ['auto', 'en', 'ko']],
  ["config keys.undo ''", ['u']],
  ["config nothing ''", []],
  ['completion f', ['fish']],
  ['answer x --grade ', ['again', 'hard', 'good', 'easy']],
])('%s is completed to %j', async (words, expected) => {
  const line = words.endsWith(' ') ? `${words}''` : words
  expect(names(await offered(at(), line))).toEqual(expected)
})

test('names come with what they mean, sanitize to a terminal', async () => {
  const lines = await offered(at(), "''")
  expect(lines).toContain('weak\tGo over your weakest cards')
  expect(lines).toContain('boat\tSailing')
  expect(names(lines)).toEqual([...(await loadAll(commands, en)).map(([name]) => name), 'boat', 'boats-2'])
  expect(await offered(at(), "config ''")).toHaveLength(settingNames.length)
  expect(await offered(at(), 'config new')).toEqual(['new-per-day\tNew cards a day'])
})

test.each(['history', 'suspend', 'answer', 'adopt'])(
  '%s takes cards, also those that no deck makes any more, unless nobody could type them',
  async (command) => {
    const place = at()
    files(place.data, { 'decks/old.md': '---\nprogram: old\n---\n\nC: It is [gone]. {#gone}\n' })
    await place.run('quiz old --seed 1', ['gone', ''])
    const [log] = readdirSync(join(place.data, 'reviews'))
    const lines = readFileSync(join(place.data, 'reviews', log!), 'utf8')
    files(place.data, {
      'decks/old.md': '---\nprogram: old\n---\n\nC: It is [new]. {#new}\n',
      'reviews/2001-02.other.jsonl': lines
        .replace('"old:gone#gap-1"', '"old:\\u001b[2Jx#gap-1"')
        .replace(/"id":"[^"]*"/, '"id":"other"'),
    })
    const known = (await place.store()).progress.cards
    expect(Object.keys(known)).toHaveLength(2)
    expect(names(await offered(place, `${command} old:`))).toEqual(['old:new#gap-1', 'old:gone#gap-1'])
  },
)

test.each(Object.keys(commands))('every option of %s is offered with its meaning', async (name) => {
  const options = { ...(await commands[name]!()).options, ...commonOptions }
  expect(await offered(at(), `${name} --`)).toEqual(
    Object.entries(options).map(([key, { about }]) => `--${optionName(key)}\t${en.commands.options[about]}`),
  )
})

test('a shell that is not known is refused with the nearest, and the script says how it is used', async () => {
  expect(await at().run('completion fissh')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/Hint: did you mean fish\?/),
  })
  const { out } = await at().run('completion zsh')
  expect(out.split('\n').slice(0, 2)).toEqual([
    '#compdef flagdrill',
    '# Completion of flagdrill for zsh: source <(flagdrill completion zsh), in ~/.zshrc after compinit',
  ])
})

test('a mistake in the file of settings does not keep a shell from completing', async () => {
  const place = at()
  files(place.data, { 'config.toml': 'nothing = 1\n' })
  expect(names(await offered(place, 'conf'))).toEqual(['config'])
})
