import fc from 'fast-check'
import { formatOf, sources } from '../../src/sources/index.ts'
import { rounds } from '../rounds.ts'

const parse = (text: string, file = 'notes.csv') => {
  const { entries, problems } = sources().csv.parse(text, file)
  return {
    cards: entries.map((entry) =>
      entry.kind === 'concept' ? [entry.at.line, entry.question, entry.answer, entry.why ?? ''] : [],
    ),
    problems: problems.map(({ code, at }) => [code, at.line]),
  }
}

test.each([
  ['two columns', 'What is it?,A boat\n', [[1, 'What is it?', 'A boat', '']]],
  [
    'a heading row, in any order',
    'Answer,Question,Note\nA boat,What is it?,It swims\n',
    [[2, 'What is it?', 'A boat', 'It swims']],
  ],
  ['Korean headings', '앞면,뒷면\n배,boat\n', [[2, '배', 'boat', '']]],
  ['quotes, commas and line breaks in cells', '"a ""b"", c?","x\ny"\n', [[1, 'a "b", c?', 'x\ny', '']]],
  ['semicolons', 'question;answer\na?;b, c\n', [[2, 'a?', 'b, c', '']]],
  ['a byte order mark and Windows line ends', '\uFEFFquestion,answer\r\na?,b\r\n', [[2, 'a?', 'b', '']]],
])('%s', (_name, text, cards) => {
  expect(parse(text)).toEqual({ cards, problems: [] })
})

test('tabs, and what other programs write above their exports', () => {
  const text = '#separator:tab\n#html:true\nWhat is <b>it</b>?\tA&nbsp;boat<br>or ship\n'
  expect(parse(text, 'deck.tsv').cards).toEqual([[3, 'What is it?', 'A boat\nor ship', '']])
})

test('what cannot be used is named with its line', () => {
  expect(parse('question,answer\n,b\na?,\na?,b\n')).toEqual({
    cards: [[4, 'a?', 'b', '']],
    problems: [
      ['no-question', 2],
      ['no-answer', 3],
    ],
  })
  expect(parse('').problems).toEqual([['no-cards', 1]])
})

test('a question of several rows has all their answers; one of many rows asks nothing', () => {
  expect(parse('di,two\nde,down\ndi,apart\n').cards).toEqual(
    [
      [2, 'de', 'down', ''],
      [1, 'di', 'two\napart', ''],
    ].sort((a, b) => Number(a[0]) - Number(b[0])),
  )
  const rows = ['one', 'two', 'three', 'four', 'five'].map((answer) => `Q,${answer}`)
  const { cards, problems } = parse(`${rows.join('\n')}\nmast,pole\n`)
  expect([cards.length, problems.map(([code]) => code)]).toEqual([1, Array(5).fill('duplicate')])
})

test('lines of one cell are no table, and each is named', () => {
  const text = 'One and the Boat ++ It was\nThe Boat ++ And, then it\nThe Boat ++ sank\n'
  const { cards, problems } = parse(text)
  expect(cards).toEqual([])
  expect(problems.map(([, line]) => line)).toEqual([1, 2, 3, 1])
})

test('nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab,;"\t\n#\r<>&') }), (text) => {
      parse(text)
      parse(text, 'x.tsv')
    }),
    { seed: 3, numRuns: rounds(167, 4000) },
  )
})

test.each([
  ['a.md', '# x', 'md'],
  ['a.Markdown', '% x', 'md'],
  ['a.csv', 'x,y', 'csv'],
  ['a.TSV', 'x', 'csv'],
  ['a.csv', '#separator:tab\n', undefined],
  ['a.txt', 'a word\ta meaning\nanother\tmore\n', 'csv'],
  ['a.txt', '#separator:tab\n#html:true\n', undefined],
  ['a.cheat', '', 'cheat'],
  ['tar', '---\nsyntax: bash\ntags: [x]\n---\n# pack:\ntar -cf a b\n', 'cheat'],
  ['a.org', '', 'org'],
  ['notes', '#+TITLE: Notes\n', 'org'],
])('%s is read by the format that its ending or its first lines name: %j', (file, text, ending) => {
  const format = formatOf(file, text)
  expect(format?.endings.includes(ending ?? '') ?? false).toBe(ending !== undefined)
  expect(format).toBeDefined()
})

test.each(['a.txt', 'a'])('%s says nothing of its format', (file) => {
  expect(formatOf(file, 'Some prose.\n\n- an item\n')).toBeUndefined()
})
