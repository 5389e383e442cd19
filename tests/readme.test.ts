import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { commands } from '../src/commands/index.ts'
import { noVocabulary, readNotes } from '../src/sources/index.ts'
import { root } from './folders.ts'
import { bench } from './support.ts'

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'src/README.md',
  'decks/README.md',
  'PROMISE.md',
  'docs/decisions/README.md',
  'README.ko.md',
  'examples/README.md',
  ...['docs', 'docs/studies'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
].filter((page) => existsSync(join(root, page)))
const read = (page: string): string => readFileSync(join(root, page), 'utf8')

test.each(pages)('%s: every link and every file it names is there', (page) => {
  const text = read(page)
  const links = [...text.replace(/`[^`\n]*`/g, '').matchAll(/\]\(([^)#:]+)\)/g)].map((match) =>
    join(dirname(page), match[1]!),
  )
  const named = [...text.matchAll(/`((?:\w+\/)+[\w.-]+\.\w{2,4})`/g)].map((match) => match[1]!)
  for (const file of links) expect([file, existsSync(join(root, file))]).toEqual([file, true])
  for (const file of named.filter((name) => !/[A-Z]{4}/.test(name)))
    expect([file, existsSync(join(root, file)) || existsSync(join(root, 'src', file))]).toEqual([file, true])
})

test('the table of commands names all of them, and options that they have', async () => {
  const rows = read('README.md').match(/^\| `flagdrill.*$/gm) ?? []
  expect(new Set(rows.map((row) => /`flagdrill ?(\w*)/.exec(row)![1]))).toEqual(
    new Set(['', ...Object.keys(commands)]),
  )
  for (const row of rows) {
    const name = /`flagdrill ?(\w*)/.exec(row)![1]!
    const { out } = await bench().run(`${name || 'quiz'} --help`)
    // Options in an example of a line are not ours.
    for (const [option] of row.replace(/`--text [^`]+`/g, '').matchAll(/--[a-z-]+/g))
      expect(out).toContain(option)
  }
})

test('the map names every room', () => {
  const rooms = readdirSync(join(root, 'src')).filter((name) =>
    statSync(join(root, 'src', name)).isDirectory(),
  )
  const rows = read('src/README.md').split('## To add')[0]!
  for (const room of rooms) expect(rows).toContain(`\`${room}\``)
})

test('the index of decisions lists every note by its number, title and date', () => {
  const index = read('docs/decisions/README.md')
  const notes = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d/.test(name))
  for (const [at, name] of notes.sort().entries()) {
    const [, number, title, date] = /^# (\d+)\. (.*)\n\n(\d{4}-\d\d-\d\d)\n/.exec(
      read(`docs/decisions/${name}`),
    )!
    expect([name, Number(number), Number(name.slice(0, 4))]).toEqual([name, at + 1, at + 1])
    expect(index).toContain(`| [${name.slice(0, 4)}](${name}) | ${title} | ${date} |`)
  }
})

// Rows of the table that shows what comes of notes: the text in code, a code above another one is a comment of a shell block.
test.each(['README.md', 'README.ko.md'])('%s: the notes it shows make the cards it names', (page) => {
  const rows = read(page).match(/^\| (?:`` (?:- `git gc`|\\\| `git push).*|`# .*`git blame .*)$/gm) ?? []
  expect(rows).toHaveLength(3)
  const made = rows.map((row) => {
    const shown = row.split(/(?<!\\) \| /)[0]!.slice(2)
    const codes = [...shown.matchAll(/``\s(.+?)\s``|`([^`]+)`/g)].map(([, long, short]) => long ?? short!)
    const line = codes[0]!.replaceAll('\\|', '|')
    const notes =
      codes.length > 1
        ? `\`\`\`sh\n${codes.join('\n')}\n\`\`\`\n`
        : line.startsWith('|')
          ? `| Command | Meaning |\n|---|---|\n${line}\n`
          : `${line}\n`
    const { entries, problems } = readNotes(notes, 'notes.md', { known: noVocabulary() })
    expect(problems).toEqual([])
    return entries.map((entry) => `${entry.kind} ${entry.kind === 'task' ? entry.answers[0] : entry.subject}`)
  })
  expect(made).toEqual([['command git/gc'], ['task git push -f'], ['task git blame a.c']])
})

test('decks/README.md: the notes it shows make cards of every kind that the table names', () => {
  const notes = /^# Git\n[\s\S]*?(?=\n````)/m.exec(read('decks/README.md'))![0]
  const { entries, problems } = readNotes(notes, 'git.md', { known: noVocabulary() })
  // No command of the table lists the option; it is asked as one of the program.
  expect(problems.map(({ code }) => code)).toEqual(['listed-nowhere'])
  expect(
    entries.map((entry) => [
      entry.kind,
      entry.kind === 'task'
        ? `${entry.task} = ${entry.answers[0]}`
        : entry.kind === 'concept'
          ? ''
          : entry.subject,
    ]),
  ).toEqual([
    ['command', 'git/stash'],
    ['task', 'Put new files away too = git stash -u'],
    ['command', 'git/gc'],
    ['option', 'git/-v'],
    ['task', 'Who changed each line = git blame <file=FILE>'],
    ['task', 'what has changed = git diff HEAD'],
  ])
})
