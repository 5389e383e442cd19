import { diffEntries, noVocabulary, readNotes } from '../../src/sources/index.ts'
import { type Shown, shown } from './shown.ts'

/** Shapes that real notes have, each as a small text of our own, with what comes of it. */
const shapes: [name: string, text: string, wanted: Shown | Shown['entries'], file?: string][] = [
  [
    'one fact a line, with no empty line between',
    '# podman\n\n- podman pull IMAGE: gets it\n-q: says nothing\npodman exec -it web sh # goes in\npodman ps → lists them\nThat was it.\n',
    {
      entries: [
        '3 command podman pull = gets it',
        '4 option -q of podman pull = says nothing',
        '5 task goes in = podman exec -it web sh',
        '6 command podman ps = lists them',
      ],
      problems: [],
    },
  ],
  [
    'several commands below one caption are steps',
    '# Cards\n\n```sh\n# Make the service ready\ncd /srv\npodman build -t a .\nvim run.sh\n\n# Show both\npodman logs a\npodman logs b\n```\n',
    {
      entries: [],
      problems: [
        '5 steps cd /srv',
        '6 steps podman build -t a .',
        '7 steps vim run.sh',
        '10 steps podman logs a',
        '11 steps podman logs b',
        '1 no-cards',
      ],
    },
  ],
  [
    'a block within an item belongs to it, though the section begins with a block',
    '## podman\n\n```\npodman info\n```\n\n1. Make a new pod\n\n   ```\n   podman pod create\n   ```\n\n2. Remove the old pod\n\n   ```\n   podman pod rm a\n   ```\n',
    {
      entries: ['10 task Make a new pod = podman pod create', '16 task Remove the old pod = podman pod rm a'],
      problems: ['4 no-caption podman info'],
    },
  ],
  [
    'a fence behind the mark of an item',
    '# podman\n\n- **ends**\n\n  - ```sh\n    podman stop a # ends it softly\n    ```\n\n  - `podman kill`: ends it at once\n',
    {
      entries: ['6 task ends (ends it softly) = podman stop a', '9 command podman kill = ends it at once'],
      problems: ['3 in-prose ends'],
    },
  ],
  [
    'captions that tell of another text, lead on or only name a place',
    '# podman\n\nThis can be done in another way:\n\n```\npodman rm -f a\n```\n\n아래는 사용하는 예시이다\n\n```\npodman ps -q\n```\n\nThen run:\n\n```\npodman info -D\n```\n\nmv = moves it\n\n```\npodman cp a b\n```\n\n이미지의 기본 포트는 80이다.\n\n```\npodman run b\n```\n',
    {
      entries: ['21 command mv = moves it'],
      problems: [
        '6 no-caption podman rm -f a',
        '12 no-caption podman ps -q',
        '18 no-caption podman info -D',
        '24 no-caption podman cp a b',
        '30 no-caption podman run b',
      ],
    },
  ],
  [
    'an editor is opened for more than its file is called',
    '```sh\n# the settings of the shell\nvim ~/.bashrc\n# Edit the hosts\nvim /etc/hosts\n```\n',
    { entries: ['5 task Edit the hosts = vim /etc/hosts'], problems: ['3 weak-caption vim ~/.bashrc'] },
  ],
  [
    'meanings behind an equals sign, with stars that are no bold',
    '##rm \n-i = asks before it does\n\nrm *.log = removes all the logs\n\nmkdir -p a/b = makes all of them\n',
    [
      '2 option -i of rm = asks before it does',
      '4 task removes all the logs = rm *.log',
      '6 task makes all of them = mkdir -p a/b',
    ],
  ],
  [
    'lines of code in a paragraph are steps and no captions of each other',
    '# podman\n\n`podman pull a`\n`podman run -q a`\n`podman rm a` -> removes it\n`podman logs a`\n',
    {
      entries: ['5 command podman rm a = removes it'],
      problems: ['3 no-caption podman pull a', '4 no-caption podman run -q a', '6 no-caption podman logs a'],
    },
  ],
  [
    'labels, halves of links and ends of sentences are no facts',
    '# pods\n\n- Purpose: holds containers\n- how? : with a file\n- [[site one : example.org]](https://example.org/)\n- `podman ps` : 사용법\n- `-q` : 를 쓰지 않으면 길다\n- **order : first => second**\n',
    {
      entries: [],
      problems: [
        '5 not-asked [[site one',
        '6 not-asked podman ps',
        '7 not-asked -q',
        '8 in-prose order : first => second',
        '1 no-cards',
      ],
    },
  ],
  [
    'a word among terms is no program',
    '# Networks\n\n- `bridge`: has its own addresses\n- `host`: has those of the machine\n- `none`: has no address\n',
    [
      '3 question bridge = has its own addresses',
      '3 question has its own addresses = bridge',
      '4 question host = has those of the machine',
      '4 question has those of the machine = host',
      '5 question none = has no address',
      '5 question has no address = none',
    ],
  ],
  [
    'a way among others needs the heading',
    '# podman\n\n## Copy a volume\n\n```sh\n# Method 1: with a container\npodman run --rm -v a:/a b\n\n# Method 2: with a file\npodman volume export a\n```\n',
    [
      '7 task Copy a volume: Method 1: with a container = podman run --rm -v a:/a b',
      '10 task Copy a volume: Method 2: with a file = podman volume export a',
    ],
  ],
  [
    'rows in columns and cut lines are printed',
    '# podman\n\n```\n$ podman ps\n```\n\n```\npodman   Ready    main   3d   v1   none   1.0\n```\n\n- get it -> `podman pull a`\n',
    {
      entries: ['11 command podman pull a = get it'],
      problems: ['4 no-caption podman ps', '8 not-asked podman   Ready    main   3d   v1   none   1.0'],
    },
  ],
  [
    'an equals sign, a colon and spaces in front of a comment, as Korean notes write them',
    '# 도커 정리\n\n- docker stop web = 멈추기\n- 로그 보기: docker logs -f web\n- 파일 목록 = docker diff web\n- docker build -t 이름:태그 .   # 이미지 만들기\n- docker pull -q a    # gets it quietly\n- rm vs rmi: two of them are near\n',
    [
      '3 command docker stop web = 멈추기',
      '4 task 로그 보기 = docker logs -f web',
      '5 command docker diff web = 파일 목록',
      '6 task 이미지 만들기 = docker build -t <이름=이름>:<태그=태그> .',
      '7 task gets it quietly = docker pull -q a',
      '8 question rm vs rmi = two of them are near',
      '8 question two of them are near = rm vs rmi',
    ],
  ],
  [
    'blocks within an item, each with its words below',
    '# Notes\n\n- `diff`\n\n  ```sh\n  git diff\n  ```\n\n  What is not staged\n\n  ```sh\n  git diff --cached\n  ```\n\n  What is staged\n',
    ['6 task What is not staged = git diff', '12 task What is staged = git diff --cached'],
  ],
  [
    'an example of a line is no meaning of it, and half a sentence no caption',
    '# git\n\n- `git clone url` : git clone https://example.org/a\n- `git add file` = `git add notes`\n- mkdir -m 700 a = mkdir with nothing for others\n\n을 활용해서 지운다\n\n```\ngit rm -q a\n```\n\n❌ Wrong\n\n```\ngit rm -r a\n```\n',
    {
      entries: ['5 task mkdir with nothing for others = mkdir -m 700 a'],
      problems: [
        '3 not-asked git clone url',
        '4 not-asked git add file',
        '10 no-caption git rm -q a',
        '16 no-caption git rm -r a',
      ],
    },
  ],
  [
    'options below a block take its command, whatever the heading says',
    '# MySQL\n\n```\npodman run -p 1:2 a\n```\n\n- `-p`: opens a port\n',
    { entries: ['7 option -p of podman run = opens a port'], problems: ['4 no-caption podman run -p 1:2 a'] },
  ],
  [
    'captions that are half of a sentence, a mark of a site or a word of the text',
    '# podman\n\nWhen podman sees\n\n```\npodman run -d a\n```\n\nbecomes\n\n```\npodman run -d b\n```\n\n{{site.note}} Choose the right one!\n\n```\npodman rm -f a\n```\n\n## What is a pod made of?\n\n**Answer:**\nOf containers together.\n',
    {
      entries: ['21 question What is a pod made of? = Of containers together.'],
      problems: [
        '6 no-caption podman run -d a',
        '12 no-caption podman run -d b',
        '18 no-caption podman rm -f a',
      ],
    },
  ],
  [
    'terms in bold, a line each',
    '**--rm** : removes it\n**podman kill** : ends it\n**Pod** - containers together\n',
    {
      entries: [
        '2 command podman kill = ends it',
        '3 question Pod = containers together',
        '3 question containers together = Pod',
      ],
      problems: ['1 no-command --rm'],
    },
  ],
  [
    'a line that goes on belongs to the fact above it',
    '# podman\n\n- `podman stop`: ends it when\nnobody uses it,\nor at once\n- `podman rm` : 컨테이너를 멈추고\n지운다\n- podman cp\n파일을 복사한다\n',
    [
      '3 command podman stop = ends it when nobody uses it, or at once',
      '6 command podman rm = 컨테이너를 멈추고 지운다',
      '8 command podman cp = 파일을 복사한다',
    ],
  ],
  [
    'terms of a list below each other, further in than their mark',
    '# compose.yaml\n\n- image: what it holds\n  ports: what is open\n  build: its folder\n  and how\n',
    [
      '3 question image = what it holds',
      '3 question what it holds = image',
      '4 question ports = what is open',
      '4 question what is open = ports',
      '5 question build = its folder and how',
      '5 question its folder and how = build',
    ],
  ],
  [
    'code that goes on in the next line is not cut',
    '# podman\n\n- Say it with `podman run\n-d web`\n- It takes\n-d as well\n',
    ['3 task Say it = podman run -d web'],
  ],
  [
    'a word that only says that a name is an option or a command',
    '# podman run\n\n- `-d` 옵션은 뒤에서 실행\n- -p 옵션: 포트 연결\n- `-v` flag: keeps files\n- --rm option is used to remove it\n- `-e` オプションは変数\n- `-w` 选项：目录\n- `-h` opción: el nombre\n- `-x` commander of all\n',
    [
      '3 option -d of podman run = 뒤에서 실행',
      '4 option -p of podman run = 포트 연결',
      '5 option -v of podman run = keeps files',
      '6 option --rm of podman run = remove it',
      '7 option -e of podman run = 変数',
      '8 option -w of podman run = 目录',
      '9 option -h of podman run = el nombre',
      '10 option -x of podman run = commander of all',
    ],
  ],
  [
    'a condition says what is done only with the heading above it',
    '# podman\n\n## 이미지 올리기\n\n```sh\n# podman을 사용하는 경우\npodman push a\n```\n\n## Overview\n\n```sh\n# if it hangs\npodman untag a\n```\n',
    {
      entries: ['7 task 이미지 올리기: podman을 사용하는 경우 = podman push a'],
      problems: ['14 no-caption podman untag a'],
    },
  ],
  [
    'a heading that names one way needs the heading above it',
    '# Podman\n\n## Remove it all\n\n### Option 2. By hand\n\n```sh\npodman rm -fa\n```\n',
    ['8 task Remove it all: Option 2. By hand = podman rm -fa'],
  ],
  [
    'a remark is neither a caption nor a meaning',
    '# podman\n\n```sh\n# Install it\n# NOTE: as root\npodman install x\n```\n\n- Run one of them\n  - Note that it may hang.\n\n```sh\npodman run a\n```\n\n- `podman ps -a` (make sure it runs)\n- `podman` CLI 설치\n',
    {
      entries: ['6 task Install it = podman install x', '13 task Run one of them = podman run a'],
      problems: ['16 not-asked podman ps -a', '17 not-asked podman'],
    },
  ],
  [
    'a caption of a block of which a part is no command is not asked of the rest',
    '## Make a user\n\n```sh\n# Make a user\ngit config user.name X\nmakeuser $(whoami)\n```\n\n```sh\n# Write it\ncat > a << EOF\nls -a\nEOF\n```\n',
    {
      entries: [],
      problems: [
        '5 no-caption git config user.name X',
        '6 not-a-line makeuser $(whoami)',
        '11 not-a-line cat > a << EOF',
        '12 not-asked ls -a',
        '1 no-cards',
      ],
    },
  ],
  [
    'what stands below a comment that announces output is printed',
    '```sh\n# Shows it\npodman ps\n# Expected output\nname web up\n```\n',
    ['3 task Shows it = podman ps'],
  ],
  [
    'options below a block belong to its command',
    '# Podman\n\n## 실행하기\n\n```\npodman run [OPTIONS] IMAGE\n```\n\n| 옵션 | 설명 |\n|---|---|\n| -q | 조용히 |\n\n- `-d`: 뒤에서\n\n```\npodman ps\npodman rm x\n```\n\n- `-x`: 모름\n',
    {
      entries: [
        '11 option -q of podman run = 조용히',
        '13 option -d of podman run = 뒤에서',
        '20 question -x = 모름',
        '20 question 모름 = -x',
      ],
      problems: [
        '6 no-caption podman run [OPTIONS] IMAGE',
        '16 no-caption podman ps',
        '17 no-caption podman rm x',
      ],
    },
  ],
  [
    'an option belongs to the command whose line has it, or to none that can be told',
    '# Git tasks\n\n## Remove a branch\n\n```\ngit branch -d boat\n```\n\n* `-d` removes it if it is merged.\n\n## HEAD\n\n```\ngit reset --hard a1\n```\n\n### 옵션\n\n- --soft : moves the pointer\n\n## Search\n\n- `-S`: in code\n',
    {
      entries: [
        '6 task Remove a branch = git branch -d boat',
        '9 option -d of git branch = removes it if it is merged.',
        '19 option --soft of git reset = moves the pointer',
        '23 question -S = in code',
        '23 question in code = -S',
      ],
      problems: ['14 weak-caption git reset --hard a1'],
    },
  ],
  [
    'tables that compare, values that are filled in, and praise are no meanings',
    '# Boats\n\n## Local vs. Remote\n\n| Local boat | Remote boat |\n|---|---|\n| Here | There |\n\n- Hostname: `localhost`\n- Select a language: English\n- `podman ps`: `a` = mine\n- `podman rm`: Extremely dangerous.\n',
    {
      entries: [],
      problems: [
        '7 not-asked Here',
        '9 not-asked localhost',
        '10 not-asked Select a language: English',
        '11 not-asked podman ps',
        '12 not-asked podman rm',
        '1 no-cards',
      ],
    },
  ],
  [
    'comments further in explain the line above them, frames and versions are told apart',
    '# Shell\n\n```sh\n# ------ list what runs ------\nps -ef\n  # e - all of them\nps aux\n\n# 2.7.14 버전 설치\npyenv install 2.7.14\n```\n',
    {
      entries: ['5 task list what runs = ps -ef', '10 task 2.7.14 버전 설치 = pyenv install 2.7.14'],
      problems: ['7 no-caption ps aux'],
    },
  ],
  [
    'an item above code says what it does before one below it',
    '# git\n\n1. Start a repository\n   - `git init`\n     - the skeleton of it is in there\n2. Clean\n   - `git gc`\n     - `reset` = other\n- `git prune`\n  - removes what nothing points to\n',
    {
      entries: [
        '4 task Start a repository = git init',
        '7 task Clean = git gc',
        '8 command reset = other',
        '9 command git prune = removes what nothing points to',
      ],
      problems: [],
    },
  ],
  [
    'cells that only lead elsewhere, or repeat the line, are no meanings',
    '# podman\n\n| Task | Where |\n|---|---|\n| Begin | [One](a.md) → [Two](b.md) |\n\n| Command | Grammar |\n|---|---|\n| `podman rm` | `podman rm NAME` |\n',
    { entries: [], problems: ['5 no-meaning Begin', '9 not-asked podman rm', '1 no-cards'] },
  ],
  [
    'headings that are a command and what it does, long arrows, terms with their English name',
    '# `mkdir` — Makes folders\n\n## Opening nano\n\n```sh\nnano a.txt\n```\n\n## git - notes\n\n- `git gc` ---> tidies up\n- 저장소(Local Repository): 파일이 있는 곳\n',
    [
      '1 command mkdir = Makes folders',
      '6 task Opening nano = nano a.txt',
      '11 command git gc = tidies up',
      '12 question 저장소(Local Repository) = 파일이 있는 곳',
      '12 question 파일이 있는 곳 = 저장소(Local Repository)',
    ],
  ],
  [
    'the sentence of a paragraph that has its code, commands in bold, and what leaves an option out',
    '# podman\n\nTo see them again, use the `podman ps` command followed by a name. It takes long.\n\n**podman rm a** removes it for good.\n\nIf there is no file, omit the `--patch` option.\n\n```sh\nsudo mkfs.vfat /dev/sdb # formats the drive\n```\n',
    {
      entries: [
        '3 command podman ps = To see them again',
        '5 command podman rm a = removes it for good.',
        '10 task formats the drive = mkfs.vfat /dev/sdb',
      ],
      problems: ['7 in-prose --patch'],
    },
  ],
  [
    'dashes of a word processor, escaped places, questions of an installer',
    '# Linux\n\n- shows all of it : `ps –a`\n- y/n> n: no more\n- new.yaml: 파일 생성\n- `podman pull \\<image\\>`: gets it\n\n```sh\njobs –l # lists them\n```\n',
    {
      entries: [
        '3 task shows all of it = ps -a',
        '6 task gets it = podman pull <image=IMAGE>',
        '9 task lists them = jobs -l',
      ],
      problems: ['4 not-asked y/n> n', '5 not-asked new.yaml'],
    },
  ],
  [
    'one heading of many that names a program does not make the text about it',
    '# Command line\n\n## Files\n\n- `pwd`: shows where\n\n## Users\n\n- `whoami`: shows who\n\n## Search\n\n## Network (`ip a`)\n\n## Lab\n\n| Command | Task |\n|---|---|\n| `cd boats` | Task 3 |\n',
    {
      entries: ['5 command pwd = shows where', '9 command whoami = shows who'],
      problems: ['13 not-asked Network (`ip a`)', '19 not-asked cd boats'],
    },
  ],
  [
    'numbered lines of a block, places alone, and steps of steps',
    '# Boats\n\n## Deploy them\n\n```\n 1. Test it here: docker-compose up --build\n 2. kubectl apply boats/\n 3. Send the image: docker push boat\n```\n\n## Log\n\n1. `git add .` : stages it\n   1-1. `git add a` : stages one\n\n## Every time\n\nFor that to work every time:\n\n```\nsudo systemctl daemon-reload\n```\n',
    {
      entries: [
        '6 task Test it here = docker-compose up --build',
        '8 task Send the image = docker push boat',
        '13 task stages it = git add .',
        '14 task stages one = git add a',
      ],
      problems: ['7 not-asked kubectl apply boats/', '21 weak-caption sudo systemctl daemon-reload'],
    },
  ],
  [
    'comments that stand below their lines',
    '```bash\ncat a.txt\n# shows what is in it\n\ncat a.txt b.txt\n# shows both of them\n\ntouch c.txt\n# makes the file\n#or sets its date\n\nrm c.txt\n```\n',
    {
      entries: [
        '2 task shows what is in it = cat a.txt',
        '5 task shows both of them = cat a.txt b.txt',
        '8 task makes the file = touch c.txt',
      ],
      problems: ['12 no-caption rm c.txt'],
    },
  ],
  [
    'columns of values that rows share, and a name that is a word of its command',
    '# Boats\n\n| Boat | State |\n|---|---|\n| One | Dry |\n| Two | Dry |\n| Three | Wet |\n| Four | Wet |\n\n| Kind | Command | Effect |\n|---|---|---|\n| Soft | `git reset --soft a` | Keeps what is staged |\n',
    [
      '5 question One: State = Dry',
      '6 question Two: State = Dry',
      '7 question Three: State = Wet',
      '8 question Four: State = Wet',
      '12 task Keeps what is staged = git reset --soft a',
    ],
  ],
  [
    'a gap in front of further words of a line or of a place is no comment',
    '# docker\n\n```sh\n# Delete one\ndocker rm  容器id\ndocker ps  查看\n```\n\n## Sockets\n\nOpen it:\n\n```sh\nss -l\n```\n\nThen run:\n\n```sh\nss -t\n```\n',
    {
      entries: [
        '5 task Delete one = docker rm  <容器id=容器id>',
        '6 task docker: 查看 = docker ps',
        '14 task Sockets: Open it = ss -l',
      ],
      problems: ['20 no-caption ss -t'],
    },
  ],
  [
    'a block of options right below a line belongs to it, whatever else the section shows',
    '# podman\n\n```sh\npodman ps -a # lists all\n```\n\n컨테이너 실행\n\npodman run <image>\n\n```\n-a, --attach : shows what it prints\n-w           : sets the folder\n```\n',
    {
      entries: [
        '4 task lists all = podman ps -a',
        '9 task 컨테이너 실행 = podman run <image=IMAGE>',
        '12 option -a --attach of podman run = shows what it prints',
        '13 option -w of podman run = sets the folder',
      ],
      problems: [],
    },
  ],
  [
    'prompts of every sort, in blocks and in names',
    '# Linux\n\nCopy a file:\n\n```\n~/data$ cp a b\n```\n\nShow what runs:\n\n```\n/ # ps\nPID USER\n```\n\n- `~$ ls -l`: lists long\n- `me@boat:~$ pwd`: shows where\n',
    [
      '6 task Copy a file = cp a b',
      '12 task Show what runs = ps',
      '16 task lists long = ls -l',
      '17 command pwd = shows where',
    ],
  ],
  [
    'an option with values of its own',
    '# podman run\n\n- `--restart`: when it starts again\n- `--restart=always`: each time\n- `--restart=no`: never\n',
    [
      '3 option --restart of podman run = when it starts again',
      '4 question --restart=always = each time',
      '4 question each time = --restart=always',
      '5 question --restart=no = never',
      '5 question never = --restart=no',
    ],
  ],
  [
    'terms that stand indented',
    '# 기본 용어\n\n    이미지 : 실행에 필요한 것\n\n    컨테이너 : 실행된 이미지\n\n    볼륨 : 남는 데이터\n',
    [
      '3 question 이미지 = 실행에 필요한 것',
      '3 question 실행에 필요한 것 = 이미지',
      '5 question 컨테이너 = 실행된 이미지',
      '5 question 실행된 이미지 = 컨테이너',
      '7 question 볼륨 = 남는 데이터',
      '7 question 남는 데이터 = 볼륨',
    ],
  ],
  [
    'a condition in a comment follows what stands above the block',
    '# Linux\n\n## Tidy up\n\n- Stop it:\n\n```sh\nsystemctl stop boat\n# 에이전트 노드의 경우\nsystemctl stop boat-agent\n```\n',
    {
      entries: [
        '8 task Tidy up: Stop it = systemctl stop boat',
        '10 task Tidy up: Stop it: 에이전트 노드의 경우 = systemctl stop boat-agent',
      ],
      problems: [],
    },
  ],
  [
    'nothing below a printed sentence is typed',
    '## Join it\n\n```\nTo add one more to this group, run the following command:\n\n    docker swarm join --token X h:1\n```\n',
    { entries: [], problems: ['6 not-asked docker swarm join --token X h:1', '1 no-cards'] },
  ],
  [
    'a command line and what it does, with a space between',
    '# git\n\n- git add FILE 把当前文件放入暂存区域\n- git stash list 保管した作業の一覧を見る\n- git remote -v 원격 저장소 목록\n- git tag 명령으로 이름을 붙인다 그리고 확인한다\n- git rm 파일이름\n- git rm –cached a 从版本库删除它们的文件\n',
    {
      entries: [
        '3 command git add = 把当前文件放入暂存区域',
        '4 command git stash list = 保管した作業の一覧を見る',
        '5 task 원격 저장소 목록 = git remote -v',
        '6 command git tag = 이름을 붙인다 그리고 확인한다',
        '8 task git: 从版本库删除它们的文件 = git rm --cached a',
      ],
      problems: ['7 not-asked git rm 파일이름'],
    },
  ],
  [
    'a table that says first what each row is about',
    '| Check | Command | Action |\n|---|---|---|\n| Space left | `df -h` | delete something |\n| Failed units | `systemctl --failed` | look at the log |\n',
    ['3 task Space left = df -h', '4 task Failed units = systemctl --failed'],
  ],
  [
    'what must be is no meaning',
    '# podman\n\n- `podman ps` should be empty\n- `podman rm` - must be last\n\n도커 예제 코드\n\n```sh\npodman load x\npodman save x\n```\n',
    {
      entries: [],
      problems: [
        '3 not-asked podman ps',
        '4 not-asked podman rm',
        '9 no-caption podman load x',
        '10 no-caption podman save x',
        '1 no-cards',
      ],
    },
  ],
  [
    'a remark behind a line that does not say what is done adds to what is said above it',
    '```sh\n# Undo it\ngit reset --mixed a # default\ngit reset --hard a # with all files\n```\n',
    [
      '3 task Undo it (default) = git reset --mixed a',
      '4 task Undo it (with all files) = git reset --hard a',
    ],
  ],
  [
    'a table behind the mark of an item',
    '- # Podman\n\t- | **Podman Command** | **Description** | **Usage Example** |\n\t  |---|---|---|\n\t  | `podman ps` | lists them | `podman ps -a` of all the containers |\n',
    ['4 command podman ps = lists them'],
  ],
  [
    'a table without headings is explained by words, not by code',
    '| `podman ps` | lists | `podman ps -a --filter status=exited` |\n| `podman rm` | removes | `podman rm -f a_container_that_runs` |\n',
    ['1 command podman ps = lists', '2 command podman rm = removes'],
  ],
  [
    'a heading that asks for a command line',
    '# Cards\n\n## How do you list all of them?\n\n```\npodman ps -a\n```\n',
    ['6 task How do you list all of them? = podman ps -a'],
  ],
  [
    'instructions of a file, each with a heading of its own',
    '# Dockerfile\n\n## FROM\n\n> FROM은 바탕을 정한다.\n> 늘 처음에 온다.\n\n```\nFROM <이미지>\n```\n\n## CMD\nThe process that starts\n',
    [
      '3 question FROM = 바탕을 정한다.',
      '3 question 바탕을 정한다. = FROM',
      '12 question CMD = The process that starts',
      '12 question The process that starts = CMD',
    ],
  ],
  [
    'steps in a block, each above the line behind its prompt',
    '```\n1. 이미지를 받는다\n  $ podman pull web\n결과를 지운다\n  $ podman rm a\n```\n',
    ['3 task 이미지를 받는다 = podman pull web', '5 task 결과를 지운다 = podman rm a'],
  ],
  [
    'a heading that only counts says nothing, the text below the block does',
    '# Podman\n\n## 정리하기\n\n### 1번\n\n```\npodman pod prune\n```\n\n- 멈춘 것을 지운다.\n',
    ['8 task 멈춘 것을 지운다. = podman pod prune'],
  ],
  [
    'words of a text that no line begins with are no program',
    '# Notes\n\n## namespace\n\n- namespace : a part of a cluster\n- etcd : where all is kept\n- namespace 만들기\n\n## namespace more\n\n- nodes : machines\n- pods : containers together\n- labels : words on them\n',
    [
      '5 question namespace = a part of a cluster',
      '5 question a part of a cluster = namespace',
      '6 question etcd = where all is kept',
      '6 question where all is kept = etcd',
      '11 question nodes = machines',
      '11 question machines = nodes',
      '12 question pods = containers together',
      '12 question containers together = pods',
      '13 question labels = words on them',
      '13 question words on them = labels',
    ],
  ],
  [
    'a caption of lines that have words of their own is about the first of them or about all',
    '## Fetch it\n\n```\ngit fetch\n# and prune\ngit fetch -p\n```\n\nDo both:\n\n```\ngit gc # tidy up\ngit prune x\n```\n\nFirstly, pull `podman pull x`.\n',
    {
      entries: ['6 task and prune = git fetch -p', '12 task tidy up = git gc'],
      problems: ['4 no-caption git fetch', '13 weak-caption git prune x', '16 in-prose podman pull x'],
    },
  ],
  [
    'a caption that only begins, assumes or says what should be is none',
    '# sed\n\nAssume you have a file like:\n\n```\n$ cat a\n```\n\nCan be solved by\n\n```\n$ chmod 4 a\n```\n\n```sh\ngetcap a # should print it\ngit status  #\nnewuidmap: write to it failed\n```\n',
    {
      entries: [],
      problems: [
        '6 no-caption cat a',
        '12 no-caption chmod 4 a',
        '16 not-a-line getcap a',
        '17 no-caption git status',
        '18 not-a-line newuidmap: write to it failed',
        '1 no-cards',
      ],
    },
  ],
  [
    'the end of a long sentence is no caption',
    '# git\n\nTo keep `git rm` from removing my file like that, and for other reasons of which there\nare a lot in the notes of everybody who has used it for more than a few days, I add the\n`deleted`), but restore it to the working directory.\n\n```\n$ git rm --cached a\n```\n',
    {
      entries: [],
      problems: [
        '3 in-prose git rm',
        '5 not-asked `deleted`), but restore it to the working directory.',
        '8 no-caption git rm --cached a',
        '1 no-cards',
      ],
    },
  ],
  [
    'the command of a block above counts more than a heading',
    '# Docker network\n\n```\ndocker run --net host --name a web\n```\n\n- `--net` : the kind of network\n',
    {
      entries: ['7 option --net of docker run = the kind of network'],
      problems: ['4 no-caption docker run --net host --name a web'],
    },
  ],
  [
    'a prompt with a folder and a branch',
    '## Go there\n\n```\na/b - (main) > git switch x # another branch\nprinted\n```\n',
    ['4 task Go there (another branch) = git switch x'],
  ],
  [
    'what was printed, what must be there and what begins with `or` is no fact',
    '# git\n\n## Remove blank lines\n\nAssume you have a file like:\n\n```\n$ cat a\n```\n\n## Look\n\n```sh\ngit --version\n# 예상 결과: git version 2\ngit gc\n```\n\n- `a.tgz` 파일이 서버에 있을 것\n- `git pull --rebase`: Or set this once\n',
    {
      entries: [],
      problems: [
        '8 no-caption cat a',
        '14 no-caption git --version',
        '16 no-caption git gc',
        '19 not-asked a.tgz',
        '20 not-asked git pull --rebase',
        '1 no-cards',
      ],
    },
  ],
  [
    'a heading of a few words that its section defines',
    '# Git\n\n## Working tree\n\nThe tree of files that are checked out.\n\nIt may change.\n\n## Tag\n\nIt may change.\n',
    [
      '3 question Working tree = The tree of files that are checked out.',
      '3 question The tree of files that are checked out. = Working tree',
    ],
  ],
  [
    'a comment that only repeats how the line is written is no caption',
    'Runs it inside:\n\n```sh\n# podman exec <name> <line>\n$ podman exec web ls\n```\n',
    {
      entries: ['5 task Runs it inside = podman exec web ls'],
      problems: ['4 not-asked podman exec <name> <line>'],
    },
  ],
  [
    'lines typed by root stand among remarks and lines without a prompt',
    '```\n# 깃 설치\n# apt-get install git\n\nAPP=1\npodman stop web\n```\n',
    {
      entries: ['3 task 깃 설치 = apt-get install git'],
      problems: ['5 not-a-line APP=1', '6 no-caption podman stop web'],
    },
  ],
  [
    'the title of an admonition is the caption of the block in it',
    '!!! info "Say who you are"\n    ```sh\n    git config user.name X\n    ```\n',
    ['3 task Say who you are = git config user.name X'],
  ],
  [
    'an arrow in a comment is no part of what it says',
    '```sh\ngit fetch up # <-- get branches\n```\n',
    ['2 task get branches = git fetch up'],
  ],
  [
    'bold around code in a caption',
    '**Turn `grep` into `egrep`**\n\n```sh\ngrep -E <PATTERN>\n```\n',
    ['4 task Turn `grep` into `egrep` = grep -E <pattern=PATTERN>'],
  ],
  [
    'a caption that shows its line does not give it away',
    'Type `ls -al` to see all:\n\n```sh\nls -al\n```\n',
    { entries: ['4 task Type … to see all = ls -al'], problems: ['1 in-prose ls -al'] },
  ],
  [
    'a sentence below a heading and the heading are one caption',
    '# Podman\n\n## Remote use\n\nSend commands over HTTP\n\n```\npodman -H tcp://x:1\n```\n',
    ['8 task Remote use: Send commands over HTTP = podman -H tcp://x:1'],
  ],
  [
    'one heading above several blocks captions none of them',
    '## Networking\n\n```sh\ncurl -x p http://a\n```\n\n```sh\ncurl -I http://a\n```\n',
    {
      entries: [],
      problems: ['4 no-caption curl -x p http://a', '8 no-caption curl -I http://a', '1 no-cards'],
    },
  ],
  [
    'a way to do it, named by a system or a program, needs the heading above',
    '# Linux\n\n## Install a package\n\n### RPM\n\n```sh\nrpm -i p.rpm\n```\n',
    ['8 task Install a package: RPM = rpm -i p.rpm'],
  ],
  [
    'a comment that only says where it holds goes on from the one above',
    '# Install it\n\n# For Ubuntu\nsnap install boat\n',
    ['4 task Install it: For Ubuntu = snap install boat'],
    'boat.sh',
  ],
  [
    '`or` in a comment is another way to do what the comment above says',
    '```sh\n# Show it\ngit show\n# or all of it\ngit show --stat\n```\n',
    ['3 task Show it = git show', '5 task Show it (all of it) = git show --stat'],
  ],
  [
    'what only points to another line says nothing',
    '```sh\n# starts it\npodman start a\n\n# same as above\npodman start b\n```\n',
    { entries: ['3 task starts it = podman start a'], problems: ['6 no-caption podman start b'] },
  ],
  [
    'a sentence and the line that does it',
    '# git\n\n- To leave a branch `git switch -`\n- Keep work for later with `git stash`\n- Run `git gc` to tidy up\n- These hold for `git add`\n',
    {
      entries: [
        '3 task To leave a branch = git switch -',
        '4 command git stash = Keep work for later',
        '5 command git gc = tidy up',
      ],
      problems: ['6 in-prose git add'],
    },
  ],
  [
    'a sentence whose subject is an option or a command',
    '# podman run\n\n- `--rm` removes it when it ends\n- `podman ps` 명령어는 목록을 보여준다\n- `-a` 옵션을 사용하면 멈춘 것도 보인다\n',
    [
      '3 option --rm of podman run = removes it when it ends',
      '4 command podman ps = 목록을 보여준다',
      '5 option -a of podman run = 멈춘 것도 보인다',
    ],
  ],
  [
    'a line in a sentence keeps its places',
    '# git\n\n- To make a branch `git branch <name>`\n',
    ['3 task To make a branch = git branch <name=NAME>'],
  ],
  [
    'a term and its meaning below a line break',
    '# compose.yaml\n\n- image <br> what it is made of\n- build<br>the folder of its Dockerfile\n',
    [
      '3 question image = what it is made of',
      '3 question what it is made of = image',
      '4 question build = the folder of its Dockerfile',
      '4 question the folder of its Dockerfile = build',
    ],
  ],
  [
    'words of a file are no commands of a program',
    '# Docker\n\n## docker-compose.yml\n\n- build : the folder of its Dockerfile\n- image : what it is made of\n- ports : what is open\n',
    [
      '5 question build = the folder of its Dockerfile',
      '5 question the folder of its Dockerfile = build',
      '6 question image = what it is made of',
      '6 question what it is made of = image',
      '7 question ports = what is open',
      '7 question what is open = ports',
    ],
  ],
  [
    'a heading that is one name, and all that is said of it',
    '# awk\n\n## NR\n\n- number of the record\n\n## -F\n\n- sets the separator\n\n## Install\n\n- at once\n',
    [
      '3 question NR = number of the record',
      '3 question number of the record = NR',
      '7 option -F of awk = sets the separator',
    ],
  ],
  [
    'a heading that asks what something is',
    "# Notes\n\n## 1. What is a pod?\n\nA group of containers.\n\n## 볼륨이란?\n\n- 데이터가 남는 곳\n\n## Where is it?\n\nLet's look at the list below.\n",
    {
      entries: [
        '3 question What is a pod? = A group of containers.',
        '7 question 볼륨이란? = - 데이터가 남는 곳',
      ],
      problems: ['11 not-asked Where is it?'],
    },
  ],
  [
    'questions and answers as people mark them',
    '**Q1. Why are layers kept?**\n\n**A.** So that a build is quick.\n\nQ2. And then?\nA2. It is run.\n\n> [!question]- What is a pod?\n> A group of containers\n',
    [
      '1 question Why are layers kept? = So that a build is quick.',
      '5 question And then? = It is run.',
      '8 question What is a pod? = A group of containers',
    ],
  ],
  [
    'what only stands for something said before captions nothing',
    '# Podman\n\nAnd run it like this:\n\n```sh\npodman run -x a\n```\n\nThen do this:\n\n```sh\npodman run -y a\n```\n',
    {
      entries: [],
      problems: ['6 no-caption podman run -x a', '12 no-caption podman run -y a', '1 no-cards'],
    },
  ],
  [
    'a heading about another program captions nothing',
    '# Notes\n\n## Grouping with sed\n\n```sh\n$ cat names\nBob\n```\n',
    { entries: [], problems: ['6 no-caption cat names', '1 no-cards'] },
  ],
  [
    'the last item of a list captions no block below the list',
    '# sed\n\n1. groups by comma\n2. makes the second small\n\n```sh\nsed -n p names\n```\n',
    { entries: [], problems: ['7 no-caption sed -n p names', '1 no-cards'] },
  ],
  [
    'what a program printed in a shell block',
    '```sh\n$ arping 10.0.0.1\nUnicast reply from 10.0.0.1\n```\n\n```sh\nabc123def      2 days ago     /bin/sh -c #(nop) EXPOSE 80\n```\n',
    {
      entries: [],
      problems: ['2 no-caption arping 10.0.0.1', '1 no-cards'],
    },
  ],
  [
    'a prompt that names the shell',
    '# Look\n\n## See names\n\n```\nbash-4.2 ~$ dig a.example -x\n```\n',
    ['6 task See names = dig a.example -x'],
  ],
  [
    'footnotes, things to do, addresses and labels are no terms',
    '# git\n\n- [^1]: a remark on it\n- [ ] Task 1: read about it\n- **Docs**: https://example.org\n- **정답**: 두 번째\n',
    {
      entries: [],
      problems: [
        '3 not-asked [^1]',
        '4 not-asked [ ] Task 1',
        '5 not-asked Docs',
        '6 not-asked 정답',
        '1 no-cards',
      ],
    },
  ],
  [
    'a heading and the names of the option that does it',
    '# curl\n\n## Follow redirects\n\n`-L`, `--location`\n',
    ['5 option -L --location of curl = Follow redirects'],
  ],
  [
    'a word of a heading is no program, where no line begins with it',
    '# Notes\n\n## basic setting\n\n- `--mount x` - keeps the cache\n- `stage` - a step\n',
    [
      '5 question --mount x = keeps the cache',
      '5 question keeps the cache = --mount x',
      '6 question stage = a step',
      '6 question a step = stage',
    ],
  ],
  [
    'a remark that begins with a word that is also a program',
    '% linux\n\n# reset the status of a user\nfaillock --user <user> --reset\n',
    ['4 task reset the status of a user = faillock --user <user=USER> --reset'],
    'users.cheat',
  ],
  [
    'a table with several columns of text about commands',
    '# Docker\n\n| Step | Command | Takes | Gives |\n|---|---|---|---|\n| ① | `docker save` | an image | a file |\n',
    ['5 command docker save = Takes: an image / Gives: a file'],
  ],
  [
    'lines of a configuration among remarks are no caption',
    '```bash\nsudo vim /etc/fstab\n# add\n# UUID=78 /var xfs\n\nsudo reboot\n```\n',
    {
      entries: [],
      problems: [
        '2 no-caption sudo vim /etc/fstab',

        '6 no-caption sudo reboot',
        '1 no-cards',
      ],
    },
  ],
  [
    'a picture is no meaning',
    '# git\n\n- `git log <name>`\n\n  ![log.png](images/log.png)\n',
    { entries: [], problems: ['3 not-asked git log <name>', '1 no-cards'] },
  ],
  [
    'rows under a number and unknown headings',
    'row,poj,hanji,english\n1,a,b,c\n1,d,e,f\n2,g,h,i\n2,j,k,l\n',
    ['2 question a = b / c', '3 question d = e / f', '4 question g = h / i', '5 question j = k / l'],
    'words.csv',
  ],
  [
    'what an arrow says is about the line above',
    '# Docker\n\n**Look**\n\n`docker version`\n\n→ shows the version\n\n`docker info`\n\n→ shows the system\n',
    ['5 task shows the version = docker version', '9 task shows the system = docker info'],
  ],
  [
    'a line in code that goes on in the next paragraph is no line',
    '# apt\n\n`apt-get install -y \\`\n\n`curl`\n',
    { entries: [], problems: ['3 not-a-line apt-get install -y \\', '5 no-caption curl', '1 no-cards'] },
  ],
  [
    'a way from one thing to the next is no term',
    '# Docker\n\n- docker compose -> a file -> a service\n',
    { entries: [], problems: ['3 not-asked docker compose -> a file -> a service', '1 no-cards'] },
  ],
  [
    'a term in bold above a block is defined, and captions nothing',
    '# Docker\n\n**docker0** : the bridge of every host\n\n```sh\n$ ifconfig docker0\n```\n',
    {
      entries: [
        '3 question docker0 = the bridge of every host',
        '3 question the bridge of every host = docker0',
      ],
      problems: ['6 no-caption ifconfig docker0'],
    },
  ],
  [
    'a remark above two lines, of which one is none of ours, is not about the other one',
    '```sh\n# Add the keys\nnew_key=1\nsudo apt update\n```\n',
    { entries: [], problems: ['3 not-a-line new_key=1', '4 no-caption sudo apt update', '1 no-cards'] },
  ],
  [
    'a remark behind a line that goes on below itself',
    '    docker swarm unlock          # Unlock a host\n                                 # after a restart\n    docker swarm unlock-key      # Print the key\n',
    [
      '1 task Unlock a host after a restart = docker swarm unlock',
      '3 task Print the key = docker swarm unlock-key',
    ],
  ],
  [
    'a plain line and what is said of it in the next one',
    '# Docker\n\ndocker compose up -d <br>\nstarts them behind\n\ndocker compose down -v <br>\nremoves the volumes too\n',
    [
      '3 task starts them behind = docker compose up -d',
      '6 task removes the volumes too = docker compose down -v',
    ],
  ],
  [
    'a link as a term is its words',
    '- **[Files](./files.md)**: what is about files\n',
    ['1 question Files = what is about files', '1 question what is about files = Files'],
  ],
  [
    'one known heading among many columns',
    'number,poj,sandhi,hanji,english,notes\n1,a,b,c,d,\n2,e,f,g,h,\n3,i,j,k,l,\n',
    ['2 question a = b / c / d', '3 question e = f / g / h', '4 question i = j / k / l'],
    'words.csv',
  ],
  [
    'options below a command line of a list belong to it',
    '# Podman\n\n1. List them <br>\n\n   podman ps <which>\n\n   * -a : all\n2. Run\n',
    ['5 task List them = podman ps <which=WHICH>', '7 option -a of podman ps = all'],
  ],
  [
    'options below a command line of a block belong to its program',
    '```sh\nuseradd <name>   # add a user\n-m, --create-home   # make a home\n```\n',
    ['2 task add a user = useradd <name=NAME>', '3 option -m --create-home of useradd = make a home'],
  ],
  [
    'sudo is no program of what stands around it',
    '# Users\n\n```sh\nsudo -u bob whoami   # as bob\n```\n\n## sudo\n\nText.\n',
    ['4 question `sudo -u bob whoami` = as bob', '4 question as bob = `sudo -u bob whoami`'],
  ],
  [
    'the meaning in front of a command',
    '- Stop a container : podman stop <name>\n- Update the index : sudo apt-get update\n',
    ['1 command podman stop = Stop a container', '2 command apt-get update = Update the index'],
  ],
  [
    'a heading that is a command in code, and the sentence below it',
    '# Podman\n\n### 1. `podman pull web`\n\n> **해설**: 내려받는다.\n',
    ['3 command podman pull web = 내려받는다.'],
  ],
  ['a heading that asks', '#### Q: How many?\n\n- **A: three**\n', ['1 question How many? = three']],
  [
    'a term in bold with its sentence',
    '**Hull** - the body of a boat\n\n**Keel**\nthe spine of it\n',
    [
      '1 question Hull = the body of a boat',
      '1 question the body of a boat = Hull',
      '3 question Keel = the spine of it',
      '3 question the spine of it = Keel',
    ],
  ],
  [
    'an item that is a term in bold, with its sentence on the next line',
    '- __Hull__\n  the body of a boat\n',
    ['1 question Hull = the body of a boat', '1 question the body of a boat = Hull'],
  ],
  [
    'a list of terms in a script without spaces',
    '- 第一列：类型\n- 第二列：数目\n- 第三列：所有者\n',
    [
      '1 question 第一列 = 类型',
      '1 question 类型 = 第一列',
      '2 question 第二列 = 数目',
      '2 question 数目 = 第二列',
      '3 question 第三列 = 所有者',
      '3 question 所有者 = 第三列',
    ],
  ],
  [
    'items of code below one item are its steps',
    '- Merge two branches\n  - `git checkout main`\n  - `git merge topic`\n',
    [
      '2 question `git checkout main` / `git merge topic` = Merge two branches',
      '2 question Merge two branches = `git checkout main` / `git merge topic`',
    ],
  ],
  [
    'a pipeline over several lines is one line',
    'Count the words:\n\n```sh\ntr A-Z a-z |   # small letters\nsort |   # in order\nuniq -c\n```\n',
    [
      '4 question `tr A-Z a-z | sort | uniq -c` = Count the words',
      '4 question Count the words = `tr A-Z a-z | sort | uniq -c`',
    ],
  ],
  [
    'an option that is shown with values is asked with each of them',
    '# find\n\n```sh\n-type f   # a file\n-type d   # a folder\n-size +10M   # larger than 10 MiB\n```\n',
    [
      '4 question -type f = a file',
      '4 question a file = -type f',
      '5 question -type d = a folder',
      '5 question a folder = -type d',
      '6 question -size +10M = larger than 10 MiB',
      '6 question larger than 10 MiB = -size +10M',
    ],
  ],
  [
    'two command lines with a stroke between them are no line that can be typed',
    '# git\n\n- **git fetch / git pull** → brings what is new\n',
    [
      '3 question git fetch / git pull = brings what is new',
      '3 question brings what is new = git fetch / git pull',
    ],
  ],
  [
    'what a program printed, and a configuration, are no lines to type',
    '```sh\nUsing tag: latest\nlatest: Pulling from web\n```\n\n```bash\nserver {\n  listen 80;\n}\n```\n',
    { entries: [], problems: ['1 no-cards'] },
  ],
  [
    'a capital that a telephone writes',
    'Brings all up to date.\n\n```\nSudo apt upgrade -y\n```\n',
    ['4 task Brings all up to date. = apt upgrade -y'],
  ],
  [
    'a place that is filled with a command line',
    '# yank\n\n> Copies a field.\n\n- Copy a field of the log:\n\n`{{sudo dmesg}} | yank`\n',
    [
      '3 command yank = Copies a field.',
      '7 question `sudo dmesg | yank` = Copy a field of the log',
      '7 question Copy a field of the log = `sudo dmesg | yank`',
    ],
  ],
  [
    'options of a synopsis that nothing follows are what it is about',
    'Stage all:\n\n```sh\ngit add [--all|-A]\n```\n',
    ['4 task Stage all = git add --all'],
  ],
  [
    'questions that differ in capitals or marks alone',
    '---\nname = "Vim"\n---\n\nQ: i\nA: before\n\n---\n\nQ: I\nA: at the beginning\n\n---\n\nQ: *\nA: next\n\n---\n\nQ: #\nA: previous\n',
    [
      '5 question i = before',
      '10 question I = at the beginning',
      '15 question * = next',
      '20 question # = previous',
    ],
  ],
  [
    'sentences that are all gaps',
    'C: [gehen] [ging]\n\nC: [sehen] [sah]\n',
    ['1 gap [gehen] [ging]', '3 gap [sehen] [sah]'],
  ],
  [
    'links of Obsidian are their words, and an answer in another note is named',
    '#flashcards\n\n[[page|The keel]]\n?\nthe [[spine]] of it\n\nWhere?\n?\n![[page#Where]]\n',
    { entries: ['3 question The keel = the spine of it'], problems: ['7 no-answer Where?'] },
  ],
  [
    'a block of Logseq with several lines and properties among them',
    '- What is\n  card-last-score:: 5\n  a keel? #card\n\t- The spine.\n+ And a hull? #card\n',
    { entries: ['1 question What is / a keel? = The spine.'], problems: ['5 no-answer And a hull?'] },
  ],
  [
    'notes of Anki with many fields: what differs from note to note answers',
    '#separator:tab\nkeel\tspine\tnoun\t1\tboats\nhull\tbody\tnoun\t2\tboats\nmast\tpole\tnoun\t3\tboats\n',
    ['2 question keel = spine', '3 question hull = body', '4 question mast = pole'],
    'notes.txt',
  ],
  [
    'rows of many cells without a heading',
    'What is it?,A boat,Ships,https://example.org\nWhat floats?,A hull,Ships,https://example.org\n',
    ['1 question What is it? = A boat', '2 question What floats? = A hull'],
    'notes.csv',
  ],
  [
    'a quotation of several lines belongs to its command',
    '% pods\n\n# names of pods\nkubectl get pod | \\\n  jq -r \'"NAME",\n    .items[] | .name\n  \' | \\\n  column -t\n\n# show what runs\npodman ps\n',
    [
      '4 question kubectl get pod | jq -r \'"NAME", /     .items[] | .name /   \' | column -t = names of pods',
      '4 question names of pods = kubectl get pod | jq -r \'"NAME", /     .items[] | .name /   \' | column -t',
      '11 task show what runs = podman ps',
    ],
    'pods.cheat',
  ],
  [
    'a script in a sheet is named, and says nothing of the other lines',
    '# tidy up\ngit gc\n\n# all of them\nfor x in a b; do\n  git -C $x gc\ndone\n\n# the past\ngit log\n',
    {
      entries: ['2 task tidy up = git gc', '10 task the past = git log'],
      problems: ['5 not-a-line for x in a b; do', '6 not-a-line git -C $x gc', '7 not-a-line done'],
    },
    'git.cheat',
  ],
  [
    'keys in a sheet',
    '# Hide a row :\nCtrl + 9\n\n# Say it again\nF4\n',
    [
      '2 question Ctrl + 9 = Hide a row',
      '2 question Hide a row = Ctrl + 9',
      '5 question F4 = Say it again',
      '5 question Say it again = F4',
    ],
    'calc.cheat',
  ],
  [
    'a name in capitals says where, not what',
    '# STAGE\nzed sail\n\n# DEV boats\nzed row\n',
    { entries: [], problems: ['2 no-caption zed sail', '5 no-caption zed row', '1 no-cards'] },
    'zed.cheat',
  ],
  [
    'an address in a comment is no caption; what restores belongs to what is above',
    '# skip it\n# see: https://example.org/x\ngit gc --auto\n# to restore:\ngit gc --prune=now\n',
    ['3 task skip it = git gc --auto', '5 task skip it: to restore = git gc --prune=now'],
    'git.cheat',
  ],
  [
    'a word that is also a heading: `a`',
    'a,on\nan,not\nab,away\n',
    ['1 question a = on', '2 question an = not', '3 question ab = away'],
    'words.csv',
  ],
  [
    'names and numbers of notes are no answers',
    '#separator:comma\n#deck column:1\nd,keel,8f4e1a2b,1,spine,long\nd,hull,9d2c3b4a,2,body,round\nd,mast,7e5f8d2c,3,pole,high\n',
    ['3 question keel = spine / long', '4 question hull = body / round', '5 question mast = pole / high'],
    'words.csv',
  ],
  [
    'blocks of HTML in a field are lines of their own',
    '#separator:tab\n#html:true\nrain\tyǔ<div>雨</div>\n',
    ['3 question rain = yǔ / 雨'],
    'words.txt',
  ],
  [
    'marks of questions are no cells',
    'Q:\tWhat floats?\n\nA:\tA boat\n\nQ:\tWhat sinks?\n\nA:\tA stone\n',
    ['1 question What floats? = A boat', '5 question What sinks? = A stone'],
    'words.txt',
  ],
  [
    'cards of org-drill that are turned: two sides, or all',
    '* Noun :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: twosided\n:END:\nTranslate.\n** Here\nboat\n** There\nbarca\n** Example\nUna barca.\n* Thing :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: multisided\n:END:\n** One\nx\n** Two\ny\n** Three\nz\n',
    {
      entries: [
        '1 question Noun / Translate. / boat = barca',
        '1 question Noun / Translate. / barca = boat',
        '12 question Thing / x = y / z',
        '12 question Thing / y = x / z',
        '12 question Thing / z = x / y',
      ],
      problems: [],
    },
    'words.org',
  ],
  [
    'a heading that is tagged as a card is asked, with the text below it',
    '## What is a [[hull]]? #flashcard\nThe body of a [[ship|boat]].\n\n## Prose\nmore\n',
    ['1 question What is a hull? = The body of a boat.'],
  ],
  [
    'a page of Logseq whose first block is a card',
    '### What is a keel? #card\ncard-last-score:: 5\n\t- The spine.\n\t- Of a boat.\n',
    ['1 question What is a keel? = - The spine. / \t- Of a boat.'],
  ],
  [
    'double semicolons between question and answer',
    'What floats?;;A boat;\n\nWhat sinks?;;;A stone;\n',
    ['1 question What floats? = A boat', '3 question What sinks? = A stone'],
    'cards.txt',
  ],
  [
    'pages, states and times are no answers',
    '"sea","keel","spine","NEW","2026-04-25T12:51:43","88"\n"sea","hull","body","NEW","2026-04-25T12:51:44","7"\n"sky","wing","arm","DONE","2026-04-25T12:51:45","36"\n"sky","tail","end","NEW","2026-04-25T12:51:46","90"\n',
    {
      entries: [
        '1 question keel = spine / 88',
        '2 question hull = body / 7',
        '3 question wing = arm / 36',
        '4 question tail = end / 90',
      ],
      problems: [],
    },
    'cards.csv',
  ],
  [
    'a column of pages is no answer',
    'Sigla,Espansa,Spiegazione,Pagina\nAB,Alfa Beta,the first,12\nCD,Charlie Delta,the second,3\n',
    ['2 question AB = Alfa Beta / the first', '3 question CD = Charlie Delta / the second'],
    'cards.csv',
  ],
  [
    'a note on the line of the separator, and fields in HTML that nothing announces',
    '#separator:Pipe# Boats<br>## Hull|### Parts <!-- id:1 --><br>- keel\n# Boats<br>## Sail|### Kinds<br>- main\n',
    [
      '2 question # Boats / ## Hull = ### Parts / - keel',
      '3 question # Boats / ## Sail = ### Kinds / - main',
    ],
    'cards.csv',
  ],
  [
    'a subject that several notes have is their question, their tags no answer',
    '#separator:Pipe# Sea|mast|x y\n# Sea|hull|x y\n# Sky|wing|z\n# Sky|kite|z\n# Sky|tail|z\n',
    ['2 question # Sea = mast / hull', '4 question # Sky = wing / kite / tail'],
    'cards.csv',
  ],
  [
    'gaps in a field behind the title, and brackets of formulas',
    '#separator:|\n#html:true\nk-1|The keel|It is the {{c1::spine}} of \\[x\\].\nk-2|The hull|It {{c1::floats}}.\n',
    ['3 gap The keel / It is the [spine] of $$x$$.', '4 gap The hull / It [floats].'],
    'cards.txt',
  ],
  [
    'blocks in braces are scripts',
    '# list them\nls -l\n\n# define it\nfunction Boat {\n  param (\n    [string]$Name\n  )\n\n  Write-Host "x"\n}\n',
    {
      entries: ['2 task list them = ls -l'],
      problems: [
        '5 not-a-line function Boat {',
        '6 not-a-line param (',
        '7 not-a-line [string]$Name',
        '8 not-a-line )',
        '10 not-a-line Write-Host "x"',
        '11 not-a-line }',
      ],
    },
    'boat.ps1',
  ],
  [
    'a sentence that leads to the line is its caption, a remark above it is not',
    '# Install it by hand first\n# To start a server:\nnc -l -p 9999\n\n# copy the store\ngit clone URL\ngit clone URL name # will be put in name\n',
    {
      entries: [
        '3 task To start a server = nc -l -p 9999',
        '6 task copy the store = git clone <url=URL>',
        '7 task copy the store (will be put in name) = git clone <url=URL> name',
      ],
      problems: [],
    },
    'nc.cheat',
  ],
  [
    'a number that the caption names is no free part',
    '# cpulimit\n\n> Slows programs.\n> Vegeu també: `nice`, `renice`.\n\n- Limit process 1234 to 25%:\n\n`cpulimit --pid {{1234}} --limit {{25%}} {{name}}`\n',
    {
      entries: [
        '3 command cpulimit = Slows programs.',
        '8 task Limit process 1234 to 25% = cpulimit --pid 1234 --limit 25% <name=NAME>',
      ],
      problems: ['4 not-asked Vegeu també: `nice`, `renice`.'],
    },
  ],
  [
    'a variable of navi among the lines, and keys in brackets',
    '% scp\n\n# Copy it\nscp <file> <host>:<folder>\n\n# Change the cipher\n$ cipher = echo "3des"\nscp -c <cipher> <file> <host>:<folder>\n\n # next window.\n[Mod] + [j / k]   \n\n# a terminal.\n[Shift]+[Mod]+[Enter]\n',
    {
      entries: [
        '4 task Copy it = scp <file=FILE> <host=HOST>:<folder=FOLDER>',
        '8 task Change the cipher = scp -c <cipher=CIPHER> <file=FILE> <host=HOST>:<folder=FOLDER>',
        '11 question [Mod] + [j / k] = next window',
        '11 question next window = [Mod] + [j / k]',
        '14 question [Shift]+[Mod]+[Enter] = a terminal',
        '14 question a terminal = [Shift]+[Mod]+[Enter]',
      ],
      problems: [],
    },
    'scp.cheat',
  ],
  [
    'a table of tabs without a tab',
    'arm;<b>ctrl</b>+A\ndisarm;ctrl+B\nsolo;ctrl+C\n',
    ['1 question arm = ctrl+A', '2 question disarm = ctrl+B', '3 question solo = ctrl+C'],
    'keys.tsv',
  ],
  [
    'stars between terms and meanings',
    'PC*The program counter\nRAM*Memory: reads, writes\nROM*Read only\nALU*It computes\nCIR*The current one\n',
    [
      '1 question PC = The program counter',
      '2 question RAM = Memory: reads, writes',
      '3 question ROM = Read only',
      '4 question ALU = It computes',
      '5 question CIR = The current one',
    ],
    'cards.txt',
  ],
  [
    'names of columns are no question',
    'category,debate_prompt\nSea,Is it deep?\nSky,Is it high?\n',
    ['2 question Sea = Is it deep?', '3 question Sky = Is it high?'],
    'words.csv',
  ],
  [
    'options beside a command of the same list belong to the program',
    '# Git\n\n- `git gc` - tidies up\n- `-v`: says more\n\n```sh\n# Who changed it\ngit blame a.c\n```\n',
    {
      entries: [
        '3 command git gc = tidies up',
        '4 option -v of git = says more',
        '8 task Who changed it = git blame a.c',
      ],
      problems: ['4 listed-nowhere -v'],
    },
  ],
  [
    'a theme that repeats itself is no question',
    'ID,theme,explanation,image\n1,Sea,it holds the sail,mast\n2,Sea,it steers,rudder\n3,Sea,it floats,hull\n4,Sky,it flies,kite\n5,Sky,it lifts,wing\n',
    [
      '2 question it holds the sail = mast',
      '3 question it steers = rudder',
      '4 question it floats = hull',
      '5 question it flies = kite',
      '6 question it lifts = wing',
    ],
    'cards.csv',
  ],
  [
    'marks around a block of Logseq are no part of its question',
    '- ### What floats? #card\n\t- a boat\n- **Next tab** #card\n\t- Tab\n',
    ['1 question What floats? = a boat', '3 question Next tab = Tab'],
  ],
  [
    'a file of settings is no command, a version no caption',
    '# Keep it\n/etc/security/limits.conf\n\n# Python 3\npython -m http.server\n\n# Show all\nulimit -a\n',
    {
      entries: ['8 task Show all = ulimit -a'],
      problems: ['2 not-a-line /etc/security/limits.conf', '5 no-caption python -m http.server'],
    },
    'ulimit.cheat',
  ],
  [
    'two equals signs between cells, and a theme in front',
    'B5==High==careful\nB5==Low==careless\nB5==Open==original\nB5==Closed==simple\nX==Kind==warm\n',
    [
      '1 question High = careful',
      '2 question Low = careless',
      '3 question Open = original',
      '4 question Closed = simple',
      '5 question Kind = warm',
    ],
    'traits.csv',
  ],
  [
    'code of org with equals signs in it',
    '* git\n\n- =git log --grep "a=b" -q= - the log\n',
    ['3 task the log = git log --grep "a=b" -q'],
    'notes.org',
  ],
  [
    'a word below the heading of a program that is none of its commands is a term',
    '# Git\n\n- `origin`: the usual remote\n- `push`: sends\n\n| Command | Description |\n|---|---|\n| `upstream` | where it was copied from |\n| `fetch` | gets |\n',
    [
      '3 question origin = the usual remote',
      '3 question the usual remote = origin',
      '4 command git push = sends',
      '8 question upstream = where it was copied from',
      '8 question where it was copied from = upstream',
      '9 command git fetch = gets',
    ],
  ],
  [
    'a list and a table that explain a line word by word',
    '# Podman\n\n```sh\n# Start it behind\npodman run -d -p 8080:80 web\n```\n\n- `-d`: behind\n- `-p 8080:80`: port 8080 leads to 80\n- `web`: the image\n\n| Part | Meaning |\n|---|---|\n| `web` | the image |\n| `-m 2g` | more memory |\n',
    {
      entries: [
        '5 task Start it behind = podman run -d -p 8080:80 web',
        '8 option -d of podman run = behind',
        '9 question -p 8080:80 = port 8080 leads to 80',
        '9 question port 8080 leads to 80 = -p 8080:80',
        '15 option -m of podman run = more memory',
      ],
      problems: ['10 not-asked web', '14 not-asked web'],
    },
  ],
  [
    'captions that go on from another step or point to it',
    '# Git\n\nThen remove it:\n\n```sh\ngit branch -d boat\n```\n\n이것을 보낸다\n\n```sh\ngit push web main\n```\n\n그 다음 합친다\n\n```sh\ngit merge boat\n```\n\nThen merge the boat:\n\n```sh\ngit merge -q boat\n```\n',
    {
      entries: ['24 task Then merge the boat = git merge -q boat'],
      problems: [
        '6 no-caption git branch -d boat',
        '12 no-caption git push web main',
        '18 no-caption git merge boat',
      ],
    },
  ],
  [
    'versions and what a program printed are no meanings and no captions',
    "# Git\n\n- Docker: 20.10.7\n- `git gc`: tidies up\n\nSwitched to branch 'boat'\n\n```sh\ngit log --graph\n```\n\n```sh\n# a1b2c3d the first one\ngit show a1b2c3d\n# Show the last one\ngit show --stat HEAD\n```\n",
    {
      entries: ['4 command git gc = tidies up', '16 task Show the last one = git show --stat HEAD'],
      problems: [
        '3 not-asked Docker: 20.10.7',
        '9 no-caption git log --graph',
        '14 no-caption git show a1b2c3d',
      ],
    },
  ],
  [
    'options in an item and below it belong to the command of the item, each with its own meaning',
    '- podman run flags:\n    -d   goes behind\n    -p   port host:box\n    --rm drop it at the end\n\n```sh\npodman start -d a # wakes all\n```\n',
    [
      '2 option -d of podman run = goes behind',
      '3 option -p of podman run = port host:box',
      '4 option --rm of podman run = drop it at the end',
      '7 task wakes all = podman start -d a',
    ],
  ],
  [
    'a paragraph, an item or a heading that announces options of a command gives them to it',
    '# podman\n\n- podman logs -f a : 로그 계속 보기\n\nrun 옵션\n -d : 뒤에서 실행\n--rm 끝나면 지운다\n\nOptions of podman stop\n\n* -t : seconds to wait\n\n- exec flags\n  - -w : where it starts\n\n## build 옵션\n\n- -f : 파일 지정\n',
    [
      '3 task 로그 계속 보기 = podman logs -f a',
      '6 option -d of podman run = 뒤에서 실행',
      '7 option --rm of podman run = 끝나면 지운다',
      '11 option -t of podman stop = seconds to wait',
      '14 option -w of podman exec = where it starts',
      '18 option -f of podman build = 파일 지정',
    ],
  ],
  [
    'tables and blocks below a caption of options',
    '# podman\n\n**run 옵션**\n\n| 옵션 | 뜻 |\n|---|---|\n| -it | 대화형 |\n\npodman rm options:\n\n```\n-f   # by force\n```\n\npodman run flags:\n\n    -d   goes behind\n    --rm drop it at the end\n',
    [
      '7 option -it of podman run = 대화형',
      '12 option -f of podman rm = by force',
      '17 option -d of podman run = goes behind',
      '18 option --rm of podman run = drop it at the end',
    ],
  ],
  [
    'a line that begins with the program of the line above begins anew',
    '# podman\n\n- podman diff a : 바뀐 것 보기\npodman commit a b:1 로 저장 가능\n\n• podman inspect a – 자세히 보기\npodman run 이랑 podman start 차이: 하나는 새로 만든다\n\n- podman ps: lists what runs, and with\npodman v5 more\n',
    {
      entries: [
        '3 command podman diff a = 바뀐 것 보기',
        '6 command podman inspect a = 자세히 보기',
        '9 command podman ps = lists what runs, and with podman v5 more',
      ],
      problems: ['4 not-asked podman commit a b:1 로 저장 가능'],
    },
  ],
  [
    'a heading that gives a meaning is named where no card has it; one that only names what is below is not',
    '# podman\n\n## cp [form] : boats\n\n- -r : 폴더까지\n\n## cd (change directory) : 폴더 이동\n\n- `cd a`: goes there\n\n## rm [form]\n\n- -f : by force\n\n## podman images\n\n- `podman images -q`: shows ids alone\n',
    {
      entries: [
        '5 option -r of cp = 폴더까지',
        '7 command cd = 폴더 이동',
        '9 task goes there = cd a',
        '13 option -f of rm = by force',
        '17 task shows ids alone = podman images -q',
      ],
      problems: ['3 not-asked cp [form] : boats'],
    },
  ],
  [
    'code between several marks, names between stars, prompts glued to a command',
    '# podman\n\n* ```podman rename *name* *newname*``` names it anew\n* ``podman diff a`` shows what has changed\n- $podman login :들어가기\n- $podman run -q {name:tag} :조용히 실행\n\n볼륨 보기\n\n`$podman volume ls -q`\n\n- 네트워크 보기\n  - `> podman network ls -q`\n\n```\n$podman ps -q # shows ids\n```\n\n- `echo $HOME`: prints it\n- `find *name*`: finds it\n',
    [
      '3 task names it anew = podman rename <name=NAME> <newname=NEWNAME>',
      '4 command podman diff a = shows what has changed',
      '5 command podman login = 들어가기',
      '6 task 조용히 실행 = podman run -q <name=NAME>:<tag=TAG>',
      '10 task 볼륨 보기 = podman volume ls -q',
      '13 task 네트워크 보기 = podman network ls -q',
      '16 task shows ids = podman ps -q',
      '19 task prints it = echo $HOME',
      '20 task finds it = find <name=NAME>',
    ],
  ],
  [
    'words behind slashes, a second name in Chinese, a path behind an ordinary word',
    '# podman\n\npodman save -o a.tar b //묶어서 저장\n\ntar -cf a.tar b //packs all of it\n\nmount -t cifs //host/share /mnt\n\n- `podman ps -q` 或 `podman ps --quiet` 查看容器的编号\n\n```\n$ cd /\n```\n\ncd / : 맨 위로 이동\n',
    {
      entries: [
        '3 task 묶어서 저장 = podman save -o a.tar b',
        '5 task packs all of it = tar -cf a.tar b',
        '9 task podman: 查看容器的编号 = podman ps -q',
        '9 question `podman ps --quiet` = podman: 查看容器的编号',
        '15 task 맨 위로 이동 = cd /',
      ],
      problems: ['12 weak-caption cd /'],
    },
  ],
  [
    'words beyond ASCII that all name places are no sentence, and a place of two words is one',
    '# podman\n\n```\n# 이미지로 저장\npodman commit 컨테이너명 이미지명\n# 복사한다\npodman cp 컨테이너 이름:경로 저장위치\npodman rm 컨테이너 삭제\n```\n',
    {
      entries: [
        '5 task 이미지로 저장 = podman commit <컨테이너명=컨테이너명> <이미지명=이미지명>',
        '7 task podman: 복사한다 = podman cp <컨테이너-이름=컨테이너_이름>:<경로=경로> <저장위치=저장위치>',
      ],
      problems: ['8 not-asked podman rm 컨테이너 삭제'],
    },
  ],
  [
    'a file is made by what makes one, and columns of options need no more than words',
    '# files\n\n- `touch a` : 파일 생성\n- `echo b > a` : 파일 생성\n- `ls a` : 파일 생성\n\n## podman run\n\n```\n-t          端末\n-d          バックグラウンド\n```\n',
    {
      entries: [
        '3 task files: 파일 생성 = touch a',
        '4 question `echo b > a` = files: 파일 생성',
        '4 question files: 파일 생성 = `echo b > a`',
        '10 option -t of podman run = 端末',
        '11 option -d of podman run = バックグラウンド',
      ],
      problems: ['5 not-asked ls a'],
    },
  ],
  [
    'a heading that is a command has its meaning below, in an item or a sentence about a command',
    '# 명령어\n\n## `podman login`\n- 서버에 들어간다\n\n## 【cat】\n- ファイルを表示するコマンド。\n\n## cd (change directory)\n\n- 다른 폴더로 이동하는 명령어\n\n### mkdir\n\n- **Purpose:** makes a folder. It needs a name.\n\n## `$ rm -r <폴더명>`\n- 폴더까지 삭제\n\n### ip\n\n네트워크 장치는 여럿이다.\n\n### df\n\nshows how full all is\n\n```\npodman system df\n```\n',
    {
      entries: [
        '3 command podman login = 서버에 들어간다',
        '6 command cat = ファイルを表示するコマンド。',
        '9 command cd = 다른 폴더로 이동하는 명령어',
        '13 command mkdir = makes a folder.',
        '17 task 폴더까지 삭제 = rm -r <폴더명=폴더명>',
        '29 task shows how full all is = podman system df',
      ],
      problems: ['15 not-asked **Purpose:** makes a folder. It needs a name.'],
    },
  ],
  [
    'a word below a program is its command where a line says so; right above the line its text is a caption',
    '# git\n\n##### push\n\n커밋을 올리는 명령어\n\n- 기본\n\n```\ngit push origin b\n```\n\n##### pull\n\n커밋을 받아 오는 명령어\n\n```\ngit pull origin b\n```\n\n##### 왜\n\n깃을 쓰는 명령어\n',
    {
      entries: [
        '3 command git push = 커밋을 올리는 명령어',
        '18 task 커밋을 받아 오는 명령어 = git pull origin b',
      ],
      problems: ['10 no-caption git push origin b'],
    },
  ],
  [
    'a heading that is a command, its form and what it does, and no caption of what is below',
    '# files\n\n## ls [选项] [目录] 查看文件\n\n```\nls -al /usr\n```\n\n## rmdir [-p] 目录 删除空目录\n\n## cp [选项] 文件或目录\n\n### cat (concatenate) : 파일 보기\n',
    {
      entries: ['3 command ls = 查看文件', '9 command rmdir = 删除空目录', '13 command cat = 파일 보기'],
      problems: ['6 no-caption ls -al /usr', '11 not-asked cp [选项] 文件或目录'],
    },
  ],
  [
    'a line right below its heading, and brackets behind a line that say what is done',
    '# podman\n\n## Stop a pod\n\npodman pod stop a\n\n## Users\n\nsudo and root\n\n### Why\n\npodman runs pods.\n\npodman exec -it a bash (안에서 셸 실행)\n\npodman exec a env(환경변수 확인)\n\npodman stop (컨테이너 이름)\n\npodman pull a (처음 받을 때)\n',
    {
      entries: [
        '5 task Stop a pod = podman pod stop a',
        '15 task Why: 안에서 셸 실행 = podman exec -it a bash',
        '17 command podman exec a env = 환경변수 확인',
      ],
      problems: ['19 not-asked podman stop (컨테이너 이름)', '21 not-asked podman pull a (처음 받을 때)'],
    },
  ],
  [
    'plain lines and what they do take turns, the line first',
    '# podman\n\npodman ps\n떠 있는 것 확인\n\npodman kill (컨테이너 이름)\n바로 종료\n\npodman run a\n만든 다음 시작\npodman run -p 80:80 a (포트 지정)(기본)\n\npodman pause, unpause (a:이름)\n멈춤, 다시 실행\n\n\\# tar -tf a.tar\n这条命令是列出包中所有文件\n\n## Others\n\n컨테이너를 지운다\n\npodman rm a\n떠 있는 것 확인\n',
    {
      entries: [
        '3 command podman ps = 떠 있는 것 확인',
        '6 command podman kill = 바로 종료',
        '9 command podman run a = 만든 다음 시작',
        '16 task tar: 这条命令是列出包中所有文件 = tar -tf a.tar',
      ],
      problems: [
        '11 in-prose podman run -p 80:80 a (포트 지정)(기본)',
        '13 in-prose podman pause, unpause (a:이름)',
        '23 not-asked podman rm a',
      ],
    },
  ],
  [
    'items of code with the text below each of them, and none above the first',
    '# podman\n\n1. `podman pull a`\n\n이미지를 받는다\n\n2. `podman start -a b`\n\n다시 시작하고 붙는다\n\n3. `podman top b`\n\n한 번 본다\n\n또 본다\n\n4. `podman stop b`\n\n멈추기\n\n## Others\n\n먼저 지운다\n\n1. `podman rm -f c`\n\n다음에 만든다\n\n2. `podman create -q c`\n',
    {
      entries: [
        '3 command podman pull a = 이미지를 받는다',
        '7 task 다시 시작하고 붙는다 = podman start -a b',
        '17 command podman stop b = 멈추기',
        '25 task 먼저 지운다 = podman rm -f c',
        '29 task 다음에 만든다 = podman create -q c',
      ],
      problems: ['11 in-prose podman top b'],
    },
  ],
  [
    'brackets that only say what a name is short for, a key beside it, and the kind of an option',
    '# files\n\n- `pwd` (print working directory)\n  - 지금 폴더를 보여 준다\n- `clear` (`ctrl + L`)\n  - 화면을 비운다\n- `ls`\n  - 파일 목록을 보여 준다\n  - `-a` (option) : 숨긴 것까지\n- `cd` (change directory)\n  - `cd ..` : 위로 이동\n  - `cd {folder}` : 그 폴더로 이동\n',
    [
      '3 command pwd = 지금 폴더를 보여 준다',
      '5 command clear = 화면을 비운다',
      '7 command ls = 파일 목록을 보여 준다',
      '9 option -a of ls = 숨긴 것까지',
      '10 command cd = change directory',
      '11 task files: 위로 이동 = cd ..',
      '12 task files: 그 폴더로 이동 = cd <folder=FOLDER>',
    ],
  ],
  [
    'what stands behind a command is kept where the command has a card, and other ways are read',
    '# podman\n\n- `podman diff` 显示更改。\n- `podman diff <a>...<b>` 显示两个的更改。\n- `podman logs <a>` 查看日志\n- 或者`podman attach -q a` 进入容器\n- 先用`podman kill -s a`停止全部容器。\n- 用`podman pull`和`podman run`\n',
    {
      entries: [
        '3 command podman diff = 显示更改。',
        '4 task podman: 显示两个的更改。 = podman diff <a=A>...<b=B>',
        '5 command podman logs = 查看日志',
        '6 task podman: 进入容器 = podman attach -q a',
        '7 task podman: 停止全部容器。 = podman kill -s a',
      ],
      problems: ['8 in-prose podman pull'],
    },
  ],
  [
    'options in a sentence beside the line that has all of them',
    '# podman\n\n`podman exec -it a bash`\n\n`-i`는 입력을 열고, `-t`는 터미널을 붙인다. 없으면 안 된다.\n\n```\npodman run -dq --name b -p 80:90 c/d\n```\n\n-d는 뒤에서 실행, --name b라는 이름, -p 안쪽 포트와 바깥 포트 연결, c/d는 이미지다.\n\n-q는 빼도 무관하다.\n\n-x는 없는 옵션이다.\n',
    {
      entries: [
        '5 option -i of podman exec = 입력을 열고',
        '5 option -t of podman exec = 터미널을 붙인다',
        '11 option -d of podman run = 뒤에서 실행',
        '11 option --name of podman run = 이름',
        '11 option -p of podman run = 안쪽 포트와 바깥 포트 연결',
      ],
      problems: ['3 no-caption podman exec -it a bash', '8 no-caption podman run -dq --name b -p 80:90 c/d'],
    },
  ],
  [
    'a program in bold, or by its name alone, has the options below it until the next line in bold',
    '# packing\n\n**tar**\n\n-c: packs it\n\nOthers:\n\n-x: unpacks it\n\n**Remarks**\n\n-q: quietly\n\n**zip**\n\n- `-r` : folders too\n\nunzip\n\n-l : shows it\n\n**time**\n\nA word.\n\n-z: slowly\n',
    [
      '5 option -c of tar = packs it',
      '9 option -x of tar = unpacks it',
      '13 question -q = quietly',
      '13 question quietly = -q',
      '17 option -r of zip = folders too',
      '21 option -l of unzip = shows it',
      '27 question -z = slowly',
      '27 question slowly = -z',
    ],
  ],
  [
    'a caption that is the name of the line gives way to the heading, also one in a script without spaces',
    '# files\n\n## 지금 폴더 보기\n\n- pwd (print working directory)\n\n```\n$ pwd\n```\n\n## podmanで全部を一括削除する方法\n\n```\npodman rm -fa\n```\n\n## chown (Change Owner)\n\nChanges who owns it.\n\n```\nchown a b\n```\n',
    {
      entries: [
        '8 task 지금 폴더 보기 = pwd',
        '14 task podmanで全部を一括削除する方法 = podman rm -fa',
        '22 task Changes who owns it. = chown a b',
      ],
      problems: ['17 not-asked chown (Change Owner)'],
    },
  ],
  [
    'a sentence below a command of two words, code in it, and words of another kind below a heading',
    '# podman\n\n## podman volume\n\n볼륨을 관리한다\n\n- 만든다\n\n```\npodman volume create a\n```\n\n## `podman init`\n- 이곳에 `.a` 폴더를 생성한다.\n\n## podman build\n\n먼저 폴더를 만든다\n\n## remote\n\n- add: 원격을 추가\n\n# **The `dmesg` Command**\n\nShows what the kernel says.\n',
    {
      entries: [
        '3 command podman volume = 볼륨을 관리한다',
        '10 task podman: 만든다 = podman volume create a',
        '13 command podman init = 이곳에 `.a` 폴더를 생성한다.',
      ],
      problems: ['22 not-asked add: 원격을 추가'],
    },
  ],
  [
    'lines whose text says that it is about the command, below options',
    '# tar\n\n-f: 文件\n\n\\# tar -cf a.tar b\n这条命令是将b打成包\n\n\\# tar -xf a.tar\n这条命令是解出所有\n',
    [
      '3 option -f of tar = 文件',
      '5 task tar: 这条命令是将b打成包 = tar -cf a.tar b',
      '8 task tar: 这条命令是解出所有 = tar -xf a.tar',
    ],
  ],
  [
    'a heading that is a program, with a sentence that begins with its name, a line in its text, or several lines',
    '# `rm`\n\nThe `rm` (remove) command is used to delete files.\n\n# tree\n폴더를 나무로 보기\ntree -L 1\n\n# 사용자와 그룹 추가\n\nuseradd -m kim\nusermod -aG wheel kim\n\n# Show pods\n\nkubectl get pods (all of them)\n\n# keys\n\n- CTRL + A\t\t# Go to the beginning\n',
    {
      entries: [
        '1 command rm = delete files.',
        '20 question CTRL + A = Go to the beginning',
        '20 question Go to the beginning = CTRL + A',
      ],
      problems: [
        '11 no-caption useradd -m kim',
        '12 no-caption usermod -aG wheel kim',
        '16 not-asked kubectl get pods (all of them)',
      ],
    },
  ],
  [
    'plain command lines below the item or the text that says what they do, or above their meaning',
    '# podman\n\n- 목록 보기\n  - podman ps\n- 이미지 삭제\n  - podman rmi 이미지id\n  - 오래 걸린다\n- 다른 폴더의 목록 보기\n\t- ls /user\n\nОткрыть доску:\n- minikube dashboard\n\n## Others\n\n- podman pod ls\n  - 모든 파드의 목록\n- podman stop web\n  - 컨테이너를 멈춘다\n- podman pull\n- git rebase 실행\n  - 3개 변경\n- 두 가지 실행\n  - podman start a\n  - podman start b\n- . (점): 지금 폴더 보기\n  - cd ./a\n\n컨테이너 시작\npodman start web\n\n1. 전부 삭제\npodman rm web\n\n- 규칙 정리\n  - git commit message conventions\n- info 화면\n  - podman info\n- podman pod rm a1\n  - 파드를 지운다\n  - 파드를 다시 만든다\n',
    {
      entries: [
        '4 task podman: 목록 보기 = podman ps',
        '6 task podman: 이미지 삭제 = podman rmi <이미지id=이미지id>',
        '9 task 다른 폴더의 목록 보기 = ls /user',
        '12 task Открыть доску = minikube dashboard',
        '16 command podman pod ls = 모든 파드의 목록',
        '18 command podman stop web = 컨테이너를 멈춘다',
        '30 task 컨테이너 시작 = podman start web',
        '33 task 전부 삭제 = podman rm web',
      ],
      problems: [
        '20 not-asked podman pull',
        '21 not-asked git rebase 실행',
        '24 not-asked podman start a',
        '25 not-asked podman start b',
        '36 not-asked git commit message conventions',
        '38 not-asked podman info',
        '39 not-asked podman pod rm a1',
      ],
    },
  ],
  [
    'names in code before the line that a sentence leads to, and an aside about another command',
    '# files\n\n1. Rename `a` to `b`: `mv a b`\n2. If `gpg`, check: `gpg -k`\n3. Use `cp -r` for folders: `cp a b`\n- `git pull --rebase` pulls it and rebases yours on top (safer than plain `git pull`)\n',
    {
      entries: [
        '3 task Rename `a` to `b` = mv a b',
        '6 task pulls it and rebases yours on top = git pull --rebase',
      ],
      problems: ['4 in-prose gpg -k', '5 in-prose cp -r'],
    },
  ],
  [
    'forms of headings that are nearly commands with their meaning',
    '# files\n\n## cp [옵션] 파일 복사한다\n\n```\ncp -r a b\n```\n\n## `git commit`\n- 변경을 커밋하고 `git push -f`로 올린다\n\n## git remote\n\n- add: 원격을 추가한다\n\n## tree\n控制最大展示层级\ntree -L 1\n\n## 파일 만들기\n\n### 测试\n\nnpm install -g a\n\n## 사용자 추가하기\n\nuseradd -m kim\nuseradd -m lee\n',
    {
      entries: ['3 command cp = 파일 복사한다'],
      problems: [
        '6 no-caption cp -r a b',
        '9 not-asked `git commit`',
        '10 in-prose git push -f',
        '14 not-asked add: 원격을 추가한다',
        '24 no-caption npm install -g a',
        '28 no-caption useradd -m kim',
        '29 no-caption useradd -m lee',
      ],
    },
  ],
  [
    'texts that nearly explain: above the first item as well, no deed, when to use an option, an option that the line lacks',
    '# podman\n\n먼저 지운다\n\n1. `podman rm -f c`\n\n다음에 만든다\n\n2. `podman create -q c`\n\n끝에 본다\n\n## Lines\n\npodman info\n그림과 설명\n\n```\npodman run -q a\n```\n\n-q는 빼도 무관하다.\n\n```\npodman run -d a\n```\n\n-x는 모두 지우는 것, -d는 뒤에서 실행\n',
    {
      entries: ['5 task 먼저 지운다 = podman rm -f c', '9 task 다음에 만든다 = podman create -q c'],
      problems: [
        '15 not-asked podman info',
        '19 weak-caption podman run -q a',
        '25 weak-caption podman run -d a',
      ],
    },
  ],
  [
    'a caption names its program where the lines of the text have several',
    '# podman\n\n```sh\n# 전부 보기\npodman ps -a\n```\n\n# git\n\n```sh\n# 기록 보기\ngit log -p\n```\n',
    ['5 task podman: 전부 보기 = podman ps -a', '12 task git: 기록 보기 = git log -p'],
  ],
  [
    'a caption does not name the only program of a text',
    '# podman\n\n```sh\n# 전부 보기\npodman ps -a\n```\n',
    ['5 task 전부 보기 = podman ps -a'],
  ],
  [
    'circled numbers, dots, marks of weight and a line with words in letters of their own',
    '# podman\n\n① podman network ls → 네트워크 목록\n②podman volume rm a : 볼륨 지우기\n\npodman volume ls … 볼륨 목록 보기\npodman ps ..... 떠 있는 것 보기\npodman top a 프로세스 모두 보기\n\n3) podman logs --tail 9 a 마지막 9줄 보기 ★시험\n4) podman stop a 컨테이너 멈추기\n',
    [
      '3 command podman network ls = 네트워크 목록',
      '4 command podman volume rm a = 볼륨 지우기',
      '6 command podman volume ls = 볼륨 목록 보기',
      '7 command podman ps = 떠 있는 것 보기',
      '8 command podman top a = 프로세스 모두 보기',
      '10 task 마지막 9줄 보기 = podman logs --tail 9 a',
      '11 command podman stop a = 컨테이너 멈추기',
    ],
  ],
  [
    'a sentence that begins with a line is none, and three dots stand for what is left out',
    '# podman\n\n```sh\npodman run ... alpine # starts it\n```\n\npodman compose up 으로 전부 띄운다\npodman compose up 파일을 읽고 전부 실행한다.\n',
    {
      entries: ['4 task starts it = podman run ... alpine'],
      problems: [
        '7 not-asked podman compose up 으로 전부 띄운다',
        '8 not-asked podman compose up 파일을 읽고 전부 실행한다.',
      ],
    },
  ],
  [
    'questions with their answers on the same line',
    '# podman\n\nQ. 이미지 지우는 명령은? A. podman rmi\nQ2) Which port does http use? A) 80\n\n- Q: Who runs it? A: the user\n\nQ: Who made it? A: a friend\n',
    [
      '3 question 이미지 지우는 명령은? = podman rmi',
      '4 question Which port does http use? = 80',
      '6 question Who runs it? = the user',
      '8 question Who made it? = a friend',
    ],
  ],
  [
    'keys in a list, with nothing around them',
    '# Panes\n\n- Ctrl+b c — opens a window\n- Ctrl+b [ - goes back\n- C-x C-s: saves the file\n- M-x compile - builds it\n- A-B testing - compares two\n',
    [
      '3 question Ctrl+b c = opens a window',
      '3 question opens a window = Ctrl+b c',
      '4 question Ctrl+b [ = goes back',
      '4 question goes back = Ctrl+b [',
      '5 question C-x C-s = saves the file',
      '5 question saves the file = C-x C-s',
      '6 question M-x compile = builds it',
      '6 question builds it = M-x compile',
    ],
  ],
  [
    'keys in a sheet that has more than keys',
    '# Tidy up:\ngit gc\n\n# Keys\n-- Moving\nCtrl + a     goes to the start\nAlt  + b     goes back a word\n',
    [
      '2 task Tidy up = git gc',
      '6 question Ctrl + a = goes to the start',
      '6 question goes to the start = Ctrl + a',
      '7 question Alt + b = goes back a word',
      '7 question goes back a word = Alt + b',
    ],
    'bash.cheat',
  ],
  [
    'a sheet of keys behind arrows',
    '# Insert\ni -> before the letter\nA -> behind the line\no -> on a new line\n\n# Change\ncc -> the whole line\nc<mov> -> up to there\n',
    [
      '2 question i = before the letter',
      '2 question before the letter = i',
      '3 question A = behind the line',
      '3 question behind the line = A',
      '4 question o = on a new line',
      '4 question on a new line = o',
      '7 question cc = the whole line',
      '7 question the whole line = cc',
      '8 question c<mov> = up to there',
      '8 question up to there = c<mov>',
    ],
    'vim.cheat',
  ],
  [
    'a heading that says what keys do',
    '# Editor\n\n## Keys\n\n### 1. Close the file\n\n- `Cmd + W`\n- `Ctrl + W`\n\n### Save\n\n```\n^O\n```\n\n### Shortcuts\n\n- `Ctrl + K`\n\n### Search\n\n```\n^W\nM-R\n^N\n```\n',
    [
      '5 question Cmd + W / Ctrl + W = Close the file',
      '5 question Close the file = Cmd + W / Ctrl + W',
      '10 question ^O = Save',
      '10 question Save = ^O',
    ],
  ],
  [
    'what is typed behind a colon, in notes on Vim',
    '# Vim\n\n## Leave\n\n```\n:q!\n```\n\n## Save as\n\n```\n:w <name>\n```\n',
    [
      '3 question :q! = Leave',
      '3 question Leave = :q!',
      '9 question :w <name> = Save as',
      '9 question Save as = :w <name>',
    ],
  ],
  [
    'the end of a sentence is no caption',
    'The id is long. You can\nlist them by a shorter\nid. To see all of them run\n`podman ps -a`\n',
    ['4 task To see all of them run = podman ps -a'],
  ],
  [
    'two names with their meanings in one item',
    '- `x` - cuts it, `y` - copies it\n- `p` - pastes it\n',
    [
      '1 question x = cuts it',
      '1 question cuts it = x',
      '1 question y = copies it',
      '1 question copies it = y',
      '2 question p = pastes it',
      '2 question pastes it = p',
    ],
  ],
  [
    'a gap of Anki that is all there is: the hint asks for it',
    '#separator:tab\n#html:true\n{{c1::keel::the spine}}\tThe keel bears it.\n{{c1::hull::the body}}\tThe hull floats.\n{{c1::mast}}\tAlone.\n',
    {
      entries: ['3 question the spine = keel', '4 question the body = hull'],
      problems: ['5 no-question mast'],
    },
    'cards.txt',
  ],
  [
    'a link at the end of all notes, and questions that need their picture',
    'What is a keel?\tThe spine.<br><a href="https://example.org/1">more</a>\nWhat is a hull?\tThe body.<br><a href="https://example.org/2">more</a>\n<img src="a.png"> What does the boat above lack?\tA mast.<br><a href="https://example.org/3">more</a>\n<img src="b.png"> What is a mast?\tA pole.<br><a href="https://example.org/4">more</a>\nWhat bears it?\t<img src="c.png"><br><a href="https://example.org/5">more</a>\n',
    {
      entries: [
        '1 question What is a keel? = The spine.',
        '2 question What is a hull? = The body.',
        '4 question What is a mast? = A pole.',
      ],
      problems: ['3 picture What does the boat above lack?', '5 no-answer What bears it?'],
    },
    'cards.txt',
  ],
  [
    'several right choices',
    'question,a,b,c,answer\nWhich float?,boats,stones,rafts,"A, C"\nWhich sinks?,boats,stones,rafts,b\nWhich fly?,boats,stones,rafts,"A, F"\n',
    {
      entries: [
        '2 question Which float? / A. boats / B. stones / C. rafts = A. boats / C. rafts',
        '3 question Which sinks? = stones ✗boats ✗rafts',
      ],
      problems: ['4 no-answer Which fly? (A, F)'],
    },
    'quiz.csv',
  ],
  [
    'notes of anki-editor',
    '* keel\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Basic (and reversed card)\n:END:\n** Front\nWhat bears a boat?\n** Back\nThe keel.\n* What floats?\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Basic\n:END:\nThe hull.\n* gap\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Cloze\n:END:\n** Text\nA {{c1::mast}} holds the sail.\n',
    [
      '1 question What bears a boat? = The keel.',
      '1 question The keel. = What bears a boat?',
      '9 question What floats? = The hull.',
      '14 gap A [mast] holds the sail.',
    ],
    'boats.org',
  ],
  [
    'tags and highlights of Logseq that touch the words',
    '- 什么是龙骨？#card\n\t- [[#red]]==船的脊梁==，==**最重要**==\n- What is a hull? #Card\n\t- the ==body== of it\n',
    ['1 question 什么是龙骨？ = 船的脊梁，**最重要**', '3 question What is a hull? = the body of it'],
  ],
  [
    'a share is no comment, a system is no caption, brackets say what a line does',
    '# Mount the share\nmount -t cifs //server/share /mnt/share\n\n# Mac OS X\nsudo launchctl list\n\n# podman\npodman ps (list what runs)\n',
    {
      entries: [
        '2 task Mount the share = mount -t cifs //server/share /mnt/share',
        '8 command podman ps = list what runs',
      ],
      problems: ['5 no-caption sudo launchctl list'],
    },
    'mount.cheat',
  ],
  [
    'questions and answers in pairs of lines',
    '1 What is a keel?\nthe spine of it\n\n1 What is a hull?\nthe body of it\n\n2 What is a mast?\na pole\n\n2 What is a sail?\ncloth\n\n3 What is a deck?\nthe floor\n',
    [
      '1 question What is a keel? = the spine of it',
      '4 question What is a hull? = the body of it',
      '7 question What is a mast? = a pole',
      '10 question What is a sail? = cloth',
      '13 question What is a deck? = the floor',
    ],
    'flashcards.txt',
  ],
  [
    'lines with a semicolon in a file of cards',
    'keel; the spine\nhull; the body\nmast; a pole\nsail; cloth\ndeck; the floor\n',
    [
      '1 question keel = the spine',
      '2 question hull = the body',
      '3 question mast = a pole',
      '4 question sail = cloth',
      '5 question deck = the floor',
    ],
    'anki.txt',
  ],
  [
    'a colon within brackets',
    '# Ports\n\n- Telnet (port : 23)\n- FTP (port : 21) sends files\n- SSH (port : 22)\n',
    { entries: [], problems: ['1 no-cards'] },
  ],
  [
    'a page of HTML',
    '<!DOCTYPE html>\n<html><head><title>Boats</title><style>h1 {}</style></head><body>\n<nav><a href="/">Home</a></nav>\n<h2>Words</h2>\n<dl><dt>keel</dt><dd>the spine</dd><dt><kbd>Ctrl+C</kbd></dt><dd>ends it</dd></dl>\n<h2>podman</h2>\n<table><tr><th>Command</th><th>Meaning</th></tr><tr><td><code>podman ps</code></td><td>lists what runs</td></tr></table>\n<p>Stop it:</p>\n<pre class="language-bash">\n$ podman stop web\n</pre>\n<ul>\n<li><code>podman rm <name></code> &ndash; removes it\n</ul>\n<h2><code>ls</code></h2>\n<p>Lists files in a folder.</p>\n</body></html>\n',
    [
      '5 question keel = the spine',
      '5 question the spine = keel',
      '5 question Ctrl+C = ends it',
      '5 question ends it = Ctrl+C',
      '7 command podman ps = lists what runs',
      '10 task Stop it = podman stop web',
      '13 command podman rm = removes it',
      '15 command ls = Lists files in a folder.',
    ],
    'boats.html',
  ],
  [
    'lines of a sheet below one comment',
    '# To set your name\ngit config --global user.name zed\ngit config --global user.email zed@example.org\n\n# in the past\ngit commit --date=now\ngit commit --amend --date=now\n\n# visit every branch\nfor b in `git branch`; do git log $b; done\n\n# start the site\na2ensite (enable a site)\n',
    {
      entries: [
        '2 question `git config --global user.name zed` / `git config --global user.email zed@example.org` = To set your name',
        '2 question To set your name = `git config --global user.name zed` / `git config --global user.email zed@example.org`',
        '10 question for b in `git branch`; do git log $b; done = visit every branch',
        '10 question visit every branch = for b in `git branch`; do git log $b; done',
        '13 question a2ensite = enable a site',
        '13 question enable a site = a2ensite',
      ],
      problems: ['6 steps git commit --date=now', '7 steps git commit --amend --date=now'],
    },
    'git.cheat',
  ],
  [
    'a prefix and a colon that may be pressed',
    '- C-b : command prompt\n- Ctrl+b , : renames a window\n- Ctrl+b % : splits it\n',
    [
      '2 question Ctrl+b , = renames a window',
      '2 question renames a window = Ctrl+b ,',
      '3 question Ctrl+b % = splits it',
      '3 question splits it = Ctrl+b %',
    ],
  ],
  [
    'gaps of Anki at the end, and sentences that differ in their gaps alone',
    '#separator:tab\nThe part that bears a boat is the {{c1::keel}}\nThe part that floats is the {{c1::hull}}\nPart {{c1::61}} covers {{c2::pilots}}\nPart {{c1::91}} covers {{c2::rules}}\n',
    [
      '2 gap The part that bears a boat is the [keel]',
      '3 gap The part that floats is the [hull]',
      '4 gap Part [61] covers [pilots]',
      '5 gap Part [91] covers [rules]',
    ],
    'cards.txt',
  ],
  [
    'columns of Anki that say which field they hold',
    '#separator:tab\n#notetype column:1\n#front column:2\n#back column:3\nBasic\tkeel\tthe spine\nBasic\thull\tthe body\n',
    ['5 question keel = the spine', '6 question hull = the body'],
    'cards.txt',
  ],
  [
    'words around a comma in a text file',
    'keel,the spine\nhull,the body\nmast,a pole\nsail,cloth\ndeck,the floor\nbow,the front\nstern,the back\noar,a lever\n',
    [
      '1 question keel = the spine',
      '2 question hull = the body',
      '3 question mast = a pole',
      '4 question sail = cloth',
      '5 question deck = the floor',
      '6 question bow = the front',
      '7 question stern = the back',
      '8 question oar = a lever',
    ],
    'boat.txt',
  ],
  [
    'a comma within sentences',
    'I went out, and it rained\nthen, late, it stopped\nso I slept\nand woke up, cold\n',
    { entries: [], problems: ['1 no-cards'] },
    'day.txt',
  ],
  [
    'a key whose meaning begins with a verb that is also a noun',
    '- `Ctrl + Tab` - Switch between windows\n- `-f`: switch, forces it\n',
    {
      entries: [
        '1 question Ctrl + Tab = Switch between windows',
        '1 question Switch between windows = Ctrl + Tab',
      ],
      problems: ['2 no-command -f'],
    },
  ],
  [
    'keys with no more than a space behind them, in a sheet',
    '# Copy a file\ncp a b\n\nC-x C-s saves the file\nM-# removes the line\nC-x things of mine\n',
    {
      entries: [
        '2 task Copy a file = cp a b',
        '4 question C-x C-s = saves the file',
        '4 question saves the file = C-x C-s',
        '5 question M-# = removes the line',
        '5 question removes the line = M-#',
      ],
      problems: ['6 not-a-line C-x things of mine'],
    },
    'readline.cheat',
  ],
  [
    'a command and its meaning in an element of their own',
    '<!DOCTYPE html>\n<html><body><h1>podman</h1>\n<div><span>podman ps -a</span><p>Lists all of them.</p></div>\n<div><span>podman rm &lt;name&gt;</span><p>Removes one.</p></div>\n<details><summary>~:> podman info</summary><p>Shows what it is.</p></details>\n<details><summary>What does a hull do?</summary><p>It floats and bears the rest.</p></details>\n</body></html>\n',
    [
      '3 task Lists all of them. = podman ps -a',
      '4 command podman rm = Removes one.',
      '5 command podman info = Shows what it is.',
      '6 question What does a hull do? = It floats and bears the rest.',
    ],
    'boats.html',
  ],
  [
    'a heading that the mark of Obsidian asks, up to the next heading',
    '#flashcards\n\n### Cut two of them\n?\n- `splice(1, 2)`\n### Put one in\n?\n- first\n- second\n- ![[1.png]]\n<!--SR:!2024-01-30,1,230-->\n\nAfter.\n',
    ['3 question Cut two of them = `splice(1, 2)`', '6 question Put one in = - first / - second'],
  ],
  [
    'a card of Logseq by its page, with gaps among its blocks',
    '- [[keys]]\n\t- **Stage it** [[Card]]\n\t  card-repeats:: 1\n\t\t- Shortcut: `a`\n- it overflows #card\n\t- at the start {{cloze `-XX:Dump`}}\n',
    ['2 question Stage it = Shortcut: `a`', '5 question it overflows = at the start `-XX:Dump`'],
  ],
  [
    'several meanings below one term, one behind an empty line',
    '# Trees\n\nleaf\n: an end without children\n: a page of a B-tree\n\ntrunk\n\n: the line of the main work\n\nAfter.\n',
    [
      '3 question leaf = an end without children; a page of a B-tree',
      '3 question an end without children; a page of a B-tree = leaf',
      '7 question trunk = the line of the main work',
      '7 question the line of the main work = trunk',
    ],
  ],
  [
    'keys in a fence, each with what it does behind a gap',
    '# Panes\n\n```\nCtrl-b %    split to the right\nCtrl-b x    close the pane\nCtrl-b z    fill the window\n```\n',
    [
      '4 question Ctrl-b % = split to the right',
      '4 question split to the right = Ctrl-b %',
      '5 question Ctrl-b x = close the pane',
      '5 question close the pane = Ctrl-b x',
      '6 question Ctrl-b z = fill the window',
      '6 question fill the window = Ctrl-b z',
    ],
  ],
  [
    'a key between its mode and what it does',
    '| Mode | Key | Action |\n| --- | --- | --- |\n| Normal | `dd` | delete the line |\n| Normal | `yy` | copy the line |\n| Visual | `y` | copy what is marked |\n',
    [
      '3 question `dd` = Action: delete the line / Mode: Normal',
      '3 question Action: delete the line / Mode: Normal = `dd`',
      '4 question `yy` = Action: copy the line / Mode: Normal',
      '4 question Action: copy the line / Mode: Normal = `yy`',
      '5 question `y` = Action: copy what is marked / Mode: Visual',
      '5 question Action: copy what is marked / Mode: Visual = `y`',
    ],
  ],
  [
    'columns of wrong choices',
    'question,answer,wrong1,wrong2\nWhich port does HTTPS take?,443,80,22\nWhich port does SSH take?,22,443,25\n',
    [
      '2 question Which port does HTTPS take? = 443 ✗80 ✗22',
      '3 question Which port does SSH take? = 22 ✗443 ✗25',
    ],
    'c.csv',
  ],
  [
    'choices below a question and the letter of the right one',
    '# Net\n\nWhich port does HTTPS take?\n\nA) 80\nB) 443\nC) 22\n\nAnswer: B\n',
    ['3 question Which port does HTTPS take? = 443 ✗80 ✗22'],
  ],
  [
    'terms and meanings in plain text, a dash between',
    'idempotent - the same after many runs as after one\nlatency - the time until a reply begins\nthroughput - the work done in a second\njitter - how much latency varies\nbackoff – a longer wait before each new try\n',
    [
      '1 question idempotent = the same after many runs as after one',
      '2 question latency = the time until a reply begins',
      '3 question throughput = the work done in a second',
      '4 question jitter = how much latency varies',
      '5 question backoff = a longer wait before each new try',
    ],
    'cards.txt',
  ],
  [
    'pairs of lines in plain text, a caption above each command',
    'List the pods\nkubectl get pods\n\nFollow the logs\nkubectl logs -f web\n\nShow the nodes\nkubectl get nodes\n\nEnter a container\nkubectl exec -it web -- sh\n\nDelete a pod\nkubectl delete pod web\n',
    [
      '2 task List the pods = kubectl get pods',
      '5 task Follow the logs = kubectl logs -f web',
      '8 task Show the nodes = kubectl get nodes',
      '11 task Enter a container = kubectl exec -it web -- sh',
      '14 task Delete a pod = kubectl delete pod web',
    ],
    'cards.txt',
  ],
  [
    'keys below underlined headings',
    'VIM\n===\n\nMoving\n------\nh   left\nj   down\nk   up\nl   right\ngg  first line\n\nEditing\n-------\ndd  delete line\nyy  copy line\np   paste\n',
    [
      '6 question h = left',
      '6 question left = h',
      '7 question j = down',
      '7 question down = j',
      '8 question k = up',
      '8 question up = k',
      '9 question l = right',
      '9 question right = l',
      '10 question gg = first line',
      '10 question first line = gg',
      '14 question dd = delete line',
      '14 question delete line = dd',
      '15 question yy = copy line',
      '15 question copy line = yy',
      '16 question p = paste',
      '16 question paste = p',
    ],
    'vim.txt',
  ],
  [
    'sides of cards by words and tags, in pairs of lines',
    'Front: <div style="color: red"><h2>What does tac do?</h2></div>\nBack: <ul><li>turns lines</li><li>no more</li></ul>\n\nFront: <div style="color: red"><h2>What does nl do?</h2></div>\nBack: <ul><li>numbers lines</li><li>no more</li></ul>\n\nFront: <div style="color: red"><h2>What does wc do?</h2></div>\nBack: <ul><li>counts words</li><li>no more</li></ul>\n\nFront: <div style="color: red"><h2>What does cut do?</h2></div>\nBack: <ul><li>takes columns</li><li>no more</li></ul>\n\nFront: <div style="color: red"><h2>What does tee do?</h2></div>\nBack: <ul><li>writes twice</li><li>no more</li></ul>\n\n',
    [
      '1 question What does tac do? = - turns lines / - no more',
      '4 question What does nl do? = - numbers lines / - no more',
      '7 question What does wc do? = - counts words / - no more',
      '10 question What does cut do? = - takes columns / - no more',
      '13 question What does tee do? = - writes twice / - no more',
    ],
    'anki.txt',
  ],
  [
    'keys with dashes below headings in brackets',
    '[ Vi ]\nciw - Change inner word\nc[n]aw - Change [n] words\ndiw - Delete inner word\no - Insert line below\n\nx - Delete character\n\n[ Surround ]\nds[quote] - Delete the quote\ndst - Delete the tags\nyss - Surround the line\n',
    [
      '2 question ciw = Change inner word',
      '2 question Change inner word = ciw',
      '3 question c[n]aw = Change [n] words',
      '3 question Change [n] words = c[n]aw',
      '4 question diw = Delete inner word',
      '4 question Delete inner word = diw',
      '5 question o = Insert line below',
      '5 question Insert line below = o',
      '7 question x = Delete character',
      '7 question Delete character = x',
      '10 question ds[quote] = Delete the quote',
      '10 question Delete the quote = ds[quote]',
      '11 question dst = Delete the tags',
      '11 question Delete the tags = dst',
      '12 question yss = Surround the line',
      '12 question Surround the line = yss',
    ],
    'vim.txt',
  ],
  [
    'keys of a leader, of functions and command lines of an editor',
    'leader is comma\n<F1> Open the sheet\n<F2> file tree\n\n- repeat macro\n,p paste from clipboard\n,y yank to clipboard\nzc         close fold\n\n:Spell    - turn on the check\n:%Subvert - change text\n',
    {
      entries: [
        '2 question <F1> = Open the sheet',
        '2 question Open the sheet = <F1>',
        '3 question <F2> = file tree',
        '3 question file tree = <F2>',
        '5 question - = repeat macro',
        '5 question repeat macro = -',
        '6 question ,p = paste from clipboard',
        '6 question paste from clipboard = ,p',
        '7 question ,y = yank to clipboard',
        '7 question yank to clipboard = ,y',
        '8 question zc = close fold',
        '8 question close fold = zc',
        '10 question :Spell = turn on the check',
        '10 question turn on the check = :Spell',
        '11 question :%Subvert = change text',
        '11 question change text = :%Subvert',
      ],
      problems: ['1 not-a-line leader is comma'],
    },
    'vim.txt',
  ],
  [
    'single keys in fences',
    '## Pane\nCreate pane\n```\n"     split vertically (top/bottom)\n%     split horizontally (left/right)\n```\n\nOf git:\n```\nM     src/a.ts\nA     b.md\n```\n',
    [
      '4 question " = split vertically (top/bottom)',
      '4 question split vertically (top/bottom) = "',
      '5 question % = split horizontally (left/right)',
      '5 question split horizontally (left/right) = %',
    ],
  ],
  [
    'several pairs in a row in an item',
    '- `w` = forward one word, `b` = back one word\n- `u` = undo, `C-r` = redo\n- `V` = mark lines, then `<` or `>` to shift\n',
    [
      '1 command w = forward one word',
      '1 question b = back one word',
      '1 question back one word = b',
      '2 question u = undo',
      '2 question undo = u',
      '2 question C-r = redo',
      '2 question redo = C-r',
      '3 question V = mark lines, then `<` or `>` to shift',
      '3 question mark lines, then `<` or `>` to shift = V',
    ],
  ],
  [
    'captions with code behind a bar',
    '# TMUX\nStart new                   | tmux\nAttach session              | tmux a #  (or at)\nList sessions               | tmux ls\n\n## Windows\nNew window   | c\nName window  | ,\nFind window  | f     | by its name\n',
    [
      '2 command tmux = Start new',
      '3 command tmux a = Attach session (or at)',
      '4 command tmux ls = List sessions',
      '7 question c = New window',
      '7 question New window = c',
      '8 question , = Name window',
      '8 question Name window = ,',
      '9 question f = Find window (by its name)',
      '9 question Find window (by its name) = f',
    ],
  ],
  [
    'commands in the comments of a shell file, set in by tabs',
    '#!/bin/bash\n# To remember:\n#\tgit init\t\tCreate .git dir\n#\tgit rm --cached file\tTake the file out of the index\n#\tgit commit --amend\n#\t\t\t\tMend the last commit\n#\tgit push origin main\n#\t\t\t\tPublish to origin\n#\t\t\t\ton main\n',
    [
      '3 command git init = Create .git dir',
      '4 task Take the file out of the index = git rm --cached file',
      '5 task Mend the last commit = git commit --amend',
      '7 task Publish to origin on main = git push origin main',
    ],
    'x.sh',
  ],
  [
    'a part of what the comment above says, not of an earlier one',
    '# --platform linux/arm64\n\n# Take stock of the images\ndocker image ls\n\n# Start an Ubuntu system\ndocker run -it ubuntu bash\n# With volume:\ndocker run -v /data:/data -it ubuntu bash\n',
    [
      '4 task Take stock of the images = docker image ls',
      '7 task Start an Ubuntu system = docker run -it ubuntu bash',
      '9 task Start an Ubuntu system: With volume = docker run -v /data:/data -it ubuntu bash',
    ],
    'x.cheat',
  ],
  [
    'a name without words is silent on no account',
    '- h => left\n- {, ( => Move to end of sentence\n- e => to end of word\n- b => begin of sentence\n- } => Move to beginning of sentence\n',
    {
      entries: [
        '1 question h = left',
        '1 question left = h',
        '3 question e = to end of word',
        '3 question to end of word = e',
        '4 question b = begin of sentence',
        '4 question begin of sentence = b',
        '5 question } = Move to beginning of sentence',
        '5 question Move to beginning of sentence = }',
      ],
      problems: ['2 not-asked {, ( => Move to end of sentence'],
    },
  ],
  [
    'items of a list in a cell',
    '<table>\n<tr><th>Store</th><th>Use</th></tr>\n<tr><td>Redis</td><td><ul>\n<li>cache of pages</li>\n<li>queues</li>\n</ul></td></tr>\n<tr><td>RDB</td><td>rows</td></tr>\n</table>\n',
    [
      '3 question Redis = cache of pages; queues',
      '3 question cache of pages; queues = Redis',
      '7 question RDB = rows',
      '7 question rows = RDB',
    ],
  ],
  [
    "a rule above a question that Obsidian's mark asks",
    '#flashcards\n\nFirst\n\n---\nWhat is the keel?\n?\nThe spine\n',
    ['6 question What is the keel? = The spine'],
  ],
  [
    'a block of the same page that an answer of Logseq embeds, and one of another page',
    '- What is the keel? #card\n\t- {{embed  ((4d5da1ee-7d22-41f8-bc1e-14fd2b4ab278))}}\n- What is the mast? #card\n\t- {{embed ((11111111-2222-3333-4444-555555555555))}}\n- The spine of a boat\n  id:: 4d5da1ee-7d22-41f8-bc1e-14fd2b4ab278\n',
    {
      entries: ['1 question What is the keel? = The spine of a boat'],
      problems: ['3 no-answer What is the mast?'],
    },
  ],
  [
    'a name of two signs in a sheet is no caption',
    '# List roles\naws iam list-roles\n\n# S3\n\naws s3 sync build s3://b/\n',
    {
      entries: ['2 task List roles = aws iam list-roles'],
      problems: ['6 no-caption aws s3 sync build s3://b/'],
    },
    'aws.cheat',
  ],
  [
    'a place with the mark of a variable',
    '% git\n\n# switch to a branch\ngit switch $<branch>\n',
    ['4 task switch to a branch = git switch <branch=BRANCH>'],
    'git.cheat',
  ],
  [
    'three marks of Obsidian without a tag',
    '# X\n\nWhat is a keel?\n?\nthe spine\n\nWhat is a mast?\n?\nthe pole\n\nWhat is a hull?\n?\nthe body\n',
    [
      '3 question What is a keel? = the spine',
      '7 question What is a mast? = the pole',
      '11 question What is a hull? = the body',
    ],
  ],
  [
    'two marks of Obsidian, which may be an accident',
    '# X\n\nWhat is a keel?\n?\nthe spine\n\nWhat is a mast?\n?\nthe pole\n',
    { entries: [], problems: ['3 not-asked What is a keel?', '7 not-asked What is a mast?', '1 no-cards'] },
  ],
  [
    'questions and answers behind tabs are no sheet of keys',
    'Q:\tWhat holds the mast?\n\nA:\tThe keel step\n\nQ:\tWhat holds the sail?\n\nA:\tThe mast\n\nQ:\tWhat holds the boom?\n\nA:\tThe gooseneck\n\nQ:\tWhat holds the rudder?\n\nA:\tThe pintles\n\nQ:\tWhat holds the anchor?\n\nA:\tThe windlass\n',
    [
      '1 question What holds the mast? = The keel step',
      '5 question What holds the sail? = The mast',
      '9 question What holds the boom? = The gooseneck',
      '13 question What holds the rudder? = The pintles',
      '17 question What holds the anchor? = The windlass',
    ],
    'exam.txt',
  ],
]

test.each(shapes.map(([name, text, wanted, file = 'notes.md']) => ({ name, text, wanted, file })))(
  '$name',
  ({ text, wanted, file }) => {
    const expected = Array.isArray(wanted) ? { entries: wanted, problems: [] } : wanted
    expect(shown(text, file)).toEqual(expected)
  },
)

test('a program with many functions is no sheet: each of its lines is named', () => {
  const functions = Array.from({ length: 16 }, (_, index) => `f${index}() {\n  ls -l\n  pwd\n}\n`)
  const { entries, problems } = shown(`${functions.join('\n')}\n### begin ###\nf1 all\n`, 'boat.sh')
  expect(entries).toEqual([])
  expect(problems.at(-2)).toBe('82 not-a-line f1 all')
})

test('notes that say something else of a line, a command or a question than before have changed', () => {
  const read = (line: string, command: string, answer: string) =>
    readNotes(
      `# podman\n\n- podman logs -f a : ${line}\n- podman pull : ${command}\n\nQ: Who?\nA: ${answer}\n`,
      'notes.md',
      { known: noVocabulary() },
    ).entries
  const before = read('shows what is new', 'gets it', 'you')
  const changed = (after: typeof before): number => diffEntries(before, after).changed.length
  expect(before).toHaveLength(3)
  expect(changed(read('shows what is new', 'gets it', 'you'))).toBe(0)
  expect(changed(read('goes on showing', 'gets it', 'you'))).toBe(1)
  expect(changed(read('goes on showing', 'fetches it', 'me'))).toBe(3)
})
