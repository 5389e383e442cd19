import type { Captions } from '../../src/model/index.ts'
import { offered } from '../../src/sources/candidates.ts'
import { noVocabulary, readNotes } from '../../src/sources/index.ts'
import { lineKey, withoutRemark } from '../../src/sources/told.ts'
import { entryLine } from './shown.ts'

const read = (text: string, captions?: Captions, file = 'notes.md') => {
  const found = readNotes(text, file, { known: noVocabulary(), captions })
  return {
    ids: found.entries.map(({ subject }) => subject),
    entries: found.entries.map(entryLine),
    unsure: found.problems.flatMap(({ at, unsure }) =>
      unsure ? [`${at.line} ${unsure.line}${unsure.candidates.map((text) => ` | ${text}`).join('')}`] : [],
    ),
    problems: found.problems.map(({ at, code }) => `${at.line} ${code}`),
    leftOut: (found.leftOut ?? []).map(({ at, detail }) => `${at.line} ${detail}`),
    captions: found.captions,
  }
}

const block = (line: string): string => `\`\`\`sh\n${line}\n\`\`\``

/** Texts, the questions that they give, a word of the learner, and the same text with that word as a caption. */
const cases: [
  name: string,
  text: string,
  unsure: string,
  captions: Captions,
  entries: string[],
  captioned: string,
][] = [
  [
    'a line that nothing explains',
    `# git\n\n${block('git gui')}\n`,
    '4 git gui',
    { 'git gui': 'opens the windows of git' },
    ['4 task opens the windows of git = git gui'],
    `# git\n\n${block('# opens the windows of git\ngit gui')}\n`,
  ],
  [
    'a text near a line that may be about it',
    `# git\n\nThe remote ones are elsewhere.\n\n${block('git branch -r')}\n`,
    '6 git branch -r | The remote ones are elsewhere.',
    { 'git branch -r': 'lists the branches elsewhere' },
    ['6 task lists the branches elsewhere = git branch -r'],
    `# git\n\nlist the branches elsewhere:\n\n${block('git branch -r')}\n`,
  ],
  [
    'a pipe, which is asked as a question',
    `# Boats\n\n${block('docker ps -q | xargs docker rm')}\n`,
    '4 docker ps -q | xargs docker rm',
    { 'docker ps -q | xargs docker rm': 'removes all of them' },
    [
      '4 question `docker ps -q | xargs docker rm` = removes all of them',
      '4 question removes all of them = `docker ps -q | xargs docker rm`',
    ],
    `# Boats\n\n${block('# removes all of them\ndocker ps -q | xargs docker rm')}\n`,
  ],
  [
    'a command in a sentence',
    '# ls\n\nFiles with a dot need `ls -a` to be seen.\n',
    '3 ls -a | Files with a dot need … to be seen.',
    { 'ls -a': 'lists all files' },
    ['3 task lists all files = ls -a'],
    `# ls\n\n${block('# lists all files\nls -a')}\n`,
  ],
  [
    'a line of plain text, with the text below it',
    '# docker\n\ndocker container ls\nof what runs\n',
    '3 docker container ls | of what runs',
    { 'docker container ls': 'lists containers that run' },
    ['3 task lists containers that run = docker container ls'],
    `# docker\n\n${block('# lists containers that run\ndocker container ls')}\n`,
  ],
  [
    'a line with words of another script behind it',
    '# tar\n\ntar czf a.tgz dir  안에 있는 것\n',
    '3 tar czf a.tgz dir | 안에 있는 것',
    { 'tar czf a.tgz dir': 'packs a folder' },
    ['3 task packs a folder = tar czf a.tgz dir'],
    `# tar\n\n${block('# packs a folder\ntar czf a.tgz dir')}\n`,
  ],
  [
    'a remark behind a line, which is no part of it',
    '# git\n\n1. `git mergetool (충돌 해결 툴)`\n',
    '3 git mergetool | 충돌 해결 툴',
    { 'git mergetool': '충돌 해결 도구 열기' },
    ['3 task 충돌 해결 도구 열기 = git mergetool'],
    `# git\n\n${block('# 충돌 해결 도구 열기\ngit mergetool')}\n`,
  ],
  [
    'a line that no reader takes',
    `# git\n\n1. now we look\n\`\`\`\n1. git rev-parse HEAD\n\`\`\`\n`,
    '5 git rev-parse HEAD',
    { 'git rev-parse HEAD': 'prints the newest commit' },
    ['5 task prints the newest commit = git rev-parse HEAD'],
    `# git\n\n${block('# prints the newest commit\ngit rev-parse HEAD')}\n`,
  ],
]

test.each(cases)('%s is asked about, and a word makes the card of a caption', (...given) => {
  const [, text, unsure, captions, entries, captioned] = given
  const before = read(text)
  expect([before.unsure, before.entries]).toEqual([[unsure], []])
  const after = read(text, captions)
  expect([after.entries, after.unsure, after.captions]).toEqual([entries, [], captions])
  // Memories hold when the word is written into the notes.
  expect(read(captioned).ids).toEqual(after.ids)
})

test('an option of a sentence is kept with its command, and becomes the option of a list', () => {
  const text = `# git\n\n${block('git commit -a -v  # commits all files')}\n\nAll files go with \`-a\` there.\n`
  expect(read(text).unsure).toEqual(['7 git commit -a | All files go with … there.'])
  const after = read(text, { 'git commit -a': 'takes all files' })
  expect(after.entries).toContain('7 option -a of git commit = takes all files')
})

test('a word counts wherever the line has gone and however it is spaced', () => {
  const captions = { 'git gui': 'opens the windows of git' }
  const moved = `# Tools\n\nWords.\n\n## git\n\n${block('$ git   gui')}\n`
  expect(read(moved, captions)).toMatchObject({
    entries: ['8 task opens the windows of git = git   gui'],
    captions,
  })
})

test.each([
  ['a line of a block', `# git\n\n${block('git gui')}\n\n- \`git a\`: adds\n`, 'git gui', '4 git gui'],
  ['a command of a sentence', '# ls\n\nOne needs `ls -a` for it.\n\n- `mv`: moves\n', 'ls -a', '3 ls -a'],
  [
    'a line that no reader takes',
    '# git\n\n1. look\n```\n1. git rev-parse HEAD\n```\n',
    'git rev-parse HEAD',
    '5 git rev-parse HEAD',
  ],
])('%s that was left out for good is no problem, and is counted apart', (_, text, line, leftOut) => {
  const found = read(text, { [line]: null })
  expect([found.leftOut, found.unsure, found.captions]).toEqual([[leftOut], [], { [line]: null }])
  expect(found.problems.filter((problem) => problem !== '1 no-cards')).toEqual([])
})

test('what the notes say themselves counts before it, and a line that is gone needs no word', () => {
  const captions = { 'git gui': 'opens the windows', 'git bisect': null }
  const own = read(`# git\n\n${block('# open the windows of git\ngit gui')}\n`, captions)
  expect([own.entries, own.captions]).toEqual([['5 task open the windows of git = git gui'], undefined])
})

test('output, configuration, steps and what is typed on the way are not asked about', () => {
  const lines = ['cd boats', 'ls', 'docker run [OPTIONS] IMAGE', 'apt-get update && \\', 'echo "hello"']
  const text = lines.map((line) => `${block(line)}\n`).join('\nWords.\n\n')
  const steps = `Put it on the water:\n\n${block('git clone boat\nmake all\nnpm start\ncurl boat')}\n`
  expect(read(`# Boats\n\n${text}\n${steps}\n\`\`\`yaml\nname: git clone\n\`\`\`\n`).unsure).toEqual([])
})

test.each([
  ['[ ] Look at it :', 'Look at it'],
  ['!!! info "Look at it"', 'Look at it'],
  ['3.1 Look at **it**', 'Look at it'],
  ['(어디서나 쓴다)', '어디서나 쓴다'],
  ['git gc --auto', undefined],
  ['`git gc`, `git fsck`', undefined],
  ['sudo …', undefined],
  ['Example:', undefined],
  ['tags:: [[boats]]', undefined],
  [`${'Long words. '.repeat(20)}`, 'Long words.'],
])('%s is offered as %s', (text, wanted) => {
  expect(offered(text)).toBe(wanted)
})

test.each([
  ['docker logout（推送完成镜像后退出）', 'docker logout', '推送完成镜像后退出'],
  ['docker exec web env(환경변수 확인)', 'docker exec web env', '환경변수 확인'],
  ['docker run web (this keeps it)', 'docker run web', 'this keeps it'],
  ['zip a.zip *.jpg //打包', 'zip a.zip *.jpg', '打包'],
  ['docker inspect (컨테이너 이름)', 'docker inspect (컨테이너 이름)', undefined],
  ['echo $(date)', 'echo $(date)', undefined],
  ['diff <(ls a)', 'diff <(ls a)', undefined],
  ['git clone https://a.b/c', 'git clone https://a.b/c', undefined],
])('%s without its remark is %s', (text, line, remark) => {
  expect(withoutRemark(text)).toEqual(remark === undefined ? { line } : { line, remark })
})

test('a line that has a card, or goes on from the line above, is not asked about', () => {
  const text =
    '# git\n\n- `git gc`: tidies up\n- `git push -f`: overwrites\n\nOne has to run `git gc` now.\n\nUse `git push -f` there.\n'
  expect(read(text).unsure).toEqual([])
  const pipeline = block('git log |   # all of it\ngit shortlog -s')
  expect(read(`# git\n\n${pipeline}\n`).unsure).toEqual(['4 git log | git shortlog -s'])
})

test('a text about another command is not offered', () => {
  const above = `# git\n\n- \`git add\`: takes files\n\n${block('git gui')}\n`
  expect(read(above).unsure).toEqual(['6 git gui'])
  const beside = '# git\n\nOne may use `git gc` for it.\ngit fsck --full\n'
  expect(read(beside).unsure).toEqual([expect.stringMatching(/^3 git gc \|/), '4 git fsck --full'])
})

test('a text of another command in a block is not offered, and what says what is done comes first', () => {
  const inBlock = '# git\n\n1. now\n```\n1. first use `git gc` here\n1. git rev-parse HEAD\n```\n'
  expect(read(inBlock).unsure).toContain('6 git rev-parse HEAD')
  const two = [block('git gui'), 'The others are here.\n', block('git gc')].join('\n')
  const below = `# git\n\n## Delete a remote branch\n\nThe remote ones are elsewhere.\n\n${two}`
  expect(read(below).unsure).toContain('8 git gui | Delete a remote branch | The remote ones are elsewhere.')
})

test('each line asked about has one key, which leads back to itself', () => {
  for (const line of ['git gui', 'docker run <image>', "awk '{print $1}' f", 'sudo apt update', '$ ps aux'])
    expect(lineKey(lineKey(line))).toBe(lineKey(line))
  expect(lineKey('$  git\t gui ')).toBe('git gui')
})

test('a deck in our own grammar is not asked about', () => {
  const deck = `---\ndeck: boats\n---\n\n# git\n\nOne needs \`ls -a\` for it.\n\n${block('git gui')}\n`
  expect(read(deck).unsure).toEqual([])
})
