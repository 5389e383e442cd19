import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { files } from '../folders.ts'
import { languages } from '../languages.ts'
import { longTest } from '../rounds.ts'
import { bench } from '../support.ts'

// Mistakes that people plausibly make. Each ends in one line that says what is wrong and one that says what to do,
// changes nothing and never starts a quiz.

const deck = (language: string): string =>
  `---\ndeck: boat\ntitle: Boat\nlanguage: ${language}\nprogram: boat\n---\n\nQ: Which side is port? {#port}\n\nA: left\n\n|Option|Meaning|\n|---|---|\n|\`-s\`, \`--slow\`|go slowly|\n`

/** The line, the exit code, and a part of the hint that is the same in every language. */
const mistakes: [line: string, code: number, hint: string][] = [
  ['quizz', 2, 'flagdrill quiz'],
  ['expalin boat -s', 2, 'flagdrill explain'],
  ['docker', 2, 'flagdrill build --from docker'],
  ['kubectl get pods', 2, 'flagdrill build --from kubectl'],
  ['boat -s', 2, 'flagdrill help quiz'],
  ['boat sail -s', 2, 'flagdrill explain boat sail -s'],
  ['boat sail', 2, 'flagdrill explain boat sail'],
  ['bota', 2, 'flagdrill boat'],
  ['quiz bota', 1, 'boat'],
  ['quiz nothing-like-it', 1, 'flagdrill decks'],
  ['quiz --limt 3', 2, '--limit'],
  ['quiz --limit', 2, 'flagdrill help quiz'],
  ['quiz --json', 2, 'flagdrill help quiz'],
  ['quiz --count', 2, 'flagdrill due'],
  ['weak --by lapse', 2, 'lapses'],
  ['settings', 2, 'flagdrill config'],
  ['list', 2, 'flagdrill decks'],
  ['search port', 2, 'flagdrill find'],
  ['status', 2, 'flagdrill due'],
  ['reset boat:port#concept', 2, 'flagdrill forget'],
  ['help statistics', 2, 'flagdrill help stats'],
  ['config new-per-dya 5', 2, 'new-per-day'],
  ['config order deu', 2, 'due'],
  ['config --unset', 2, 'flagdrill help config'],
  ['compare boat -s boat --slow', 2, 'flagdrill compare docker ps -- docker ps -a'],
  ['explain', 2, 'flagdrill explain LINE'],
  ['explain --jsn boat', 2, '--json'],
  ['suspend', 2, 'flagdrill suspend CARD'],
  ['suspend boat:prt#concept', 1, 'boat:port#concept'],
  ['forget boat/--slow', 1, 'boat/--slow#meaning'],
  ['history starboard', 1, 'flagdrill find'],
  ['suspend boat:pot', 1, 'boat:port#concept'],
  ['forget boat:pprt', 1, 'boat:port#concept'],
  ['adopt boat:gone#concept boat:port#concept', 1, 'flagdrill find'],
  ['find', 2, 'flagdrill help find'],
  ['add boat -m', 2, 'flagdrill help add'],
  ['build', 2, '--from'],
  ['export --format xls', 2, ''],
  ['export --what review', 2, 'reviews'],
  ['completion fsh', 2, 'fish'],
  ['import DATA/notes.md', 1, 'flagdrill export'],
  ['backup DATA/there.tar.gz', 1, ''],
  ['doctor now', 2, 'flagdrill doctor'],
  ['answer boat:port#concept', 1, 'flagdrill next'],
  // The name of a file for that of a deck, a number or a span where a name is wanted, a tag, a list with commas.
  ['boat.md', 2, 'boat'],
  ['quiz boat.md', 1, 'boat'],
  ['quiz “Boat”', 1, 'boat'],
  ['quiz boat,bota', 1, 'boat bota'],
  ['notes.md', 2, 'flagdrill build notes.md'],
  ['quiz DATA/notes.md', 1, 'flagdrill build'],
  ['export out.csv', 1, 'flagdrill build out.csv'],
  ['20', 2, '--limit 20'],
  ['quiz boat 20', 1, '--minutes 20'],
  ['quiz -5', 1, '--limit 5'],
  ['weak 10', 1, '--limit 10'],
  ['stats boat 7d', 1, '--since 7d'],
  ['quiz #ports', 1, '--tag ports'],
  ['quiz all', 1, 'flagdrill quiz'],
  ['quiz --tag nothing', 1, '#ports'],
  ['find --tag nothing', 1, '#ports'],
  ['quiz --minutes 10m', 2, ''],
  ['quiz -n 5', 2, 'flagdrill help quiz'],
  // A prompt that was copied with the line, our own name, a page of help asked for in many ways.
  ['$ boat sail', 2, 'flagdrill explain boat sail'],
  ['$ flagdrill quiz', 2, 'flagdrill quiz'],
  ['flagdrill quiz boat', 2, 'flagdrill quiz boat'],
  ['?', 2, 'flagdrill help'],
  ['quit', 2, 'flagdrill help'],
  ['exit', 2, 'flagdrill help'],
  ['tags', 2, 'flagdrill find'],
  ['QUIZ', 2, 'flagdrill quiz'],
  ['complete bash', 2, 'flagdrill completion'],
  ['--hlep', 2, '--help'],
  ['help me', 2, 'flagdrill help'],
  // Korean words for commands, whatever the language is.
  ['도움말', 2, 'flagdrill help'],
  ['설정', 2, 'flagdrill config'],
  ['통계', 2, 'flagdrill stats'],
  ['검색 포트', 2, 'flagdrill find'],
  ['목록', 2, 'flagdrill decks'],
  ['여기없는말', 2, 'flagdrill help'],
  // Too many words, and what no card, no setting and no file is.
  ['undo 3', 2, 'flagdrill undo'],
  ['start boat', 2, 'flagdrill start'],
  ['forget all', 1, 'flagdrill find'],
  ['show 1', 1, 'flagdrill find'],
  ['lab 99', 1, 'flagdrill lab'],
  ['goal 3', 1, 'flagdrill goal'],
  ['config color never', 2, 'colours'],
  ['config minutes 10', 2, 'minutes-per-day'],
  ['config language 한국어', 2, ''],
  ['new ../x', 2, '-'],
  ['restore DATA/notes.md', 1, ''],
]

const inLanguage = (language: string) => mistakes.map((mistake) => [language, ...mistake] as const)
const [first = '', ...others] = Object.keys(languages)
test.each(inLanguage(first))('%s: flagdrill %s', tried)
longTest.each(others.flatMap(inLanguage))('%s: flagdrill %s', tried)

async function tried(language: string, line: string, code: number, hint: string): Promise<void> {
  const at = bench({ 'boat.md': deck(language) }, language)
  files(at.data, { 'notes.md': 'nothing but words\n', 'there.tar.gz': 'x' })
  const found = await at.run(line.replaceAll('DATA', at.data))
  const { errors } = languages[language]!
  expect([found.code, found.out]).toEqual([code, ''])
  const [message, advice, ...more] = found.err.split('\n')
  expect(message).toMatch(new RegExp(`^${errors.error}: .+`))
  // A message that names what is allowed needs no hint.
  if (hint === '' && advice === undefined) return
  expect(advice).toMatch(new RegExp(`^${errors.hint}: .+`))
  expect(advice).toContain(hint)
  expect(more).toEqual([])
  expect((await at.run('history boat:port#concept --json')).out).toBe('[]')
}

test.each([
  ['en', 'All of its cards are in first already'],
  ['ko', '2장 모두 first 덱에 이미 있습니다'],
])('a second deck of the same lines says so: %s', async (language, said) => {
  const at = bench({}, language)
  const notes = '# pod\n\n- `pod gc` tidies up\n'
  files(at.data, { 'first.md': notes, 'second.md': notes })
  expect((await at.run(`build ${join(at.data, 'first.md')}`)).out).not.toContain(said)
  expect((await at.run(`build ${join(at.data, 'second.md')}`)).out).toContain(said)
})

test('a deck with lines that could not be used says so at the start of a quiz on it', async () => {
  const at = bench({ 'boat.md': deck('en') })
  files(at.data, { 'decks/mine.md': '# pod\n\n|Option|Meaning|\n|---|---|\n|-k|a key|\n|-z||\n' })
  const { err } = await at.run('quiz mine --limit 1', ['q'])
  expect(err).toBe('mine: 1 line could not be used (flagdrill check says which)')
  expect((await at.run('quiz boat --limit 1', ['q'])).err).toBe('')
  // How a file was read is no line that was lost.
  const cp949 = Buffer.concat([Buffer.from('# pod\n\n- `pod gc` '), Buffer.from([0xc1, 0xa4, 0xb8, 0xae])])
  writeFileSync(join(at.data, 'decks/old.md'), cp949)
  expect((await at.run('check old')).out + (await at.run('check')).out).toContain('cp949')
  expect((await at.run('quiz old --limit 1', ['q'])).err).toBe('')
  expect((await at.run(`check ${join(at.data, 'decks/mine.md')}`)).code).toBe(1)
})
