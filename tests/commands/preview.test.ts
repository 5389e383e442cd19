import { join } from 'node:path'
import { files } from '../folders.ts'
import { bench } from '../support.ts'

const boat =
  '---\ndeck: boat\nprogram: boat\n---\n# boat\n\n| Command | Meaning | Options |\n|---|---|---|\n| sail | Leave the harbour | `--fast` |\n\n| Option | Meaning |\n|---|---|\n| --fast | At full speed |\n'

/** Notes of every format, each with a command line or a question of its own. */
const notes: Record<string, string> = {
  'list.md': '# git\n\n- `git push -f` - overwrites\n- `git gc` - tidies up\n- `-v`: says more\n',
  'parts.md': '# boat\n\n- `boat sail --fast` - hurries\n',
  'block.md': '# git\n\n```sh\n# Who changed it\ngit blame a.c\n```\n',
  'twice.md':
    '# git\n\n| Command | Description |\n|---|---|\n| git gc | git gc |\n| git log -p | git log -p |\n| git rm | removes |\n',
  'bare.md': '# boat\n\n```sh\nboat sail --fast\nboat sail\nboat turn --far\n```\n',
  'page.md': '# tar\n\n> Archives.\n\n- List one:\n\n`tar tf {{path/to/file}}`\n',
  'own.md': '---\ndeck: own\nprogram: git\n---\n\nT: Put it away\n\n```sh\ngit stash -u\n```\n',
  'a.cheat': '% git\n\n# forget it\ngit restore <file>\n',
  'a.sh': '#!/bin/sh\n# what is there\nls -l\n',
  'a.csv': 'question,answer\nWhich port?,443\nls -a,ls -a\n',
  'c.csv': 'command,description\ngit rm -r a,removes it\n',
  'a.tsv': 'pwd\twhere one is\ncd\tgoes there\n',
  'n.txt': '#separator:tab\n#html:true\n<b>df</b>\tfree room\ndu\tdu\n',
  'o.md': '---\ntags: [flashcards]\n---\n\nkeel::`spine`\nA pod is the ==smallest== unit.\n',
  'l.md': '- What floats? #card\n\t- a boat\n',
  'h.md': 'Q: Which?\nA: This one\n\n---\n\nC: A [boat] floats.\n',
  'o.org': '#+TITLE: git\n* What is HEAD? :drill:\n** Answer\nwhere you are\n',
}

interface View {
  id: string
  prompt: string
  answers: string[]
}

/** A text without what the screen adds: marks, blanks, line ends. */
const bare = (text: string): string => text.replace(/[`*\s]+/g, ' ').trim()

// The answer of a card that is read is its meaning and never the line that is asked.
test.each(Object.entries(notes))('%s: no card answers with its own question', async (name, text) => {
  const at = bench({ 'boat.md': boat })
  files(at.data, { [name]: text })
  const file = join(at.data, name)
  const views: View[] = JSON.parse((await at.run(`preview ${file} --json`)).out)
  expect(views.length).toBeGreaterThan(0)
  const shown = bare((await at.run(`preview ${file}`)).out)
  const dry = bare((await at.run(`build ${file} --dry-run --name dry`)).out)
  for (const { id, prompt, answers } of views) {
    const lines = [...prompt.split('\n'), prompt].map(bare)
    expect(answers.length).toBeGreaterThan(0)
    // No card only points to the notes.
    expect([prompt, ...answers].join('\n')).not.toMatch(/the line of your notes|see \S+, line/)
    for (const answer of answers) {
      expect(lines).not.toContain(bare(answer))
      expect(dry).toContain(bare(answer))
    }
    // A card of the screen begins with its id and ends with its answer.
    const own = shown.slice(shown.indexOf(id) + id.length)
    const end = Math.min(
      ...views.map((other) => own.indexOf(other.id)).filter((index) => index > 0),
      own.length,
    )
    for (const answer of answers.slice(0, 1))
      expect(own.slice(0, end).split('✓').slice(1).join()).toContain(bare(answer))
  }
})

test('a line is asked part by part only where all its options are described', async () => {
  const at = bench({ 'boat.md': boat })
  files(at.data, {
    'git.md':
      '# git\n\n- `git tag`: lists the tags\n- `git tag -a NAME`: makes one with a note\n\n```sh\ngit tag -d NAME\n```\n',
    'sail.md': '# boat\n\n```sh\nboat sail --fast\n```\n',
  })
  const answers = async (name: string): Promise<Record<string, string[]>> => {
    const views: View[] = JSON.parse((await at.run(`preview ${join(at.data, name)} --json`)).out)
    const read = views.filter(({ id }) => id.endsWith('#read'))
    return Object.fromEntries(read.map(({ prompt, answers: own }) => [prompt.split('\n')[1]!, own]))
  }
  // No deck describes `-a`: what the note says of the whole line is the answer, not what `git tag` does.
  expect(await answers('git.md')).toEqual({ 'git tag -a NAME': ['makes one with a note'] })
  // The deck explains each part of a line without words of its own.
  expect(await answers('sail.md')).toEqual({ 'boat sail --fast': ['Leave the harbour', 'At full speed'] })
})

// A card of parts with one part would be no question about parts.
test.each([
  ['- `boat sail Busan`: off to Busan', 'choice'],
  ['- `boat sail --fast`: off in a hurry', 'steps'],
])('a line of one part is asked as a whole: %s', async (line, type) => {
  const at = bench({ 'boat.md': boat.replace('--fast` |', '--fast` |\n| turn | Go about | |') })
  files(at.data, { 'sail.md': `# boat\n\n${line}\n` })
  const file = join(at.data, 'sail.md')
  const views: (View & { choices?: string[] })[] = JSON.parse((await at.run(`preview ${file} --json`)).out)
  const read = views.find(({ id }) => id.endsWith('#read'))!
  const [first] = read.answers
  expect(first).toBe('Leave the harbour')
  expect(read.answers).toHaveLength(type === 'steps' ? 2 : 1)
  expect(read.choices?.sort()).toEqual(type === 'choice' ? ['Go about', 'Leave the harbour'] : undefined)
  await at.run(`build ${file}`)
  // Typing the line comes before reading it, on a day of its own.
  await at.run('next sail')
  await at.run(`answer ${read.id.replace('read', 'command')} --text ${/`(.*)`/.exec(line)![1]}`)
  at.clock.ms += 86_400_000
  const { card, question } = JSON.parse((await at.run('next sail --json')).out)
  expect([card, question.type]).toEqual([read.id, type])
  if (type === 'steps') return
  const wrong = question.choices.indexOf('Go about') + 1
  const said = JSON.parse((await at.run(`answer ${card} --choice ${wrong} --json`)).out)
  expect(said).toMatchObject({ correct: false, expected: 'Leave the harbour' })
  // The words of the notes stand below the right answer.
  expect(said.feedback.map((text: string) => text.trim())).toEqual([
    'Wrong: Go about',
    'Right: Leave the harbour',
    'off to Busan',
  ])
})
