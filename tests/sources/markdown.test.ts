import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Entry, OptionEntry } from '../../src/model/index.ts'
import { sources, vocabularyOf } from '../../src/sources/index.ts'
import { anyText } from '../any-text.ts'
import { root, sample, testWith } from '../folders.ts'
import { rounds } from '../rounds.ts'

const parse = (text: string, file = 'notes.md', known?: Parameters<typeof sources>[0], program?: string) =>
  sources(known, program).markdown.parse(text, file)
const options = (entries: Entry[]): OptionEntry[] =>
  entries.filter((entry): entry is OptionEntry => entry.kind === 'option')
const lines = (text: string): [string, number, string][] =>
  parse(text).problems.map((problem) => [problem.code, problem.at.line, problem.detail ?? ''])
const of = (text: string): Record<string, [number, string, ...string[]]> =>
  Object.fromEntries(
    parse(text).entries.map((entry) => [
      entry.subject,
      entry.kind === 'option'
        ? [entry.at.line, entry.summary, ...entry.commands]
        : entry.kind === 'command'
          ? [entry.at.line, entry.summary, ...entry.options]
          : [entry.at.line, entry.kind],
    ]),
  )

testWith(sample('docker-notes.ko.md'))(
  'the study notes of a learner: 13 commands and 7 options, each with its line',
  () => {
    const text = readFileSync(sample('docker-notes.ko.md'), 'utf8')
    const { entries, problems } = parse(text)
    const found = of(text)
    const commands = entries.filter((entry) => entry.kind === 'command')
    expect(commands.filter((entry) => entry.subject.startsWith('docker/container/'))).toHaveLength(9)
    expect(commands.filter((entry) => entry.subject.startsWith('docker/image/'))).toHaveLength(4)
    expect(options(entries).filter(({ at }) => at.line < 120)).toHaveLength(7)
    expect(found['docker/-p']).toEqual([106, '포트 번호 지정', 'container create', 'container run'])
    expect(found['docker/-t']).toEqual([
      111,
      '특수 키를 사용가능하게 설정',
      'container run',
      'container exec',
      'image build',
    ])
    expect(found['docker/container/run']).toEqual([
      86,
      '이미지 내려받고 컨테이너를 생성 및 실행',
      '--name',
      '-e',
      '-p',
      '-v',
      '-d',
      '-i',
      '-t',
    ])
    expect(problems.map((problem) => [problem.at.line, problem.detail])).toEqual([
      [69, 'docker {대상} {커맨드} {옵션} {인자}'],
      [71, '커맨드 대상: container, image, volume, nerwork'],
      [87, '-f (docker container rm)'],
      [89, '-a (docker container ls)'],
      [124, 'docker run --name test1 -d httpd'],
      [126, 'docker run --name test2 -d -p 8080:80 httpd'],
      [137, '-a'],
      [147, 'docker pull httpd'],
      [152, 'docker run --name test1 -d httpd'],
      [153, 'docker run --name test1 -d -p 8080:80 httpd'],
    ])
  },
)

test('an option that known commands use in several ways is taken in the most usual one', () => {
  const known = vocabularyOf(
    options(
      parse(
        '---\ndeck: d\nprogram: pod\n---\n\n| Option | Commands | Meaning |\n|---|---|---|\n| `-i`, `--in` {#go} | `go` | one |\n| `-i`, `--in` | `run`, `do` | other |\n',
      ).entries,
    ),
  )
  const notes =
    '# pod\n\n|command|meaning|options|\n|---|---|---|\n|go|goes|-i|\n|run|runs|-i|\n|do|does|-i|\n\n|option|meaning|\n|---|---|\n|-i|in|\n'
  expect(options(parse(notes, 'n.md', known).entries).map(({ subject }) => subject)).toEqual(['pod/--in'])
})

test('a command in a table is known without the places behind it', () => {
  const text =
    '# pod\n\n|command|meaning|\n|---|---|\n|`pod add FILE`|puts in|\n|pod log -n N|shows|\n|`pod out <box>`|takes out|\n|run [OPTIONS] BOX|runs|\n'
  expect(Object.keys(of(text))).toEqual(['pod/add', 'pod:1p2ajj5', 'pod/out', 'pod/run'])
})

test('ragged notes of our own: what is usable, where it stands, and what is not', () => {
  const text = readFileSync(join(root, 'tests/fixtures/notes/ragged.md'), 'utf8')
  expect(of(text)).toEqual({
    'pod/box/open': [8, 'opens a box', '-k', '--lid'],
    'pod/box/shut': [9, 'shuts a box'],
    'pod/box/list': [10, 'shows every box', '-a', '-k'],
    'pod/-k': [16, 'brings a key along', 'box open', 'box list'],
    'pod/--lid': [17, 'lifts the lid | carefully', 'box open'],
    'pod/-z': [18, 'sleeps'],
    // A row without an option, and a table about something else: questions in both directions.
    'pod:jk6eb3': [19, 'concept'],
    'pod:12l2daw': [19, 'concept'],
    'pod:1ta9vh2': [23, 'concept'],
    'pod:d15jel': [23, 'concept'],
    'pod:1mshs4x': [25, 'concept'],
    'pod:box': [29, 'gap'],
  })
  expect(lines(text)).toEqual([
    ['described-nowhere', 10, '-a (pod box list)'],
    ['no-meaning', 11, 'lost'],
    ['listed-nowhere', 18, '-z'],
    ['no-question', 31, 'An answer to nothing.'],
    ['no-answer', 33, 'A question to nobody?'],
  ])
})

test.each([
  ['포트는 [-p](으)로 엽니다.', ['-p']],
  ['[컨테이너](을)를 만듭니다.', ['컨테이너']],
  ['The [docs](https://pod.example) say [so].', ['so']],
])('a particle in parentheses behind a gap is no address: %s', (sentence, filled) => {
  const [entry] = parse(`# pod\n\nC: ${sentence} {#x}\n`).entries
  expect(entry?.kind === 'gap' && entry.gaps.map(({ answers }) => answers[0])).toEqual(filled)
})

describe('columns are known by heading in several languages, and by content', () => {
  test.each([
    ['Korean', '|옵션|설명|', '|---|---|'],
    ['Japanese', '|オプション|意味|', '|---|---|'],
    ['English', '| Flag | Description |', '|---|---|'],
    ['no known word', '| Was | Wozu das ist |', '|---|---|'],
    ['full-width bars', '｜옵션｜설명｜', '|---|---|'],
  ])('%s', (_name, header, rule) => {
    expect(of(`## pod\n\n${header}\n${rule}\n| \`-k\`, \`--key\` | a key |\n`)).toEqual({
      'pod/--key': [5, 'a key'],
    })
  })

  test('in any order, with a value, a default and commands', () => {
    const [entry] = options(
      parse(
        '# pod box\n\n|Meaning|Default|Commands|Value|Option|\n|---|---|---|---|---|\n|a key|gold|`pod box open`, box shut|`NAME`|-k, --key|\n',
      ).entries,
    )
    expect(entry).toMatchObject({
      subject: 'pod/--key',
      long: '--key',
      short: '-k',
      value: 'NAME',
      default: 'gold',
      commands: ['box open', 'box shut'],
      summary: 'a key',
    })
  })

  test('an option with the form of its value in one cell', () => {
    const names = (cell: string) =>
      options(parse(`# pod\n\n|option|meaning|\n|---|---|\n|${cell}|m|\n`).entries).map(
        ({ long, short, value }) => [short, long, value],
      )
    expect(names('`-k NAME`, `--key NAME`')).toEqual([['-k', '--key', 'NAME']])
    expect(names('--key=NAME')).toEqual([[undefined, '--key', 'NAME']])
    expect(names('–key')).toEqual([[undefined, '--key', undefined]])
    expect(names('-k')).toEqual([['-k', undefined, undefined]])
  })
})

describe('identity: what is asked about, never wording, place, file or language', () => {
  const table = (meaning: string, heading = '# pod box open'): string =>
    `${heading}\n\n|Option|Meaning|\n|---|---|\n|\`-k\`, \`--key\`|${meaning}|\n`
  const subjects = (text: string, file = 'a.md'): string[] =>
    parse(text, file).entries.map((entry) => entry.subject)

  test('rewording, translating, reordering and moving keep it', () => {
    expect(subjects(table('a key'))).toEqual(['pod/box/open/--key'])
    expect(subjects(`\n\nprose\n\n${table('열쇠')}`, 'b.md')).toEqual(['pod/box/open/--key'])
  })

  test('one more command joins, and it stays', () => {
    const row = (commands: string): string =>
      `# pod\n\n|Option|Commands|Meaning|\n|---|---|---|\n|--key|${commands}|a key|\n`
    expect(subjects(row('box open'))).toEqual(subjects(row('box open, box shut')))
  })

  test('another meaning has a tag, and rows of one meaning are one entry', () => {
    const text =
      '# pod\n\n|Option|Commands|Meaning|\n|---|---|---|\n|-k, --key|box open|a key|\n|--key|box shut||\n|--key {#song}|sing|a pitch|\n'
    expect(of(text)).toEqual({
      'pod/--key': [5, 'a key', 'box open', 'box shut'],
      'pod/--key@song': [7, 'a pitch', 'sing'],
    })
    expect(lines(text)).toEqual([])
  })

  test('short names of notes are joined to the long ones that a deck knows', () => {
    const deck = parse(
      '---\nprogram: pod\n---\n# pod box\n\n|Command|Also|Meaning|\n|---|---|---|\n|open|pod open|opens|\n\n|Option|Commands|Meaning|\n|---|---|---|\n|-k, --key|box open|a key|\n',
    )
    const known = vocabularyOf(
      deck.entries.filter((entry) => entry.kind === 'option' || entry.kind === 'command'),
    )
    const notes = parse('# pod open\n\n|옵션|설명|\n|---|---|\n|-k|열쇠|\n', 'n.md', known)
    expect(options(notes.entries)).toMatchObject([
      { subject: 'pod/--key', long: '--key', short: '-k', commands: ['box open'], summary: '열쇠' },
    ])
  })

  test('a question with an id keeps it when its words change; without one the words are all there is', () => {
    expect(subjects('# pod\n\nQ: Who? {#who}\nA: You\n')).toEqual(
      subjects('# pod\n\nQ: Which person? {#who}\nA: You\n'),
    )
    expect(subjects('Q: Who?\nA: You\n', 'a.md')).toEqual(subjects('Q:  **who?**\nA: Me\n', 'b.md'))
  })
})

test('questions: wrong answers, a picture, a reason', () => {
  const { entries } = parse(
    'Q: What is\nthat? {#w}\n\n```text\n[ ]\n```\n\nA: A box\n\n- A `bag`\n- A bin\n\n> It has\n> a lid.\n',
  )
  expect(entries).toMatchObject([
    {
      kind: 'concept',
      question: 'What is\nthat?'.replace(' {#w}', ''),
      answer: 'A box',
      wrong: ['A `bag`', 'A bin'],
      picture: '[ ]',
      why: 'It has a lid.',
    },
  ])
})

test('options in a list, with the meaning behind or below', () => {
  expect(of('# pod\n\n- `--key`: a key\n- -z\n  sleeps\n- prose\n')).toEqual({
    'pod/--key': [3, 'a key'],
    'pod/-z': [4, 'sleeps'],
  })
})

test('front matter is checked line by line', () => {
  expect(lines('---\ndeck: ../x\ncolour: red\nprogram: pod\norder: soon\n---\nQ: a\nA: b\n')).toEqual([
    ['front-matter', 2, 'deck: ../x'],
    ['front-matter', 3, 'colour: red'],
    ['front-matter', 5, 'order: soon'],
  ])
})

test('no tables at all, an empty file, one line: a problem says so', () => {
  for (const text of ['', 'just prose', '# heading\n\n- list\n'])
    expect(lines(text)).toEqual([['no-cards', 1, '']])
})

test('a table with every row damaged never throws, and every row is accounted for', () => {
  const cell = fc.oneof(
    fc.constantFrom('-k', '--key', '`run`', '', '|', '\\|', '\u001B[31m', '{#x}', '[gap]', '열쇠', 'Q: x'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), (rows) => {
      const text = `# pod\n\n|Option|Meaning|Commands|\n|---|---|---|\n${rows.map((row) => `|${row.join('|').replaceAll('\n', ' ')}|`).join('\n')}\n`
      const { entries, problems } = parse(text)
      for (const item of [...entries, ...problems]) expect(item.at.line).toBeGreaterThan(0)
      expect(entries.length + problems.length).toBeGreaterThan(0)
    }),
    { numRuns: rounds(10, 400), seed: 7 },
  )
})

test('any text at all is parsed', () => {
  fc.assert(
    fc.property(anyText({ maxLength: 400 }), (text) => {
      expect(parse(text).problems).toBeDefined()
    }),
    { numRuns: rounds(20, 400), seed: 7 },
  )
})
