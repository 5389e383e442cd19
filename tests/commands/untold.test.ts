import { join } from 'node:path'
import { kinds } from '../../src/kinds/index.ts'
import { seeded } from '../../src/model/index.ts'
import { sources, vocabularyOf } from '../../src/sources/index.ts'
import { files } from '../folders.ts'
import { languages } from '../languages.ts'
import { bench } from '../support.ts'

const shipped = `---
title: Boats
program: boat
---

| Command | Usage | Meaning |
|---|---|---|
| \`load\` | \`CARGO SHIP\` | Bring cargo aboard |
| \`hire\` | \`SHIP\` | Take a ship |

| Option | Commands | Value | Meaning |
|---|---|---|---|
| \`--sail\` | \`hire\` | | Under sail |
| \`--crew\` | \`hire\` | N | How many come along |
`

/** The words that ask to type the line of a note. */
async function asked(notes: string): Promise<string> {
  const at = bench({ 'boat.md': shipped })
  files(at.data, { 'mine.md': notes })
  const cards: { id: string; prompt: string }[] = JSON.parse(
    (await at.run(`preview ${join(at.data, 'mine.md')} --json`)).out,
  )
  return cards
    .find(({ id }) => id.endsWith('#command'))!
    .prompt.split('\n')
    .at(-1)!
}

test.each([
  // The program takes these as names, and the words leave them out.
  ['boat load --now tea anna', 'brings cargo aboard', 'brings cargo aboard (tea, anna)'],
  ['boat load --now tea anna', 'brings tea aboard the Anna', 'brings tea aboard the Anna'],
  ['boat hire --crew 12 anna', '선원과 함께 배를 빌린다', '선원과 함께 배를 빌린다 (12, anna)'],
  ['boat hire --crew 12 anna', 'anna에 선원 12명을 태운다', 'anna에 선원 12명을 태운다'],
  ['boat hire --crew {선원수} {{배이름}}', '배를 빌린다', '배를 빌린다'],
  ['boat hire --sail NAME', 'under sail', 'under sail'],
  // Of programs that no deck knows, what looks like a name.
  ['tar xzf a.tar.gz', '압축을 푼다', '압축을 푼다 (a.tar.gz)'],
  ['git commit --amend', 'changes the last commit', 'changes the last commit'],
])('%s, noted as "%s", is asked as "%s"', async (line, meaning, prompt) => {
  expect(await asked(`- \`${line}\` : ${meaning}\n`)).toBe(prompt)
})

test('names in Hangul, which docker refuses, are those of the note', () => {
  const known = vocabularyOf(
    sources().markdown.parse(
      '---\ndeck: d\nprogram: docker\n---\n\n| Command | Usage | Meaning |\n|---|---|---|\n| `container run` | `IMAGE` | Run it |\n\n| Option | Commands | Value | Meaning |\n|---|---|---|---|\n| `--name` | `container run` | NAME | Name it |\n',
      'd.md',
    ).entries,
  )
  const text =
    '- `docker container run --name {컨테이너명} httpd` : 컨테이너를 이름을 붙여 실행하기\n- `docker container run --name 웹 httpd` : 웹 서버 켜기\n'
  const { entries } = sources(known).markdown.parse(text, 'mine.md')
  expect(entries.map((entry) => entry.kind === 'task' && entry.names)).toEqual([['httpd'], ['httpd']])
})

const deckEntries = sources().markdown.parse(shipped, 'boat.md').entries

/** The verdict on a line that is typed for one of the notes. */
function judged(line: string, text: string): string {
  const { entries } = sources(vocabularyOf(deckEntries)).markdown.parse(
    `- \`${line}\` : does what I want\n- \`git status\` : what has changed\n`,
    'mine.md',
  )
  const entry = entries.find(({ kind }) => kind === 'task')!
  const card = kinds.command.make(entry, 'mine')[0]!
  const pool = { entries: [...entries, ...deckEntries] }
  const { outcome, remarks } = kinds.command.judge(
    card,
    kinds.command.ask(card, pool, seeded(1), languages.en!.kinds),
    { type: 'text', text },
    pool,
  )
  return [
    outcome,
    ...remarks.map((remark) => JSON.stringify(remark).match(/"typed":"-*(\w+)"/)?.[1] ?? remark.code),
  ].join(' ')
}

test.each([
  // The note leaves out the ship that the program wants: one more word is no fault.
  ['boat hire --sail', 'boat hire --sail anna', 'right'],
  ['boat hire --sail', 'boat hire --crew 3 anna', 'wrong line line'],
  // A word of the note that no deck knows says nothing against an answer.
  ['git commit --amend', 'git comit --amend', 'near comit'],
  ['git add -p', 'git add --patch', 'unknown patch'],
  ['git add -p', 'git rebase -p', 'unknown rebase'],
  ['git branch -d 이름', 'git branch -d feature', 'right'],
  ['git branch -d 이름', 'git branch -D feature', 'unknown D'],
  ['tar xzf a.tar.gz', 'tar -xzf a.tar.gz', 'unknown x'],
  ['tar xzf a.tar.gz', 'tar -cf a.tar.gz', 'unknown c'],
])('%s of notes, answered with %s: %s', (line, typed, verdict) => {
  expect(judged(line, typed)).toBe(verdict)
})

test('of a name and its meaning one direction a day is asked', async () => {
  const at = bench({ 'boat.md': shipped })
  files(at.data, { 'mine.md': '# Knots\n\n- bowline : a loop that holds\n- cleat hitch : makes fast\n' })
  await at.run(`build ${join(at.data, 'mine.md')}`)
  const asked: string[] = []
  const next = async (): Promise<string | undefined> => {
    const { card, question } = JSON.parse((await at.run('next mine --json')).out)
    if (card === undefined || card === null) return undefined
    asked.push(question.prompt.split('\n')[0])
    await at.run(`answer ${card} --grade good`)
    return card
  }
  while (await next());
  expect(asked).toEqual(['bowline', 'cleat hitch'])
})
