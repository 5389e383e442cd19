import type { Tie } from '../../src/sources/facts.ts'
import { holds } from '../../src/sources/pairing.ts'
import { type Shown, shown } from './shown.ts'

/** Texts of the formats of other programs, and of places where a card was false, with what comes of them. */
const cases: [name: string, text: string, wanted: Shown | Shown['entries'], file?: string][] = [
  [
    'a tag of flashcards with a subject behind a hyphen',
    '#flashcards-boats\n###### TRIP\n\nWhat floats?::A boat.\n\nWhat sinks?:::A stone.\n',
    [
      '4 question What floats? = A boat.',
      '6 question What sinks? = A stone.',
      '6 question A stone. = What sinks?',
    ],
  ],
  [
    'cards whose reviews stand below them, without a tag',
    '# Boats\n\nWhat floats?:: A boat.\n<!--SR:!2024-08-31,3,250-->\n\nWhat sinks?\n?\nA stone.\n<!--SR:!2024-08-31,3,250-->\n',
    ['3 question What floats? = A boat.', '6 question What sinks? = A stone.'],
  ],
  [
    'several lines of a question and its answer, without a tag',
    '# Boats\n\nThe front of it::Bow\nThe back of it::Stern\nThe left of it::Port\n',
    [
      '3 question The front of it = Bow',
      '4 question The back of it = Stern',
      '5 question The left of it = Port',
    ],
  ],
  [
    'one such line is no card, and no part of another one',
    '# Boats\n\n### HULL\n\nWhat floats?::A boat that is dry.\n',
    { entries: [], problems: ['3 not-asked HULL', '1 no-cards'] },
  ],
  [
    'names with two colons are no marks',
    '# C++\n\n```cpp\nThe one is::That\nThe two is::That\nThe three is::That\n```\n\n- **Move**: says std::move of it\n',
    ['9 question Move = says std::move of it', '9 question says std::move of it = Move'],
  ],
  [
    'an answer of several lines with numbers',
    'Q: How does one leave?\nA: 1. cast off\n2. push\n3. row\n\nQ: What floats?\nA: A boat\n- of wood\n- of steel\n',
    [
      '1 question How does one leave? = 1. cast off / 2. push / 3. row',
      '6 question What floats? = A boat / - of wood / - of steel',
    ],
  ],
  [
    'choices stand below an empty line',
    'Q: What floats?\nA: A boat\n\n- A stone\n- An anvil\n',
    ['1 question What floats? = A boat ✗A stone ✗An anvil'],
  ],
  [
    'problems and their solutions are cards, whose labels are no names',
    'C: A boat [floats].\n\nP: Show that it floats.\nS:\n**PLAN**: weigh the water.\n\n**EVALUATE**: it is enough.\n\nQ: What sinks?\nA: A stone.\n',
    [
      '1 gap A boat [floats].',
      '3 question Show that it floats. = **PLAN**: weigh the water. /  / **EVALUATE**: it is enough.',
      '9 question What sinks? = A stone.',
    ],
  ],
  [
    'variables of a program in quotes stay as they are written',
    "% awk\n\n# show one column\nawk '{print $<column>}' <file>\n\n# show each row once\nawk '!seen[$<column>]++' <file>\n",
    [
      "4 task show one column = awk '{print $<column>}' <file=FILE>",
      "7 task show each row once = awk '!seen[$<column>]++' <file=FILE>",
    ],
    'notes.cheat',
  ],
  [
    'a label that several sections share is asked in one direction',
    '# Signs\n\n## Star\n\n- **Function**: stands for anything\n\n## Mark\n\n- **Function**: stands for one letter\n',
    ['5 question Function = stands for anything', '9 question Function = stands for one letter'],
  ],
  [
    'options below a heading that names a command',
    '# Notes\n\n### Git Clean up\n\n- `git clean -f -d`: removes them all\n- `-n`: only shows them\n- `--quiet` or `-q`: says less\n\n### Stash in many ways\n\n- `git stash list`: lists them\n- `-p`: picks parts\n',
    {
      entries: [
        '5 task removes them all = git clean -f -d',
        '6 option -n of git clean = only shows them',
        '7 option -q --quiet of git clean = says less',
        '11 command git stash list = lists them',
      ],
      problems: ['12 listed-nowhere -p'],
    },
  ],
  [
    'options of a command that has others below it, and is typed alone',
    '# Git Stash\n\nOne may type `git stash` at any time.\n\n- `git stash list`: lists them\n- `-u` or `--include-untracked`: takes new files along\n',
    {
      entries: [
        '5 command git stash list = lists them',
        '6 option -u --include-untracked of git stash = takes new files along',
      ],
      problems: ['3 in-prose git stash'],
    },
  ],
  [
    'a table of options of such a command',
    '# Git\n\n## Git Stash\n\n```sh\n# hides the changes\ngit stash\n```\n\n- `git stash list`: lists them\n\n| Option | Meaning |\n|---|---|\n| `-u` | takes new files along |\n',
    [
      '7 task hides the changes = git stash',
      '10 command git stash list = lists them',
      '14 option -u of git stash = takes new files along',
    ],
  ],
  [
    'stars in code are no bold',
    '# ls\n\n- `ls **/*.txt`: shows all of them\n',
    ['3 task shows all of them = ls **/*.txt'],
  ],
  [
    'properties that Logseq keeps below an item',
    '- **Build the boat**: lay the keel, then the planks.\n  collapsed:: true\n',
    [
      '1 question Build the boat = lay the keel, then the planks.',
      '1 question lay the keel, then the planks. = Build the boat',
    ],
  ],
  [
    'words behind a program without commands are none',
    '### El comando `cut` en Linux\n\n- **`-c [LETRAS]`** → Saca letras.\n\n### `paste` en dos líneas\n\n- `-s`: Une todo.\n',
    ['3 option -c of cut = Saca letras.', '7 option -s of paste = Une todo.'],
  ],
  [
    'a sheet of keys',
    '# trip\n<leader>p  casts off\n<leader>q  moors\n\ngd = goes down\ngD = goes deep\n<F4>   turns\n<C-w>_ lowers the sail\nz      sleeps\n',
    [
      '2 question <leader>p = casts off',
      '2 question casts off = <leader>p',
      '3 question <leader>q = moors',
      '3 question moors = <leader>q',
      '5 question gd = goes down',
      '5 question goes down = gd',
      '6 question gD = goes deep',
      '6 question goes deep = gD',
      '7 question <F4> = turns',
      '7 question turns = <F4>',
      '8 question <C-w>_ = lowers the sail',
      '8 question lowers the sail = <C-w>_',
      '9 question z = sleeps',
      '9 question sleeps = z',
    ],
    'keys.cheat',
  ],
  [
    'a column that says where something stands is no part of the answer',
    'question_text,answer,part,boat_reference\nWhat floats?,A boat,1,Page one\nWhat sinks?,A stone,1,Page one\n',
    ['2 question What floats? = A boat', '3 question What sinks? = A stone'],
    'notes.csv',
  ],
  [
    'numbers of sections and digits as pictures are no part of a caption',
    '# podman\n\n1️⃣ **Show all of them:**\n\n```sh\npodman ps -a\n```\n\n## 4. Boats\n\n- remove : `podman rm a`\n',
    ['6 task Show all of them = podman ps -a', '11 command podman rm a = remove'],
  ],
]

test.each(cases)('%s', (_, text, wanted, file = 'notes.md') => {
  const { entries, problems } = shown(text, file)
  if (Array.isArray(wanted)) expect(entries).toEqual(wanted)
  else expect({ entries, problems }).toEqual(wanted)
})

/** Texts near command lines: whether each is the meaning of its line, by how it is tied to it. */
const pairings: [tie: Tie, text: string, line: string, holds: boolean][] = [
  // A firm tie holds, unless the text says how things are or only leads on.
  ['comment', 'MySQL', 'docker exec db mysqldump -u root a', true],
  ['comment', 'the file should exist in this folder', 'ls -la /var/lib/boat', false],
  ['comment', '3 defaults: bridge, host, none', 'docker network ls', false],
  ['comment', '수 초 내에 주소가 할당되어야 함', 'kubectl get svc boat', false],
  ['comment', '파일만 지우고, 원본은 삭제하지 않음', 'git rm --cached a', true],
  ['label', 'Forget it', 'git restore a', true],
  ['label', 'If you accidentally run', 'git reset --hard HEAD~3', false],
  ['label', 'Answer: A detached HEAD occurs when you check out a commit', 'git checkout a1', false],
  // A heading or an item holds if it says what is done, or has a word of the line or of what it is known for.
  ['heading', 'New Session', 'tmux new-session -s boat', true],
  ['heading', 'Disk Usage', 'df -h', true],
  ['heading', 'Cron Jobs & Scheduled Tasks', 'cat /etc/hosts', false],
  ['heading', 'Copy Directories (`-r`)', 'cp -r a b', true],
  ['item', '커밋의 기록을 보여주는 명령어', 'git log', true],
  ['item', 'What is staged', 'git diff --cached', true],
  ['item', 'hostos2 -> 192.168.56.102', 'ifconfig', false],
  // A paragraph has to say what is done.
  ['paragraph', 'Show log from a particular unit', 'journalctl -u boat', true],
  ['paragraph', 'To clean up, we can use the `--rmi` flag', 'docker-compose down --rmi local', true],
  ['paragraph', 'Data is stored in RAM. Lost when it stops.', 'docker run --tmpfs /tmp boat', false],
  ['paragraph', 'Just a unique part of the id is enough.', 'docker container ls -a', false],
  ['paragraph', '컨테이너를 중지하려면 다음 명령어를 사용합니다.', 'docker-compose down', true],
  ['paragraph', '이미지를 매번 다시 빌드하는 것은 번거롭습니다.', 'docker-compose up --build', false],
  ['paragraph', '查看所有容器', 'docker ps -a', true],
  ['paragraph', 'pod yaratmak için kullanılır', 'kubectl run boat --image=boat', true],
  ['paragraph', 'Consultando a identidade', 'git config user.name', true],
  // A text that shows or names another command is about that one.
  ['paragraph', 'The sed command is used to replace text.', 'cat /etc/shadow', false],
  ['paragraph', "The stash `git stash apply` won't remove it, so you can apply it again", 'git push', false],
  // A step that makes something is not the one that looks, goes or starts.
  ['comment', 'Create boat.service', 'systemctl start boat', false],
  ['label', 'Create it and start it', 'systemctl start boat', true],
  ['item', 'Insert the drive', 'umount /dev/sdb1', false],
  ['below', 'Find failed SSH logins', 'grep "Failed" /var/log/auth.log', true],
]

test.each(pairings)('%s: "%s" is of "%s": %s', (tie, text, line, wanted) => {
  expect(holds({ tie, text }, line)).toBe(wanted)
})
