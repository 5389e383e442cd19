import { thousands } from '../model/index.ts'
import type { Gap } from '../simulator/index.ts'
import type { Texts } from './en.ts'

/** Behind numbers of some decks or tags: which they are of. */
const within = (scope: string): string => (scope === '' ? '' : `(${scope})`)

/** Cards that wait: only what there is of. */
const waiting = (due: number, fresh: number): string =>
  [due > 0 && `복습 ${thousands(due)}장`, fresh > 0 && `새 카드 ${thousands(fresh)}장`]
    .filter(Boolean)
    .join(', ')

const starter = (name: string): string => `---
deck: ${name}
title: ${name}
language: ko
program: docker
---

# ${name}

이런 글은 읽는 사람을 위한 것입니다. 무엇이 카드가 되는지는 덱 디렉터리의 README에 있습니다.

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
  calendar: {
    weekdays: ['월요일', '화요일', '수요일', '목요일', '금요일', '토요일', '일요일'],
    shortWeekdays: ['월', '화', '수', '목', '금', '토', '일'],
    shortMonths: Array.from({ length: 12 }, (_, index) => `${index + 1}월`),
    date: (day, month, year) => `${year}년 ${month}월 ${day}일`,
    dayOfYear: (day, month) => `${month}월 ${day}일`,
    shortDay: (day, month) => `${month}월 ${day}일`,
    monthOfYear: (month, year) => `${year}년 ${month}월`,
  },
  kinds: {
    whichOption: '어떤 옵션일까요?',
    whichCommand: '어떤 명령일까요?',
    whatDoesOption: (names) => `${names} 옵션은 무엇을 할까요?`,
    whatDoesCommand: (name) => `${name} 명령은 무엇을 할까요?`,
    fillTheGap: '빈칸을 채우세요:',
    typeTheCommand: '명령을 입력하세요:',
    whatDoesEachPart: '각 부분은 무엇을 할까요?',
    whatDoesLine: '이 명령은 무엇을 할까요?',
    whichIsWhich: '각각 무엇을 할까요?',
    situationPrompt: (type) =>
      ({
        rerun: '전에 빌드한 적이 있습니다. 이제 어떤 단계가 다시 실행될까요?',
        size: '베이스를 빼고 레이어에 담긴 크기는 모두 얼마일까요?',
        sees: '마지막 줄은 무엇을 출력할까요?',
        left: '기록한 파일 중 어딘가에 남아 있는 것은 무엇일까요?',
        where: '컨테이너는 이 파일을 어디에서 찾을까요?',
        faster: '둘 다 전에 빌드했습니다. 이제 어느 쪽이 더 빨리 빌드될까요?',
      })[type],
    situation: {
      edited: (file: string) => `${file}의 내용을 고쳤습니다.`,
      touched: (file: string) => `${file}의 수정 시각만 바뀌고 내용은 그대로입니다.`,
      ignored: (file: string) => `${file}의 내용을 고쳤고, .dockerignore에 그 이름이 있습니다.`,
      newText: (step: number) => `${step}단계의 명령을 바꾸었습니다.`,
      newValue: (step: number) => `${step}단계의 값을 바꾸었습니다.`,
      steps: (numbers: readonly number[]) => `${numbers.join(', ')}단계`,
      none: '없음',
      absent: '오류: 그런 파일이 없음',
      nothingLeft: '아무것도 남지 않음',
      again: '다시 실행',
      cached: '캐시 사용',
      decides: '여기서 결정',
      writableLayer: '쓰기 가능 레이어',
      stays: '남음',
      goes: '사라짐',
      inStep: (step: number) => `${step}단계의 레이어`,
      inBase: '베이스 이미지',
      hidden: (step: number) => `없음: ${step}단계가 가림`,
      whichFile: (file: string) => `파일 ${file}`,
      firstFaster: 'A',
      secondFaster: 'B',
      sameTime: '둘이 같음',
      seconds: (count: number) => `${count}초`,
    },
    seeNotes: (file, line) => `${file} ${line}행 참고`,
    lineOfNotes: (start) => `노트의 명령: ${start} …`,
    shortForm: (long) => `${long}의 짧은 형태는 무엇일까요?`,
    valueForm: (names) => `${names} 옵션의 값은 어떤 형식일까요?`,
    optionOf: (commands) => `쓰이는 명령: ${commands}`,
    also: (names) => `다른 표기: ${names.join(', ')}`,
    firstWords: (start, count) => `앞부분 ${start}, 모두 ${count}단어`,
    firstLetters: (start, letters, words) => {
      const size = `${start.startsWith('-') ? '하이픈을 빼고 ' : start === '' ? '' : '모두 '}${words > 1 ? `${words}단어 ` : ''}${letters}글자`
      return start === '' ? size : `앞부분 ${start}, ${size}`
    },
  },
  quiz: {
    position: (at, total) => `${at}/${total}`,
    isNew: '새 카드',
    again: (times) => `${times}번째`,
    repeats: (count) => `다시 볼 카드 ${thousands(count)}장`,
    left: (minutes) => `약 ${minutes}분`,
    didYouKnow: '알고 있었나요?',
    near: '아깝습니다. 한 번 더 해 보세요',
    cannotTell: '맞는 답인지 flagdrill에서는 알 수 없습니다. 보통은 이렇게 씁니다:',
    gaveUp: '모름',
    comesBack: '이번 퀴즈에서 한 번 더 나옵니다',
    putOff: (misses) => `오늘 ${misses}번 틀려서 내일로 미룹니다`,
    due: (when) => `다음 복습: ${when}`,
    grades: { again: '다시', hard: '어려움', good: '알맞음', easy: '쉬움' },
    hint: (text) => `힌트: ${text}`,
    hintCosts: '이제 맞혀도 ‘어려움’입니다.',
    sameLine: '같은 줄이라 답으로 세지 않았습니다. 고쳐 쓰거나 Tab으로 힌트를 보세요.',
    readAs: (line) => `힌트에 이어서 읽었습니다: ${line}`,
    noMoreHints: '힌트가 더 없습니다. 빈 줄은 모름입니다.',
    leadsBack: (names) => `이 줄 때문에 내일 다시 묻습니다: ${names.join(' · ')}`,
    changed: '익힌 뒤에 바뀌었습니다',
    undone: '되돌렸습니다. 같은 카드를 다시 묻습니다',
    backAgain: '되돌렸습니다. 이 카드를 더는 미루거나 보류하지 않습니다',
    nothingToUndo: '되돌릴 답이 없습니다',
    goesOn: '멈춘 곳에서 이어서 합니다',
    allNew:
      '모두 처음 보는 카드입니다. 짐작해서 답하거나 0 또는 빈 줄로 넘기세요. 틀린 카드는 맞힐 때까지 다시 나옵니다.',
    mayChoose: '배울 것과 하루 몇 분인지 고르려면: flagdrill start',
    suspended: (undo) =>
      `보류했습니다. 되돌릴 때까지 묻지 않습니다. 지금 되돌리기: ${undo} (입력하는 카드에서는 Alt-U). 나중에: flagdrill find --suspended`,
    buried: (undo) => `내일까지 미뤘습니다. 되돌리기: ${undo} (입력하는 카드에서는 Alt-U)`,
    editCounts: '저장했습니다. 바꾼 것은 다음 카드부터 쓰입니다',
    editBuilt: (deck) => `저장하고 ${deck} 덱을 다시 만들었습니다. 바꾼 것은 다음 카드부터 쓰입니다`,
    nothingChanged: '바꾼 것이 없어 카드를 그대로 둡니다',
    noEditor: (place) => `${place} (EDITOR를 정하면 여기서 열 수 있습니다)`,
    interval: (days) =>
      days < 31 ? `${days}일` : days < 365 ? `${Math.round(days / 30.4)}달` : `${(days / 365).toFixed(1)}년`,
    /** Words behind keys, as short as can be. */
    keys: {
      answer: '↵ 답하기(빈 줄: 모름)',
      hint: 'tab 힌트(어려움)',
      giveUp: '0/↵ 모름',
      accept: '! 내 답도 정답',
      yes: 'y 예',
      no: 'n 아니요',
      stop: '^C 그만',
      choose: (last) => `1-${last} 고르기`,
      show: '↵ 답 보기',
      knew: 'y 알았음',
      knewNot: 'n 몰랐음',
      grade: '1-4 평가',
      next: '↵ 다음',
      done: '↵ 마침',
      undo: '되돌리기',
      undoLast: '앞 답 되돌리기',
      quit: '그만',
      help: '모든 키',
    },
    askKeys: {
      answer: '답하기. 빈 줄과 0은 모른다는 뜻입니다',
      line: '이 줄로 계속하기',
      done: '마치고 셸로 돌아가기',
      hint: '단어를 완성하거나 힌트를 하나씩 보기. 그러면 맞혀도 ‘어려움’입니다',
      choose: '고르기. 화살표, Tab, j와 k로 옮기고 Enter나 스페이스로 골라도 됩니다',
      giveUp: '모름 (고르지 않고 Enter도 같음): 답을 보고 나중에 다시 봅니다',
      show: '답 보기',
      knew: '알았음, 몰랐음',
      undo: '마지막 답 되돌리기',
    },
    acceptRefused: (program, why) => `${program}에서 받아들이지 않는 명령줄입니다. ${why}`,
    acceptSure: (typed) => `앞으로 이 카드에서 이 답도 정답으로 인정할까요?\n${typed}`,
    accepted: (undo) =>
      `이제부터 정답으로 인정합니다. 되돌리기: ${undo}. 인정한 답의 목록: flagdrill accepted`,
    editLine: (place) =>
      `편집기에서 열까요? ${place}. 편집기를 닫으면 여기로 돌아옵니다 (vim: Esc를 누르고 :q, Enter).`,
    editCopy:
      '이 카드를 내 덱에 복사해 편집기에서 열까요? 편집기를 닫으면 여기로 돌아옵니다 (vim: Esc를 누르고 :q, Enter).',
    allKeys: {
      accept: '내 답도 정답: 맞은 것으로 처리하고 앞으로도 정답으로 인정',
      next: '다음 카드 (스페이스도 됩니다)',
      grade: '평가 바꾸기: 다시, 어려움, 알맞음, 쉬움 (빨리 맞히면 쉬움)',
      undo: '마지막 답 되돌리기, 거듭 누르면 그 앞의 답도 (입력 중에는 Alt-U)',
      suspend: '되돌릴 때까지 이 카드를 보류',
      bury: '이 카드를 내일까지 미루기',
      edit: '카드가 나온 줄을 편집기에서 열기 (먼저 묻습니다)',
      why: '왜 그런지, 그리고 이 카드에 대해 더 보기',
      quit: '여기서 그만. 다음에 이어서 합니다',
      interrupt: '언제든 그만',
    },
    about: {
      nothingMore: '더 알려 드릴 것이 없습니다. 출처와 기록은 flagdrill show CARD로 볼 수 있습니다.',
      also: (line) => `이것도 정답: ${line}`,
      usedBy: (names) => `해당하는 곳: ${names}`,
      from: (place) => `출처: ${place}`,
      memory: (days, reps, misses, difficulty) =>
        `${days === 0 ? '오늘 복습' : `간격 ${days}일`}, 답한 횟수 ${reps}, 틀린 횟수 ${misses}, 난이도 ${difficulty.toFixed(1)}/10`,
    },
    nothingDue: (when) =>
      when === undefined ? '복습할 카드가 없습니다.' : `복습할 카드가 없습니다. 다음 카드: ${when}.`,
    ahead: (days) => `${days}일 앞당겨 공부합니다. 지금 맞히면 제날짜에 맞힐 때보다 간격이 덜 늘어납니다.`,
    badAhead: (given) => `--ahead에는 날 수(2d)를 적습니다: "${given}"`,
    byDigit: '이 카드는 숫자로 답합니다.',
    clears: 'Enter를 누르면 입력한 것이 지워집니다.',
    yesOrNo: '여기서 Enter는 아무 뜻이 없습니다. 알았으면 y, 몰랐으면 n을 누르세요.',
    byKey: '여기서는 키를 하나씩 누릅니다.',
    typeIt: '이 카드는 답을 직접 입력합니다. 숫자는 답으로 세지 않았습니다.',
    tryMore: (words) => `오늘의 새 카드를 다 보았습니다. 더 보려면: flagdrill quiz${words} --new 10`,
    newLater: (count, words) =>
      `나머지 새 카드 ${thousands(count)}장은 다음 날부터 나옵니다. 지금 보려면: flagdrill quiz${words} --new ${count}`,
    siblingsLater: (count) =>
      `같은 내용을 묻는 새 카드 ${thousands(count)}장은 내일부터 나옵니다. 한 카드가 다른 카드의 답을 알려 주지 않도록, 한 가지 내용은 하루에 한 장씩만 묻습니다.`,
    examples: {
      docker:
        '예에 나오는 alpine은 작은 리눅스, httpd와 nginx는 웹 서버, redis와 postgres는 데이터베이스 이미지입니다.',
    },
    deckProblems: (name, count) =>
      `${name}: 쓸 수 없는 줄이 ${thousands(count)}개 있습니다 (flagdrill check로 볼 수 있습니다)`,
    tryDecks: '카드가 없습니다. 노트로 덱을 만드세요: flagdrill build NOTES.md',
    timeUp: '시간이 다 됐습니다.',
    closedLater: (count) => `새 카드 ${thousands(count)}장은 바탕이 되는 카드를 알게 되면 나옵니다.`,
    minutesLeft: (left, minutes, decks, waiting) =>
      `오늘 ${minutes}분 중 ${left}분이 남았습니다.${waiting > 0 ? ` 오늘 더 볼 수 있는 카드는 ${thousands(waiting)}장입니다.` : ''} 더 하려면: flagdrill quiz${decks === '' ? '' : ` ${decks}`}${waiting > 0 ? '' : ' --new 10'}`,
    thereAreLabs: '모의 도커에서 하는 실습도 있습니다: flagdrill lab first',
    stopped: (words) =>
      `멈췄습니다. 지금까지의 답은 모두 저장되었고, ${words === '' ? '다음에 여기서 이어집니다.' : `이어서 하려면: flagdrill quiz${words}`}`,
    stoppedAtOnce: '멈췄습니다.',
  },
  /** For screen readers: words in the place of marks. */
  plain: {
    header: (deck, at, total, rest) => `카드 ${at}/${total}${rest === '' ? '' : `, ${rest}`}. ${deck}.`,
    now: (grade) => `${grade}(지금)`,
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
      `끝: 카드 ${thousands(cards)}장, ${time}, 한 번에 맞힌 카드 ${thousands(right)}장(${percent}%).`,
    mixed: (cards, time, known, right, percent, fresh) =>
      `끝: 카드 ${thousands(cards)}장, ${time}. 전에 본 ${thousands(known)}장 중 ${thousands(right)}장을 한 번에 맞혔고(${percent}%), ${thousands(fresh)}장은 새 카드입니다.`,
    allNew: (cards, time, right) =>
      `끝: 새 카드 ${thousands(cards)}장, ${time}, 한 번에 맞힌 카드 ${thousands(right)}장.`,
    hard: '어려웠던 것',
    more: (count) => `그 밖에 ${count}장`,
    suspended: (count, card) =>
      count === 1
        ? `보류한 카드 1장. 되돌리기: flagdrill suspend ${card} --back`
        : `보류한 카드 ${thousands(count)}장. 목록: flagdrill find --suspended, 되돌리기: flagdrill suspend CARD --back`,
    next: (scope) => `다음${within(scope)}`,
    due: (count) => `복습 ${thousands(count)}장`,
    dueAndNew: (due, fresh, later) =>
      `${due > 0 ? `복습 ${thousands(due)}장과 ` : ''}새 카드 ${later ? '약 ' : ''}${thousands(fresh)}장`,
    on: (cards, when) => `${when} ${cards}`,
    streak: '연속',
    days: (days) => `${days}일`,
    none: '아직 예정이 없습니다',
  },
  when: {
    today: '오늘',
    tomorrow: '내일',
    inDays: (days) => `${days}일 뒤`,
    on: (weekday, days) => `${weekday}(${days}일 뒤)`,
  },
  duration: (ms) => {
    const seconds = Math.round(ms / 1000)
    return seconds < 60 ? `${seconds}초` : `${Math.round(seconds / 60)}분`
  },
  remarks: {
    means: (names, summary) => `${names}: ${summary}`,
    case: (typed, expected) => `${typed}: 대소문자가 다릅니다. 맞는 것은 ${expected}`,
    typo: (typed) => `${typed}: 철자가 조금 다릅니다`,
    unknown: (typed) => `${typed}: 이 덱에는 없는 이름입니다`,
    part: (part, meaning) => `${part}: ${meaning}`,
    dashes: (typed) => `${typed}: 하이픈이 아니라 줄표(–)로 시작합니다`,
    none: {
      command: (typed) => `${typed}: 없는 명령입니다`,
      option: (typed) => `${typed}: 없는 옵션입니다`,
    },
    noDashes: (typed) => `${typed}: 앞에 하이픈(- 또는 --)이 빠졌습니다`,
    dashCount: (typed) => `${typed}: 하이픈의 수가 맞지 않습니다`,
    noOption: (typed) => `${typed}: 옵션이 아닙니다. 옵션은 - 또는 --로 시작합니다`,
    layout: (typed) => `한글 자판 상태로 입력한 것을 이렇게 읽었습니다: ${typed}`,
    needless: (typed, meaning) =>
      meaning === ''
        ? `${typed}: 틀리지 않지만 필요 없습니다`
        : `${typed}: 틀리지 않지만 필요 없습니다. ${meaning}`,
  },
  /** The remarks on a typed command line. */
  line: {
    empty: '입력한 것이 없습니다',
    tooLong: '단어가 너무 많아 나머지는 읽지 않았습니다',
    programMissing: (typed, program) => `앞에 프로그램 이름이 빠졌습니다: ${program} ${typed}`,
    lowerCase: (program) => `명령은 소문자로 씁니다: ${program}`,
    otherProgram: (typed, program) => `${typed}: ${program} 명령이 아닙니다`,
    both: (first, second) => `${first}. ${second}`,
    unknownCommand: (typed) => `${typed}: 없는 명령입니다`,
    notListed: (typed) => `${typed}: 이 덱에 설명이 없는 이름입니다`,
    nearCommand: (near) => `혹시 ${near}인가요?`,
    depends: (typed) => `${typed}에 따라 달라지는지는 뒤의 이름이 무엇인지에 달려 있습니다`,
    oneDash: (typed, names) => `${typed}: 하이픈이 하나 모자랍니다. 맞는 것은 ${names}`,
    ambiguous: (typed, names) => `${typed}: ${names} 가운데 무엇인지 알 수 없습니다`,
    takesNone: (name) => `${name}: 값을 받지 않습니다`,
    twice: (name) => `${name}: 한 번만 쓸 수 있습니다`,
    wantedFault: (text) => `첫째 명령줄이 거부됩니다: ${text}`,
    switchValue: (name, typed) =>
      `${name}: 다음 단어를 값으로 받지 않아 ${typed} 자체가 인자가 됩니다. 이렇게 씁니다: ${name}=${typed}`,
    mistypedCommand: (typed, expected) => `${typed}: 철자가 틀렸습니다 (${expected})`,
    environment: (expected, given) =>
      given === ''
        ? `앞에 변수가 빠졌습니다: ${expected}`
        : expected === ''
          ? `앞에 변수 ${given} 때문에 동작이 바뀝니다`
          : `앞에 붙는 변수는 ${given} 대신 ${expected}`,
    curly: (typed) => `${typed}: 워드 프로세서의 따옴표입니다. 셸에서는 ' 또는 "를 씁니다`,
    noCommand: (path) => `${path}: 뒤에 명령이 빠졌습니다`,
    unknownOption: (typed) => `${typed}: 이 명령에는 없는 옵션입니다`,
    isNear: (names, meaning) => `혹시 ${names}인가요? (${meaning})`,
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
    missingOption: (names, meaning) => `${names}: 빠졌습니다 (${meaning})`,
    extraOption: (names, meaning) => `${names}: 빼야 합니다 (${meaning})`,
    wrongValue: (name, given, expected) => `${name} 값은 ${given || '빈 값'} 대신 ${expected || '값 없음'}`,
    afterArgument: (names, slot) => `${names}: ${slot} 뒤에 있어서 안에서 실행할 명령의 일부가 됩니다`,
    mistyped: (typed) => `${typed}: 철자가 조금 다릅니다`,
    missingWord: (expected) => `${expected}: 빠졌습니다`,
    extraWord: (given) => `${given}: 빼야 합니다`,
    wrongWord: (given, expected) => `${given} 대신 ${expected}`,
    order: (expected) => `순서는 ${expected}`,
    inner: (expected, given) =>
      expected === ''
        ? `안에서 실행할 명령은 필요 없습니다: ${given}`
        : given === ''
          ? `안에서 실행할 명령이 빠졌습니다: ${expected}`
          : given === `'${expected}'`
            ? `따옴표로 묶으면 ${given} 전체가 한 단어, 곧 프로그램 이름이 됩니다. 따옴표 없이: ${expected}`
            : `안에서 실행할 명령이 다릅니다. 입력: ${given}, 정답: ${expected}`,
    inside: (typed, before) =>
      `${typed}: ${before} 뒤에 있어서 안에서 실행할 프로그램에 전달됩니다. 바깥 명령의 옵션은 그 앞에 적습니다`,
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
      name: () => '이름은 영문자, 숫자, _ . -로 두 글자 이상이고 영문자나 숫자로 시작합니다',
      policy: (detail) => `${detail} 가운데 하나여야 합니다`,
      filter: (detail) => `${detail} 가운데 하나여야 합니다`,
      target: (detail) =>
        `${detail}: 절대 경로가 아닙니다. 컨테이너 안의 위치는 NAME:/PLACE처럼 /로 시작합니다`,
      signal: (detail) => `${detail}: 없는 시그널입니다`,
      'too-little': (detail) =>
        /\d$/.test(detail) ? '단위가 없으면 바이트로 셉니다. 최소 6m이어야 합니다' : '최소 6m이어야 합니다',
      'one-container': () => '한쪽만 CONTAINER:PATH 꼴이어야 합니다',
    },
  },
  compare: {
    onlyFirst: (part, meaning) => `첫째 줄에만 있음: ${part}${meaning === '' ? '' : ` (${meaning})`}`,
    onlySecond: (part, meaning) => `둘째 줄에만 있음: ${part}${meaning === '' ? '' : ` (${meaning})`}`,
    values: (name, first, second) =>
      `${name === '' ? '' : `${name}: `}첫째 줄은 ${first || '값 없음'}, 둘째 줄은 ${second || '값 없음'}`,
  },
  explain: {
    ofDeck: (deck, meaning) => `${deck} 덱에 있는 명령줄입니다: ${meaning}`,
    valid: (program) => `${program}에서 쓸 수 있는 명령줄입니다.`,
    invalid: (program) => `${program}에서 거부되는 명령줄입니다.`,
    inner: '안에서 실행할 명령',
    innerOption: '안에서 실행할 명령. 옵션도 여기에 들어갑니다(바깥 명령의 옵션은 그 앞에)',
    unknown: (program) => `이 덱만으로는 ${program}에서 쓸 수 있는 명령줄인지 알 수 없습니다.`,
    same: '같은 명령입니다.',
    different: '다른 점:',
    cannotTell: '같은지 알 수 없습니다:',
    cannotTellTail: '셸 기호 뒤는 비교하지 않습니다',
    program: '프로그램',
    half: {
      port: '포트 하나만 적으면 컨테이너의 포트이고, 호스트의 포트는 도커가 빈 것으로 고릅니다(docker port로 확인)',
      path: '경로 하나만 적으면 이름 없는 새 볼륨이 연결됩니다',
      variable: '이름만 적으면 지금 셸에 있는 값을 넘깁니다',
    },
    slots: {
      IMAGE: '이미지 이름',
      SOURCE_IMAGE: '이름을 붙일 이미지',
      TARGET_IMAGE: '새 이름',
      CONTAINER: '컨테이너 이름',
      NEW_NAME: '새 이름',
      NETWORK: '네트워크 이름',
      VOLUME: '볼륨 이름',
      SERVICE: '서비스 이름',
      NODE: '노드 이름',
      STACK: '스택 이름',
      SECRET: '시크릿 이름',
      CONFIG: '설정 이름',
      CONTEXT: '컨텍스트 이름',
      PLUGIN: '플러그인 이름',
      PATH: '빌드할 파일이 있는 곳',
      SRC_PATH: '복사할 것',
      DEST_PATH: '복사할 곳',
      REPOSITORY: '이미지 이름',
      NAME: '이름',
      FILE: '파일',
    },
    noProgram: (name) => `${name} 프로그램을 다루는 덱이 없습니다`,
    noProgramHint: (known) => `있는 것: ${known}. 다른 프로그램: flagdrill build --from NAME`,
    prefix: {
      prompt: '복사된 프롬프트',
      sudo: '다른 사용자로 실행',
      assignment: '변수를 정해 줌',
      'full-width': '전각 문자는 반각으로 읽습니다',
      layout: '한글 자판으로 입력되어 누른 키대로 읽습니다',
      continued: 'Windows 방식으로 이어 쓴 줄입니다. 다른 곳에서는 \\로 잇습니다',
    },
  },
  start: {
    languageName: '한국어',
    whichLanguage: '어떤 언어로 할까요?',
    welcome: [
      'flagdrill과 함께 하루 몇 분이면 명령줄을 외울 수 있습니다.',
      '질문이 나오면 고르거나 입력하세요. 아는 것은 늦게, 잊은 것은 곧 다시 나옵니다.',
      '답은 바로 저장됩니다. Ctrl-C로 언제든 멈출 수 있습니다.',
    ],
    keys: (last) => `1-${last} 고르기   ? 모든 키   ^C 그만`,
    whatToLearn: '무엇을 배울까요?',
    oneDeck: (title, cards) => `${title}: 덱 하나, 카드 ${thousands(cards)}장`,
    allOf: (program, cards) => `${program} 전부 (카드 ${thousands(cards)}장)`,
    current: '지금 설정',
    ownNotes: '내 노트 (파일)',
    aProgram: '이 컴퓨터에 설치된 프로그램',
    whichFile: '노트는 어디에 있나요? (Markdown, CSV, TSV 또는 다른 글)',
    whichProgram: '프로그램의 이름은 무엇인가요?',
    lineKeys: '↵ 다음(빈 줄: 앞 질문)   ? 모든 키   ^C 그만',
    tryAgain: '고쳐서 Enter를 누르거나, 빈 줄로 앞 질문으로 돌아가세요.',
    notAllRead: (program) => `읽지 못한 도움말 줄 보기: flagdrill build --from ${program} --dry-run`,
    howLong: '하루에 얼마나 배울까요?',
    minutes: (count) => (count === 0 ? '제한 없음' : `${count}분`),
    ready: [
      '준비되었습니다. 이제부터:',
      '  매일          flagdrill quiz',
      '  다른 명령     flagdrill help',
      '  다시 고르기   flagdrill start',
      '  시간만 바꾸기 flagdrill config minutes-per-day 15',
    ],
    left: '여기서 멈췄습니다. 다시 고르려면: flagdrill start. 바로 시작하려면: flagdrill quiz',
    back: 'u 앞 질문으로',
    explainNow: (count) => `노트의 ${count}줄은 무엇을 하는지 알려 주면 카드가 됩니다. 지금 할까요?`,
    yes: '네',
    notNow: '나중에',
    needsTerminal: '질문에 답해야 하므로 터미널이 필요합니다',
    needsTerminalHint: 'flagdrill quiz는 터미널 없이도 됩니다. 설정은 flagdrill config로 볼 수 있습니다',
  },
  find: {
    none: '이 단어가 모두 들어 있는 카드가 없습니다.',
    noneSuspended: '보류한 카드가 없습니다.',
    noneDue: '복습할 카드가 없습니다.',
    question: '질문:',
    answer: '답:',
    addKeys: '↵ 다음   ? 모든 키   ^C 그만',
    nothingAdded: '카드를 만들지 않았습니다. 질문과 답이 모두 필요합니다',
    lineAndMeaning: '-m에는 따옴표로 묶은 명령줄 하나만 적어 주세요',
    notALine: (given) => `"${given}": 프로그램 이름으로 시작하지 않습니다`,
    myCards: '내 카드',
    myLines: (program) => `내 ${program} 카드`,
    copyOf: (title) => `${title} (내가 고친 것)`,
    refused: (program, why) => `${program}에서 받아들이지 않는 명령줄입니다. ${why}`,
    addSure: '그래도 더할까요?',
    notKept: '카드를 만들지 않았습니다',
    addedBefore: (id) => `같은 카드가 이미 있습니다: ${id}`,
    editIt: (id) => `고치려면: flagdrill edit ${id}`,
    added: (id) => `${id} 카드를 더했습니다. flagdrill quiz에서 새 카드로 나옵니다`,
    notUnderstood: (file) => `${file}: 카드로 읽을 수 없는 내용이라 아무것도 바꾸지 않았습니다`,
    copiedTo: (file) => `내 카드의 사본: ${file}. 기본 카드보다 먼저 쓰이고 진도는 그대로 이어집니다.`,
    buildAgain: (file) => `고친 다음 덱을 다시 만드세요: flagdrill build ${file}`,
    copyLost: (id, file) =>
      `사본에서 ${id} 카드가 사라져 두 카드를 모두 묻습니다. {#id}는 그 줄의 끝에 있어야 합니다: ${file}`,
    idGone: (id) =>
      `이제 ${id} 카드를 만드는 덱이 없습니다. flagdrill adopt OLD NEW로 기록을 다른 카드에 이어 주세요`,
    orphanOf: (id) => `이제 ${id} 카드를 만드는 덱이 없습니다`,
    reportTitle: (id) => `카드 ${id}`,
    lastAnswer: (answer, grade) => `마지막 답: "${answer}", ${grade}`,
    reportHint: '카드를 어떻게 고쳐야 할까요?',
    due: (when) => `복습 ${when}`,
    nothingAsked: '무엇을 찾을지 적어 주세요',
    more: (count) => `… 그 밖에 ${thousands(count)}장 (--limit N으로 더 보기)`,
    showOne: (id) => `카드 하나를 자세히 보려면: flagdrill show '${id}'`,
    others: (ids) => `같은 내용의 다른 카드: ${ids}`,
    notMet: '아직 배우지 않은 카드입니다',
    orphan: '이제 이 카드를 만드는 덱이 없습니다. 기록은 남아 있습니다',
  },
  weak: {
    risk: (percent) => `잊었을 확률 ${percent}%`,
    failed: '지난번에 틀림',
    lapses: (count) => `${count}번 잊음`,
    leech: (count) => `자꾸 잊음 (${count}번)`,
    difficult: '어려움',
    slow: (time) => `자주 느림 (${time})`,
    confused: (name, times) => `${name} 카드와 ${times}번 헷갈림`,
    /** The thing that cards of each kind ask for. */
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
      layers: '레이어',
    },
    reading: (events) => `기록 읽는 중: ${thousands(events)}개`,
    none: '아직 답한 카드가 없습니다. flagdrill quiz로 시작하세요.',
    noneSo: '답한 카드 가운데 이 조건에 맞는 것이 없습니다.',
    noneWeak: '아직 눈에 띄게 약한 카드가 없습니다.',
    ahead: (count, total) =>
      `${
        count === total
          ? `카드 ${thousands(total)}장${total === 1 ? '은' : ' 모두'} 아직 복습할 날이 아닙니다.`
          : `카드 ${thousands(total)}장 가운데 ${thousands(count)}장은 아직 복습할 날이 아닙니다.`
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
  },
  stats: {
    none: '아직 기록된 답이 없습니다. flagdrill quiz로 시작하세요.',
    since: (day, some) => (some ? `아래는 ${day}부터 센 것입니다.` : `${day}부터는 답이 없습니다.`),
    today: '오늘',
    waiting: '대기',
    streak: '연속',
    cards: '카드',
    average: '하루 평균',
    grades: '평가',
    noAnswers: '아직 답이 없음',
    answers: (count, percent, fresh, time) =>
      `답 ${count}번, 맞힘 ${percent}%, 새 카드 ${thousands(fresh)}장, ${time}`,
    due: (due, fresh) => `복습 ${thousands(due)}장, 새 카드 ${thousands(fresh)}장`,
    run: (days, longest) => `${days}일, 가장 길었을 때 ${longest}일`,
    met: (met, total) => `${total}장 중 ${met}장 시작`,
    recalled: (count) => `아는 카드 ${count}장(다른 날에 다시 맞힘)`,
    forgotten: (count) => `지난번에 틀림 ${count}장`,
    mature: (count) => `간격이 3주 이상 ${count}장`,
    suspended: (count) => `보류한 카드 ${thousands(count)}장`,
    leeches: (count) => `자꾸 틀리는 카드 ${thousands(count)}장`,
    averages: (answers, reviews, fresh, days) =>
      `답 ${answers}번, 복습 ${reviews}장, 새 카드 ${fresh}장 (답한 날 ${days}일)`,
    retention: (percent) => `기억률 (목표: ${percent}%)`,
    kinds: { young: '간격 21일 미만', mature: '간격 21일 이상', all: '전체' },
    share: (percent, total) => `${total}번 중 ${percent}%`,
    noShare: '아직 없음',
    forecast: '앞으로 30일 동안의 복습',
    now: '오늘',
    ahead: (today, tomorrow, week, month) =>
      `오늘 ${today}장, 내일 ${tomorrow}장, 7일 동안 ${week}장, 30일 동안 ${month}장`,
    year: '최근 1년간 답한 수',
    less: '없음',
    most: '많음',
    byMonth: '월별 답',
    monthly: (answers, days) => `${days}일 동안 ${answers}번`,
    time: (median) => `답하기까지 걸린 초 (절반은 ${median}초 안)`,
    between: (from, upTo) =>
      upTo === undefined ? `${from}초 초과` : from === 0 ? `${upTo}초 이하` : `${from}초 초과 ${upTo}초 이하`,
    hour: (hour) => `${hour}시`,
    hours: '시간대별 답',
    coverage: '명령마다 지금 떠올릴 수 있는 옵션',
    of: (known, total) => `${total}개 중 ${known}개`,
    more: (count) => `… 그 밖의 명령 ${thousands(count)}개 (--json에 모두 있음)`,
    unmet: (count) => `아직 시작하지 않은 명령 ${thousands(count)}개`,
  },
  export: {
    badSince: (given) => `--since에는 날짜(2026-11-25)나 일수(7d)를 적어야 합니다 ("${given}")`,
    written: (rows, file) => `${file}에 ${rows}행을 썼습니다`,
    toAnki: (notes, reviews, file) =>
      `${file}에 카드 ${thousands(notes)}장과 복습 ${thousands(reviews)}번을 썼습니다`,
    progress: (rows) => `${rows}행을 썼습니다 …`,
    badEnding: (ending) => `.${ending}: 내보낼 수 없는 형식입니다`,
    badEndingHint: (known) => `파일 이름의 끝: ${known}. --format을 쓰면 이름은 무엇이든 됩니다`,
    needsFile: 'Anki 꾸러미는 화면에 쓸 수 있는 글이 아닙니다',
    needsFileHint: '파일 이름을 적으세요: -o cards.apkg',
  },
  import: {
    empty: (file) => `${file}: 빈 파일입니다`,
    notOurs: (file) => `${file}: 가져올 수 있는 것이 없습니다`,
    notOursHint:
      '가져올 수 있는 것: flagdrill export의 JSON, JSON Lines, CSV(--what reviews), Anki 꾸러미(.apkg, .colpkg)와 컬렉션(.anki2), hashcards와 repeater의 데이터베이스, Obsidian·org-fc·org-drill의 학습 기록이 있는 노트',
    cardsOnly: (file) => `${file}: 카드 목록이라 그동안의 기록이 들어 있지 않습니다`,
    cardsOnlyHint: '--what reviews나 --format jsonl로 내보내세요',
    archive: (file) => `${file}: 백업 파일입니다`,
    archiveHint: (file) => `flagdrill restore ${file}`,
    newer: (file) => `${file}: 더 새로운 flagdrill이 쓴 파일입니다`,
    badEvent: (file, line) => `${file}:${line}: 기록이 아닙니다`,
    badJson: (file) => `${file}: 온전한 JSON이 아닙니다`,
    badText: (file) => `${file}: UTF-8 텍스트가 아닙니다`,
    badTable: (file) => `${file}: 온전한 표가 아닙니다`,
    nothingChanged: '아무것도 바꾸지 않았습니다',
    refused: {
      damaged: '손상되었거나 잘린 파일입니다',
      'too-many-entries': '들어 있는 파일이 너무 많습니다',
      outside: '바깥을 가리키는 경로가 들어 있습니다',
      bomb: '풀면 터무니없이 커지는 파일입니다',
      'too-large': '풀면 1 GB가 넘습니다',
      packing: '알 수 없는 방식으로 압축되었습니다',
      'no-collection': 'Anki 컬렉션이 들어 있지 않습니다',
      'not-anki': 'Anki 컬렉션이 아닙니다',
    },
    progress: (events) => `기록 ${thousands(events)}개를 읽었습니다 …`,
    added: (added, events) =>
      added === events
        ? `기록 ${thousands(added)}개를 더했습니다.`
        : `기록 ${thousands(added)}개를 더했습니다. ${thousands(events - added)}개는 이미 있습니다.`,
    wouldAdd: (added, events) =>
      added === events
        ? `기록 ${thousands(added)}개를 더하게 됩니다.`
        : `기록 ${thousands(added)}개를 더하게 됩니다. ${thousands(events - added)}개는 이미 있습니다.`,
    deck: (name, cards) => `덱 ${name}: 카드 ${thousands(cards)}장.`,
    wouldMake: (name, cards) => `덱 ${name}이(가) 만들어집니다: 카드 ${thousands(cards)}장.`,
    left: (cards) => `글이 없는(그림이나 소리뿐인) 카드 ${thousands(cards)}장을 뺐습니다.`,
    deckThere: (name) => `다른 데서 온 덱 "${name}"이(가) 이미 있습니다`,
    deckThereHint: '--name으로 다른 이름을 붙이세요',
    noCards: '이 노트에는 카드가 없습니다',
    noProgress: '이 노트에 카드는 있지만 다른 프로그램의 학습 기록은 없습니다',
    notesHint:
      '노트의 자리는 flagdrill import FILE NOTES..로 지정합니다. 기록이 없는 노트로 덱을 만들려면 flagdrill build NOTES를 쓰세요',
    lost: (count) => `노트에 더 이상 없는 카드의 기록 ${thousands(count)}개를 뺐습니다.`,
  },
  care: {
    installed: (version, how, upgrade) => `flagdrill ${version}, ${how}. 새 버전 설치: ${upgrade}`,
    installedAs: {
      checkout: '저장소에서 실행',
      npm: 'npm으로 설치',
      npx: 'npx로 실행',
      homebrew: 'Homebrew로 설치',
      nix: 'Nix로 설치',
      aur: 'pacman으로 설치',
      docker: '컨테이너에서 실행',
      executable: '단일 실행 파일',
    },
    acceptedNow: '답으로 받아들임',
    acceptedNot: '더는 받아들이지 않음',
    kept: (events, files, cards) =>
      `파일 ${thousands(files)}개에 기록 ${thousands(events)}개, 시작한 카드 ${thousands(cards)}장.`,
    damaged: (file, line) => `${file}:${line}: 읽을 수 없습니다. 나머지 줄은 모두 셉니다`,
    newer: (file, line) =>
      `${file}:${line}: 더 새로운 flagdrill이 쓴 줄입니다. flagdrill을 업데이트하면 셉니다`,
    field: (file, line, field) =>
      `${file}:${line}: "${field}" 값이 올바르지 않아 무시합니다. 답은 그대로 셉니다`,
    torn: (file, line) => `${file}:${line}: 쓰다 만 줄입니다. 저장되었다고 알린 적이 없는 답입니다`,
    twice: (count) => `두 번 이상 나오는 기록 ${thousands(count)}개, 한 번씩만 셉니다`,
    out: (count) => `시간순이 아닌 기록 ${thousands(count)}개, 시간에 따라 셉니다`,
    open: (path) => `${path}: 다른 사용자도 읽을 수 있습니다 (--repair로 막을 수 있습니다)`,
    snapshot: 'state.json을 읽을 수 없어 기록에서 다시 만듭니다',
    lostFit: (deck) =>
      `${deck}에 맞춘 매개변수가 있지만 그 이름의 덱이 없습니다. 이름을 바꾸었다면 새 이름으로 다시 맞추세요`,
    orphan: (id) =>
      `${id}: 지금은 어떤 덱에도 없는 카드입니다. 기록은 남아 있습니다 (flagdrill adopt OLD NEW)`,
    absent: (cards, program, version) =>
      `묻지 않는 카드 ${thousands(cards)}장: ${program} ${version ?? '(최신)'}에는 없는 내용입니다 (flagdrill config docker-version)`,
    drift: (program, version, first, last) =>
      `설치된 ${program}의 버전은 ${version}이고 덱은 ${first}부터 ${last}까지를 다룹니다. 이름과 기본값이 다를 수 있습니다 (flagdrill build --from ${program}으로 그 도움말을 읽습니다)`,
    decks: (count) => `덱에 문제 ${thousands(count)}개 (flagdrill check)`,
    more: (count) => `… 그 밖에 ${thousands(count)}개`,
    well: '모두 괜찮습니다.',
    unwell: '위에 적은 것 말고는 잃은 것이 없습니다.',
    added: (events, decks) => `기록 ${thousands(events)}개와 덱 ${thousands(decks)}개를 더했습니다.`,
    packed: (lines, files) =>
      `파일 ${thousands(files)}개에 복습 기록 ${thousands(lines)}줄, 보관 파일에서 다시 읽어 확인했습니다.`,
    archive: {
      'not-an-archive': 'flagdrill backup으로 만든 보관 파일이 아닙니다',
      'cut-off': '보관 파일이 잘렸거나 손상되었습니다',
      'too-many': '파일이 10,000개를 넘습니다',
      'too-large': '풀면 학습 기록이라고 볼 수 없을 만큼 큽니다',
    },
    passed: (path, why) => `${path}: 읽지 않습니다. ${why}`,
    why: {
      folder: '디렉터리입니다',
      dangling: '없는 파일을 가리키는 링크입니다',
      odd: '일반 파일이 아닙니다',
      unreadable: '읽을 권한이 없습니다',
      'not-downloaded': '클라우드에만 있고 아직 내려받지 않았습니다',
    },
    ahead: (count, until) =>
      `미래 시각(${until}까지)으로 기록된 답이 ${thousands(count)}개 있어 그 카드들은 그때까지 나오지 않습니다. 시계가 틀렸다면 flagdrill doctor --undo-future로 되돌리세요`,
    takenBack: (count) => `답 ${thousands(count)}개를 되돌렸습니다.`,
    outside: (path) =>
      `${path}: 다른 사용자도 읽을 수 있습니다. 데이터 디렉터리 밖에 있으므로 권한은 직접 바꾸세요`,
    leftOut: (lines) => `읽을 수 없는 ${lines}줄은 더하지 않았습니다.`,
    noHistory: (card) => `${card}: 기록이 없습니다`,
    ownHistory: (card) => `${card}: 이미 자기 기록이 있어 그대로 둡니다`,
    ownHistoryHint: 'flagdrill history CARD로 기록을 볼 수 있습니다',
    seeOrphans: '이제 어느 덱에도 없는 카드는 flagdrill doctor로 볼 수 있습니다',
    noCard: (given) => `"${given}" 카드가 없습니다`,
    findIt: 'flagdrill find 단어로 카드와 id를 찾을 수 있습니다',
    noFolder: (path) => `${path}: 그런 디렉터리가 없습니다`,
    noDataFolder: (path) => `${path}: flagdrill의 데이터 디렉터리가 아닙니다`,
    noDataFolderHint: '데이터 디렉터리에는 reviews/나 decks/가 있습니다',
    ownFolder: (path) => `${path}: 지금 쓰고 있는 데이터 디렉터리입니다`,
    archiveThere: (path) => `${path}: 이미 있습니다`,
    archiveThereHint: '다른 파일 이름을 쓰거나 이름 없이 실행하세요. 그러면 이름에 날짜가 들어갑니다',
    archiveFolder: (path) => `${path}: 디렉터리입니다. 그 안의 파일 이름을 적어 주세요`,
    buried: '내일로 미룸',
    putOff: '미룸',
    undone: '되돌림',
    nothingToUndo: '되돌릴 것이 없습니다',
    tookBack: (card, what, time) => `되돌렸습니다: ${card} · ${what} (${time})`,
    addedBack: (subject) => `되돌렸습니다: 추가한 카드를 지웠습니다 (${subject}).`,
    addedStays: (subject, file) =>
      `추가한 카드 ${subject}: 그 뒤에 파일이 바뀌어서 그대로 둡니다. 지우려면 파일에서 지우세요: ${file}`,
    newAgain: '다시 새 카드로 나옵니다.',
    heldAgain: (until) =>
      until === undefined ? '다시 보류되어 있습니다.' : `${until}까지 다시 미뤄져 있습니다.`,
    dueAgain: (when) => `다음 복습: ${when}.`,
    held: '보류함',
    back: '다시 물음',
    rescheduled: '일정 다시 계산',
    parameters: '매개변수 변경',
    adopted: '이어받음',
    forgotten: '기록을 지움 (새 카드)',
    remembered: '기록을 되살림',
    damagedNote: (count) => `읽을 수 없는 기록이 ${count}군데 있습니다. flagdrill doctor로 확인하세요`,
  },
  report: {
    title: '학습 현황',
    asOf: (date) => `${date} 기준`,
    since: (date) => `${date}부터 집계`,
    of: (part, whole) => `${whole}개 중 ${part}개`,
    answers: (count) => `답 ${count}개`,
    right: '맞음',
    again: '틀림',
    today: '오늘 답한 수',
    todayDetail: (right, due, fresh) => `${right}개 맞음. 복습 ${due}장, 새 카드 ${fresh}장 남음`,
    streak: '연속 학습',
    days: (count) => `${count}일`,
    longest: (days) => `최장 ${days}`,
    cardsKnown: '아는 카드',
    cardsDetail: (total, met) => `다른 날에 다시 맞힌 카드. ${total}장 중 ${met}장 시작`,
    retention: '기억률',
    desired: (percent) => `목표 ${percent}`,
    noRetention: '아직 다시 나온 카드가 없습니다',
    perDay: '날짜별 답',
    perSpan: (days) => `${days}일 단위의 답`,
    perDayCaption: (answers, percent, from) => `${from}부터 ${answers}, ${percent} 맞음`,
    tip: (when, answers, right) => `${when}: ${answers}, ${right}개 맞음`,
    spanFrom: (date) => `${date}부터`,
    calibration: '예상한 기억률과 실제',
    calibrationCaption: (count) => `앞선 답에서 하루 이상 지난 답 ${count}개`,
    predicted: (share) => `예상 ${share}`,
    calibrationTip: (predicted, real, count) => `예상 ${predicted}, 실제 ${real}, 답 ${count}개`,
    retentionCaption: (percent, right, total) => `다시 나온 카드 ${total}번 중 ${right}번 맞음 (${percent})`,
    mature: '3주 이상',
    young: '3주 미만',
    all: '전체',
    line: (percent) => `목표 ${percent}`,
    year: '지난 1년',
    yearCaption: (days, answers) => `${days} 동안 ${answers}`,
    dayTip: (date, answers) => `${date}: ${answers}`,
    less: '적음',
    more: '많음',
    busiest: '가장 많이 한 날',
    average: '하루 평균',
    newCards: '시작한 카드',
    time: '들인 시간',
    hoursSpent: (hours) => `${hours}시간`,
    minutesSpent: (minutes) => `${minutes}분`,
    forecast: '복습 예정',
    forecastCaption: (cards, today) => `30일 동안 ${cards}, 그중 오늘까지 ${today}장`,
    cardCount: (count) => `카드 ${count}장`,
    cards: '카드',
    cardsCaption: (met, total) => `${total}장 중 ${met}장을 시작`,
    notMet: '시작 안 함',
    learning: '익히는 중',
    suspended: (count) => `보류한 카드 ${count}장`,
    leeches: (count) => `자꾸 틀리는 카드 ${count}장`,
    noAnswers: '이 기간에는 답이 없습니다',
    grades: '평가',
    gradesCaption: (percent) => `알맞음 또는 쉬움 ${percent}`,
    times: '답하는 시간(초)',
    timesCaption: (median) => `답의 절반은 ${median} 안에 나옴`,
    noTimes: '잰 시간이 없습니다',
    seconds: (count) => `${count}초`,
    minutes: (count) => `${count}분`,
    upTo: (time) => `${time} 이하`,
    over: (time) => `${time} 초과`,
    hours: '시간대',
    hoursCaption: (from, to, percent) => `${from}~${to}에 가장 많음, 그중 ${percent} 맞음`,
    hour: (hour) => `${hour}시`,
    weak: '가장 약한 카드',
    weakCaption: '지금 잊었을 확률, 틀린 횟수, 10점 만점의 난이도',
    noWeak: '아직 답한 카드가 없습니다.',
    card: '카드',
    risk: '잊음',
    lapses: '틀림',
    difficulty: '난이도',
    coverage: '명령과 옵션',
    coverageCaption: (percent) => `명령마다 지금 ${percent} 이상의 확률로 떠올릴 수 있는 옵션`,
    noCoverage: '덱에 명령의 옵션이 없습니다.',
    command: '명령',
    share: '비율',
    recalled: '지금 떠올릴 옵션',
    met: '시작한 옵션',
    notBegun: (count) => `아직 시작하지 않음 (${count}):`,
    nothing: '아직 답이 없습니다. 답할수록 차트가 채워집니다. flagdrill quiz로 시작하세요.',
    footer: (version) =>
      `만든 프로그램: flagdrill ${version}. 이 페이지는 파일 하나이며, 아무것도 불러오거나 보내지 않습니다.`,
    file: 'flagdrill-report.html',
    written: (file) => `${file}에 썼습니다. 브라우저로 여세요`,
    otherFile: (file) => `${file}: flagdrill 보고서가 아닌 파일이 이미 있습니다`,
    otherFileHint: '-o FILE로 다른 파일이나 이 파일을 지정하세요',
  },
  /** Why the system refused, by its code. */
  reasons: {
    ENOENT: '그런 파일이 없습니다',
    EACCES: '권한이 없습니다',
    EPERM: '권한이 없습니다',
    ENOSPC: '디스크가 가득 찼습니다',
    ENOTDIR: '디렉터리가 아닙니다',
    EROFS: '읽기 전용입니다',
    EISDIR: '디렉터리입니다',
    ENXIO: '파일이 아닙니다',
    EEXIST: '같은 이름의 파일이 있습니다',
    EIO: '디스크에서 오류가 났습니다',
    EDQUOT: '디스크 할당량을 다 썼습니다',
    EFBIG: '파일을 더 키울 수 없습니다',
    ELOOP: '링크가 서로를 가리킵니다',
    ENAMETOOLONG: '이름이 너무 깁니다',
  },
  shortages: {
    EMFILE: '이 프로세스는 파일을 더 열 수 없습니다(ulimit -n)',
    ENFILE: '시스템에서 연 파일이 너무 많습니다',
    ENOMEM: '메모리가 부족합니다',
  },
  problems: {
    unreadable: (detail) => `읽을 수 없습니다 (${detail})`,
    'not-a-file': () => '파일이 아닙니다',
    binary: () => '텍스트가 아닙니다',
    encoding: (detail) => `읽은 인코딩: ${detail}`,
    'bad-bytes': (detail) => `읽을 수 없는 글자가 ${detail}개 있습니다`,
    'too-large': (detail) => `${detail}보다 큽니다`,
    'no-cards': () => '카드로 만들 것이 없습니다. 옵션 표나 명령 표, Q:, C: 블록이 필요합니다',
    'front-matter': (detail) => `머리말에서 이해할 수 없는 줄: ${detail}`,
    'table-unknown': (detail) => `옵션 표도 명령 표도 아닌 표: ${detail}`,
    'row-empty': () => '빈 행',
    'row-no-name': (detail) =>
      detail ? `행에 옵션이나 명령이 없습니다: ${detail}` : '옵션이나 명령이 없는 행',
    'no-meaning': (detail) => `${detail}의 설명이 없습니다`,
    'bad-meaning': (detail) => `물어볼 수 있는 설명이 아닙니다: ${detail}`,
    'sources-differ': (detail) => `도움말과 매뉴얼이 값에 대해 다르게 말합니다: ${detail}`,
    'no-program': () => '어떤 프로그램의 표인가요? 제목에 적거나 --program으로 알려 주세요',
    'no-command': (detail) => `${detail}: 어느 명령의 옵션인가요?`,
    'described-nowhere': (detail) => `${detail}: 명령 표에는 있지만 설명이 없습니다`,
    'listed-nowhere': (detail) => `${detail}: 설명은 있지만 이 옵션을 적은 명령이 없습니다`,
    'no-answer': (detail) => `답이 없습니다: ${detail}`,
    picture: (detail) => (detail ? `그림이 있어야 답할 수 있습니다: ${detail}` : '글 없는 그림'),
    'no-question': (detail) => (detail ? `질문 없는 답: ${detail}` : '질문 없는 답'),
    'no-gap': (detail) => `[빈칸]이 없습니다: ${detail}`,
    'not-understood': (detail) => `읽을 수 없는 줄: ${detail}`,
    'no-page': (detail) => `자기 페이지가 없습니다: ${detail}`,
    'not-in-program': (detail) => `이 명령에는 없는 옵션입니다: ${detail}`,
    'no-such-command': (detail) => `프로그램에 없는 명령입니다: ${detail}`,
    'means-else': (detail) => `여기서는 뜻이 다릅니다: ${detail}`,
    'not-a-table': () => '행과 열을 나눌 수 없습니다',
    'bad-example': (detail) => `프로그램이 거부하는 예: ${detail}`,
    'no-such-option': (detail) => `어떤 명령에도 없는 옵션: ${detail}`,
    'id-twice': (detail) => `다른 덱에도 있는 id: ${detail}`,
    'only-here': (detail) => `다른 언어에는 없는 id: ${detail}`,
    'choice-twice': (detail) => `같은 오답이 두 번 나옵니다: ${detail}`,
    'no-caption': (detail) => `설명이 없는 명령줄입니다: ${detail}`,
    'weak-caption': (detail) => `곁의 글이 이 명령줄의 설명인지 알 수 없습니다: ${detail}`,
    steps: (detail) => `설명 하나에 명령이 여러 개입니다: ${detail}`,
    'in-prose': (detail) => `문장 속의 명령이나 옵션입니다: ${detail}`,
    'left-out': (detail) => `카드를 만들지 않기로 한 줄: ${detail}`,
    'not-asked': (detail) => `카드를 만들지 않은 글: ${detail}`,
    prose: (detail) => `카드를 만들지 않은 글: ${detail}`,
    'line-too-long': (detail) => `${detail}자가 넘는 줄이라 읽지 않습니다`,
    'too-many-columns': (detail) => `칸이 ${detail}개가 넘어 나머지는 읽지 않습니다`,
    'never-closed': (detail) => `열린 ${detail}이(가) 닫히지 않았습니다`,
    'extra-cells': (detail) => `제목보다 칸이 많습니다: ${detail}`,
    'not-a-line': (detail) => `명령 하나로 읽을 수 없는 줄: ${detail}`,
    duplicate: (detail) => `${detail}: 두 번 나옵니다. 첫 번째 것을 씁니다`,
    'answer-told': (detail) => `뜻풀이에 카드가 묻는 값의 형식이 들어 있습니다: ${detail}`,
    'answer-in-question': (detail) => `질문에 정답이 들어 있습니다: ${detail}`,
    'asked-twice': (detail) => `다른 카드가 같은 것을 묻습니다: ${detail}`,
    'lines-differ': (detail) => `다른 언어의 명령줄과 다릅니다: ${detail}`,
    particle: (detail) => `조사가 빈칸의 받침을 알려 줍니다. 을(를), 이(가), (으)로처럼 적으세요: ${detail}`,
    'right-among-wrong': (detail) => `정답이 오답 목록에도 있습니다: ${detail}`,
    'too-many': (detail) => `${detail}개를 넘습니다. 나머지는 뺐습니다`,
    'merge-conflict': () =>
      'git이 두 버전을 합치지 못한 곳입니다. 하나를 고르고 <<<<<<<, =======, >>>>>>> 줄을 지우세요',
    'deck-name-taken': (detail) => `${detail}: 같은 이름의 덱이 이미 있어 이 덱은 뺐습니다`,
    'not-a-deck': (detail) => `이 버전이 아는 덱이 아닙니다 (${detail})`,
  },
  subscriptions: {
    missing: { add: '저장소를 지정하지 않았습니다', update: '', remove: '이름을 지정하지 않았습니다' },
    missingHint: {
      add: 'flagdrill decks add URL에는 https, ssh 주소나 git 저장소 디렉터리를 씁니다.',
      update: '',
      remove: 'flagdrill decks remove 이름',
    },
    none: '아직 공유 덱이 없습니다',
    fetching: (name) => `${name} 받는 중 …`,
    at: (name, commit, added, changed, gone) =>
      `${name}: ${commit}. 새 덱 ${thousands(added)}개, 바뀐 덱 ${thousands(changed)}개, 없어진 덱 ${thousands(gone)}개.`,
    cards: (added, changed, gone) =>
      `새 카드 ${thousands(added)}장, 바뀐 카드 ${thousands(changed)}장, 없어진 카드 ${thousands(gone)}장. 학습 기록은 그대로입니다.`,
  },
  sync: {
    trouble: (message) => `지난번 백그라운드 동기화에 실패했습니다: ${message}`,
    steps: { fetch: '받는 중 …', join: '합치는 중 …', push: '보내는 중 …' },
    done: (received, sent) =>
      [
        received > 0 ? `파일 ${thousands(received)}개를 받았습니다.` : '',
        sent ? '변경 사항을 보냈습니다.' : '',
        received === 0 && !sent ? '모두 최신 상태입니다.' : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    conflict: (path) =>
      `${path} 파일이 양쪽에서 바뀌었습니다. 이 컴퓨터의 내용은 그대로 있고, 다른 내용은 ${path}.other에 있습니다.`,
    rewritten: '원격 저장소에 전에 있던 기록이 없습니다. 두 기록을 합쳤으며 잃은 것은 없습니다.',
    faults: {
      'no-git': () => 'git이 설치되어 있지 않습니다',
      inside: (path) => `데이터 디렉터리가 다른 저장소 안에 있습니다: ${path}`,
      'not-ours': (path) => `${path}: 다른 용도의 git 저장소입니다`,
      'no-remote': () => '아직 원격 저장소가 정해지지 않았습니다',
      'bad-remote': (remote) => `원격 저장소로 쓸 수 없습니다: ${remote}`,
      foreign: (what) => `원격 저장소에 학습 기록이 아닌 것이 있습니다: ${what}`,
      link: (path) => `${path}: 링크입니다. 동기화에는 실제 디렉터리나 파일이 필요합니다`,
      busy: () => '이 디렉터리에서 다른 동기화가 진행 중입니다',
      unreachable: (reason) => `원격 저장소에 연결할 수 없습니다: ${reason}`,
      git: (reason) => `git이 실패했습니다: ${reason}`,
      file: (what) => `파일을 쓸 수 없습니다: ${what}`,
      'no-decks': (url) => `${url}: 덱이 없습니다`,
      'bad-name': (name) => `"${name}": 공유 덱의 이름으로 쓸 수 없습니다`,
      'name-taken': (name) => `${name}: 같은 이름의 공유 덱이 이미 있습니다`,
      'no-subscription': (name) => `"${name}": 그런 이름의 공유 덱이 없습니다`,
      'bad-subscription': (name) => `"${name}": 공유 덱의 기록이 손상되었습니다`,
      rejected: (reason) => `원격 저장소가 변경 사항을 거부했습니다: ${reason}`,
    },
    hints: {
      'no-git': 'git을 설치하거나, 복사한 디렉터리에 flagdrill merge 디렉터리를 사용하세요.',
      inside:
        '--data나 FLAGDRILL_DATA로 다른 데이터 디렉터리를 고르세요. flagdrill merge로 기록을 옮길 수 있습니다.',
      'not-ours': '--data나 FLAGDRILL_DATA로 다른 데이터 디렉터리를 고르세요.',
      'no-remote':
        '한 번만 지정하면 됩니다: flagdrill sync git@example.com:me/progress.git 또는 디렉터리 경로.',
      'bad-remote': 'https나 ssh 주소, 또는 디렉터리 경로를 사용하세요.',
      foreign: '빈 저장소나 빈 디렉터리를 사용하세요.',
      link: '링크를 실제 디렉터리로 바꾸세요.',
      busy: '끝난 뒤에 다시 시도하세요.',
      unreachable: '잃은 것은 없습니다. 나중에 다시 시도하세요.',
      git: '잃은 것은 없습니다. 나중에 다시 시도하세요.',
      file: '잃은 것은 없습니다. flagdrill doctor로 데이터 디렉터리를 검사하세요.',
      'no-decks': '덱은 Markdown, CSV, TSV, JSON 파일이며 decks 디렉터리나 저장소 어디에나 둘 수 있습니다.',
      'bad-name': '글자, 숫자, _, -만 쓸 수 있습니다: flagdrill decks add URL --name 이름.',
      'name-taken': 'flagdrill decks update 이름으로 새 내용을 받거나 --name으로 다른 이름을 쓰세요.',
      'no-subscription': 'flagdrill decks로 덱과 파일을 볼 수 있습니다.',
      'bad-subscription':
        'flagdrill decks remove 이름으로 지운 뒤 flagdrill decks add URL로 다시 추가하세요. 카드의 진도는 남습니다.',
      rejected: '잃은 것은 없습니다. 쓰기 권한이 있는지 확인하세요.',
    },
  },
  simulate: {
    title: (days, cards) => `앞으로 ${days}일, 카드 ${thousands(cards)}장`,
    retention: (share) => `목표 기억률 ${Math.round(share * 1000) / 10}%`,
    minutes: (minutes) => `하루 ${minutes.toFixed(1)}분`,
    known: (cards) => `${thousands(cards)}장을 기억`,
    recommended: (share) =>
      `시간당 가장 많이 기억하는 목표 기억률은 ${Math.round(share * 1000) / 10}%입니다 (flagdrill config retention ${share}).`,
    trying: (share) => `목표 기억률 ${share} 시뮬레이션 중 …`,
    badRetention: (text) => `"${text}": 목표 기억률이 아닙니다`,
    retentionHint: '.7에서 .97까지의 수를 쉼표로 구분해 쓰세요.',
  },
  fit: {
    noColumns: (file) => `${file}: card_id, review_rating, review_time 중에 없는 열이 있습니다`,
    columnsHint: '첫 줄에 열 이름이 있어야 합니다. 평가는 1~4, 시각은 ISO 형식이나 밀리초입니다.',
    badLines: (count, line, reason) =>
      `${count}줄을 사용할 수 없습니다. 첫 번째는 ${line}번째 줄입니다: ${reason}`,
    reasons: {
      columns: '빈 칸이 있습니다',
      rating: '평가가 1~4가 아닙니다',
      time: '시각을 읽을 수 없습니다',
    },
    tooFew: (items, missing) =>
      `맞춤에 쓸 수 있는 복습이 ${thousands(items)}개입니다. ${thousands(missing)}개가 더 필요합니다`,
    tooFewHint: '앞선 복습에서 하루 이상 지난 복습만 쓸 수 있습니다.',
    noOptimizer: '최적화 도구가 설치되어 있지 않습니다. 이 컴퓨터용 바이너리가 없습니다',
    noOptimizerHint: 'npm으로 flagdrill을 설치하거나 다른 컴퓨터에서 실행하세요.',
    fitting: (done, total) => `맞추는 중 ${done}/${total} …`,
    items: (items, folds) =>
      `복습 ${thousands(items)}개를 ${folds}부분으로 나누어, 각 부분을 그 이전 기록만으로 예측했습니다`,
    defaults: '기본값',
    fitted: '맞춘 값',
    general: '전체 카드',
    logLoss: '로그 손실 (작을수록 좋음)',
    rmseBins: 'RMSE (구간)',
    calibration: '맞춘 값의 회상률: 예측 ○, 실제 ●',
    reviews: (count) => `복습 ${thousands(count)}개`,
    nothingToUndo: '사용 중인 맞춤 매개변수가 없습니다',
    undoApart: (deck) => `따로 맞춘 덱의 매개변수는 flagdrill fit ${deck} --undo로 되돌립니다`,
    undone: '지난번 맞춤 이전의 매개변수를 다시 사용합니다.',
    undoneToDefaults: '기본 매개변수를 다시 사용합니다.',
    undoneApart: (deck) => `${deck}: 지난번 맞춤 이전의 매개변수를 다시 사용합니다.`,
    undoneToGeneral: (deck) => `${deck}: 전체 카드의 매개변수를 다시 사용합니다.`,
    scope: (word, decks) => (decks > 1 ? `${word}: 덱 ${decks}개를 함께 맞춤` : word),
    apart: (decks) =>
      `따로 맞춘 덱에는 적용하지 않습니다: ${decks.slice(0, 5).join(', ')}${decks.length > 5 ? ` 외 ${decks.length - 5}개` : ''}.`,
    load: (before, after) =>
      `앞으로 30일: 복습 ${after.reviews}개, 하루 ${after.minutes.toFixed(1)}분 (지금 매개변수로는 ${before.reviews}개, ${before.minutes.toFixed(1)}분).`,
    inForce: (line) => `다음 답부터 사용합니다. ${line} 명령으로 되돌릴 수 있습니다.`,
    moved: (cards) => `카드 ${thousands(cards)}장의 복습일을 옮겼습니다.`,
    offer: (apart) =>
      `스케줄러를 나에게 맞출 만큼 복습이 쌓였습니다: flagdrill fit${apart ? ', 따로 맞춘 덱은 flagdrill fit DECK' : ''}`,
    better: '맞춘 값이 기본값보다 더 잘 예측합니다.',
    notBetter: '맞춘 값이 기본값보다 더 잘 예측하지 못합니다. 기본값을 그대로 씁니다.',
    notBetterNow: '맞춘 값이 기본값보다 더 잘 예측하지 못합니다. 지금의 매개변수를 그대로 씁니다.',
    betterApart: '맞춘 값이 전체 카드의 매개변수보다 더 잘 예측합니다.',
    notBetterApart: '맞춘 값이 전체 카드의 매개변수보다 더 잘 예측하지 못합니다. 바뀌는 것은 없습니다.',
  },
  errors: {
    error: '오류',
    hint: '도움말',
    noDeck: (name) => `"${name}" 덱이 없습니다`,
    didYouMean: (name) => `혹시 ${name}인가요?`,
    seeDecks: 'flagdrill decks로 목록을 볼 수 있습니다',
    numberIsOption: (number) => `카드 수는 --limit ${number}, 분은 --minutes ${number}처럼 적습니다`,
    allDecks: '이름 없이 flagdrill quiz만 쓰면 모든 덱이 나옵니다',
    fileIsBuilt: (file) => `파일로 덱을 만들려면: flagdrill build ${file}`,
    noTag: (tags) =>
      tags.length > 1
        ? `이 태그가 모두 붙은 카드가 없습니다: ${tags.join(', ')}`
        : `"${tags[0]}" 태그가 붙은 카드가 없습니다`,
    seeTags: (tags) =>
      tags.length > 0
        ? `있는 태그: ${tags.join(', ')}`
        : '아직 태그가 붙은 카드가 없습니다. 내 덱의 제목이나 카드 끝에 #ports처럼 적으면 태그가 됩니다',
    seeHelp: 'flagdrill help로 명령을 볼 수 있습니다',
    seeHelpOf: (name) => `옵션 보기: flagdrill help ${name}`,
    unknownCommand: (name) => `"${name}" 명령이 없습니다`,
    unknownWord: (word) => `이런 명령이나 덱, 프로그램이 없습니다: ${word}`,
    notDeckOrCommand: (word) =>
      `명령 목록: flagdrill help. 설치된 프로그램으로 덱 만들기: flagdrill build --from ${word}`,
    toExplain: (line) => `그 명령줄의 설명은 flagdrill explain ${line}`,
    unknownOption: (name) => `${name} 옵션이 없습니다`,
    needsNumber: (option, given) => `--${option}에는 0 이상의 정수를 적어야 합니다 ("${given}")`,
    needsValue: (option) => `--${option}에는 값이 필요합니다`,
    missingWord: (name) => `적지 않은 인수: ${name}`,
    tooManyWords: (word) => `인수가 남습니다: "${word}"`,
    notOneOf: (name, given, known) => `${name}에 쓸 수 없는 값입니다: "${given}". ${known}여야 합니다`,
    optionOf: (commands) => `${commands.join(', ')}에 있는 옵션입니다`,
    notParted: '두 번째 명령줄이 어디서 시작하는지 알 수 없습니다',
    notPartedHint: (line) =>
      `둘 사이에 --를 쓰거나(${line} docker ps -- docker ps -a) 각각 따옴표로 묶으세요`,
    badTime: (given) => `FLAGDRILL_NOW가 ISO 시각이 아닙니다: "${given}"`,
    noEditor: (editor, reason) =>
      `편집기 ${editor}: 실행할 수 없습니다 (${reason}). EDITOR에 쓸 편집기를 정하세요`,
    unusableFile: (file, reason) => `${file}: ${reason}`,
    notWritable: (folder, reason) => `${folder}에 쓸 수 없습니다 (${reason})`,
    writableHint: '--data DIR 또는 FLAGDRILL_DATA로 다른 디렉터리를 고르세요',
    notSaved: (reason) => `답을 저장하지 못했습니다 (${reason})`,
    notReadBack: '저장한 내용이 다시 읽히지 않습니다',
    notSavedHint:
      '그 전의 답은 모두 남아 있습니다. 공간을 비우거나 다른 디렉터리를 고른 다음 다시 시작하세요',
    newerProgress: (file) => `${file}: 더 새로운 flagdrill이 쓴 파일입니다`,
    newerHint: 'flagdrill을 업데이트하세요. 아무것도 바꾸지 않았습니다',
    bug: 'flagdrill의 버그입니다',
    sameFile: (name) => `두 파일이 같은 덱 "${name}"이 됩니다`,
    sameFileHint: '--name으로 따로 만드세요',
    noHelp: (program) => `${program}의 도움말을 읽을 수 없습니다`,
    noHelpHint: '--help로 도움말을 출력하는 프로그램만 읽을 수 있습니다. 저장한 페이지: --help-file FILE',
    nothingToBuild: '무엇으로 덱을 만들지 알 수 없습니다',
    nothingToBuildHint: '노트 파일이나 --from 프로그램을 적어 주세요',
    askAlone: '--ask는 노트에만 쓸 수 있습니다',
    askAloneHint: '--json, --from, --help-file, --against를 빼 주세요',
    fileThere: (file) => `${file}: 이미 있습니다`,
    badDeckName: (name) => `덱 이름으로 쓸 수 없습니다: "${name}"`,
    badDeckNameHint: '글자, 숫자, "-", "_", "."만 쓰세요',
    shippedName: (name) => `flagdrill에 들어 있는 덱의 이름입니다: "${name}"`,
  },
  config: {
    noKeys: (shell) => `${shell}에는 키 설정이 없습니다`,
    explainsKey: 'Ctrl-X ?를 누르면 입력 중인 명령줄을 설명합니다',
    load: (before, after) =>
      `앞으로 30일: 복습 ${after.reviews}개, 하루 ${after.minutes.toFixed(1)}분 (지금까지는 ${before.reviews}개, ${before.minutes.toFixed(1)}분). 복습일은 다음 답부터 바뀝니다. 여러 값을 비교하려면 flagdrill simulate를 쓰세요.`,
    meanings: {
      'new-per-day': '하루에 볼 새 카드 수',
      'reviews-per-day': '하루에 복습할 카드 수',
      'minutes-per-day': '하루에 공부할 시간(분), 0이면 정하지 않음. 위 두 설정은 상한으로 남습니다',
      'catch-up': '오래 쉬고 돌아왔을 때 가장 중요한 카드부터 나누어 보기, 또는 모두 한꺼번에 보기',
      'easy-days': '카드를 적게 볼 요일',
      goal: '새 카드를 뽑는 목표. 목록은 flagdrill goal',
      order: '먼저 복습할 카드: 잊었을 것 같은 순, 날짜 순, 무작위',
      retention: '카드를 다시 물을 때의 기억 확률',
      'rollover-hour': '하루가 시작되는 시',
      language: '화면과 덱의 언어',
      'docker-version': '카드로 물을 도커 버전',
      'chance-correction':
        '고르는 문제의 정답을 직접 입력한 정답보다 낮게 평가할지 (짐작으로 맞혔을 수 있음)',
      labs: '복습할 실습을 매일 퀴즈의 끝에 낼지',
      autosync: '퀴즈 앞뒤로 flagdrill sync를 백그라운드에서 실행할지',
      colours: '화면의 색',
      'keys.undo': '키: 마지막 답 되돌리기',
      'keys.suspend': '키: 카드 보류하기',
      'keys.bury': '키: 카드를 내일까지 미루기',
      'keys.edit': '키: 카드가 적힌 줄을 편집기로 열기',
      'keys.why': '키: 카드에 대해 더 보기',
      'keys.quit': '키: 멈추기',
      'keys.help': '키: 모든 키 보기',
    },
    whole: (from, to) => `${from}부터 ${to}까지의 정수`,
    decimal: (from, to) => `${from}부터 ${to}까지의 수`,
    name: '목표의 이름 또는 all',
    weekdays: 'sat,sun 같은 요일(mon tue wed thu fri sat sun) 또는 none',
    version: 'auto 또는 28.2 같은 버전',
    oneOf: (words) => `${words.join(', ')} 가운데 하나`,
    key: '다른 데 쓰지 않는 글자 하나 (빈칸, 대문자, 1-9, j, k, n, y, -는 안 되고 ?는 keys.help에만)',
    keys: (allowed) => `퀴즈의 키. 쓸 수 있는 것: ${allowed}`,
    default: '기본값',
    defaultIs: (value) => `기본값 ${value}`,
    keptIn: (file) => `설정 파일: ${file}`,
    notYet: (file) => `설정 파일: ${file} (처음 바꿀 때 만듭니다)`,
    unknown: (name) => `"${name}" 설정이 없습니다`,
    seeConfig: 'flagdrill config로 목록을 볼 수 있습니다',
    bad: (name, allowed, given) => `${name}에 쓸 수 없는 값입니다: "${given}". 쓸 수 있는 값: ${allowed}`,
    back: (name, value) => `flagdrill config ${name} --unset을 쓰면 기본값 ${value}(으)로 돌아갑니다`,
    taken: (name, given, by) => `${name}에 "${given}"을(를) 쓸 수 없습니다. 이미 ${by}의 키입니다`,
    takenHint: (by) => `먼저 ${by}에 다른 키를 정하세요`,
    syntax: (reason) => `TOML이 아닙니다 (${reason})`,
    mend: '편집기로 그 줄을 고치세요',
    otherFile: 'FLAGDRILL_CONFIG로 다른 파일을 정할 수 있습니다',
    reasons: {
      EISDIR: '디렉터리입니다',
      odd: '일반 파일이 아닙니다',
      encoding: 'UTF-8 텍스트가 아닙니다',
      large: '설정 파일로는 너무 큽니다',
    },
    byHand: (name, file) => `${file}: ${name}이(가) 적힌 방식은 여기서 바꿀 수 없습니다`,
    byHandHint: '편집기에서 한 줄에 NAME = VALUE로 적으세요',
    useOf: (line, file, after) => `${line} (${file}${after === undefined ? '' : `의 ${after} 뒤`}에 적기)`,
    completes: (shell) => `${shell}에서 flagdrill 명령을 완성하는 스크립트`,
    unknownShell: (given, known) => `"${given}" 셸이 없습니다. 가능한 셸: ${known.join(', ')}`,
    unsetNothing: '--unset에는 값 없이 설정 이름만 적으세요',
    head: [
      'flagdrill 설정. 앞의 "#"을 지우면 그 설정을 씁니다.',
      'flagdrill config NAME VALUE로 여기에 적을 수 있고, flagdrill config로 모두 볼 수 있습니다.',
    ],
  },
  lab: {
    words:
      '셸처럼 명령을 입력하세요. 그 밖에: hint(힌트) · show(상태) · undo(되돌리기) · reset(처음부터) · solution(풀이) · exit(나가기) · ?(도움말)',
    keys: 'Tab 자동 완성 · hint 힌트 · undo 되돌리기 · solution 풀이 · exit 나가기 · ?',
    meanings: [
      { word: 'hint', also: ['힌트'], text: '힌트를 보고, 그다음에는 아직 남은 것을 보기' },
      { word: 'show', also: ['상태', 'status'], text: '지금 있는 컨테이너, 이미지, 볼륨, 네트워크 보기' },
      { word: 'undo', also: ['되돌리기'], text: '무언가를 바꾼 마지막 줄 되돌리기' },
      { word: 'reset', also: ['처음부터'], text: '처음 상태로 돌아가기' },
      { word: 'solution', also: ['풀이'], text: '풀이 보기. 이 실습은 내일 다시 나옵니다' },
      { word: 'exit', also: ['나가기'], text: '나가기. 평가하지 않습니다' },
    ],
    inside: (name: string, folder: string) => `${name}의 셸 (${folder}) · exit로 나가기`,
    solved: (commands: number, shortest: number) =>
      commands <= shortest
        ? `명령 ${commands}개로 해결했습니다. 가장 짧은 방법입니다.`
        : `명령 ${commands}개로 해결했습니다. 가장 짧은 방법은 ${shortest}개입니다.`,
    missing: '아직 목표와 다른 것:',
    spoilt: '시작할 때는 맞았는데, 입력한 명령 때문에 달라진 것:',
    gone: (name) => `없어진 것: ${name}`,
    mend: 'undo는 무언가를 바꾼 마지막 줄을 되돌리고, reset은 처음부터 다시 시작합니다.',
    resetFirst:
      '풀이는 처음 상태에서 시작합니다. 풀이에 필요한 것이 입력한 명령 때문에 달라졌으니 먼저 reset을 입력하세요.',
    howTo: (gap) => gapHelp(gap),
    nearly: '거의 다 됐습니다. 아직 걸리는 것:',
    nothingToUndo: '아직 아무것도 바꾸지 않았습니다',
    rated: (grade, when) => `평가: ${grade}. 이 실습이 다시 나오는 날: ${when}`,
    next: (name, title) => `다음 실습: flagdrill lab ${name} (${title})`,
    left: (name) => `평가 없이 나왔습니다. 다시 하려면: flagdrill lab ${name}`,
    legend: '✓ 해결   · 아직 해결하지 않음',
    startOne: (name) => `시작하려면: flagdrill lab ${name}`,
    gap: (gap) => gapText[gap.code](gap as never),
    undone: (line: string) => `되돌렸습니다: ${line}`,
    again: '처음 상태로 돌아왔습니다',
    layers: (layers: number, changed: number) =>
      `이미지 레이어 ${layers}개${changed > 0 ? `, 그 위에서 바뀐 경로 ${thousands(changed)}개` : ''}`,
    files: (count: number) => `파일 ${thousands(count)}개`,
    nothingThere: '아직 아무것도 없습니다. 이미지는 docker images로 봅니다',
    containers: '컨테이너',
    volumes: '볼륨',
    networks: '네트워크',
    noDocker: '응답하는 도커가 없습니다',
    noDockerHint: '도커를 시작하거나 --docker 없이 실습하세요',
    foreground: (name) =>
      name === undefined
        ? '(서비스들이 포그라운드에서 실행 중입니다. 실습은 다른 터미널에서처럼 이어지고, 빈 줄에서 Ctrl-C를 누르면 멈춥니다)'
        : `(${name} 컨테이너가 포그라운드에서 실행 중입니다. 실습은 다른 터미널에서처럼 이어지고, 빈 줄에서 Ctrl-C를 누르면 멈춥니다)`,
    interrupted: (names) => `(Ctrl-C: 중지한 컨테이너 ${names.join(', ')})`,
    goesOn: (name) =>
      `(Ctrl-C: ${name} 컨테이너는 계속 실행됩니다. 주 프로세스가 이 신호를 무시합니다. 다른 터미널에서: docker stop ${name})`,
    leaveHow: (inside) =>
      inside === undefined
        ? 'exit로 나가기. Ctrl-C를 한 번 더 눌러도 나갑니다.'
        : `exit로 ${inside}의 셸에서 나갑니다. Ctrl-C를 한 번 더 누르면 실습에서 나갑니다.`,
    madeUp: 'ID와 시간은 지어낸 것이고, 이미지 크기는 실제 이미지와 비슷한 어림값입니다.',
    onlyInside: (name: string) => `실습 ${name}의 목표는 밖에서 확인할 수 없습니다`,
    onlyInsideHint: (name: string) => `시뮬레이터에서 하려면: flagdrill lab ${name}`,
    namesTaken: (names: readonly string[]) => `도커에 같은 이름이 이미 있습니다: ${names.join(', ')}`,
    namesTakenHint: '이름을 바꾸거나 삭제하거나, --docker 없이 실습하세요',
    paste: '다른 터미널에서 빈 디렉터리를 열고 먼저 이 줄들을 실행하세요.',
    filesUnseen: (names) => `파일은 읽지 않습니다. ${names.join(', ')} 파일은 직접 확인하세요.`,
    dockerKeys: 'Enter 확인 · h 힌트 · s 풀이 · q 나가기',
    reached: '해결했습니다.',
    cleanUp: '실습에서 생긴 것입니다. 이 줄들로 삭제합니다.',
    cleanUpKeys: 'y 실행 · n 그대로 두기',
    dockerHelp:
      'Enter는 목표에 이르렀는지 확인, h는 힌트, s는 풀이, q는 나가기입니다. 명령은 다른 터미널에서 입력하세요.',
    cleanUpHelp: 'y는 위의 줄들로 실습에서 생긴 것을 삭제하고, n이나 Enter는 그대로 둡니다.',
    notRemoved: (line: string) => `실패했습니다: ${line}`,
    none: (name: string) => `그런 실습이 없습니다: ${name}`,
    noneHint: 'flagdrill lab으로 목록을 볼 수 있습니다',
    done: '해결',
    open: '미해결',
    due: '복습할 차례',
    dueLater: '다음에 복습: 실습은 하루에 하나씩',
    oneDue: (name) => `복습할 실습이 하나 있습니다: flagdrill lab ${name}`,
    isDue: (name: string, title: string) => `복습할 실습이 있습니다: ${name} (${title})`,
    key: 'l 실습',
    nowOrLater: 'y 지금 하기 · n 나중에',
    playLater: (name: string) => `나중에 하려면: flagdrill lab ${name}`,
    level: (level: number) => `레벨 ${level}`,
    progress: (solved: number, all: number) => `${thousands(all)}개 중 ${thousands(solved)}개 해결`,
  },
  help: {
    exampleLines: {
      "flagdrill add 'Which port does https use?' 443": "flagdrill add 'https는 몇 번 포트를 쓰나요?' 443",
      "flagdrill add 'docker run -d httpd' -m 'run httpd in the background'":
        "flagdrill add 'docker run -d httpd' -m 'httpd를 백그라운드에서 실행'",
    },
  },
  commands: {
    hello: '셸을 열 때 보일 한 줄 출력하기. 기다리는 카드가 없으면 출력하지 않음',
    usage: 'flagdrill [COMMAND] [OPTIONS]',
    program: '명령줄을 외워서 익히기',
    groups: {
      learn: '학습:',
      look: '찾아보기:',
      decks: '덱과 노트:',
      progress: '진도와 설정:',
      programs: '다른 프로그램용:',
    },
    headings: { options: '옵션:', examples: '예:' },
    man: {
      name: '이름',
      synopsis: '사용법',
      description: '설명',
      exit: '종료 상태',
      environment: '환경 변수',
      about: [
        'flagdrill은 외우고 싶은 옵션, 명령, 개념을 물어봅니다. 덱은 함께 들어 있고, 내 노트나 프로그램의 도움말로 만들 수도 있습니다. 스케줄러(FSRS)가 잊어버릴 무렵에 카드를 다시 보여 줍니다.',
        '명령 없이 실행하면 오늘의 퀴즈를 시작합니다. 명령 자리에 덱이나 프로그램의 이름을 적으면 그 퀴즈를 시작합니다.',
      ],
    },
    exitCodes: {
      '0': '끝났습니다. explain, compare, check에서는 예',
      '1': '실패했거나 답이 아니요입니다. 이유는 메시지에 있습니다',
      '2': '명령줄이나 설정 파일이 잘못되었습니다. 아무것도 하지 않았습니다',
      '3': 'flagdrill의 버그',
      '4': '알 수 없음: 덱이 그 프로그램을 충분히 알지 못합니다 (explain, compare)',
      '130': 'Ctrl-C로 멈춤',
    },
    environment: {
      FLAGDRILL_DATA: '진도와 내 덱을 두는 디렉터리 (--data와 같음)',
      FLAGDRILL_CONFIG: '설정 파일',
      'VISUAL, EDITOR': 'edit 명령과 퀴즈의 e 키가 여는 편집기',
      PAGER: '긴 결과를 보여 주는 프로그램 (기본값은 less). cat이나 빈 값이면 쓰지 않음',
      'NO_COLOR, FORCE_COLOR, CLICOLOR': '--color와 설정이 정하지 않았을 때의 색',
      'LC_ALL, LC_MESSAGES, LANG': '--language와 설정이 정하지 않았을 때의 언어',
    },
    defaultValue: (value) => `${value}(기본값)`,
    everyCommand: (names) => `모든 명령에 ${names.join(', ')} 옵션이 있습니다. flagdrill help를 보세요.`,
    moreHelp: '명령의 옵션과 예는 flagdrill help COMMAND로 볼 수 있습니다.',
    epilogue: 'Ctrl-C로 언제든 멈출 수 있고, 답은 바로 저장됩니다.',
    start: '무엇을 하루에 얼마나 배울지 고르기',
    quiz: '오늘의 퀴즈 (flagdrill만 입력해도 됩니다)',
    weak: '약한 카드 다시 보기',
    lab: '모의 컴퓨터에서 도커 실습 (실제로 실행되는 것은 없음)',
    goal: '목표와 진도 보기, 목표 정하기',
    due: '오늘 복습할 카드 수 보기',
    stats: '진도를 숫자로 보기',
    report: '차트가 있는 학습 현황 페이지 쓰기',
    simulate: '다른 목표 기억률의 효과와 시간 비교하기',
    find: '단어로 카드 찾기',
    show: '카드 하나에 대한 모든 것 보기',
    history: '카드 하나의 모든 기록 보기',
    explain: '명령줄의 각 부분이 하는 일 보기',
    compare: '두 명령줄이 같은 일을 하는지 비교',
    decks: '덱 목록',
    cards: '덱에 있는 카드 목록',
    add: '내 카드 더하기',
    edit: '카드가 나온 줄을 편집기에서 열기',
    build: '공부 노트나 프로그램의 도움말로 덱 만들기',
    preview: '파일의 카드를 퀴즈에 나올 모습으로 보기',
    check: '덱이나 파일에 있는 문제 모두 보기',
    new: '덱의 본보기 파일 만들기',
    undo: '마지막으로 한 일 되돌리기',
    forget: '카드를 처음부터 다시 시작하기',
    suspend: '되돌릴 때까지 카드 보류하기',
    bury: '카드를 내일로 미루기',
    accepted: '직접 받아들인 답 보기, 카드의 것을 없애기',
    adopt: '없어진 카드의 기록을 다른 카드에 이어 주기',
    export: '다른 프로그램을 위해 진도 내보내기',
    import: '내보낸 진도나 Anki 노트 가져오기',
    backup: '기록과 덱을 압축 파일로 묶기',
    restore: '압축 파일의 내용 더하기',
    merge: '다른 데이터 디렉터리의 내용 더하기',
    sync: 'git으로 다른 컴퓨터와 학습 기록과 덱을 합치기',
    fit: '복습 기록에 맞춰 스케줄러 조정하기 (예측이 더 나아질 때만)',
    doctor: '저장된 것을 모두 살펴보고 문제 알리기',
    config: '설정 보기와 바꾸기',
    next: '다른 프로그램에 다음 문제 내주기',
    answer: '다른 프로그램에서 그 문제에 답하기',
    completion: '셸 자동 완성 스크립트 출력',
    help: '명령의 도움말 보기',
    options: {
      subscribe: '다른 사람이 git 저장소로 공유하는 덱을 추가, 업데이트, 삭제하기',
      source: '추가할 저장소 (https, ssh, 디렉터리), 또는 업데이트하거나 삭제할 이름',
      labDocker: '내 도커에서 실습하기 (flagdrill은 결과를 읽기만 함)',
      labFree: '표준 입력의 줄을 읽어 빈 실습 환경에서 차례로 실행하기',
      labName: '실습 이름 (목록: flagdrill lab)',
      labStart: '먼저 실행할 줄이 든 파일',
      removeAccepted: '카드에 받아들인 답을 없애기',
      goal: '새 카드를 뽑을 목표, 없애려면 all',
      retentions: '시험할 목표 기억률, 예: .8,.9',
      days: '시뮬레이션할 날 수 (기본값: 365)',
      remote: 'git 원격 저장소: https, ssh 또는 디렉터리 (기본값: 지난번에 쓴 저장소)',
      fitDecks:
        '따로 맞출 덱이나 프로그램, 하나씩 따로 맞춤; 한 프로그램의 덱은 함께 맞춤 (기본값은 전체 카드를 한 번에)',
      fitDryRun: '결과만 보여 주기',
      fitUndo: '지난번 맞춤 이전의 매개변수로 돌아가기',
      fitReschedule: '새 매개변수에 맞춰 복습일 옮기기',
      fitCsv: '다른 곳의 복습 기록으로 시험하기 (card_id, review_rating, review_time)',
      limit: '이번에 볼 카드의 최대 수',
      new: '이번에 볼 새 카드의 최대 수 (하루 제한보다 많아도 됨)',
      minutes: '이만큼의 분이 지나면 멈추기',
      ahead: '며칠 안에 나올 카드까지 앞당겨 묻기',
      seed: '같은 순서로 되풀이하기 위한 값',
      text: '입력하는 그대로의 답. 뒤에 오는 것은 모두 답에 속함',
      choice: '고른 번호. 여러 부분이면 2,1,3',
      grade: '얼마나 알았는지',
      giveUp: '모르겠음',
      hint: '힌트도 보기 (맞혀도 어려움)',
      plain: '그림 없이 글로만 (화면 낭독기용)',
      color: '색 사용',
      data: '진도와 내 덱을 두는 디렉터리',
      language: '화면과 덱의 언어',
      json: 'JSON으로 출력',
      count: '숫자만 출력',
      dryRun: '만들 카드만 보여 주고 쓰지 않기',
      problems: '카드 대신 쓸 수 없었던 줄을 모두 보여 주기',
      ask: '뜻이 분명하지 않은 줄을 묻기. 답은 덱에 남습니다 (물릴 때는 undo가 아니라 u)',
      keep: '덱과 어긋나는 카드도 그대로 만들기',
      name: '덱 이름 (기본값은 파일 이름)',
      programName: '노트가 다루는 프로그램',
      decks: '쓸 덱 (기본값은 전부)',
      files: '노트: 파일, 디렉터리, 패턴. -는 표준 입력',
      from: '도움말을 읽을 설치된 프로그램',
      only: '그 프로그램에서 이 명령과 옵션만 (쉼표로 구분)',
      fromHistory: '내 셸 기록에서 많이 쓴 순서로 카드 배열 (이 컴퓨터에서 세기만 하고 저장하지 않음)',
      helpFile: '설치된 프로그램 대신 저장해 둔 도움말 파일',
      diff: '지난번 이후 달라진 것만 보여 주고 쓰지 않기',
      against: '노트를 대조할 프로그램이나 덱',
      checkFiles: '살펴볼 파일 (기본값은 모든 덱)',
      repair: '아무것도 지우지 않고 고칠 수 있는 것 고치기',
      bom: 'CSV 파일 앞에 BOM 쓰기: Excel에서 한글이 깨지지 않습니다 (한국어에서는 기본값)',
      undoFuture: '시계가 틀려 미래 시각으로 기록된 답 되돌리기',
      archive: '압축 파일 (.tar.gz)',
      folder: 'flagdrill 데이터 디렉터리',
      card: '카드 id',
      back: '다시 묻기',
      by: '순서',
      deck: '쓸 덱 (여러 번 적을 수 있음)',
      sinceAnswered: '이 날짜(2026-11-25)부터, 또는 며칠 동안(7d) 답한 카드만',
      list: '이유와 함께 목록만 보기',
      question: '질문, 또는 따옴표로 묶은 명령줄. 없으면 물어봄',
      answerText: '답. 없으면 물어봄',
      task: '명령줄의 용도. 카드는 그 명령줄을 입력하게 함',
      addTag: '카드에 붙일 태그 (여러 번 적을 수 있음)',
      decksOrCard: '쓸 덱 (기본값은 전부). 카드 id를 적으면 잘못된 카드를 알릴 때 필요한 내용',
      words: '문제, 답, 옵션, 명령에 들어 있는 단어',
      onlyWeak: '약한 카드만',
      onlyDue: '오늘 복습할 카드만',
      onlySuspended: '보류한 카드만',
      tag: '이 태그가 붙은 카드만 (여러 번 적을 수 있음)',
      findLimit: '카드의 최대 수 (기본값은 20, --json이면 전부)',
      noRecord: '기록하지 않고 연습만 하기',
      format: '형식 (기본값은 파일 이름의 끝에 따라, 없으면 csv)',
      what: '쓸 내용. reviews는 다시 가져올 수 있음 (기본값은 cards, jsonl이면 reviews)',
      importFile:
        '내보낸 파일(JSON, JSON Lines, CSV), Anki 꾸러미, hashcards나 repeater의 데이터베이스, 노트',
      importNotes: '데이터베이스나 기록 파일이 가리키는 노트(옆에 있지 않을 때)',
      completionKeys: '입력 중인 명령줄을 Ctrl-X ?로 설명하는 설정 출력',
      doctorReport: '오류 신고에 필요한 정보 출력(답과 경로는 빼고)',
      importDryRun: '무엇이 더해지는지만 보여 주고 쓰지 않기',
      importName: '만들 덱의 이름',
      since: '이 날짜(2026-11-25)부터, 또는 며칠 동안(7d)의 복습만',
      output: '표준 출력 대신 쓸 파일',
      reportOutput: '페이지를 쓸 파일 (기본값은 flagdrill-report.html, -는 표준 출력)',
      newName: '덱 이름',
      kind: '이 종류의 카드만',
      line: '입력하는 그대로의 명령줄. 셸 기호가 있으면 따옴표로 묶기',
      lines: '따옴표로 묶은 명령줄. 따옴표가 없으면 둘 사이에 -- 쓰기',
      setting: '설정 이름',
      value: '새 값',
      unset: '기본값으로 되돌리기',
      shell: '셸',
      command: 'flagdrill의 명령',
      help: '도움말 보기',
      version: '버전 보기',
    },
    examples: {
      edit: '카드의 줄을 편집기에서 열기. 기본 덱의 카드는 먼저 복사합니다',
      show: 'id로 카드 한 장 보기',
      adopt: '고쳐 쓴 카드가 기억을 이어받기',
      backup: '데이터 디렉터리에 저장',
      backupFile: '원하는 파일에 저장',
      bury: '오늘은 묻지 않기',
      buryBack: '오늘 다시 묻기',
      doctor: '모두 살펴보기; 아무것도 바뀌지 않습니다',
      doctorReport: '프로그램 오류를 알릴 때 필요한 내용',
      history: '카드 한 장의 모든 답',
      merge: '다른 컴퓨터에서 한 답 더하기',
      restore: '백업에 든 것 더하기',
      suspend: '되돌릴 때까지 묻지 않기',
      suspendBack: '다시 묻기',
      undo: '마지막 답이나 마지막으로 미룬 카드',
      cards: 'docker 덱 전체의 카드',
      cardsKind: '입력할 명령, 다른 프로그램용',
      check: '모든 덱',
      checkFile: '덱을 만들기 전의 내 노트',
      new: '시작할 덱',
      help: 'quiz의 옵션과 예',
      import: 'flagdrill에서 내보낸 파일',
      importDryRun: 'Anki에서 가져올 것 미리 보기',
      next: '다음 문제, 다른 프로그램용',
      nextHint: '그 문제의 힌트',
      start: '배울 것과 하루 시간 다시 고르기',
      report: '최근 한 달의 보고서',
      reportCard: '잘못된 카드를 알릴 때 필요한 내용',
      stats: '지금까지 전부',
      statsSince: '최근 한 달의 docker',
      hello: '~/.bashrc나 ~/.zshrc의 끝에 넣기',
      decksAdd: '선생님이 공유한 덱',
      decksUpdate: '모든 공유 덱의 새 내용',
      simulate: '네 가지 목표 기억률로 1년',
      simulateTwo: '두 가지로 석 달',
      syncFirst: '컴퓨터마다 처음 한 번',
      syncFolder: 'USB 메모리나 공유 드라이브',
      syncAgain: '그다음부터',
      fit: '내 복습 기록에 맞추기',
      fitDryRun: '무엇이 바뀔지 보기; 아무것도 바뀌지 않습니다',
      fitDeck: '한 덱의 카드만 따로 맞추기',
      fitDeckUndo: '그 덱을 전체 카드의 매개변수로 되돌리기',
      fitCsv: '다른 프로그램의 기록; 아무것도 바뀌지 않습니다',
      quiz: '오늘의 퀴즈',
      accepted: '직접 받아들인 답을 더는 인정하지 않기',
      goal: '새 카드를 도커 핵심에서 뽑기',
      goalAll: '새 카드를 모든 덱에서 뽑기',
      quizMinutes: '10분 동안',
      quizNew: '새 카드 5장 더',
      quizAhead: '이틀 안에 나올 카드까지',
      build: '내 노트로 덱 만들기',
      buildFrom: '설치된 프로그램으로 덱 만들기',
      preview: '다른 프로그램에서 쓸 카드 목록',
      buildAgainst: '노트와 프로그램이 다른 곳',
      due: '프롬프트에 넣을 숫자',
      explain: '단어마다 하는 일',
      explainJson: '프로그램이 읽을 형식으로',
      lab: '목록에 있는 실습 하나',
      labDocker: '같은 실습을 내 도커에서',
      labFree: '빈 실습 환경에서 한 줄씩',
      labJson: '한 줄의 결과, 스크립트용',
      compare: '-- 양쪽의 두 명령줄',
      compareJson: '따옴표로 묶은 두 명령줄',
      add: '질문과 답',
      addLine: '입력할 명령줄',
      find: '두 단어가 모두 있는 카드',
      findWeak: '태그가 붙은 약한 카드',
      forget: '새 카드로 다시 묻기. flagdrill undo로 되돌림',
      weakList: '약한 카드와 그 이유',
      weakBy: '자주 헷갈리는 카드',
      answer: '대시까지 그대로 입력한 답',
      answerChoice: '두 번째 보기',
      exportLog: '다른 곳에서 가져올 전체 기록',
      exportAnki: 'Anki용 카드와 기록',
      configList: '모든 설정',
      configSet: '하루에 새 카드 10장',
      configUnset: '기본값으로 되돌리기',
      completion: '~/.bashrc에 쓰기',
    },
  },
  accepted: {
    none: '받아들인 답이 없습니다. 틀렸다는 판정 뒤에 !를 누르면 내 답을 받아들입니다.',
    whichCard: 'accepted --remove에는 카드의 id가 필요합니다',
    noneOf: (card) => `${card}: 받아들인 답이 없습니다`,
    see: '목록: flagdrill accepted',
    removed: (card) => `${card}: 직접 받아들인 답을 더는 인정하지 않습니다`,
  },
  week: {
    last: (days, minutes) => `지난주: ${days}일, ${minutes}분.`,
    answers: (count, right, before) =>
      `답 ${thousands(count)}개 가운데 ${right}% 정답${before === undefined ? '' : ` (그 전주 ${before}%)`}.`,
    cards: (fresh, known) => `새 카드 ${thousands(fresh)}장, 아는 카드는 모두 ${thousands(known)}장.`,
    streak: (days) => (days > 0 ? `연속 학습일: ${days}일.` : '오늘부터 다시 연속 학습일을 쌓습니다.'),
  },
  goals: {
    unknown: (name) => `${name}: 그런 목표가 없습니다`,
    seeGoals: '목표의 목록: flagdrill goal',
    none: '목표가 없습니다.',
    current: '지금 목표',
    known: (known, started, cards) =>
      `${thousands(cards)}장 중 아는 카드 ${thousands(known)}장, 시작한 카드 ${thousands(started)}장`,
    both: (known, started, cards) =>
      started > known
        ? `${thousands(cards)}장 중 ${thousands(known)}장 (시작 ${thousands(started)}장)`
        : `${thousands(cards)}장 중 ${thousands(known)}장`,
    days: (days) => `하루 10분이면 ${days}일`,
    onCourse: (day) => `지금 속도라면 ${day}쯤 모든 카드를 시작합니다`,
    reached: '이루었습니다',
    can: '마치면 할 수 있는 일',
    canNow: '할 수 있는 일',
    commands: '쓸 수 있는 명령',
    pairs: '헷갈리는 것',
    pair: (a, b) => `${a} ↔ ${b}`,
    set: (title) => `목표: ${title}. 새 카드는 여기와 내 덱에서 나오고, 복습은 모든 카드를 계속합니다.`,
    setAll: '목표 없음: 새 카드는 모든 덱에서 나옵니다.',
    done: (title) => `목표를 이루었습니다: ${title}. 모든 카드를 압니다.`,
    next: (title, id) => `다음 목표: ${title} (flagdrill goal ${id})`,
    choose: (id) => `다른 목표로 바꾸려면: flagdrill goal ${id}`,
    all: '모든 덱',
    goal: '목표',
    title: '제목',
    progress: '아는 카드',
  },
  lists: {
    hello: (due, fresh, minutes, lab) =>
      `flagdrill: ${waiting(due, fresh)}, 약 ${minutes}분${lab ? ', 복습할 실습 1개' : ''}`,
    due: (due, fresh, minutes, scope) =>
      `오늘 기다리는 카드${within(scope)}: ${waiting(due, fresh)}, 약 ${minutes}분.`,
    fewerNew: (fresh, usual, recalled, reviews) =>
      `오늘은 새 카드를 ${thousands(usual)}장에서 ${thousands(fresh)}장으로 줄입니다. 최근 복습 ${reviews}번 중 ${recalled}번 맞혔습니다.`,
    nothing: (scope) => `오늘 기다리는 카드${within(scope)}가 없습니다.`,
    stillDay: (weekday, hour) =>
      `아직 ${weekday}입니다. 하루는 ${hour}시에 시작됩니다 (flagdrill config rollover-hour).`,
    putOff: (waiting, scope) =>
      `오늘 몫을 마쳤습니다. 복습할 카드${within(scope)} ${thousands(waiting)}장은 내일로 넘어갑니다.`,
    backlog: (waiting, today, minutes, days, scope) =>
      `복습할 카드${within(scope)} ${thousands(waiting)}장. 오늘은 가장 중요한 ${thousands(today)}장(약 ${minutes}분), 나머지는 ${days}일에 걸쳐 봅니다. 새 카드는 그동안 나오지 않습니다. 한꺼번에 보려면: flagdrill config catch-up all`,
    shareDone: (waiting, scope) =>
      `오늘 몫을 마쳤습니다. 복습할 카드${within(scope)} ${thousands(waiting)}장이 남아 있습니다. 더 보려면: flagdrill quiz --minutes 10`,
    deck: '덱',
    cards: '카드',
    dueColumn: '복습',
    newColumn: '새 카드',
    title: '제목',
    own: '내 덱',
    cardCount: (count) => `카드 ${thousands(count)}장`,
    noProblems: (decks, cards) => `덱 ${thousands(decks)}개, 카드 ${thousands(cards)}장: 문제가 없습니다.`,
    problems: (count) => `문제 ${thousands(count)}개`,
    built: (name, found) => `${name} 덱을 만들었습니다: ${found}.`,
    wouldBuild: (name, found) => `만들 덱 ${name}: ${found}.`,
    starter: (name) => starter(name),
    fileOk: (file, cards) => `${file}: 카드 ${thousands(cards)}장, 문제가 없습니다.`,
    walking: (program, done, known) => `${program} 도움말 읽는 중: ${known}쪽 가운데 ${done}쪽`,
    partlyRead: (pages, count) =>
      `일부만 읽어서 빠진 옵션이 있을 수 있습니다: ${pages.join(', ')}${count > pages.length ? ` 외 ${count - pages.length}개` : ''}`,
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
    fromHistory: '셸 기록에서 가장 많이 쓴 것:',
    noHistory: '셸 기록에는 이 프로그램을 쓴 적이 없습니다.',
    drift: (added, changed, vanished) =>
      `항목: 새것 ${thousands(added)}개, 바뀐 것 ${thousands(changed)}개, 없어진 것 ${thousands(vanished)}개.`,
    driftWhat: { meaning: '뜻', default: '기본값', type: '값', names: '이름' },
    agrees: (file, program) => `${file}: ${program}에 어긋나는 것이 없습니다.`,
    noNotes: (folder: string) => `${folder}: 노트가 없습니다`,
    alsoAt: (more: number, lines: string) => `(같은 문제 ${more}건 더: ${lines}번째 줄)`,
    passages: (count, files) =>
      `카드를 만들지 않은 글 ${count}군데. 보려면: flagdrill build ${files} --problems --dry-run`,
    retoldCards: (count) =>
      `이 가운데 ${thousands(count)}장은 기본 덱에 있는 카드입니다. 내 노트의 글로 보여 줍니다.`,
    sharedCards: (shared, all, decks) =>
      `${shared === all ? `${thousands(all)}장 모두` : `${thousands(all)}장 가운데 ${thousands(shared)}장이`} ${decks} 덱에 이미 있습니다. 같은 카드는 한 번만 묻습니다.`,
    leftOut: (count) => `빼기로 한 줄 ${thousands(count)}개는 카드로 만들지 않았습니다.`,
    mayBecomeCards: (count, files) =>
      `${thousands(count)}줄은 뜻을 알려 주면 카드가 됩니다: flagdrill build ${files} --ask`,
    perhaps: (text) => `이 뜻일까요: ${text}`,
    askNeedsTerminal: '--ask는 질문에 답해야 하므로 터미널과 노트 파일이 필요합니다',
    askNeedsTerminalHint: 'flagdrill build NOTES --problems로 줄과 곁의 글을 볼 수 있습니다',
    nothingToAsk: '물어볼 줄이 없습니다.',
    asksAbout: (count) =>
      `카드가 될 수 있는 줄 ${thousands(count)}개를 묻습니다. 답은 덱에 남아 다시 만들 때마다 쓰입니다.`,
    askedOf: (index, all) => `${all}개 가운데 ${index}번째`,
    whatDoesIt: '무엇을 하는 줄인가요?',
    askKeys: {
      take: (last) => (last === 1 ? '1 그 글로' : `1-${last} 글 고르기`),
      words: '직접 입력',
      later: '↵ 나중에',
      never: '- 빼기',
      stop: 'q 그만',
      help: '?',
      done: '↵ 끝',
      back: '앞줄로',
    },
    askHelp: [
      '   1-3    위에 글이 있으면 그 글로 정합니다',
      '   입력   직접 쓴 글이 카드의 질문이 됩니다',
      '   ↵ 0    나중에: 다음에 다시 묻습니다',
      '   -      빼기: 카드를 만들지 않고 다시 묻지 않습니다',
      '   u      앞줄로 돌아갑니다',
      '   q ^C   그만. 지금까지의 답은 남습니다',
    ],
    askEchoes: {
      later: '나중에',
      never: '빼기',
      back: '앞줄로',
      stop: '그만',
      itself: '그 줄과 같은 글입니다. 무엇을 하는지 적어 주세요',
      'no-text': '그 번호의 글은 없습니다',
    },
    saidOfLines: (said, left, open) =>
      `뜻을 정한 줄 ${thousands(said)}개, 뺀 줄 ${thousands(left)}개, 남은 줄 ${thousands(open)}개.`,
    lostLines: (count, lines, passages, files) => {
      const text = passages === 0 ? '' : `와 글 ${thousands(passages)}군데`
      return `카드를 만들지 않은 줄 ${thousands(count)}개(${lines})${text}. 보려면: flagdrill build ${files} --problems --dry-run`
    },
    found: (cards, amounts) => {
      const words = { command: '명령', option: '옵션', task: '명령줄 입력', question: '질문' } as const
      const met = (['command', 'option', 'task', 'question'] as const).filter(
        (sort) => amounts[sort].entries > 0,
      )
      const parts = met.map((sort) => {
        const { entries, cards: own } = amounts[sort]
        const word = `${words[sort]} ${thousands(entries)}개`
        return own === entries || met.length === 1 ? word : `${word}에서 ${thousands(own)}장`
      })
      return `카드 ${thousands(cards)}장 (${parts.join(', ')})`
    },
    dailyGoal: (name) =>
      `이 덱의 새 카드도 매일의 퀴즈에 목표의 카드와 함께 나옵니다. 이 덱만 배우려면: flagdrill goal ${name}`,
    startQuiz: (name) => `배우기: flagdrill quiz ${name}`,
    reading: (file) => `${file} 읽는 중 …`,
  },
}

// 실습이 아직 끝나지 않은 이유.
const facetText = {
  status: '상태',
  image: '이미지',
  command: '명령',
  ports: '포트',
  mounts: '마운트',
  networks: '네트워크',
  env: '환경 변수',
  user: '사용자',
  restart: '재시작 정책',
  memory: '메모리',
  foreground: '포그라운드',
}
const gapText: { [C in Gap['code']]: (gap: Extract<Gap, { code: C }>) => string } = {
  'container-missing': ({ name }) => `아직 없는 컨테이너: ${name}`,
  'container-extra': ({ name }) => `남아 있는 컨테이너: ${name}`,
  'container-running': ({ name }) => `아직 실행 중인 컨테이너: ${name}`,
  container: ({ name, what, wanted, is }) => {
    if (what === 'foreground') return `${name}: 포그라운드에서 실행 중이어서 이 터미널과 함께 끝납니다`
    if (what === 'ports' && is === '') return `${name}: 게시하지 않은 포트 ${wanted}`
    if (what === 'ports' && wanted === '') return `${name}: 게시하지 않아야 할 포트 ${is}`
    return `${name}: ${facetText[what]} ${is === '' ? '없음' : `"${is}"`} → ${wanted === '' ? '없음' : `"${wanted}"`}`
  },
  file: ({ name, path }) => `${name}: ${path}의 내용이 다릅니다`,
  'image-missing': ({ name }) => `아직 없는 이미지: ${name}`,
  'image-extra': ({ name }) => `남아 있는 이미지: ${name}`,
  image: ({ name }) => `이미지 ${name}의 내용이 다릅니다`,
  'volume-missing': ({ name }) => `없거나 내용이 다른 볼륨: ${name}`,
  'volume-extra': ({ name }) => `남아 있는 볼륨: ${name}`,
  'network-missing': ({ name }) => `아직 없는 네트워크: ${name}`,
  'network-extra': ({ name }) => `남아 있는 네트워크: ${name}`,
  'host-file': ({ name }) => `파일 ${name}의 내용이 다릅니다`,
}

const facetHelp: Partial<Record<Extract<Gap, { code: 'container' }>['what'], string>> = {
  networks: '이미 있는 컨테이너의 네트워크는 `docker network connect`와 `disconnect`로 바꿉니다.',
  restart: '이미 있는 컨테이너의 재시작 정책은 `docker update`로 바꿉니다.',
  memory: '이미 있는 컨테이너의 제한은 `docker update`로 바꿉니다.',
  foreground:
    'undo로 그 줄을 되돌리세요. `-d`를 쓰면 `docker run`과 `docker compose up`이 백그라운드에서 시작합니다.',
}

const statusHelp: Readonly<Record<string, string>> = {
  running:
    '`docker start`는 이미 있는 컨테이너를 시작하고, `docker unpause`는 일시 정지된 컨테이너를 다시 실행합니다.',
  exited: '`docker stop`은 컨테이너를 남긴 채 끝냅니다. 새 컨테이너는 명령이 끝나면 저절로 끝납니다.',
  paused: '`docker pause`는 컨테이너를 일시 정지합니다.',
}

function gapHelp(gap: Gap): string {
  switch (gap.code) {
    case 'container-missing':
      return '`docker run`은 컨테이너를 만들어 시작합니다. 이름은 --name으로 지정합니다.'
    case 'container-extra':
      return '`docker rm`은 끝난 컨테이너를 삭제하고, `docker rm -f`는 실행 중인 것도 삭제합니다.'
    case 'container-running':
      return `\`docker rm -f ${gap.name}\`은 실행 중이어도 삭제합니다. \`docker stop\`은 먼저 끝냅니다.`
    case 'container':
      return (
        (gap.what === 'status' ? statusHelp[gap.wanted] : facetHelp[gap.what]) ??
        '컨테이너를 만들 때 정해지는 것입니다. 삭제하고 `docker run`으로 새로 만드세요.'
      )
    case 'file':
      return '`docker exec`는 실행 중인 컨테이너 안에서 명령을 실행하고, `docker cp`는 파일을 복사해 넣습니다. 안에서 바꾼 것은 컨테이너와 함께 사라집니다.'
    case 'image-missing':
      return '이미지의 이름은 `docker build -t`, `docker tag`, `docker commit`으로 만듭니다.'
    case 'image-extra':
      return '`docker rmi`는 쓰는 컨테이너가 없는 이미지를 삭제합니다.'
    case 'image':
      return '이미지를 만드는 파일을 고친 다음, 같은 이름으로 다시 `docker build -t` 하세요.'
    case 'volume-missing':
      return '볼륨은 `docker volume create`나 -v NAME:PATH로 만들고, 알맞은 경로에 연결한 컨테이너가 내용을 채웁니다.'
    case 'volume-extra':
      return '`docker volume rm`은 쓰는 컨테이너가 없는 볼륨을 삭제합니다.'
    case 'network-missing':
      return '`docker network create`로 네트워크를 만듭니다.'
    case 'network-extra':
      return '`docker network rm`은 컨테이너가 하나도 없는 네트워크를 삭제합니다.'
    case 'host-file':
      return '`>`는 명령의 출력을 파일로 보내고, `docker cp NAME:PATH .`은 컨테이너의 파일을 꺼냅니다.'
  }
}
