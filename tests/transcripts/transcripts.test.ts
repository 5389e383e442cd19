import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, root } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

// A transcript is what a learner sees:
//   # a remark            language: ko            (head: the language of the program)
//                         columns: 80             (head: how wide the screen is; 72 without it)
//   @ 2001-02-03T09:00:00 (the clock)
//   < notes.md            (a file with the lines up to the next <)
//   $ flagdrill …         (a command line)
//   > an answer           (given when asked; `+40s ` before it lets time pass)
//   everything else is what the program says; `! ` is standard error, `? 1` the exit code.
// FLAGDRILL_WRITE=1 (with FLAGDRILL_SUITE=long for all of them) writes what the program says into the transcripts, to be read and committed.

const folder = join(root, 'tests/transcripts')
const deck = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')

/** A remark, the head, the clock, or an empty line before one of them: it is kept as it is. */
const isKept = (line: string, next = ''): boolean =>
  /^(?:[@#]|language:|columns:)/.test(line) || (line === '' && /^(?:[@#$<]|language:|columns:|$)/.test(next))

/** The answers below the command line at an index. */
function answersAt(lines: readonly string[], at: number): string[] {
  const below = lines.slice(at + 1)
  const end = below.findIndex((line) => /^[$@#<] /.test(line))
  return below
    .slice(0, end < 0 ? undefined : end)
    .flatMap((line) => (/^>(?: |$)/.test(line) ? [line.slice(2)] : []))
}

/** Runs the command line at an index and returns what a learner sees of it. */
async function runLine(
  at: Bench,
  lines: readonly string[],
  index: number,
  columns: number,
): Promise<string[]> {
  const answers = answersAt(lines, index)
  const { code, out, err } = await at.run(
    lines[index]!.slice('$ flagdrill'.length).replaceAll('DATA', at.data),
    answers.map((answer) => answer.replaceAll('DATA', at.data)),
    columns,
  )
  const plain = (words: string): string[] =>
    words
      .replaceAll(at.data, 'DATA')
      .replaceAll(at.decks, 'DECKS')
      .split('\n')
      .map((row) => row.trimEnd())
  // The script keeps the pauses that the program never shows.
  let given = 0
  const seen = (row: string): string =>
    /^>(?: |$)/.test(row) ? `> ${answers[given++] ?? ''}`.trimEnd() : row
  return [
    lines[index]!,
    ...(out === '' ? [] : plain(out).map(seen)),
    ...(err === '' ? [] : plain(err).map((row) => `! ${row}`)),
    ...(code === 0 ? [] : [`? ${code}`]),
    '',
  ]
}

async function play(text: string): Promise<string> {
  const language = /^language: (\w+)$/m.exec(text)?.[1] ?? 'en'
  const columns = Number(/^columns: (\d+)$/m.exec(text)?.[1] ?? 72)
  const at = bench({ 'boat.md': deck.replace('language: en', `language: ${language}`) }, language)
  const lines = text.split('\n')
  const said: string[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (line.startsWith('@ ')) at.clock.ms = Date.parse(`${line.slice(2)}Z`)
    if (line.startsWith('< ') && line.length > 2) {
      const end = lines.indexOf('<', i)
      files(at.data, { [line.slice(2)]: `${lines.slice(i + 1, end).join('\n')}\n` })
      said.push(...lines.slice(i, end + 1))
      i = end
    } else if (line.startsWith('$ ')) said.push(...(await runLine(at, lines, i, columns)))
    else if (isKept(line, lines[i + 1])) said.push(line)
  }
  return `${said
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

async function plays(name: string): Promise<void> {
  const file = join(folder, name)
  const text = readFileSync(file, 'utf8')
  const said = await play(text)
  if (process.env.FLAGDRILL_WRITE) writeFileSync(file, said)
  else expect(said).toBe(text.replace(/\n{3,}/g, '\n\n'))
}

const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
// Transcripts of a first start and those without an English twin are in the quick run; twins of English ones are in the long one.
const isTwin = (name: string): boolean =>
  name.endsWith('-korean.txt') && name !== 'start-korean.txt' && names.includes(name.replace('-korean', ''))
test.each(names.filter((name) => !isTwin(name)))('%s', plays)
longTest.each(names.filter(isTwin))('%s', plays)

test('no transcript was written while the program or its script failed', () => {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.txt')))
    expect([name, readFileSync(join(folder, name), 'utf8')]).toEqual([
      name,
      expect.not.stringMatching(/this is a bug|^!? +at \S+ \(/m),
    ])
})
