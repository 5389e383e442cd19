import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatOf, noVocabulary, readNotes, type Vocabulary, vocabularyOf } from '../../src/sources/index.ts'
import { root } from '../folders.ts'
import { shown } from './shown.ts'

/** A text of notes and what comes of it. */
type Case = [name: string, text: string, entries: string[], problems?: string[]]

const check = (cases: Case[], file?: string, known: () => Vocabulary = noVocabulary): void => {
  test.each(cases)('%s', (_name, text, entries, problems = []) => {
    expect(shown(text, file, known())).toEqual({ entries, problems })
  })
}

const table = (heading: string, ...rows: string[]): string =>
  `${heading}\n\n| Command | Description |\n|---|---|\n${rows.map((row) => `| ${row} |`).join('\n')}\n`

describe('the program is decided where a fact stands', () => {
  const podman = (at: number): string[] => [
    `${at} command podman stop = ends it`,
    `${at + 1} command podman start = begins it`,
  ]
  const rows = ['`podman stop` | ends it', '`podman start` | begins it']
  check([
    ['a capital in the heading', table('# Podman', ...rows), podman(5)],
    ['words around the name', table('# 3. Podman 명령어 정리', ...rows), podman(5)],
    ['no heading at all, each row names it', table('', ...rows).trimStart(), podman(3)],
    [
      'a heading in Korean, rows without the program',
      table('# 도커 명령어', '`stop` | 멈춤', '`start` | 시작'),
      ['5 command docker stop = 멈춤', '6 command docker start = 시작'],
    ],
    ['a heading in Japanese', table('## dockerコマンド', '`stop` | 停止'), ['5 command docker stop = 停止']],
    [
      'many programs in one table',
      table('# Linux', 'mkdir | make a folder', 'rmdir | remove one', '`chmod` | rights'),
      ['5 command mkdir = make a folder', '6 command rmdir = remove one', '7 command chmod = rights'],
    ],
    [
      'commands that are programs elsewhere belong to the program of the heading',
      table('# git', 'add | stage', 'rm | unstage and delete', 'diff | compare'),
      ['5 command git add = stage', '6 command git rm = unstage and delete', '7 command git diff = compare'],
    ],
    [
      'options never leave their section',
      '# Tools\n\n## sort\n\n- `-r`: backwards\n- `-n`: by number\n\n## ls\n\n- `-r`: backwards too\n',
      [
        '5 option -r of sort = backwards',
        '6 option -n of sort = by number',
        '10 option -r of ls = backwards too',
      ],
    ],
    [
      'the word that lines of a block begin with most is no program of other options',
      '# Bash\n\n```bash\necho one\necho two\nmkdir -p a/b     # make nested folders\n```\n\n- `-eq` - equal\n',
      ['6 task make nested folders = mkdir -p a/b', '9 question -eq = equal', '9 question equal = -eq'],
      ['4 no-caption echo one', '5 no-caption echo two'],
    ],
    [
      'no program at all: questions in both directions',
      '# Bash\n\n- `-gt` - greater than\n',
      ['3 question -gt = greater than', '3 question greater than = -gt'],
    ],
  ])

  test('the name of the file and --program, where the text names none', () => {
    const text = '- `-v`: says more\n'
    expect(shown(text, 'podman.md').entries).toEqual(['1 option -v of podman = says more'])
    expect(shown(text, 'a.md', undefined, 'podman').entries).toEqual(['1 option -v of podman = says more'])
  })
})

describe('a name with options or arguments is a whole line', () => {
  check([
    [
      'beside the bare command',
      table(
        '# git',
        '`git stash` | put away',
        '`git stash -u` | put new files away too',
        '`git reset HEAD FILE` | unstage',
      ),
      [
        '5 command git stash = put away',
        '6 task put new files away too = git stash -u',
        '7 task unstage = git reset HEAD <file=FILE>',
      ],
    ],
    [
      'a value behind an option is no option',
      table('# find', '`find . -mtime -2` | younger than two days'),
      ['5 task younger than two days = find . -mtime -2'],
    ],
    [
      'a pipe is a question, not a typed line',
      table('# ps', '`ps aux | less` | all, page by page').replace('aux |', 'aux \\|'),
      ['5 question `ps aux | less` = all, page by page', '5 question all, page by page = `ps aux | less`'],
    ],
  ])
})

describe('captions and comments are the question', () => {
  const fence = (...lines: string[]): string => ['```sh', ...lines, '```'].join('\n')
  check([
    [
      'above the line',
      `# git\n\n${fence('# Who wrote it', 'git blame a.c', '', '# What changed', 'git diff HEAD')}\n`,
      ['5 task Who wrote it = git blame a.c', '8 task What changed = git diff HEAD'],
    ],
    [
      'behind the line, however it is marked',
      `# zip\n\n${fence('zip -r a.zip d   # pack', 'unzip -l a.zip    list it, please', 'unzip a.zip // unpack')}\n`,
      [
        '4 task pack = zip -r a.zip d',
        '5 task list it, please = unzip -l a.zip',
        '6 task unpack = unzip a.zip',
      ],
    ],
    [
      'a paragraph that ends in a colon belongs to the block after it',
      `# git\n\nForget it:\n\n${fence('git restore a')}\n\nGive it a name:\n\n${fence('git tag v2')}\n`,
      ['6 task Forget it = git restore a', '12 task Give it a name = git tag v2'],
    ],
    [
      'a heading, where nothing else is said',
      `# git\n\n## Undo the last commit\n\n${fence('git reset HEAD~1')}\n`,
      ['6 task Undo the last commit = git reset HEAD~1'],
    ],
    [
      'paragraphs below their blocks',
      `## git\n\n${fence('git status')}\n\nshows what changed\n\n${fence('git log')}\n\nshows the past\n`,
      ['4 task shows what changed = git status', '10 task shows the past = git log'],
    ],
    [
      'a fence without a language, below an item',
      '# podman\n\n- List the images\n\n```\npodman images\n```\n',
      ['6 task List the images = podman images'],
    ],
    [
      'a label before the command',
      '# podman\n\n```\nremove it : podman rm [OPTIONS] CONTAINER\n```\n',
      ['4 task remove it = podman rm <container=CONTAINER>'],
    ],
    [
      'two lines for one caption are one answer',
      `# podman\n\n${fence('# throw both away', 'podman stop a', 'podman rm a')}\n`,
      [
        '5 question `podman stop a` / `podman rm a` = throw both away',
        '5 question throw both away = `podman stop a` / `podman rm a`',
      ],
    ],
    [
      'the same words for two lines are asked from the line only',
      `# podman\n\n${fence('podman ps # list all', 'podman container ls # list all')}\n`,
      ['4 task list all = podman ps', '5 question `podman container ls` = list all'],
    ],
    [
      'without any caption a line is named',
      `# git\n\n${fence('git gc')}\n`,
      [],
      ['4 no-caption git gc', '1 no-cards'],
    ],
    [
      'a prompt, and what the program printed',
      '# podman\n\nWhat runs:\n\n```console\n$ podman ps\nCONTAINER ID\n```\n',
      ['6 task What runs = podman ps'],
    ],
    [
      'lines that go on, up to a comment',
      `# podman\n\nRun it:\n\n${fence('podman run -d \\', '  --name web \\', '  # the port', '  -p 80:80 httpd')}\n`,
      ['6 task Run it = podman run -d --name web'],
      ['9 not-a-line -p 80:80 httpd'],
    ],
  ])
})

describe('placeholders are free parts', () => {
  test.each([
    ['podman rm <container>', 'podman rm <container=CONTAINER>'],
    ['podman exec -it [name] sh', 'podman exec -it <name=NAME> sh'],
    ['podman stop {id}', 'podman stop <id=ID>'],
    ['podman stop {{id}}', 'podman stop <id=ID>'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of notes
    ['podman logs ${id}', 'podman logs <id=ID>'],
    ['podman logs $ID', 'podman logs <id=ID>'],
    ['podman rename OLD_NAME NEW_NAME', 'podman rename <old-name=OLD_NAME> <new-name=NEW_NAME>'],
    ['podman rm 컨테이너명', 'podman rm <컨테이너명=컨테이너명>'],
    ['podman rm [컨테이너 이름]', 'podman rm <컨테이너-이름=컨테이너_이름>'],
    ['podman load -i path/to/file', 'podman load -i <file=path/to/file>'],
    ['podman run [OPTIONS] IMAGE [COMMAND] [ARG...]', 'podman run <image=IMAGE>'],
    ["podman ps --format '{{.Names}}'", "podman ps --format '{{.Names}}'"],
    ['git reset HEAD~1', 'git reset HEAD~1'],
    ['echo $HOME', 'echo $HOME'],
  ])('%s', (line, answer) => {
    expect(shown(`# x\n\nDo it:\n\n\`\`\`sh\n${line}\n\`\`\`\n`).entries).toEqual([
      `6 task Do it = ${answer}`,
    ])
  })
})

describe('everywhere in a document', () => {
  check([
    ['a bullet: code, dash, text', '# git\n\n- `git gc` - tidies up\n', ['3 command git gc = tidies up']],
    ['a bullet: bold, colon, text', '# git\n\n- **git gc**: tidies up\n', ['3 command git gc = tidies up']],
    ['a bullet without marks', '# git\n\n* git gc — tidies up\n', ['3 command git gc = tidies up']],
    ['a numbered item', '# git\n\n1. git gc : 정리\n', ['3 command git gc = 정리']],
    [
      'a nested item below a command',
      '# git\n\n- `git gc`\n  - tidies up\n',
      ['3 command git gc = tidies up'],
    ],
    [
      'a command below what it does',
      '# git\n\n- Tidy up\n  - `git gc --auto`\n',
      ['4 task Tidy up = git gc --auto'],
    ],
    ['a definition list', '# git\n\ngit gc\n: tidies up\n', ['3 command git gc = tidies up']],
    ['a quotation', '# git\n\n> - `git gc` - tidies up\n', ['3 command git gc = tidies up']],
    [
      'details',
      '# git\n\n<details>\n<summary>More</summary>\n\n- `git gc` - tidies up\n\n</details>\n',
      ['6 command git gc = tidies up'],
    ],
    [
      'options in a fence',
      '# cp\n\n```\n-i, --interactive    asks before it overwrites\n```\n',
      ['4 option -i --interactive of cp = asks before it overwrites'],
    ],
    [
      'an HTML table',
      '# git\n\n<table>\n<tr><th>Command</th><th>What</th></tr>\n\n<tr><td><code>git gc</code></td><td>tidies up</td></tr>\n</table>\n',
      ['6 command git gc = tidies up'],
    ],
    [
      'a command in a sentence is named',
      '# git\n\nThen `git push -f` does it.\n',
      [],
      ['3 in-prose git push -f', '1 no-cards'],
    ],
    ['a comment in HTML says nothing', '# git\n\n<!-- - `git gc` - tidies up -->\n', [], ['1 no-cards']],
    [
      'a fence that never closes',
      '# git\n\n```sh\ngit gc # tidies up\n\n- `git log` - the past\n',
      ['4 task tidies up = git gc', '6 command git log = the past'],
      ['3 never-closed ```'],
    ],
  ])
})

describe('tables of other things are questions in both directions', () => {
  check([
    [
      'keys',
      '# tmux\n\n| Key | Action |\n|---|---|\n| `C-b` `z` | zoom |\n',
      ['5 question `C-b` `z` = zoom', '5 question zoom = `C-b` `z`'],
    ],
    [
      'keys under a heading of commands',
      table('# vim', '`dd` | cut the line', '`:wq` | save and leave'),
      [
        '5 question dd = cut the line',
        '5 question cut the line = dd',
        '6 question :wq = save and leave',
        '6 question save and leave = :wq',
      ],
    ],
    [
      'numbers are no name, examples no answer',
      '# x\n\n| No. | Term | Meaning | Example |\n|---|---|---|---|\n| 1 | Pod | smallest unit | one |\n',
      ['5 question Pod = smallest unit', '5 question smallest unit = Pod'],
    ],
    ...(
      [
        ['Spanish', 'Comando | Descripción'],
        ['Portuguese', 'Comando | Descrição'],
        ['French', 'Commande | Signification'],
        ['German', 'Befehl | Beschreibung'],
        ['Vietnamese', 'Lệnh | Mô tả'],
        ['Chinese', '命令 | 描述'],
        ['Japanese', 'コマンド | 説明'],
      ] as const
    ).map(
      ([language, header]): Case => [
        `headings in ${language}`,
        `# git\n\n| ${header} |\n|---|---|\n| gc | x |\n`,
        ['5 command git gc = x'],
      ],
    ),
  ])
})

describe('front matter of others is passed over', () => {
  check([
    [
      'YAML',
      '---\ntitle: Git\ntags:\n  - vcs\ndraft: true\n---\n\n- `git gc` - tidies up\n',
      ['8 command git gc = tidies up'],
    ],
    [
      'that never ends',
      '---\ntitle: Git\ntags: vcs\n\n- `git gc` - tidies up\n',
      ['5 command git gc = tidies up'],
      ['1 never-closed ---', '2 not-asked title: Git', '3 not-asked tags: vcs'],
    ],
  ])
})

describe('formats as they are', () => {
  test.each<[string, string, string, string[], string[]?]>([
    [
      'tldr',
      'zip.md',
      '# zip\n\n> Packs files.\n> More information: <https://example.org>.\n\n- Pack a folder:\n\n`zip {{[-r|--recurse]}} {{path/to/a.zip}} {{path/to/folder}}`\n',
      [
        '3 command zip = Packs files.',
        '8 task Pack a folder = zip --recurse <a-zip=path/to/a.zip> <folder=path/to/folder>',
      ],
    ],
    [
      'navi',
      'x.cheat',
      '% podman\n\n# Remove it\npodman rm <name>\n\n$ name: podman ps\n',
      ['4 task Remove it = podman rm <name=NAME>'],
    ],
    [
      'cheat, a file without an ending',
      'port',
      '---\ntags: [ mac ]\n---\n# To find one:\nsudo port search <name>\n\n# To get it:\nport install <name>\n',
      ['5 task To find one = port search <name=NAME>', '8 task To get it = port install <name=NAME>'],
    ],
    [
      'a shell file',
      'git.sh',
      '#!/bin/sh\n##### UNDO #####\n\n# the last commit\ngit reset HEAD~1\n',
      ['5 task the last commit = git reset HEAD~1'],
    ],
    [
      "Anki's notes in plain text",
      'a.txt',
      '#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#tags column:5\nk1\tBasic\tWhich one?\tthat &lt;one&gt;<br>there\tt\nk2\tBasic (and reversed card)\tA\tB\tt\nk3\tCloze\tA {{c1::pod::unit}} is small.\tyes\tt\n',
      [
        '6 question Which one? = that <one> / there',
        '7 question A = B',
        '7 question B = A',
        '8 gap A [pod] is small.',
      ],
    ],
    [
      'Quizlet',
      'q.txt',
      'ls\tlists\ncp\tcopies\nmv\tmoves\n',
      ['1 question ls = lists', '2 question cp = copies', '3 question mv = moves'],
    ],
    [
      'choices',
      'c.csv',
      'question,a,b,c,answer\nWhich?,-x,-y,-z,b\nWhich else?,1,2,3,7\n',
      ['2 question Which? = -y ✗-x ✗-z'],
      ['3 no-answer Which else? (7)'],
    ],
    [
      'a space before a quote, and too many cells',
      'c.csv',
      'question, answer\nA?, "x, y"\nB?,x, y\n',
      ['2 question A? = x, y'],
      ['3 extra-cells y'],
    ],
    [
      'commands in CSV',
      'c.csv',
      'command,description\ngit gc,tidies up\ngit push -f,overwrites\n',
      ['2 command git gc = tidies up', '3 task overwrites = git push -f'],
    ],
    [
      'Obsidian',
      'o.md',
      '---\ntags: [flashcards]\n---\n\nShort?::`-s`\nA:::B\n\nLong\nquestion\n?\nan answer\n\nA pod is the ==smallest== unit.\n',
      [
        '5 question Short? = `-s`',
        '6 question A = B',
        '6 question B = A',
        '8 question Long / question = an answer',
        '13 gap A pod is the [smallest] unit.',
      ],
    ],
    [
      'Logseq',
      'l.md',
      '- What is it? #card\n  card-last-score:: 5\n\t- a boat\n- {{cloze git gc}} tidies #card\n',
      ['1 question What is it? = a boat', '4 gap [git gc] tidies'],
    ],
    [
      'hashcards',
      'h.md',
      'Q: Which?\nA:\n\n- one\n- two\n\n---\n\nC:\nA [boat].\n\nAn [oar].\n\n---\n\nQ: See?\n\n![](x.png)\n\nA: Yes\n',
      [
        '1 question Which? = - one / - two',
        '9 gap A [boat]. /  / An [oar].',
        '16 question See? /  / ![](x.png) = Yes',
      ],
    ],
    [
      'org',
      'o.org',
      '#+TITLE: git\n* Commands\n| Command | Meaning |\n|---------+---------|\n| =git gc= | tidies up |\n\n* What is HEAD? :drill:\n:PROPERTIES:\n:ID: 1\n:END:\n** Answer\nwhere you are\n* A [gap||hint] :fc:\n',
      ['5 command git gc = tidies up', '7 question What is HEAD? = where you are', '13 gap A [gap]'],
    ],
  ])('%s', (_name, file, text, entries, problems = []) => {
    expect(shown(text, file)).toEqual({ entries, problems })
  })
})

test('a row that is a line now has the id that it had as a command among its aliases', () => {
  const text = table('# pod', '`pod box run -x` | runs it', '`pod rm -f` | removes it', '`pod rm` | removes')
  const { entries, aliases = {} } = readNotes(text, 'pod.md', { known: noVocabulary() })
  const subjects = new Set(entries.map(({ subject }) => subject))
  // `pod rm` has a card of its own.
  expect(Object.keys(aliases)).toEqual(['pod/box/run#meaning', 'pod/box/run#recall'])
  for (const [former, id] of Object.entries(aliases)) {
    expect(id).toMatch(former.endsWith('#meaning') ? /#read$/ : /#command$/)
    expect(subjects).toContain(id.replace(/#.*/, ''))
  }
})

describe('notes are compared with what decks know', () => {
  const deck =
    '---\ndeck: pod\nprogram: pod\n---\n\n| Command | Meaning |\n|---|---|\n| box run | runs |\n| box rm | removes |\n\n| Option | Commands | Meaning |\n|---|---|---|\n| -v, --volume | box run | a volume |\n| -v, --volumes {#rm} | box rm | its volumes too |\n| --name | box run | a name |\n'
  const known = (): Vocabulary => vocabularyOf(readNotes(deck, 'pod.md', { known: noVocabulary() }).entries)
  const notes =
    '# pod\n\n### pod box\n\n| Command | Meaning | Options |\n|---|---|---|\n| run | starts | `-v`, `--nmae` |\n| rm | deletes | `-v` |\n\n| Option | Meaning |\n|---|---|\n| -v | some volume |\n| --nmae | some name |\n'

  test('an option that means something else is named; one that is misspelt makes no card', () => {
    const { entries, problems } = shown(notes, 'n.md', known())
    expect(entries.filter((entry) => entry.includes('option'))).toEqual([
      '12 option -v --volume of pod box run = some volume',
    ])
    expect(problems.map((problem) => problem.split(',')[0])).toEqual([
      '12 means-else -v (pod box rm: --volumes',
      '13 not-in-program --nmae (pod box run)',
    ])
  })

  test('--keep makes them all the same', () => {
    const { entries } = readNotes(notes, 'n.md', { known: known(), keep: true })
    const options = entries.flatMap((entry) => (entry.kind === 'option' ? [entry.long ?? entry.short] : []))
    expect(options).toEqual(['--volume', '--nmae'])
  })
})

test('every source that a file of src/sources declares is in the table of src/sources/index.ts', async () => {
  const folder = join(root, 'src/sources')
  const declared = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^export const (\w+): Source = /gm)].map(
        (match) => ({ file, name: match[1]! }),
      ),
    )
  expect(declared.length).toBeGreaterThan(3)
  for (const { file, name } of declared) {
    const source = (await import(`../../src/sources/${file}`))[name]
    for (const ending of source.endings)
      expect([file, ending, formatOf(`notes.${ending}`, '') === source]).toEqual([file, ending, true])
  }
})
