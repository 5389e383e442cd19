import type { Texts } from './en.ts'

const starter = (name: string): string => `---
deck: ${name}
title: ${name}
language: ko
program: docker
---

# ${name}

이런 글은 읽는 사람을 위한 것입니다. 무엇이 카드가 되는지는 덱 폴더의 README에 있습니다.

## 1단계: 처음

### docker container

| 명령 | 별칭 | 뜻 | 예 |
|---|---|---|---|
| \`run\` | \`docker run\` | 이미지로 컨테이너를 만들어 시작 | \`docker run httpd\` |

| 옵션 | 값 | 대상 명령 | 뜻 | 이유 |
|---|---|---|---|---|
| \`-p\`, \`--publish\` | \`HOST:CONTAINER\` | \`container run\` | 호스트에서 접속할 포트 열기 | 호스트 포트를 먼저 적습니다. |

Q: 컨테이너에서 쓸 수 있는 레이어는 어느 것일까요? {#${name}-layer}

A: 맨 위의 레이어

- 맨 아래의 레이어
- 모든 레이어

> 이미지 레이어는 읽기 전용이며 함께 씁니다.

C: 컨테이너를 지우면 [쓰기 가능|writable] 레이어가 사라집니다. {#${name}-rm}

T: 호스트의 8080 포트로 접속할 수 있게 httpd를 실행하세요. {#${name}-run}

\`\`\`sh
docker run -p 8080:80 httpd
\`\`\`

> 호스트 포트를 먼저 적습니다.
`

/** Korean. */
export const ko: Texts = {
  language: 'ko',
  locale: 'ko-KR',
  kinds: {
    whichOption: '어떤 옵션일까요?',
    whichCommand: '어떤 명령일까요?',
    whatDoesOption: (names) => `${names} 옵션은 무엇을 할까요?`,
    whatDoesCommand: (name) => `${name} 명령은 무엇을 할까요?`,
    fillTheGap: '빈칸을 채우세요:',
    typeTheCommand: '명령을 입력하세요:',
    whatDoesEachPart: '각 부분은 무엇을 할까요?',
    whatDoesLine: '이 명령은 무엇을 할까요?',
    whichIsWhich: '어느 것이 어느 것일까요?',
    seeNotes: (file, line) => `${file} ${line}행 참고`,
    lineOfNotes: (start) => `노트에서 ${start}(으)로 시작하는 명령`,
    shortForm: (long) => `${long}의 짧은 형태는 무엇일까요?`,
    valueForm: (names) => `${names} 옵션의 값은 어떤 꼴일까요?`,
    firstWords: (start, count) => `${start}(으)로 시작, ${count}단어`,
    firstLetters: (start, length) => (start === '' ? `${length}글자` : `${start}(으)로 시작, ${length}글자`),
  },
  quiz: {
    position: (at, total) => `${at}/${total}`,
    didYouKnow: '알고 있었나요?',
    near: '아깝습니다. 한 번 더 해 보세요',
    gaveUp: '모름',
    comesBack: '이번에 다시 나옵니다',
    due: (when) => `다음 복습: ${when}`,
    grades: { again: '다시', hard: '어려움', good: '알맞음', easy: '쉬움' },
    hint: (text) => `힌트: ${text}`,
    changed: '익힌 뒤에 바뀌었습니다',
    undone: '되돌렸습니다. 같은 카드를 다시 묻습니다',
    backAgain: '되돌렸습니다. 이 카드를 더는 미루거나 보류하지 않습니다',
    nothingToUndo: '되돌릴 답이 없습니다',
    goesOn: '멈춘 곳에서 이어서 합니다',
    suspended: '보류했습니다. 되돌릴 때까지 묻지 않습니다',
    buried: '내일까지 미뤘습니다',
    noEditor: (place) => `${place} (EDITOR를 정하면 여기서 열 수 있습니다)`,
    interval: (days) =>
      days < 31 ? `${days}일` : days < 365 ? `${Math.round(days / 30.4)}달` : `${(days / 365).toFixed(1)}년`,
    /** Words behind keys, as short as can be. */
    keys: {
      answer: '↵ 답하기',
      hint: 'tab 힌트',
      giveUp: '? 모름',
      stop: '^C 그만',
      choose: (last) => `1-${last} 고르기`,
      show: '↵ 답 보기',
      knew: 'y 알았음',
      knewNot: 'n 몰랐음',
      grade: '1-4 평가',
      next: '↵ 다음',
      done: '↵ 마침',
      undo: '되돌리기',
      quit: '그만',
      help: '모든 키',
    },
    allKeys: {
      next: '다음 카드 (스페이스도 됩니다)',
      grade: '평가 바꾸기: 다시, 어려움, 알맞음, 쉬움',
      undo: '마지막 답을 되돌리기, 그 앞의 답도 (입력 중에는 Alt-U)',
      suspend: '되돌릴 때까지 이 카드를 보류',
      bury: '이 카드를 내일까지 미루기',
      edit: '카드가 나온 줄을 편집기에서 열기',
      why: '이 카드에 대해 더 보기',
      quit: '여기서 그만. 다음에 이어서 합니다',
      interrupt: '언제든 그만',
    },
    about: {
      also: (line) => `이것도 정답: ${line}`,
      usedBy: (names) => `해당하는 곳: ${names}`,
      from: (place) => `출처: ${place}`,
      memory: (days, reps, lapses, difficulty) =>
        `간격 ${days}일, 답한 횟수 ${reps}, 잊은 횟수 ${lapses}, 난이도 ${difficulty.toFixed(1)}/10`,
    },
    nothingDue: (when) =>
      when === undefined
        ? '복습할 카드가 없습니다.'
        : `복습할 카드가 없습니다. 다음 카드는 ${when} 나옵니다.`,
    tryMore: '오늘 새 카드를 더 보려면: flagdrill quiz --new 10',
    tryDecks: '카드가 없습니다. 노트로 덱을 만드세요: flagdrill build NOTES.md',
    timeUp: '시간이 다 됐습니다.',
    stopped: '멈췄습니다. 지금까지의 답은 모두 저장되었습니다.',
  },
  /** For screen readers: words in the place of marks. */
  plain: {
    header: (deck, at, total) => `카드 ${at}/${total}. ${deck}.`,
    right: '정답:',
    almost: '아깝습니다:',
    wrong: '오답:',
  },
  /** For programs that ask in our place. */
  drive: {
    misfit: (wanted) => `이 문제의 답은 ${wanted} 또는 --give-up 으로 줍니다`,
    nothingAsked: '지금 나온 문제가 없습니다',
    otherCard: (given, asked) => `지금 나온 카드는 ${given} 카드가 아니라 ${asked} 카드입니다`,
    askFirst: 'flagdrill next를 실행하면 문제가 나옵니다',
  },
  summary: {
    done: (cards, time, right, percent) =>
      `끝: 카드 ${cards}장, ${time}, 한 번에 맞힌 카드 ${right}장 (${percent} %).`,
    hard: '어려웠던 것',
    next: '다음',
    due: (count, when) => `${when} ${count}장`,
    streak: '연속',
    days: (days) => `${days}일`,
    none: '아직 예정이 없습니다',
  },
  when: {
    today: '오늘',
    tomorrow: '내일',
    inDays: (days) => `${days}일 뒤`,
    on: (weekday) => weekday,
  },
  duration: (ms) => {
    const seconds = Math.round(ms / 1000)
    return seconds < 60 ? `${seconds}초` : `${Math.round(seconds / 60)}분`
  },
  remarks: {
    means: (names, summary) => `${names}: ${summary}`,
    case: (typed, expected) => `${typed}: ${expected}와 대소문자가 다릅니다`,
    typo: (typed) => `${typed}: 한 글자가 다릅니다`,
    unknown: (typed) => `${typed}: 이 덱에는 없는 이름입니다`,
    part: (part, meaning) => `${part}: ${meaning}`,
    dashes: (typed) => `${typed}: 하이픈이 아니라 줄표(–)로 시작합니다`,
  },
  /** What is off about a typed command line. */
  line: {
    empty: '입력한 것이 없습니다',
    tooLong: '단어가 너무 많아 나머지는 읽지 않았습니다',
    otherProgram: (typed, program) => `${typed}: ${program} 명령이 아닙니다`,
    unknownCommand: (typed, near) =>
      near === undefined ? `${typed}: 없는 명령입니다` : `${typed}: 없는 명령입니다. ${near}(은)는 있습니다`,
    noCommand: (path) => `${path}: 뒤에 명령이 빠졌습니다`,
    unknownOption: (typed) => `${typed}: 이 명령에는 없는 옵션입니다`,
    isNear: (names, meaning) => `${names}(은)는 있습니다: ${meaning}`,
    elsewhere: (commands) => `${commands} 명령의 옵션입니다`,
    hidden: (name) => `${name}의 옛 이름이라 표에 없습니다`,
    needsValue: (name) => `${name}: 뒤에 값이 필요합니다`,
    badValue: (name, raw, reason) => `${name}에 "${raw}" 값은 쓸 수 없습니다: ${reason}`,
    badWord: (raw, reason) => `"${raw}": ${reason}`,
    badSyntax: (typed) => `${typed}: 옵션이 아닙니다`,
    tooFew: (slot) => `끝에 ${slot || '단어'} 자리가 비었습니다`,
    tooMany: (given, max) =>
      max === 0
        ? '옵션 뒤에는 아무것도 올 수 없습니다'
        : `옵션 뒤에 단어가 ${given}개입니다. ${max}개까지 쓸 수 있습니다`,
    conflict: (a, b) => `${a}, ${b}: 함께 쓸 수 없습니다`,
    needsOption: (name, option) =>
      option === undefined
        ? `여기에는 ${name} 옵션이 필요합니다`
        : `${option}: ${name} 없이는 쓸 수 없습니다`,
    single: (option) => `${option}: 이름을 하나만 쓸 수 있습니다`,
    otherCommand: (given, meaning) =>
      meaning === '' ? `${given}: 다른 명령입니다` : `${given}: 다른 명령입니다 (${meaning})`,
    missingOption: (names, meaning) => `${names} 빠짐: ${meaning}`,
    extraOption: (names, meaning) => `${names} 필요 없음: ${meaning}`,
    wrongValue: (name, given, expected) => `${name} 값은 ${given || '빈 값'} 대신 ${expected || '값 없음'}`,
    afterArgument: (names, slot) => `${names}: ${slot} 뒤에 있어서 안에서 실행할 명령으로 넘어갑니다`,
    mistyped: (typed) => `${typed}: 한 글자가 다릅니다`,
    missingWord: (expected) => `${expected} 빠짐`,
    extraWord: (given) => `${given} 필요 없음`,
    wrongWord: (given, expected) => `${given} 대신 ${expected}`,
    order: (expected) => `순서는 ${expected}`,
    inner: (expected, given) =>
      expected === ''
        ? `안에서 실행할 명령은 필요 없습니다: ${given}`
        : given === ''
          ? `안에서 실행할 명령이 빠졌습니다: ${expected}`
          : `안에서 실행할 명령은 ${given} 대신 ${expected}`,
    dashes: (typed) => `${typed}: 하이픈이 아니라 줄표입니다`,
    shell: (typed) =>
      /["']/.test(typed)
        ? `${typed}: 닫히지 않았습니다`
        : `${typed.trim() || '↵'}: 셸이 처리하는 기호라 뒤는 명령에 들어가지 않습니다`,
    values: {
      boolean: () => 'true나 false만 됩니다',
      number: () => '여기에 맞는 숫자가 아닙니다',
      bytes: () => '512m 같은 크기가 아닙니다',
      duration: () => '1m30s 같은 시간이 아닙니다',
      port: (detail) => `${detail || '빈 값'}: 포트 번호(1~65535)가 아닙니다`,
      'port-ranges': () => '두 범위의 길이가 다릅니다',
      protocol: (detail) => `${detail}: 프로토콜(tcp, udp, sctp)이 아닙니다`,
      address: (detail) => `${detail}: IP 주소가 아닙니다`,
      mode: (detail) => `${detail}: 없는 모드입니다`,
      colons: () => '콜론이 너무 많습니다',
      path: (detail) => `${detail}: 컨테이너 안의 위치로 쓸 수 없습니다`,
      'key-value': (detail) => `${detail || '값'}: KEY=VALUE 꼴이 아닙니다`,
      allowed: (detail) => `${detail} 가운데 하나여야 합니다`,
      key: (detail) => `${detail}: 없는 키입니다`,
      empty: () => '비어 있습니다',
      form: () => '이 자리에 맞는 꼴이 아닙니다',
      reference: () => '이미지 이름이 아닙니다 (대문자는 쓸 수 없습니다)',
      'one-container': () => '한쪽만 CONTAINER:PATH 꼴이어야 합니다',
    },
  },
  explain: {
    valid: (program) => `${program}에서 쓸 수 있는 명령줄입니다.`,
    invalid: (program) => `이 덱이 아는 한 ${program}에서 거절되는 명령줄입니다.`,
    inner: '안에서 실행할 명령',
    same: '같은 명령입니다.',
    different: '다른 점:',
    program: '프로그램',
    noProgram: (name) => `${name} 프로그램을 다루는 덱이 없습니다`,
    noProgramHint: (known) => `있는 것: ${known}`,
    prefix: {
      prompt: '복사된 프롬프트',
      sudo: '다른 사용자로 실행',
      assignment: '변수를 정해 줌',
      'full-width': '전각 문자는 반각으로 읽습니다',
    },
  },
  weak: {
    risk: (percent) => `잊었을 확률 ${percent} %`,
    failed: '지난번에 틀림',
    lapses: (count) => `${count}번 잊음`,
    leech: (count) => `자꾸 잊음 (${count}번)`,
    difficult: '어려움',
    slow: (time) => `자주 느림 (${time})`,
    confused: (name, times) => `${name} 카드와 ${times}번 헷갈림`,
    /** What the cards of a kind ask for. */
    kinds: {
      meaning: '뜻',
      recall: '이름',
      form: '짧은 형태',
      value: '값',
      concept: '질문',
      gap: '빈칸',
      read: '읽기',
      command: '명령줄',
      contrast: '구별하기',
    },
    reading: (events) => `기록 읽는 중: ${events}개`,
    none: '아직 아는 카드가 없습니다. flagdrill로 시작하세요.',
    noneSo: '아는 카드 가운데 이 조건에 맞는 것이 없습니다.',
    ahead: (count, total) =>
      `${
        count === total
          ? `카드 ${total}장${total === 1 ? '은' : ' 모두'} 아직 복습할 날이 아닙니다.`
          : `카드 ${total}장 가운데 ${count}장은 아직 복습할 날이 아닙니다.`
      } 그래도 답은 기록됩니다. 지금 맞히면 예정일에 맞힐 때보다 간격이 덜 늘고, 틀리면 간격이 줄어듭니다. 일정을 그대로 두려면: --no-record`,
    noTrace: '연습만 합니다. 기록하지 않습니다.',
    unchanged: (when) => (when === undefined ? '기록 안 함' : `기록 안 함, 다음 복습은 그대로 ${when}`),
    leftOut: '이번 연습에서는 더 묻지 않습니다',
    stopped: '멈췄습니다.',
    keepsFailing: (count) => `${count}번 잊은 카드입니다.`,
    wayOut: (edit, suspend) =>
      suspend === undefined
        ? `되풀이만 해서는 외워지지 않습니다. ${edit} 키로 문장을 바꾸세요.`
        : `되풀이만 해서는 외워지지 않습니다. ${edit} 키로 문장을 바꾸거나 ${suspend} 키로 보류하세요.`,
    beside: (other) => `헷갈리는 것: ${other}. flagdrill weak에서 둘을 나란히 묻습니다.`,
    leechHelp: {
      title: (name) => `${name}: 되풀이만 해서는 외워지지 않습니다.`,
      reword: '문장 바꾸기',
      suspend: '보류하기',
      beside: '구별하기',
      drilled: (contrast) => `${contrast} (바로 뒤에 묻습니다)`,
    },
    unknownBy: (given, known) => `"${given}" 순서는 없습니다. 가능한 순서: ${known}`,
  },
  stats: {
    none: '아직 기록된 답이 없습니다. flagdrill로 시작하세요.',
    since: (day, some) => (some ? `아래는 ${day}부터 센 것입니다.` : `${day}부터는 답이 없습니다.`),
    today: '오늘',
    waiting: '대기',
    streak: '연속',
    cards: '카드',
    average: '하루 평균',
    grades: '등급',
    noAnswers: '아직 답이 없음',
    answers: (count, percent, fresh, time) => `답 ${count}번, 맞힘 ${percent} %, 새 카드 ${fresh}장, ${time}`,
    due: (due, fresh) => `복습 ${due}장, 새 카드 ${fresh}장`,
    run: (days, longest) => `${days}일, 가장 길었을 때 ${longest}일`,
    met: (met, total) => `${total}장 중 ${met}장 시작`,
    young: (count) => `익히는 중 ${count}장`,
    mature: (count) => `익힌 카드 ${count}장`,
    suspended: (count) => `쉬는 카드 ${count}장`,
    leeches: (count) => `자꾸 틀리는 카드 ${count}장`,
    averages: (answers, reviews, fresh, days) =>
      `답 ${answers}번, 복습 ${reviews}장, 새 카드 ${fresh}장 (답한 날 ${days}일)`,
    retention: (percent) => `기억률 (목표: ${percent} %)`,
    kinds: { young: '간격 21일 미만', mature: '간격 21일 이상', all: '전체' },
    share: (percent, total) => `${total}번 중 ${percent} %`,
    noShare: '아직 없음',
    forecast: '앞으로 30일 동안의 복습',
    now: '오늘',
    ahead: (today, tomorrow, week, month) =>
      `오늘 ${today}장, 내일 ${tomorrow}장, 7일 동안 ${week}장, 30일 동안 ${month}장`,
    year: '한 해 동안의 답',
    less: '없음',
    most: '많음',
    weekdays: ['월', '화', '수', '목', '금', '토', '일'],
    months: ['1월', '2월', '3월', '4월', '5월', '6월', '7월', '8월', '9월', '10월', '11월', '12월'],
    byMonth: '달마다의 답',
    monthly: (answers, days) => `${days}일 동안 ${answers}번`,
    time: (median) => `답하기까지 걸린 초 (절반은 ${median}초 안)`,
    between: (from, upTo) =>
      upTo === undefined ? `${from}초 초과` : from === 0 ? `${upTo}초 이하` : `${from}초 초과 ${upTo}초 이하`,
    hour: (hour) => `${hour}시`,
    hours: '시각마다의 답',
    coverage: '명령마다 아는 옵션',
    of: (known, total) => `${total}개 중 ${known}개`,
    more: (count) => `… 더 잘 아는 명령 ${count}개 (--json에 모두 있음)`,
    unmet: (count) => `아직 옵션을 하나도 시작하지 않은 명령 ${count}개`,
  },
  export: {
    unknown: (given, known) => `"${given}": ${known} 가운데 하나여야 합니다`,
    badSince: (given) => `--since에는 날짜(2026-11-25)나 일수(7d)를 적어야 합니다 ("${given}")`,
    written: (rows, file) => `${file}에 ${rows}행을 썼습니다`,
  },
  care: {
    kept: (events, files, cards) => `파일 ${files}개에 기록 ${events}개, 아는 카드 ${cards}장.`,
    damaged: (file, line) => `${file}:${line}: 읽을 수 없습니다. 나머지 줄은 모두 셉니다`,
    torn: (file, line) => `${file}:${line}: 쓰다 만 줄입니다. 저장되었다고 알린 적이 없는 답입니다`,
    twice: (count) => `두 번 이상 나오는 기록 ${count}개, 한 번씩만 셉니다`,
    out: (count) => `시간순이 아닌 기록 ${count}개, 시간에 따라 셉니다`,
    open: (path) => `${path}: 다른 사용자도 읽을 수 있습니다 (--repair로 막을 수 있습니다)`,
    snapshot: 'state.json을 읽을 수 없어 기록에서 다시 만듭니다',
    orphan: (id) =>
      `${id}: 지금은 어떤 덱에도 없는 카드입니다. 기록은 남아 있습니다 (flagdrill adopt OLD NEW)`,
    decks: (count) => `덱에 문제 ${count}개 (flagdrill check)`,
    more: (count) => `… 그 밖에 ${count}개`,
    well: '모두 괜찮습니다.',
    unwell: '위에 적은 것 말고는 잃은 것이 없습니다.',
    added: (events, decks) => `기록 ${events}개와 덱 ${decks}개를 더했습니다.`,
    noHistory: (card) => `${card}: 기록이 없습니다`,
    seeCards: 'flagdrill cards로 id를 볼 수 있습니다',
    undone: '되돌림',
    held: '쉬게 함',
    back: '다시 물음',
    adopted: '이어받음',
    damagedNote: (count) => `읽을 수 없는 기록이 ${count}줄 있습니다. flagdrill doctor로 확인하세요`,
  },
  /** Why the system refused, by its code. */
  reasons: {
    ENOENT: '그런 파일이 없습니다',
    EACCES: '권한이 없습니다',
    EPERM: '권한이 없습니다',
    ENOSPC: '디스크가 가득 찼습니다',
    ENOTDIR: '폴더가 아닙니다',
    EROFS: '읽기 전용입니다',
  },
  problems: {
    unreadable: (detail) => `읽을 수 없습니다 (${detail})`,
    'not-a-file': () => '파일이 아닙니다',
    binary: () => '텍스트가 아닙니다',
    'too-large': (detail) => `${detail}보다 큽니다`,
    'no-cards': () => '카드로 만들 것이 없습니다. 옵션 표나 명령 표, Q:, C: 블록이 필요합니다',
    'front-matter': (detail) => `머리말에서 이해할 수 없는 줄: ${detail}`,
    'table-unknown': (detail) => `옵션 표도 명령 표도 아닌 표: ${detail}`,
    'row-empty': () => '빈 행',
    'row-no-name': (detail) =>
      detail ? `행에 옵션이나 명령이 없습니다: ${detail}` : '옵션이나 명령이 없는 행',
    'no-meaning': (detail) => `${detail}의 설명이 없습니다`,
    'no-program': () => '어떤 프로그램의 표인가요? 제목에 적거나 --program으로 알려 주세요',
    'no-command': (detail) => `${detail}: 어느 명령의 옵션인가요?`,
    'described-nowhere': (detail) => `${detail}: 명령 표에는 있지만 설명이 없습니다`,
    'listed-nowhere': (detail) => `${detail}: 설명은 있지만 이 옵션을 적은 명령이 없습니다`,
    'no-answer': (detail) => `답이 없습니다: ${detail}`,
    'no-question': (detail) => (detail ? `질문 없는 답: ${detail}` : '질문 없는 답'),
    'no-gap': (detail) => `[빈칸]이 없습니다: ${detail}`,
    'not-understood': (detail) => `읽을 수 없는 줄: ${detail}`,
    'no-page': (detail) => `자기 페이지가 없습니다: ${detail}`,
    'not-in-program': (detail) => `이 명령에는 없는 옵션입니다: ${detail}`,
    'no-such-command': (detail) => `프로그램에 없는 명령입니다: ${detail}`,
    'means-else': (detail) => `여기서는 뜻이 다릅니다: ${detail}`,
    'not-a-table': () => '행과 열을 나눌 수 없습니다',
    'bad-example': (detail) => `프로그램이 거절하는 예: ${detail}`,
    'no-such-option': (detail) => `어떤 명령에도 없는 옵션: ${detail}`,
    'id-twice': (detail) => `다른 덱에도 있는 id: ${detail}`,
    'only-here': (detail) => `다른 언어에는 없는 id: ${detail}`,
    'choice-twice': (detail) => `같은 오답이 두 번 나옵니다: ${detail}`,
    'not-a-line': (detail) => `명령 하나로 읽을 수 없는 줄: ${detail}`,
    duplicate: (detail) => `${detail}: 두 번 나옵니다. 첫 번째 것을 씁니다`,
    'right-among-wrong': (detail) => `정답이 오답 목록에도 있습니다: ${detail}`,
    'too-many': (detail) => `${detail}개를 넘습니다. 나머지는 뺐습니다`,
    'deck-name-taken': (detail) => `${detail}: 같은 이름의 덱이 이미 있어 이 덱은 뺐습니다`,
    'not-a-deck': (detail) => `이 버전이 아는 덱이 아닙니다 (${detail})`,
  },
  errors: {
    error: '오류',
    hint: '도움말',
    noDeck: (name) => `"${name}" 덱이 없습니다`,
    didYouMean: (name) => `혹시 ${name}인가요?`,
    seeDecks: 'flagdrill decks로 목록을 볼 수 있습니다',
    seeHelp: 'flagdrill --help로 사용법을 볼 수 있습니다',
    unknownCommand: (name) => `"${name}" 명령이 없습니다`,
    unknownOption: (name) => `${name} 옵션이 없습니다`,
    needsNumber: (option, given) => `--${option}에는 0 이상의 정수를 적어야 합니다 ("${given}")`,
    needsValue: (option) => `--${option}에는 값이 필요합니다`,
    missingArgument: '인자가 빠졌습니다',
    badLanguage: (given, known) => `"${given}" 언어가 없습니다. 가능한 언어: ${known}`,
    badTime: (given) => `FLAGDRILL_NOW가 ISO 시각이 아닙니다: "${given}"`,
    unusableFile: (file, reason) => `${file}: ${reason}`,
    notWritable: (folder, reason) => `${folder}에 쓸 수 없습니다 (${reason})`,
    writableHint: '--data DIR 또는 FLAGDRILL_DATA로 다른 폴더를 고르세요',
    notSaved: (reason) => `답을 저장하지 못했습니다 (${reason})`,
    notSavedHint: '그 전의 답은 모두 남아 있습니다. 공간을 비우거나 다른 폴더를 고른 다음 다시 시작하세요',
    newerProgress: (file) => `${file}: 더 새로운 flagdrill이 쓴 파일입니다`,
    newerHint: 'flagdrill을 업데이트하세요. 아무것도 바꾸지 않았습니다',
    bug: 'flagdrill의 버그입니다',
    nothingBuilt: (file) => `${file}: 카드로 만들 것이 없습니다`,
    sameFile: (name) => `두 파일이 같은 덱 "${name}"이 됩니다`,
    sameFileHint: '--name으로 따로 만드세요',
    unknownKind: (kind, known) => `"${kind}" 종류의 카드가 없습니다. 가능한 종류: ${known}`,
    noHelp: (program) => `${program}의 도움말을 읽을 수 없습니다`,
    noHelpHint: '--help로 도움말을 출력하는 프로그램만 읽을 수 있습니다. 저장한 페이지: --help-file FILE',
    nothingToBuild: '무엇으로 덱을 만들지 알 수 없습니다',
    nothingToBuildHint: '노트 파일이나 --from 프로그램을 적어 주세요',
    fileThere: (file) => `${file}: 이미 있습니다`,
    badDeckName: (name) => `"${name}"은(는) 덱 이름으로 쓸 수 없습니다`,
    badDeckNameHint: '글자, 숫자, "-", "_", "."만 쓰세요',
    shippedName: (name) => `"${name}"은(는) flagdrill에 들어 있는 덱입니다`,
  },
  commands: {
    usage: 'flagdrill [명령] [옵션]',
    program: '명령줄을 외워서 익히기',
    quiz: '오늘의 퀴즈 (flagdrill만 입력해도 됩니다)',
    weak: '약한 카드 다시 보기',
    stats: '진도를 숫자로 보기',
    export: '다른 프로그램을 위해 진도 내보내기',
    next: '다른 프로그램에 다음 문제 내주기',
    answer: '다른 프로그램에서 그 문제에 답하기',
    due: '오늘 기다리는 카드 수',
    decks: '덱 목록',
    cards: '덱에 있는 카드 목록',
    build: '공부 노트로 덱 만들기',
    check: '덱이나 파일에 있는 문제 모두 보기',
    new: '덱의 본보기 파일 만들기',
    preview: '파일의 카드를 퀴즈에 나올 모습으로 보기',
    doctor: '저장된 것을 모두 살펴보고 문제 알리기',
    backup: '기록과 덱을 압축 파일로 묶기',
    restore: '압축 파일의 내용 더하기',
    merge: '다른 데이터 폴더의 내용 더하기',
    history: '카드 하나의 모든 기록 보기',
    adopt: '없어진 카드의 기록을 다른 카드에 이어 주기',
    suspend: '카드를 묻지 않고 쉬게 하기',
    explain: '명령줄의 각 부분이 하는 일 보기',
    compare: '두 명령줄이 같은 일을 하는지 비교',
    epilogue: 'Ctrl-C로 언제든 멈출 수 있고, 답은 하는 즉시 저장됩니다.',
    options: {
      limit: '이번에 볼 카드의 최대 수',
      new: '이번에 볼 새 카드의 최대 수 (하루 제한보다 많아도 됨)',
      minutes: '몇 분 뒤에 멈출지',
      seed: '같은 순서로 되풀이하기 위한 값',
      text: '입력한 답',
      choice: '고른 번호. 여러 부분이면 2,1,3',
      grade: '얼마나 알았는지: again, hard, good, easy',
      giveUp: '모르겠음',
      hint: '힌트도 보기 (쉬움은 받을 수 없음)',
      plain: '그림 없이 글로만 (화면 낭독기용)',
      data: '진도와 내 덱을 두는 폴더',
      language: '화면과 덱의 언어: en 또는 ko',
      json: 'JSON으로 출력',
      count: '숫자만 출력',
      dryRun: '만들 내용만 보여 주고 쓰지 않기',
      name: '덱 이름 (기본값은 파일 이름)',
      programName: '노트가 다루는 프로그램',
      decks: '쓸 덱 (기본값은 전부)',
      files: '노트 (Markdown, CSV, TSV)',
      from: '도움말을 읽을 설치된 프로그램',
      only: '그 프로그램에서 이 명령만 (쉼표로 구분)',
      helpFile: '설치된 프로그램 대신 저장해 둔 도움말 파일',
      diff: '지난번 이후 달라진 것만 보여 주고 쓰지 않기',
      against: '노트를 대조할 프로그램이나 덱',
      checkFiles: '살펴볼 파일 (기본값은 모든 덱)',
      repair: '더하기만으로 고칠 수 있는 것 고치기',
      archive: '압축 파일 (.tar.gz)',
      folder: 'flagdrill 데이터 폴더',
      card: '카드 id',
      back: '다시 묻기',
      by: '순서: all(기본값), risk, lapses, difficulty, slow, confusion',
      deck: '쓸 덱 (여러 번 적을 수 있음)',
      sinceAnswered: '이 날짜(2026-11-25)부터, 또는 며칠 동안(7d) 답한 카드만',
      list: '이유와 함께 목록만 보기',
      noRecord: '기록하지 않고 연습만 하기',
      format: 'csv(기본값), json, jsonl, markdown',
      what: 'cards(기본값) 또는 reviews',
      since: '이 날짜(2026-11-25)부터, 또는 며칠 동안(7d)의 복습만',
      output: '표준 출력 대신 쓸 파일',
      newName: '덱 이름',
      kind: '이 종류의 카드만',
      line: '따옴표로 묶은 명령줄',
      help: '도움말 보기',
      version: '버전 보기',
    },
    examples: {
      quiz: '오늘의 퀴즈',
      quizMinutes: '10분 동안',
      build: '내 노트로 덱 만들기',
      buildFrom: '설치된 프로그램으로 덱 만들기',
      due: '프롬프트에 넣을 숫자',
      explain: '단어마다 하는 일',
    },
    help: {
      'Commands:': '명령:',
      'Options:': '옵션:',
      'Positionals:': '인자:',
      'Examples:': '예:',
      boolean: '예/아니오',
      string: '값',
      array: '여럿',
      required: '필수',
      default: '기본값',
      'default:': '기본값:',
    },
  },
  lists: {
    due: (due, fresh) =>
      due + fresh === 0
        ? '오늘 기다리는 카드가 없습니다.'
        : `오늘 기다리는 카드: 복습 ${due}장, 새 카드 ${fresh}장.`,
    deck: '덱',
    cards: '카드',
    dueColumn: '복습',
    newColumn: '새 카드',
    title: '제목',
    own: '내 덱',
    cardCount: (count) => `카드 ${count}장`,
    noProblems: (decks, cards) => `덱 ${decks}개, 카드 ${cards}장: 문제가 없습니다.`,
    problems: (count) => `문제 ${count}개`,
    built: (name, cards, entries) => `${name} 덱을 만들었습니다: 카드 ${cards}장 (${entries}).`,
    wouldBuild: (name, cards, entries) => `만들 덱 ${name}: 카드 ${cards}장 (${entries}).`,
    entries: (commands, options, others) =>
      [
        commands > 0 ? `명령 ${commands}개` : '',
        options > 0 ? `옵션 ${options}개` : '',
        others > 0 ? `질문 ${others}개` : '',
      ]
        .filter(Boolean)
        .join(', '),
    starter: (name) => starter(name),
    fileOk: (file, cards) => `${file}: 카드 ${cards}장, 문제가 없습니다.`,
    walking: (program, done, known) => `${program} 도움말 읽는 중: ${known}쪽 가운데 ${done}쪽`,
    walked: (program, version, pages) =>
      `${program}${version === '' ? '' : ` ${version}`} 도움말 ${pages}쪽을 읽었습니다.`,
    walkFault: {
      'not-found': '그런 프로그램이 없습니다',
      silent: '아무것도 출력하지 않습니다',
      slow: '10초가 넘게 걸렸습니다',
      endless: '끝없이 출력합니다',
      binary: '텍스트가 아닌 것을 출력합니다',
      'not-its-own': '다른 명령의 도움말을 출력합니다',
      'too-many': '페이지가 너무 많습니다',
      failed: '실행할 수 없습니다',
    },
    drift: (added, changed, vanished) => `새것 ${added}개, 바뀐 것 ${changed}개, 없어진 것 ${vanished}개.`,
    driftWhat: { meaning: '뜻', default: '기본값', type: '값', names: '이름' },
    agrees: (file, program) => `${file}: ${program}에 어긋나는 것이 없습니다.`,
    startQuiz: (name) => `배우기: flagdrill quiz ${name}`,
    reading: (file) => `${file} 읽는 중 …`,
  },
}
