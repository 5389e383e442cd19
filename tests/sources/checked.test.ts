import { noVocabulary, readNotes, vocabularyOf } from '../../src/sources/index.ts'
import { type Shown, shown } from './shown.ts'

/** A program that is described in full: what it does not have, notes cannot teach. */
const deck = `---
deck: pod
program: pod
grammar: complete, versions=1..2
---

| Command | Meaning | Usage |
|---|---|---|
| run | starts one | [OPTIONS] IMAGE |
| logs | shows what it prints | [OPTIONS] POD |
| rm | removes one | [OPTIONS] POD |
| stop | ends one | [OPTIONS] POD |

| Option | Type | Commands | Meaning |
|---|---|---|---|
| -f, --follow | | logs | goes on |
| -f, --force {#rm-force} | | rm | asks nothing |
| -d, --detach | | run | in the background |
| --name | string | run | a name |
`

const pod = vocabularyOf(readNotes(deck, 'pod.md', { known: noVocabulary() }).entries)

type Case = [name: string, text: string, wanted: Shown]

/** Notes on that program, which its deck contradicts. */
const described: Case[] = [
  [
    'an option that only commands of the program have, and several of them',
    '# pod\n\nTo see more use the `-f` option.\n',
    { entries: [], problems: ['3 not-in-program -f (pod)', '1 no-cards'] },
  ],
  [
    'an option that one command has alone is that of the command',
    '# pod\n\nTo see more use the `--follow` option.\n',
    { entries: ['3 option -f --follow of pod logs = To see more'], problems: [] },
  ],
  [
    'commands and options of a line that there are not',
    '# pod\n\n```sh\npod rum a  # starts it\npod run --nmae a b  # gives it a name\npod run --name a b  # gives it a name\n```\n',
    {
      entries: ['6 task gives it a name = pod run --name a b'],
      problems: ['4 no-such-command pod rum', '5 not-in-program --nmae (pod run)'],
    },
  ],
  [
    'commands of a list and of a table that there are not',
    '# pod\n\n- `pod remove`: removes it\n- `pod rm`: removes it\n\n| Command | Meaning |\n|---|---|\n| `pod kill` | ends it |\n| `pod stop` | ends it |\n',
    {
      entries: ['4 command pod rm = removes it', '9 command pod stop = ends it'],
      problems: ['3 no-such-command pod remove', '8 no-such-command pod kill'],
    },
  ],
  [
    'options of a table that stands in the item of a line',
    '# pod\n\n- Start one\n  - `pod run IMAGE`\n  - Often used options\n    - | Name | What for |\n      |---|---|\n      | -d(--detach) | leaves the terminal |\n      | --name | how it is called |\n',
    {
      entries: [
        '4 task Start one = pod run <image=IMAGE>',
        '8 option -d --detach of pod run = leaves the terminal',
        '9 option --name of pod run = how it is called',
      ],
      problems: [],
    },
  ],
  [
    'a meaning that names the option of another command',
    '# pod\n\n## pod logs\n\n- `-f`: force it\n- `--follow`: goes on\n',
    {
      entries: ['6 option -f --follow of pod logs = goes on'],
      problems: ['5 means-else -f (pod logs: --follow, goes on)'],
    },
  ],
]

/** Notes on programs of which our own lists know the commands. */
const listed: Case[] = [
  [
    'commands that git does not have',
    '# git\n\n- `git checout a`: goes there\n\n```sh\ngit comit -m x  # keeps it\n```\n',
    {
      entries: [],
      problems: ['3 no-such-command git checout', '6 no-such-command git comit', '1 no-cards'],
    },
  ],
  [
    'the words behind a command of git are none',
    '# git\n\n- `git switch main`: goes there\n- `git stash pop`: brings it back\n',
    {
      entries: ['3 task goes there = git switch main', '4 command git stash pop = brings it back'],
      problems: [],
    },
  ],
  [
    'an option that git takes behind a command alone',
    '# git\n\n- `--version`: says which one it is\n- `--global`: for all folders\n',
    {
      entries: ['3 option --version of git = says which one it is'],
      problems: ['4 not-in-program --global (git)'],
    },
  ],
  [
    'a meaning of the opposite',
    '# docker\n\n- `docker start web`: delete it\n- `docker stop web`: end it\n\n```sh\ndocker rm web  # start it\n```\n',
    {
      entries: ['4 command docker stop web = end it'],
      problems: ['3 means-else docker start web (delete it)', '7 means-else docker rm web (start it)'],
    },
  ],
]

/** Texts near a line that do not say enough of it, or speak of another one. */
const near: Case[] = [
  [
    'a verb alone, and two words above a line of many options',
    '# podman\n\n```sh\n# delete\npodman rm a\n\n# start one\npodman run -d -p 80:80 --name web -v a:/a nginx\n```\n',
    {
      entries: [],
      problems: [
        '5 weak-caption podman rm a',
        '7 not-asked start one',
        '8 weak-caption podman run -d -p 80:80 --name web -v a:/a nginx',
        '1 no-cards',
      ],
    },
  ],
  [
    'a heading above two lines is about the one of which it has a word',
    '# Notes\n\n## Show the commits of a branch\n\n```sh\ngit fetch\n```\n\nThe commits:\n\n```sh\ngit log\n```\n\n## Stop the pod\n\n```sh\npodman stop a\n```\n\nThe rest:\n\n```sh\npodman ps\n```\n',
    {
      entries: [
        '12 task The commits = git log',
        '18 task Stop the pod = podman stop a',
        '24 task The rest = podman ps',
      ],
      problems: ['6 weak-caption git fetch'],
    },
  ],
  [
    'an item above several lines, each with a meaning of its own below it',
    '# podman\n\n- Look at them\n  - `podman ps`\n    - lists those that run\n  - `podman ps -a`\n  - lists all of them\n',
    {
      entries: ['4 command podman ps = lists those that run'],
      problems: ['6 weak-caption podman ps -a'],
    },
  ],
  [
    'the name of a language, a link, and how things usually are',
    '# git\n\nTidies up the store.\n\nBash\n\n```\ngit gc\n```\n\nShows the changes.\n[REF](https://x.org)\n\n```sh\ngit diff\n```\n\n- Sends the commits\n  - Usually there is one place.\n\n```sh\ngit push origin\n```\n',
    {
      entries: [
        '8 task Tidies up the store. = git gc',
        '15 task Shows the changes. = git diff',
        '22 task Sends the commits = git push origin',
      ],
      problems: [],
    },
  ],
  [
    'options that a meaning explains, and options of several values',
    '# find\n\n- `-type f`: files\n- `-type l`: links\n- `podman run`: -d : in the background, -it : with a terminal\n- `podman ps - a`\n',
    {
      entries: [
        '3 question -type f = files',
        '3 question files = -type f',
        '4 question -type l = links',
        '4 question links = -type l',
      ],
      problems: ['5 not-asked podman run', '6 no-caption podman ps - a'],
    },
  ],
  [
    'a table of options with values, and options that only one line of the text has',
    '# kubectl\n\n```sh\n# follows the log\nkubectl logs -f pod\n\n# shows the pods of all\nkubectl get pods -A\n```\n\n| Flag | Meaning |\n|---|---|\n| `-f` | follows |\n| `-o wide` | more columns |\n| `-o yaml` | all of it |\n',
    {
      entries: [
        '5 task follows the log = kubectl logs -f pod',
        '8 task shows the pods of all = kubectl get pods -A',
        '13 option -f of kubectl logs = follows',
        '14 question -o wide = more columns',
        '14 question more columns = -o wide',
        '15 question -o yaml = all of it',
        '15 question all of it = -o yaml',
      ],
      problems: [],
    },
  ],
  [
    'headings that say from where to where, states, and what a command does in the end',
    '# docker\n\n## Copy files\n\n### container -> host\n\n```sh\ndocker cp web:/a b\n```\n\n### host -> container\n\n```sh\ndocker cp b web:/a\n```\n\n## 지우기\n\n```sh\n# 종료된 컨테이너를 시작\ndocker start web\n\n# 나갈 때 반드시 쓰게 되어 있는 것이 바로 종료\ndocker ps\n```\n\nattach は終了してしまう\n\n```sh\ndocker attach web\n```\n',
    {
      entries: [
        '8 task Copy files: container -> host = docker cp web:/a b',
        '14 task Copy files: host -> container = docker cp b web:/a',
        '21 task 종료된 컨테이너를 시작 = docker start web',
      ],
      problems: ['24 weak-caption docker ps', '30 weak-caption docker attach web'],
    },
  ],
  [
    'a comment that says what its line does needs nothing of the text above, one that is a letter says nothing',
    '# git\n\n```sh\n# users  # see below\nuseradd a  # add a user\n\n# branches\ngit push -d origin a  # delete the branch there\ngit checkout a  # C4\n```\n\nAn example of it would be:\n\n```sh\ngit gc\n```\n\nUse `git stash` for more complex workflows.\n',
    {
      entries: ['5 task add a user = useradd a', '8 task delete the branch there = git push -d origin a'],
      problems: [
        '4 not-asked users  # see below',
        '9 weak-caption git checkout a',
        '15 no-caption git gc',
        '18 in-prose git stash',
      ],
    },
  ],
  [
    'a table with a theme, a text, a line and a mark',
    '| Theme | Zu tun | Command | Short |\n|---|---|---|---|\n| all | shows the branches | `git branch` | gb |\n| | throws changes away | `git restore .` | |\n| | goes to another one | `git switch a` | gsw |\n',
    {
      entries: [
        '3 command git branch = shows the branches',
        '4 task throws changes away = git restore .',
        '5 task goes to another one = git switch a',
      ],
      problems: [],
    },
  ],
  [
    'the option of a sentence above a line that has it: the aim alone is asked',
    '# docker\n\nTo follow the output, use the `-f` option:\n\n```sh\ndocker logs -f web\n```\n',
    {
      entries: [
        '3 option -f of docker logs = To follow the output',
        '6 task To follow the output = docker logs -f web',
      ],
      problems: [],
    },
  ],
  [
    'a program in front of what one of its commands does, labels of code, and a line in a comment',
    '# docker\n\n- docker: 이미지 만들기\n- docker: 컨테이너 플랫폼\n- Url: `localhost:80`\n- `docker run --restart=always web`: starts it\n  - `restart`: whenever it ends\n\n```sh\n#touch ~/.ssh/keys\nchmod 600 ~/.ssh/keys\n```\n\n## exec 옵션\n\n- `-u`: 사용자\n',
    {
      entries: [
        '4 command docker = 컨테이너 플랫폼',
        '6 task starts it = docker run --restart=always web',
        '16 option -u of docker exec = 사용자',
      ],
      problems: [
        '3 not-asked docker',
        '5 not-asked localhost:80',
        '7 not-asked restart',
        '11 no-caption chmod 600 ~/.ssh/keys',
      ],
    },
  ],
]

/** Several lines below one caption. */
const together: Case[] = [
  [
    'a line with places and the same line filled in',
    '# git\n\nNames another place:\n\n```sh\ngit remote add <name> <url>\ngit remote add origin https://x.org\n```\n',
    {
      entries: ['6 task Names another place = git remote add <name=NAME> <url=URL>'],
      problems: [],
    },
  ],
  [
    'two lines of which the caption names the aim alone',
    '# docker\n\nStart everything.\n\n```sh\nsudo systemctl start docker\nsudo systemctl enable docker\n```\n\nSend the change:\n\n```sh\ngit commit -m x\ngit push\n```\n\nCommit and push:\n\n```sh\ngit commit -a\ngit push origin\n```\n',
    {
      entries: [
        '20 question `git commit -a` / `git push origin` = Commit and push',
        '20 question Commit and push = `git commit -a` / `git push origin`',
      ],
      problems: [
        '6 steps sudo systemctl start docker',
        '7 steps sudo systemctl enable docker',
        '13 steps git commit -m x',
        '14 steps git push',
      ],
    },
  ],
]

/** Notes as they are typed in a hurry. */
const hurried: Case[] = [
  [
    'a comment of the first of several lines',
    '# docker\n\n```sh\n# build the image in this folder and call it myapp\ndocker build -t myapp .\ndocker tag myapp me/myapp:1.0   # new name for the registry\ndocker push me/myapp:1.0\n```\n',
    {
      entries: [
        '5 task build the image in this folder and call it myapp = docker build -t myapp .',
        '6 task new name for the registry = docker tag myapp me/myapp:1.0',
      ],
      problems: ['7 weak-caption docker push me/myapp:1.0'],
    },
  ],
  [
    'what a line in running text does, and a mark that is the subject',
    '# podman\n\n1. `podman push myapp` 하면 registry에 올라감\n2. `podman pull myapp`을 실행하면 이미지를 받는다\n3. `podman rmi myapp` 위에서 만든 것\n',
    {
      entries: [
        '3 command podman push myapp = registry에 올라감',
        '4 command podman pull myapp = 이미지를 받는다',
      ],
      problems: ['5 not-asked podman rmi myapp'],
    },
  ],
  [
    'options below a text at the margin belong to no list above it',
    'git 정리\n\n* branch 삭제 = git branch -d 이름\n  - 강제 삭제는 -D\n\nreset 3종류\n--soft  : 커밋만 취소\n--mixed : 커밋 + stage 취소\n',
    {
      entries: ['3 task branch 삭제 = git branch -d <이름=이름>'],
      problems: ['1 not-asked git 정리', '7 no-command --soft', '8 no-command --mixed'],
    },
  ],
  [
    'a line behind its prompt and what it printed',
    '$ git remote -v\norigin  https://x.org/me/app.git (fetch)\n',
    { entries: [], problems: ['1 no-caption $ git remote -v', '1 no-cards'] },
  ],
  [
    'a pronoun, which says nothing without its heading',
    '# podman\n\n## Volumes\n\n- `podman volume rm a b`: delete them\n',
    { entries: ['5 task Volumes: delete them = podman volume rm a b'], problems: [] },
  ],
  [
    'one option with several values, a column of short and one of long forms, and versions',
    '# podman run\n\n- `podman run -v data:/d db`: data survives\n  - bind mount: `-v $(pwd):/app`\n  - read only: `-v $(pwd):/app:ro`\n\n| flag | long | meaning |\n|---|---|---|\n| -d | --detach | background |\n| | --rm | removed at its end |\n\n| System | State |\n|---|---|\n| 20.04 | works |\n| 3.7.5 (slim) | fails |\n',
    {
      entries: [
        '3 task data survives = podman run -v data:/d db',
        '4 question -v $(pwd):/app = bind mount',
        '4 question bind mount = -v $(pwd):/app',
        '5 question -v $(pwd):/app:ro = read only',
        '5 question read only = -v $(pwd):/app:ro',
        '9 option -d --detach of podman run = background',
        '10 option --rm of podman run = removed at its end',
      ],
      problems: ['14 no-meaning 20.04', '15 no-meaning 3.7.5 (slim)'],
    },
  ],
  [
    'the title of notes is no subject, and a line that names the command of the options below it',
    '# 쉘 메모\n\n| 명령 | 뜻 |\n|---|---|\n| `git push -f` | 덮어쓴다 |\n\ngit reset 3종류\n--soft : 커밋만 취소\n--hard : 다 날린다\n',
    {
      entries: [
        '5 task 덮어쓴다 = git push -f',
        '8 option --soft of git reset = 커밋만 취소',
        '9 option --hard of git reset = 다 날린다',
      ],
      problems: ['7 not-asked git reset 3종류'],
    },
  ],
  [
    'headings with keys, a rule and a break below them, and a heading that is a program',
    '# Shell\n\n## 커서\n\n### 맨 앞으로 이동\n`ctrl + a`\n\n---\n\n### 앞 글자 삭제\n`ctrl + h`, `ctrl + g`\n\n<br>\n\n## 그 밖에\n\n### df\n- 디스크 용량\n',
    {
      entries: [
        '5 question ctrl + a = 맨 앞으로 이동',
        '5 question 맨 앞으로 이동 = ctrl + a',
        '10 question ctrl + h / ctrl + g = 앞 글자 삭제',
        '10 question 앞 글자 삭제 = ctrl + h / ctrl + g',
        '17 command df = 디스크 용량',
      ],
      problems: [],
    },
  ],
  [
    'a question and its answer on one line, without marks',
    '# Docker\n\nWhat is a layer? - what one instruction makes\n\n- 컨테이너는 무엇인가? → 떼어 놓은 프로세스\n- Why not? - see above: who knows?\n',
    {
      entries: [
        '3 question What is a layer? = what one instruction makes',
        '5 question 컨테이너는 무엇인가? = 떼어 놓은 프로세스',
      ],
      problems: ['6 not-asked Why not? - see above: who knows?'],
    },
  ],
  [
    'brackets with nothing in them',
    '# git\n\n- git config user.name [] : sets who commits\n',
    { entries: ['3 task sets who commits = git config user.name <value=VALUE>'], problems: [] },
  ],
  [
    'a block of nothing but options',
    '# podman run\n\n```sh\npodman run web\n```\n\n```sh\n-d detached\n-p port mapping\n```\n',
    {
      entries: ['8 option -d of podman run = detached', '9 option -p of podman run = port mapping'],
      problems: ['4 no-caption podman run web'],
    },
  ],
]

test.each(described)('a deck: %s', (_name, text, wanted) => {
  expect(shown(text, 'notes.md', pod)).toEqual(wanted)
})

test.each([...listed, ...near, ...together, ...hurried])('%s', (_name, text, wanted) => {
  expect(shown(text)).toEqual(wanted)
})

test('--keep makes cards of what a deck contradicts', () => {
  const text = '# pod\n\n```sh\npod rum a  # starts it\n```\n'
  const { entries, problems } = readNotes(text, 'n.md', { known: pod, keep: true })
  expect([entries.length, problems]).toEqual([1, []])
})

test('a heading that is the meaning itself is not shown beside the keys', () => {
  const text = '# Shell\n\n## 커서\n\n### 맨 앞으로 이동\n`ctrl + a`\n'
  const { entries } = readNotes(text, 'n.md', { known: pod })
  expect(entries.map((entry) => (entry.kind === 'concept' ? entry.about : ''))).toEqual(['커서', '커서'])
})

test('a heading that only says "options" is shown with the one above it, and ids stay', () => {
  const text = '# 정리\n\n## RUN\n\n### 자주 쓰는 옵션\n\n- `-it` : 터미널을 연결\n'
  const { entries } = readNotes(text, 'x.md', { known: noVocabulary() })
  const shown = entries.flatMap((entry) => (entry.kind === 'concept' ? [[entry.subject, entry.about]] : []))
  expect(shown).toEqual([
    [expect.any(String), 'RUN: 자주 쓰는 옵션'],
    [expect.any(String), 'RUN: 자주 쓰는 옵션'],
  ])
  const plain = readNotes(text.replace('## RUN\n\n', ''), 'x.md', { known: noVocabulary() })
  expect(plain.entries.map(({ subject }) => subject)).toEqual(shown.map(([subject]) => subject))
})

test('below a heading of another program a short caption has the program of its line', () => {
  const { entries } = readNotes('# git\n\n- `git add -p` : 고르기\n\ntar xzf a.tar.gz      풀기\n', 'x.md', {
    known: noVocabulary(),
  })
  expect(entries.map((entry) => entry.kind === 'task' && entry.task)).toEqual(['git: 고르기', 'tar: 풀기'])
})

test('a comment above a line is about it where another line has a comment behind', () => {
  const lines = ['# list all containers', 'docker ps -a', 'docker images   # show images', 'docker rm web']
  const { entries } = readNotes(`# D\n\n\`\`\`sh\n${lines.join('\n')}\n\`\`\`\n`, 'x.md', {
    known: noVocabulary(),
  })
  const asked = entries.flatMap((entry) =>
    entry.kind === 'task' ? [`${entry.task} = ${entry.answers[0]}`] : [],
  )
  expect(asked).toContain('list all containers = docker ps -a')
  expect(asked.join()).not.toContain('docker rm web')
})
