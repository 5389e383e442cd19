import fc from 'fast-check'
import { noVocabulary, readNotes } from '../../src/sources/index.ts'
import { anyText } from '../any-text.ts'
import { longTest, rounds } from '../rounds.ts'

/** Commands and options that a document may show; each has words of its own, so that it is found again. */
const programs = ['git', 'docker', 'kubectl', 'tar', 'grep', 'ls']
const word = fc.integer({ min: 0, max: 99_999 }).map((number) => `w${String(number).padStart(6, '0')}`)
const commandLine = fc
  .tuple(
    fc.constantFrom(...programs),
    word,
    fc.constantFrom('', ' -x', ' --all', ' FILE', ' <name>', ' | less', ' && ls -l'),
  )
  .map(([program, name, rest]) => `${program} ${name}${rest}`)
const optionName = word.map((name) => `--${name}`)
const prose = fc.constantFrom(
  'Shows the list',
  '목록을 봅니다',
  'Then:',
  'Do this:',
  '',
  'It is **very** good',
  '| a bar',
  'see https://example.org',
)

/** A piece of a document, and the codes in it that must be accounted for. */
type Piece = { text: string; codes: string[] }
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc
    .tuple(commandLine, prose)
    .map(([code, said]) => ({ text: `- \`${code}\` - ${said || 'x'}`, codes: [code] })),
  fc.tuple(commandLine, prose).map(([code, said]) => ({ text: `- ${said}: \`${code}\``, codes: [code] })),
  fc
    .tuple(optionName, prose)
    .map(([code, said]) => ({ text: `- \`${code}\`: ${said || 'x'}`, codes: [code] })),
  fc
    .tuple(commandLine, prose)
    .map(([code, said]) => ({ text: `${said} and \`${code}\` too.`, codes: [code] })),
  fc.array(fc.tuple(commandLine, fc.boolean()), { minLength: 1, maxLength: 4 }).map((lines) => ({
    text: `\`\`\`sh\n${lines.map(([code, said]) => `${said ? '# does it\n' : ''}${code}`).join('\n')}\n\`\`\``,
    codes: lines.map(([code]) => code),
  })),
  fc
    .array(commandLine, { minLength: 1, maxLength: 3 })
    .map((codes) => ({ text: `\`\`\`\n${codes.join('\n')}\n\`\`\``, codes })),
  fc
    .array(commandLine, { minLength: 1, maxLength: 3 })
    .map((codes) => ({ text: `## Code\n\n${codes.map((code) => `    ${code}`).join('\n')}`, codes })),
  fc
    .tuple(
      fc.constantFrom('Command', '명령어', 'Key', 'Foo'),
      fc.array(fc.tuple(commandLine, prose), { minLength: 1, maxLength: 4 }),
    )
    .map(([head, rows]) => ({
      text: `| ${head} | Bar |\n|---|---|\n${rows.map(([code, said]) => `| \`${code.replaceAll('|', '\\|')}\` | ${said.replaceAll('|', '')} |`).join('\n')}`,
      codes: rows.map(([code]) => code),
    })),
  // Shapes of real notes.
  commandLine.map((code) => ({
    text: `!!! tip "Do it"\n    \`\`\`sh\n    ${code}\n    \`\`\``,
    codes: [code],
  })),
  fc.tuple(commandLine, optionName, prose).map(([code, name, said]) => ({
    text: `1. Do it <br>\n\n   \`${code}\`\n\n   * \`${name}\` : ${said || 'x'}`,
    codes: [code, name],
  })),
  fc.array(commandLine, { minLength: 2, maxLength: 3 }).map((codes) => ({
    text: `- Do both\n${codes.map((code) => `  - \`${code}\``).join('\n')}`,
    codes,
  })),
  fc.tuple(commandLine, commandLine).map((codes) => ({
    text: `\`\`\`sh\n${codes.map((code) => code.replace(/ (?:\||&&).*/, '')).join(' |   # does it\n')}\n\`\`\``,
    codes: codes.map((code) => code.replace(/ (?:\||&&).*/, '')),
  })),
  fc.tuple(commandLine, prose).map(([code, said]) => ({
    text: `### 1. \`${code}\`\n\n> ${said || 'x'}`,
    codes: [],
  })),
  fc.tuple(commandLine, fc.constantFrom('$ ', '# ', '> ', 'PS> ')).map(([code, prompt]) => ({
    text: `\`\`\`\n${prompt}${code.replace(/ \|.*/, '')}\nlatest: Pulling from web\n\`\`\``,
    codes: prompt === '# ' ? [] : [code.replace(/ \|.*/, '')],
  })),
  fc.tuple(optionName, optionName).map((names) => ({
    text: `\`\`\`sh\n${names.map((name) => `${name} 10   # does it`).join('\n')}\n\`\`\``,
    codes: names,
  })),
  prose.map((text) => ({ text, codes: [] })),
  fc
    .constantFrom(
      '# git',
      '## Docker',
      '### Options',
      '# 도커',
      '## Find files',
      '---',
      '> a quotation',
      '```yaml\na: b\n```',
    )
    .map((text) => ({ text, codes: [] })),
)

test('each line with a command or an option in code is on a card or among the problems', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = `${pieces.map((item) => item.text).join('\n\n')}\n`
      const { entries, problems } = readNotes(text, 'x.md', { known: noVocabulary() })
      const lines = text.split('\n')
      const named = new Set(problems.map(({ at }) => at.line))
      // A line that goes on is named whole, at its beginning.
      const shown = JSON.stringify([entries, problems.map(({ detail }) => detail)])
      for (const code of pieces.flatMap((item) => item.codes)) {
        const own = /w\d+/.exec(code)![0]
        const at = lines.findIndex((line) => line.includes(own)) + 1
        if (!named.has(at) && !new RegExp(`${own}(?!\\d)`).test(shown))
          throw new Error(`${code} of line ${at} is lost in\n${text}`)
      }
    }),
    { numRuns: rounds(100, 10_000), seed: 11 },
  )
})

/** Lines of every sort, each with a word of its own in it. */
const anyLine = fc
  .tuple(
    fc.constantFrom(
      ...'W|- W|* **W** x|1. W x|W: x|`W`|`git W` x|> W|  - x `-W`|**W** - x|W → x|W ← x|W = x|git W|$ git W -x|# git W|Q. W?|W?|A: W|x W y.|| W | x |'.split(
        /\|(?=\S)/,
      ),
      '    W',
      '| W | x |',
      '\t- W',
      '[W](x)',
      'W<br>x',
      '<b>W</b> x',
    ),
    word,
  )
  .map(([form, own]) => ({ text: form.replaceAll('W', own), own }))

const titles = { 'x.md': /^#/, 'x.org': /^(?:\*+|#) /, 'x.cheat': /^%/ }

test('each line of any sort is on a card, among the problems or in a passage of text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyLine, fc.constantFrom('\n', '\n\n', '\n```\n')), { maxLength: 16 }),
      fc.constantFrom('x.md' as const, 'x.org' as const, 'x.cheat' as const),
      (parts, file) => {
        const text = parts.map(([{ text: line }, end]) => line + end).join('')
        const { entries, problems, prose = [] } = readNotes(text, file, { known: noVocabulary() })
        const shown = JSON.stringify(entries)
        const named = new Set(problems.map(({ at }) => at.line))
        const passages = prose.map(({ at, detail = '' }) => [
          at.line,
          Number(/\(–(\d+)\)$/.exec(detail)?.[1] ?? at.line),
        ])
        const used = new Set(entries.map(({ at }) => at.line))
        for (const [index, line] of text.split('\n').entries()) {
          const own = /w\d{6}/.exec(line)?.[0]
          const at = index + 1
          if (own === undefined || titles[file].test(line)) continue
          if (named.has(at) || used.has(at) || shown.includes(own)) continue
          if (!passages.some(([from, to]) => from! <= at && at <= to!))
            throw new Error(`${line} of line ${at} is lost in\n${text}`)
        }
      },
    ),
    { numRuns: rounds(100, 10_000), seed: 14 },
  )
})

/** Cards of one line, in which a sentence is only a part. */
const aroundIt = fc.constantFrom(
  '### NAME\n\nWho?::S',
  '### NAME\n\nS and so on.',
  '- **Name**: it is S, they say',
  'Name: S today',
  '- `git log`: S today',
  '| Key | Meaning |\n|---|---|\n| x | S today |',
  'Q: What of S?\nA: yes',
)

test('a sentence of its own is not lost because the line of another card holds its words', () => {
  fc.assert(
    fc.property(
      fc.tuple(word, word, word).map((words) => words.join(' ')),
      fc.constantFrom('- S', '* S.', 'S', '1. S'),
      aroundIt,
      fc.boolean(),
      (own, form, card, first) => {
        const line = form.replace('S', own)
        const other = card.replace('S', own)
        const text = first ? `${line}\n\n${other}\n` : `${other}\n\n---\n\n${line}\n`
        const at = text.split('\n').indexOf(line) + 1
        const { entries, problems, prose = [] } = readNotes(text, 'x.md', { known: noVocabulary() })
        expect([...entries, ...problems, ...prose].map((item) => item.at.line)).toContain(at)
      },
    ),
    { numRuns: rounds(60, 5000), seed: 15 },
  )
})

test('a key that differs from one on a card by a sign alone is not lost', () => {
  const text =
    '# Tmux\n\n### Kill it\n\n`<prefix> &`\n\n### Break a pane off\n\n`<prefix> !`\n\nSee the guide.\n'
  const { entries, problems, prose = [] } = readNotes(text, 'tmux.md', { known: noVocabulary() })
  const lines = [...entries, ...problems, ...prose].map(({ at }) => at.line)
  for (const line of [5, 9]) expect(lines.some((one) => one === line || one === line - 2)).toBe(true)
})

test('every entry and problem has a line of the text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          piece.map(({ text }) => text),
          anyText(),
        ),
        { maxLength: 8 },
      ),
      (pieces) => {
        const text = pieces.join('\n')
        const { entries, problems } = readNotes(text, 'x.md', { known: noVocabulary() })
        const count = text.split('\n').length
        for (const { at } of [...entries, ...problems]) {
          expect(at.line).toBeGreaterThan(0)
          expect(at.line).toBeLessThanOrEqual(count)
        }
      },
    ),
    { numRuns: rounds(20, 4000), seed: 12 },
  )
})

test('no card has an empty question or answer', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const { entries } = readNotes(pieces.map(({ text }) => text).join('\n\n'), 'x.md', {
        known: noVocabulary(),
      })
      for (const entry of entries) {
        if (entry.kind === 'concept')
          expect([entry.question, entry.answer].map((said) => said.trim())).not.toContain('')
        if (entry.kind === 'command' || entry.kind === 'option') expect(entry.summary.trim()).not.toBe('')
      }
    }),
    { numRuns: rounds(20, 4000), seed: 13 },
  )
})

/** The lines of a text that the learner can be asked about, each with its own word. */
const wordsOn = (text: string): Record<string, string> =>
  Object.fromEntries(
    readNotes(text, 'x.md', { known: noVocabulary() }).problems.flatMap(({ unsure }, index) =>
      unsure ? [[unsure.line, `tells matter ${index}`]] : [],
    ),
  )

const documentOf = (pieces: readonly Piece[]): string => `${pieces.map(({ text }) => text).join('\n\n')}\n`

longTest('a word on each line that is asked about makes a card of it and takes no other away', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = documentOf(pieces)
      const before = readNotes(text, 'x.md', { known: noVocabulary() })
      const captions = wordsOn(text)
      const after = readNotes(text, 'x.md', { known: noVocabulary(), captions })
      expect(after.captions ?? {}).toEqual(captions)
      const asked = after.problems.flatMap(({ unsure }) => (unsure ? [unsure.line] : []))
      expect(asked.filter((line) => Object.hasOwn(captions, line))).toEqual([])
      const shown = JSON.stringify(after.entries)
      for (const [line, said] of Object.entries(captions))
        if (!shown.includes(said)) throw new Error(`no card says "${said}" of ${line} in\n${text}`)
      const subjects = after.entries.map(({ subject }) => subject)
      expect(subjects).toEqual(expect.arrayContaining(before.entries.map(({ subject }) => subject)))
    }),
    { numRuns: rounds(1, 1500), seed: 16 },
  )
})

longTest('lines that are left out for good are no problems, and change no card', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = documentOf(pieces)
      const before = readNotes(text, 'x.md', { known: noVocabulary() })
      const lines = Object.keys(wordsOn(text))
      const captions = Object.fromEntries(lines.map((line) => [line, null]))
      const after = readNotes(text, 'x.md', { known: noVocabulary(), captions })
      expect(after.entries).toEqual(before.entries)
      expect(after.problems.filter(({ unsure }) => unsure && lines.includes(unsure.line))).toEqual([])
      expect(after.leftOut?.length ?? 0).toBeGreaterThanOrEqual(lines.length)
      const all = (problems: typeof after.problems) => problems.map(({ at }) => at.line)
      expect(all(before.problems)).toEqual(expect.arrayContaining(all(after.problems)))
    }),
    { numRuns: rounds(1, 1500), seed: 17 },
  )
})
