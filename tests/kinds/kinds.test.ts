import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { grammarEntry } from '../../src/commandline/index.ts'
import { cardsOf, contrasts, kindOf, kinds, type Verdict } from '../../src/kinds/index.ts'
import {
  type Answer,
  type Card,
  type Deck,
  type Entry,
  noProgress,
  type Progress,
  pairKey,
  type Question,
  seeded,
} from '../../src/model/index.ts'
import { helpEntries, parseHelp, sources, vocabularyOf } from '../../src/sources/index.ts'
import { root } from '../folders.ts'
import { languages } from '../languages.ts'
import { memory } from '../made.ts'

const { kinds: texts } = languages.en!
const file = join(root, 'tests/fixtures/decks/boat.md')
const { entries } = sources().markdown.parse(readFileSync(file, 'utf8'), file)
const deck: Deck = {
  name: 'boat',
  title: 'Boat',
  language: 'en',
  order: 1,
  file,
  shipped: true,
  entries,
  problems: [],
}
const cards = cardsOf([deck])
const pool = { entries }
const card = (id: string): Card => cards.find((item) => item.id === id)!
const ask = (id: string, seed: number | string = 1, stability?: number): Question =>
  kindOf(card(id)).ask(card(id), pool, seeded(seed), texts, stability)
const judge = (id: string, answer: Answer): Verdict => kindOf(card(id)).judge(card(id), ask(id), answer, pool)
const typed = (id: string, text: string): string => {
  const { outcome, remarks } = judge(id, { type: 'text', text })
  return [outcome, ...remarks.map((remark) => remark.code)].join(' ')
}

test('every kind has a file of its name, and its name in each language', () => {
  for (const name of Object.keys(kinds)) expect(readdirSync(join(root, 'src/kinds'))).toContain(`${name}.ts`)
  for (const { weak } of Object.values(languages))
    expect(Object.keys(weak.kinds).sort()).toEqual(Object.keys(kinds).sort())
})

test('every kind makes a card of the deck, and its own ids', () => {
  // A contrast is made of what a learner mixed up, not of a deck; layers belong to docker alone (situations.test.ts).
  const made = Object.keys(kinds).filter((kind) => kind !== 'contrast' && kind !== 'layers')
  expect(new Set(cards.map((item) => item.kind))).toEqual(new Set(made))
  expect(new Set(cards.map((item) => item.id)).size).toBe(cards.length)
  expect(cards.map((item) => String(item.id))).toEqual(
    expect.arrayContaining([
      'boat/trip/start#meaning',
      'boat/--speed#recall',
      'boat:port#concept',
      'boat:parts#gap-turn',
      'boat:parts#gap-hold',
      'boat/--speed#form',
      'boat:busan#read',
      'boat:busan#command',
    ]),
  )
})

test('no two kinds have one place, and each judges its own answers right', () => {
  const all = Object.values(kinds)
  expect(new Set(all.map(({ order }) => order)).size).toBe(all.length)
  const typing = new Set<string>()
  for (const item of cards) {
    const kind = kindOf(item)
    const question = kind.ask(item, pool, seeded(1), texts)
    if (question.type === 'choice') {
      expect([
        item.id,
        kind.judge(item, question, { type: 'choice', index: question.right }, pool).outcome,
      ]).toEqual([item.id, 'right'])
    }
    for (const text of question.type === 'text' ? (kind.answers?.(item, pool) ?? []) : []) {
      typing.add(kind.name)
      expect([item.id, kind.judge(item, question, { type: 'text', text }, pool).outcome]).toEqual([
        item.id,
        'right',
      ])
    }
  }
  expect([...typing].sort()).toEqual(all.flatMap(({ name, answers }) => (answers ? [name] : [])).sort())
})

test('a card names what it covers', () => {
  expect(card('boat/--speed#recall').covers).toEqual(['trip start --speed'])
  expect(card('boat/trip/ls#meaning').covers).toEqual(['trip ls'])
})

describe('recall of an option', () => {
  test.each([
    ['--speed', 'right'],
    ['-s', 'right'],
    ['  -s  ', 'right'],
    ['"--speed"', 'right'],
    ['`-s`', 'right'],
    ['--speed=5', 'right'],
    ['-s 5', 'right'],
    ['boat trip start --speed', 'right'],
    ['－－ｓｐｅｅｄ', 'right'],
    ['-S', 'wrong means'],
    ['--all', 'wrong means'],
    ['--sped', 'near typo'],
    ['--spede', 'near typo'],
    ['--Speed', 'near case'],
    ['—speed', 'near dashes'],
    ['–s', 'near dashes'],
    ['-x', 'unknown unknown'],
    // The dashes are part of the name.
    ['speed', 'near no-dashes'],
    ['s', 'near no-dashes'],
    ['-speed', 'near dash-count'],
    ['--s', 'near dash-count'],
    // A word without dashes is no slip of some option with them.
    ['signal', 'wrong means'],
    ['x', 'wrong no-option'],
    ['boat trip start', 'wrong no-option'],
    ['', 'wrong'],
    ['--', 'wrong unknown'],
  ])('%j is %s', (text, expected) => {
    expect(typed('boat/--speed#recall', text)).toBe(expected)
  })

  test('what was typed instead is named with its own meaning', () => {
    expect(judge('boat/--speed#recall', { type: 'text', text: '-S' }).remarks).toEqual([
      {
        code: 'means',
        typed: '-S',
        names: '-S, --signal FLAG[,FLAG]',
        summary: 'Hoist a flag before leaving',
      },
    ])
  })

  const beginning = (start: string): string => `begins with ${start} (5 letters after the dashes)`

  test('hints give one letter more each, never the answer', () => {
    expect(ask('boat/--speed#recall', 1, 20)).toEqual(
      expect.objectContaining({ hints: ['--s', '--sp', '--spe', '--spee'].map(beginning) }),
    )
  })

  test.each([
    [undefined, '--sp'],
    [2, '--s'],
    [6, '--s'],
    [10.5, undefined],
  ])(
    'of a card with a stability of %p the beginning shown is %p, and hints go on from there',
    (stability, start) => {
      const question = ask('boat/--speed#recall', 1, stability)
      if (question.type !== 'text') throw new Error(question.type)
      expect(question.start).toBe(start && beginning(start))
      expect(question.hints[0]).toBe(beginning(`${start ?? '--'}${'speed'[(start ?? '--').length - 2]}`))
    },
  )

  test('of a command the beginning of its last word is shown', () => {
    expect(ask('boat/trip/start#recall')).toMatchObject({ start: 'begins with trip st (2 words, 9 letters)' })
  })
})

describe('recall of a command', () => {
  test.each([
    ['boat trip start', 'right'],
    ['trip start', 'right'],
    ['boat sail', 'right'],
    ['sail', 'right'],
    ['$ boat  trip   start', 'right'],
    ['boat trip stop', 'wrong means'],
    ['boat Trip start', 'near case'],
    ['boat trip strat', 'near typo'],
    ['boat swim', 'unknown unknown'],
  ])('%j is %s', (text, expected) => {
    expect(typed('boat/trip/start#recall', text)).toBe(expected)
  })
})

test.each([
  ['Set the speed of the boat in knots', 'Set the ____ of the boat in knots'],
  // Too little would be left.
  ['The speed', 'The speed'],
  ['How fast it goes', 'How fast it goes'],
])('a question for a name does not hold it: %s', (summary, shown) => {
  const one = card('boat/--speed#recall')
  const asked = kinds.recall.ask(
    { ...one, entry: { ...one.entry, summary } as Entry },
    { entries },
    seeded(1),
    texts,
  )
  expect(asked.prompt.split('\n')[1]).toBe(shown)
})

// A loanword tells the name as the word itself does, and the particle behind it tells the loanword.
test.each([
  ['--volume', '이름 있는 볼륨을 컨테이너 경로에 연결하기', '이름 있는 ____을(를) 컨테이너 경로에 연결하기'],
  ['--volumes', '익명 볼륨까지 함께 지우기', '익명 ____까지 함께 지우기'],
  ['--service-ports', '파일에 적힌 서비스의 포트로 연결하기', '파일에 적힌 ____의 ____(으)로 연결하기'],
  ['--node', '노드의 이름', '노드의 이름'],
  ['--volumes', '볼륨까지 지우기', '볼륨까지 지우기'],
  ['--mount', '이름 있는 볼륨을 컨테이너 경로에 연결하기', '이름 있는 볼륨을 컨테이너 경로에 연결하기'],
])('a question for a name does not hold its loanword: %s, %s', (long, summary, shown) => {
  const one = card('boat/--speed#recall')
  const asked = kinds.recall.ask(
    { ...one, entry: { ...one.entry, long, summary } as Entry },
    { entries },
    seeded(1),
    texts,
  )
  expect(asked.prompt.split('\n')[1]).toBe(shown)
})

test('a name that no deck knows is wrong only where the decks name all that the program has', () => {
  const whole = grammarEntry('boat', '', 'deck', { complete: true, allCommands: true }, { file, line: 1 })
  const outcome = (id: string, text: string, known: readonly Entry[]): string =>
    kinds.recall.judge(card(id), {} as Question, { type: 'text', text }, { entries: known }).outcome
  const all = [...entries, whole]
  expect([
    outcome('boat/--speed#recall', '--knots', entries),
    outcome('boat/--speed#recall', '--knots', all),
    outcome('boat/trip/start#recall', 'boat swim', entries),
    outcome('boat/trip/start#recall', 'boat swim', all),
  ]).toEqual(['unknown', 'wrong', 'unknown', 'wrong'])
})

test('a name of one letter is near to no other name', () => {
  const { remarks } = judge('boat/--speed#recall', { type: 'text', text: '-x' })
  expect(remarks).toEqual([{ code: 'unknown', typed: '-x' }])
})

test('a command is known by its name, whatever follows it, and its other names are shown', () => {
  expect(typed('boat/trip/start#recall', 'boat sail Busan')).toBe('right')
  expect(typed('boat/trip/start#recall', 'trip ls')).toBe('wrong means')
  const { expected, also } = judge('boat/trip/start#recall', { type: 'text', text: 'boat sail' })
  expect([expected, also]).toEqual(['boat trip start', ['boat sail']])
  expect(ask('boat/trip/start#meaning').contextShown).toBe('also: boat sail')
})

describe('meaning', () => {
  test('is chosen among neighbours, the right one once, nothing twice', () => {
    for (let seed = 0; seed < 50; seed++) {
      const question = ask('boat/--speed#meaning', seed)
      if (question.type !== 'choice') throw new Error(question.type)
      expect(new Set(question.choices).size).toBe(question.choices.length)
      expect(question.choices[question.right]).toBe('Sail no faster than so many knots')
      expect(question.choices).toContain('Hoist a flag before leaving')
    }
  })

  test('is chosen among what is met as early, where there is enough of it', () => {
    const options = (level: number, of: string): Entry[] =>
      [1, 2, 3, 4].map((at) => ({
        ...(card('boat/--speed#meaning').entry as Entry & { kind: 'option' }),
        subject: `boat/--${of}-${at}`,
        short: undefined,
        long: `--${of}-${at}`,
        summary: `${of} of the number ${at}`,
        level,
      }))
    const all = [...options(9, 'rare'), ...options(1, 'usual')]
    const [first] = cardsOf([{ ...deck, entries: all }]).filter(({ id }) => id === 'boat/--usual-1#meaning')
    for (let seed = 0; seed < 20; seed++)
      expect(kindOf(first!).ask(first!, { entries: all }, seeded(seed), texts)).toMatchObject({
        choices: Array.from({ length: 4 }, () => expect.stringContaining('usual')),
      })
  })

  test('the right answer stands in every place', () => {
    const places = Array.from({ length: 60 }, (_, seed) => ask('boat/--speed#meaning', seed)).map(
      (question) => (question.type === 'choice' ? question.right : -1),
    )
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]))
  })

  test('the same seed asks the same', () => {
    expect(ask('boat/--speed#meaning', 'x')).toEqual(ask('boat/--speed#meaning', 'x'))
  })

  test('without neighbours it is shown and graded by the learner', () => {
    const only = { entries: entries.filter((entry) => entry.subject === 'boat/--speed') }
    const item = card('boat/--speed#meaning')
    expect(kindOf(item).ask(item, only, seeded(1), texts)).toMatchObject({
      type: 'reveal',
      answer: 'Sail no faster than so many knots',
    })
  })
})

describe('concept and gap', () => {
  test('a concept with wrong answers is a choice, one without is shown', () => {
    expect(ask('boat:port#concept').type).toBe('choice')
    expect(ask('boat:stern#concept')).toMatchObject({ type: 'reveal', answer: 'The stern' })
  })

  test('only the right choice is right', () => {
    const question = ask('boat:port#concept')
    if (question.type !== 'choice') throw new Error(question.type)
    const outcomes = question.choices.map(
      (_, index) => judge('boat:port#concept', { type: 'choice', index }).outcome,
    )
    expect(outcomes.filter((outcome) => outcome === 'right')).toHaveLength(1)
    expect(outcomes[question.right]).toBe('right')
    expect(judge('boat:port#concept', { type: 'gave-up' }).outcome).toBe('wrong')
  })

  test('a gap shows the other gaps filled', () => {
    expect(ask('boat:parts#gap-turn').prompt).toContain(
      'A boat turns with its ____ and is held by its anchor.',
    )
  })

  test.each([
    ['rudder', 'right'],
    [' "Rudder" ', 'right'],
    ['ruder', 'near typo'],
    ['anchor', 'wrong'],
    ['', 'wrong'],
    // As several answers are shown.
    ['rudder / Rudder', 'right'],
    ['rudder / anchor', 'wrong'],
  ])('%j in the gap is %s', (text, expected) => {
    expect(typed('boat:parts#gap-turn', text)).toBe(expected)
  })

  test.each([
    ['쓰기 가능', '쓰기가능', 'right'],
    ['쓰기가능', '쓰기 가능', 'right'],
    ['쓰기 가능', '쓰기가눙', 'wrong'],
    ['쓰기 가능하게', '쓰기가눙하게', 'near'],
    ['read only', 'readonly', 'near'],
  ])('in a gap for %s, %s is %s: Korean words may be written together or apart', (answer, text, expected) => {
    const { entries } = sources().markdown.parse(`# pod\n\nC: A [${answer}] B. {#x}\n`, 'x.md')
    const [item] = kinds.gap.make(entries[0]!, 'd')
    const question = kinds.gap.ask(item!, pool, () => 0, texts)
    expect(kinds.gap.judge(item!, question, { type: 'text', text }, pool).outcome).toBe(expected)
  })

  /** The outcome of an answer in the gap of a Korean sentence. */
  const inKorean = (sentence: string, text: string): string => {
    const { entries } = sources().markdown.parse(`C: ${sentence} {#x}\n`, 'x.md')
    const [item] = kinds.gap.make(entries[0]!, 'd')
    const question = kinds.gap.ask(item!, pool, () => 0, texts)
    return kinds.gap.judge(item!, question, { type: 'text', text }, pool).outcome
  }

  test.each([
    ['프로그램의 [표준 입력]을(를) 엽니다.', '표준 입력을', 'right'],
    ['프로그램의 [표준 입력]을(를) 엽니다.', '표준입력 을', 'right'],
    ['상태는 [0](으)로 나타냅니다.', '0으로', 'right'],
    ['파일은 [stdin]에서 읽습니다.', 'stdin에서', 'right'],
    ['이것은 [높이]를 뜻합니다.', '높이', 'right'],
    ['이것은 [높이]를 뜻합니다.', '높', 'wrong'],
    ['프로그램의 [표준 입력]을(를) 엽니다.', '표준 출력을', 'wrong'],
    ['프로그램의 [표준 입력]을(를) 엽니다.', '을', 'wrong'],
    // Only in a Korean sentence.
    ['It reads [stdin] here.', 'stdin을', 'near'],
  ])('%s: %s is %s', (sentence, text, expected) => {
    expect(inKorean(sentence, text)).toBe(expected)
  })

  test('a particle behind a filled gap follows its sound, one behind the open gap does not tell', () => {
    const text =
      'C: `-i`는 [표준 입력]{#i}을(를) 열고 [가상 터미널]{#t}을(를) [가상 서버]{#s}(으)로, [돌]{#d}(으)로 만듭니다. {#x}\n'
    const { entries } = sources().markdown.parse(text, 'x.md')
    const [first] = kinds.gap.make(entries[0]!, 'd')
    expect(kinds.gap.ask(first!, pool, () => 0, texts).prompt).toContain(
      '____을(를) 열고 가상 터미널을 가상 서버로, 돌로 만듭니다.',
    )
  })

  test('one answer is shown, the others beside it', () => {
    const { entries } = sources().markdown.parse('C: It reads [standard input|stdin|input]. {#x}\n', 'x.md')
    const [item] = kinds.gap.make(entries[0]!, 'd')
    const verdict = kinds.gap.judge(item!, {} as Question, { type: 'text', text: 'output' }, pool)
    expect([verdict.outcome, verdict.expected, verdict.also]).toEqual([
      'wrong',
      'standard input',
      ['stdin', 'input'],
    ])
  })

  const inGap = (answer: string, text: string): string => {
    const { entries } = sources().markdown.parse(`C: It is [${answer}] here. {#x}\n`, 'x.md')
    const [item] = kinds.gap.make(entries[0]!, 'd')
    const question = kinds.gap.ask(item!, pool, () => 0, texts)
    return kinds.gap.judge(item!, question, { type: 'text', text }, pool).outcome
  }

  test.each([
    ['image', 'an image', 'right'],
    ['the image', 'image', 'right'],
    ['image', 'Images', 'right'],
    ['writable layers', 'the writable layer', 'right'],
    ['registries', 'registry', 'right'],
    ['process', 'processes', 'right'],
    ['a', 'the', 'wrong'],
    ['class', 'clas', 'near'],
    ['컨테이너', '컨테이너들', 'right'],
    ['레이어들', '레이어', 'right'],
    // In code every character counts, but any name of the same thing does.
    ['`boat trip start`', 'boat sail', 'right'],
    ['`boat sail`', 'trip start', 'right'],
    ['`boat trip start`', 'boat trip stop', 'wrong'],
    ['--speed', '-s', 'right'],
    ['-s', '--speed', 'right'],
    ['--speed', '-S', 'wrong'],
  ])('of %s in a gap, %s is %s', (answer, text, expected) => {
    expect(inGap(answer, text)).toBe(expected)
  })

  test('capitals count in a gap that is an option', () => {
    const text = '# boat\n\nC: Use [`-s`] to sail slowly. {#s}\n'
    const [item] = cardsOf([{ ...deck, entries: sources().markdown.parse(text, 'x.md').entries }])
    const verdict = (answer: string) =>
      kinds.gap.judge(item!, ask('boat:parts#gap-turn'), { type: 'text', text: answer }, pool).outcome
    expect([verdict('-s'), verdict('`-s`'), verdict('-S')]).toEqual(['right', 'right', 'wrong'])
  })
})

test('a name without a dash is asked and judged as it is typed', () => {
  const page =
    'Usage: pod [options]\n\nOptions:\n -q           say nothing at all\n  a           all with a lid\n  f, --forest art as a tree\n  u           with their owner\n -w           so many\n  x           those without a key\n\n  if=FILE     read from FILE\n  of=FILE     write to FILE\n  bs=BYTES    so many bytes at a time\n  n=N         pass over N boxes\n'
  const { entries } = helpEntries('pod', [{ path: [], page: parseHelp(page), file: 'pod --help' }], {
    known: vocabularyOf([]),
    described: [],
  })
  const cards = cardsOf([{ ...deck, entries }])
  const outcome = (id: string, text: string): Verdict['outcome'] => {
    const item = cards.find((one) => one.id === id)!
    const question = kindOf(item).ask(item, { entries }, seeded(1), texts)
    return kindOf(item).judge(item, question, { type: 'text', text }, { entries }).outcome
  }
  expect(['f', '-f'].map((text) => outcome('pod/--forest#form', text))).toEqual(['right', 'wrong'])
  expect(['u', '-u'].map((text) => outcome('pod/u#recall', text))).toEqual(['right', 'unknown'])
  expect(['if=', 'if', 'if=x', 'of='].map((text) => outcome('pod/if=#recall', text))).toEqual([
    'right',
    'right',
    'right',
    'wrong',
  ])
})

describe('the short form of an option', () => {
  test.each([
    ['-s', 'right'],
    ['s', 'right'],
    ['–s', 'right'],
    ['-S', 'wrong means'],
    ['-x', 'wrong'],
    ['', 'wrong'],
  ])('%j is %s', (text, expected) => {
    expect(typed('boat/--speed#form', text)).toBe(expected)
  })
})

test('an option with a short form is asked of the commands that have that form', () => {
  const { entries } = sources().markdown.parse(
    `---
deck: forms
program: pod
---

| Option | Type | Value | Commands | Meaning |
|---|---|---|---|---|
| \`-n\`, \`--name\` | string | \`NAME=ID\` | \`run\`, \`make\` | Call it so |
| \`--name\` | string | | \`serve\` | |
| \`--env\` | list | \`KEY:VALUE\` | \`run\`, \`make\` | Set a variable |
| \`-e\`, \`--env\` | list | | \`serve\` | |
`,
    'forms.md',
  )
  const asked = (subject: string): [string, string | undefined][] =>
    cardsOf([{ ...deck, entries }])
      .filter(({ entry }) => entry.subject === subject)
      .map((one) => [
        one.kind,
        kindOf(one)
          .ask(one, { entries }, seeded(1), texts)
          .context?.split(' — ')[0]
          ?.replace(/^option of: /, ''),
      ])
  expect(asked('pod/--name')).toEqual(
    ['meaning', 'recall', 'form', 'value'].map((kind) => [kind, 'pod run, pod make']),
  )
  expect(new Set(asked('pod/--env').map(([, context]) => context))).toEqual(new Set(['pod serve']))
})

describe('the form of a value', () => {
  const text = `---
deck: forms
program: pod
---

| Option | Type | Value | Commands | Meaning |
|---|---|---|---|---|
| \`-p\`, \`--port\` | list | \`HOST:POD\` | \`run\` | Open a port |
| \`-e\`, \`--env\` | list | \`KEY=VALUE\` | \`run\` | Set a variable |
| \`-n\`, \`--name\` | string | \`NAME\` | \`run\` | Name it |
`
  const { entries: forms } = sources().markdown.parse(text, 'forms.md')
  const made = cardsOf([{ ...deck, entries: forms }]).filter((item) => item.kind === 'value')

  test('is asked where it has parts', () => {
    expect(made.map((item) => String(item.id))).toEqual(['pod/--port#value', 'pod/--env#value'])
  })

  test('is chosen among the forms of others', () => {
    const question = kinds.value.ask(made[0]!, { entries: forms }, seeded(1), texts)
    expect(question).toMatchObject({ type: 'choice', prompt: 'What does the value of -p, --port look like?' })
    if (question.type === 'choice')
      expect([...question.choices].sort()).toEqual(['HOST:POD', 'KEY=VALUE', 'POD:HOST'])
  })

  const formsOf = (rows: string[]) =>
    sources().markdown.parse(
      `---\ndeck: forms\nprogram: pod\n---\n\n| Option | Type | Value | Commands | Meaning |\n|---|---|---|---|---|\n${rows.join('\n')}\n`,
      'forms.md',
    ).entries
  const choicesOf = (rows: string[]): string[] => {
    const entries = formsOf(rows)
    const [card] = cardsOf([{ ...deck, entries }]).filter((item) => item.kind === 'value')
    const question = kinds.value.ask(card!, { entries }, seeded(1), texts)
    return question.type === 'choice' ? [...question.choices].sort() : [question.type]
  }

  test.each([
    ['the same form in other words', 'NODE=TASK', 'KEY=VALUE', ['reveal']],
    ['the same form with a part that may be left out', 'KEY=VALUE', 'NAME=SOFT[:HARD]', ['reveal']],
    ['the same form once its optional part is given', 'KEY=VALUE', 'NAME[=VALUE]', ['reveal']],
    ['choices that are among those asked for', 'table\\|json', 'table\\|json\\|raw', ['reveal']],
    ['another form', 'KEY=VALUE', 'PATH[:OPTIONS]', ['KEY=VALUE', 'PATH[:OPTIONS]']],
    ['other choices', 'all\\|none', 'always\\|never', ['all|none', 'always|never']],
  ])('%s', (_, asked, other, expected) => {
    expect(
      choicesOf([
        `| \`--asked\` | list | \`${asked}\` | \`run\` | Ask |`,
        `| \`--other\` | list | \`${other}\` | \`run\` | Do something else |`,
      ]),
    ).toEqual(expected)
  })

  test('of one option in several commands is asked once', () => {
    const entries = formsOf([
      '| `--platform` | string | `OS/ARCH` | `run` | Run it for another machine |',
      '| `--platform` {#load} | string | `OS/ARCH` | `load` | Load it for another machine |',
    ])
    const cards = cardsOf([{ ...deck, entries }])
    expect(
      cards.filter(({ kind }) => kind === 'value').map(({ id, covers }) => [String(id), covers]),
    ).toEqual([['pod/--platform#value', expect.arrayContaining(['run --platform', 'load --platform'])]])
    expect(cards.filter(({ kind }) => kind === 'meaning')).toHaveLength(2)
  })

  test('is not told by the meaning beside it', () => {
    const entries = formsOf(['| `--label` | list | `KEY=VALUE` | `run` | Attach KEY=VALUE to it |'])
    const [card] = cardsOf([{ ...deck, entries }]).filter((item) => item.kind === 'value')
    expect(
      JSON.stringify({ ...kinds.value.ask(card!, { entries }, seeded(1), texts), answer: '' }),
    ).not.toContain('KEY=VALUE')
  })
})

describe('a command line', () => {
  test('is read part by part', () => {
    const question = ask('boat:busan#read')
    if (question.type !== 'steps') throw new Error(question.type)
    expect(question.steps.map((step) => [step.prompt, step.choices[step.right]])).toEqual([
      ['sail', 'Leave a harbour with the crew on board'],
      ['-s 5', 'Sail no faster than so many knots'],
      ['-S blue', 'Hoist a flag before leaving'],
    ])
    const right = question.steps.map((step) => step.right)
    expect(judge('boat:busan#read', { type: 'steps', indexes: right }).outcome).toBe('right')
    const swapped = judge('boat:busan#read', {
      type: 'steps',
      indexes: [right[0]!, question.steps[1]!.choices.indexOf('Hoist a flag before leaving'), -1],
    })
    expect(swapped).toMatchObject({ outcome: 'wrong', confused: [['boat/--speed', 'boat/--signal']] })
    // Nobody takes an option for a command: their answers were crossed.
    const crossed = judge('boat:busan#read', { type: 'steps', indexes: [right[1]!, right[0]!, right[2]!] })
    expect(crossed).toMatchObject({ outcome: 'wrong', confused: [] })
  })

  test.each([
    ['boat trip start --signal blue --speed=5 Busan', 'right'],
    ['boat sail -s5 -Sblue Busan', 'right'],
    ['boat sail --spead 5 -S blue Busan', 'near line'],
    ['boat sail -S blue Busan', 'wrong line'],
    ['boat sail -s 5 -S blue Ulsan', 'wrong line'],
    ['', 'wrong'],
  ])('%j is %s', (text, expected) => {
    expect(typed('boat:busan#command', text)).toBe(expected)
  })

  test('a right line with another name of its command is shown as it was typed, beside the usual one', () => {
    const line = 'boat trip start --signal blue --speed=5 Busan'
    expect(judge('boat:busan#command', { type: 'text', text: line })).toMatchObject({
      own: line,
      also: ['boat sail -s 5 -S blue Busan'],
    })
    const usual = judge('boat:busan#command', { type: 'text', text: 'boat sail -S blue -s 5 Busan' })
    expect([usual.own, usual.also]).toEqual([undefined, undefined])
  })

  test('what was typed in place of another option is kept', () => {
    expect(judge('boat:busan#command', { type: 'text', text: 'boat sail -s 5 Busan' }).confused).toEqual([])
    const two = sources().markdown.parse(
      '---\ndeck: x\nprogram: boat\n---\n\nT: Leave slowly. {#slow}\n\n```sh\nboat sail -s 5 Busan\n```\n',
      'x.md',
    )
    const [, slow] = cardsOf([{ ...deck, entries: two.entries }])
    const verdict = kinds.command.judge(
      slow!,
      { type: 'text', prompt: '', hints: [] },
      { type: 'text', text: 'boat sail -S 5 Busan' },
      pool,
    )
    expect(verdict.confused).toEqual([['boat/--speed', 'boat/--signal']])
  })
})

describe('what is mixed up', () => {
  const progress = (times: number, known: string[]): Progress => ({
    ...noProgress(),
    confused: { [pairKey('boat/--speed', 'boat/--signal')]: times },
    cards: Object.fromEntries(known.map((id) => [id, memory()])),
  })
  const both = ['boat/--speed#meaning', 'boat/--signal#meaning']

  test.each([
    [2, both, ['boat/--signal~boat/--speed#contrast']],
    [1, both, []],
    [2, both.slice(1), []],
  ])('%d times with %j known gives %j', (times, known, expected) => {
    expect(contrasts(cards, progress(times, known)).map((item) => String(item.id))).toEqual(expected)
  })

  test('is put side by side', () => {
    const [both2] = contrasts(cards, progress(2, both))
    const question = kinds.contrast.ask(both2!, pool, seeded(1), texts)
    if (question.type !== 'steps') throw new Error(question.type)
    expect(question.steps.map((step) => step.prompt).sort()).toEqual(['-S, --signal', '-s, --speed'])
    const right = question.steps.map((step) => step.right)
    const verdict = (indexes: number[]): Verdict =>
      kinds.contrast.judge(both2!, question, { type: 'steps', indexes }, pool)
    expect(verdict(right).outcome).toBe('right')
    expect(verdict([right[1]!, right[0]!])).toMatchObject({
      outcome: 'wrong',
      confused: [['boat/--signal', 'boat/--speed']],
    })
  })
})

test('wrong choices are in the language of the notes where there are enough', () => {
  const read = (text: string, name: string): Entry[] => [...sources().markdown.parse(text, name).entries]
  const table = (rows: readonly string[]): string =>
    `# docker\n\n${rows.map((row, index) => `- \`docker ${'abcdefgh'[index]}${row.length}x\`: ${row}`).join('\n')}\n`
  const french = [
    'montre la liste des images',
    'supprime tous les volumes',
    'entre dans le conteneur',
    'ouvre une session pour le registre',
  ]
  const english = [
    'shows the list of images',
    'removes all of the volumes',
    'goes into a container',
    'logs in to the registry',
    'builds an image from it',
  ]
  const notes = read(table(french), 'notes.md')
  const all = [...read(table(english), 'deck.md'), ...notes]
  const [first] = cardsOf([{ ...deck, entries: notes }]).filter(({ kind }) => kind === 'meaning')
  for (const seed of [1, 2, 3]) {
    const question = kinds.meaning.ask(first!, { entries: all }, seeded(seed), texts)
    expect(question.type === 'choice' && [...question.choices].sort()).toEqual([...french].sort())
  }
})

test('a meaning that may be true of the asked command as well is no wrong choice of it', () => {
  const rows = [
    ['ps', 'list'],
    ['crew ls', 'list the crew'],
    ['net ls', 'shows them'],
    ['stop', 'halt'],
    ['sail', 'leave a harbour'],
    ['dive', 'go below the surface'],
  ]
  const text = `---\ndeck: ship\nprogram: ship\n---\n\n| Command | Meaning |\n|---|---|\n${rows.map((row) => `| \`${row[0]}\` | ${row[1]} |\n`).join('')}`
  const about = [...sources().markdown.parse(text, 'ship.md').entries]
  const asked = (path: string, seed = 1): string[] => {
    const found = cardsOf([{ ...deck, entries: about }]).find(({ id }) => id === `ship/${path}#meaning`)!
    const question = kinds.meaning.ask(found, { entries: about }, seeded(seed), texts)
    return question.type === 'choice' ? [...question.choices].sort() : []
  }
  expect(asked('crew/ls')).toEqual(['go below the surface', 'halt', 'leave a harbour', 'list the crew'])
  expect(asked('net/ls')).not.toContain('list')
  // Of a command that does something else it is as wrong as any.
  const ofStop = [...Array(20).keys()].flatMap((seed) => asked('stop', seed))
  expect(ofStop).toContain('list')
})
