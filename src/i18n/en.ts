import type { ValueFault } from '../commandline/index.ts'
import { type ProblemCode, thousands } from '../model/index.ts'
import type { Gap } from '../simulator/index.ts'

/** Behind numbers of some decks or tags: which they are of. */
const within = (scope: string): string => (scope === '' ? '' : ` in ${scope}`)

/** Cards that wait: only what there is of. */
const waiting = (due: number, fresh: number): string =>
  [due > 0 && `${thousands(due)} due`, fresh > 0 && `${thousands(fresh)} new`].filter(Boolean).join(', ')

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${thousands(count)} ${count === 1 ? one : many}`

/** 3rd, 11th, 22nd. */
const ordinal = (count: number): string => {
  const last = Math.floor(count / 10) % 10 === 1 ? 0 : count % 10
  return `${count}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]
const shortMonths = months.map((name) => name.slice(0, 3))
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)

const starter = (name: string): string => `---
deck: ${name}
title: ${name}
language: en
program: docker
---

# ${name}

Prose like this is for the reader. What makes cards is explained in the README of the decks.

## Level 1: First things

### docker container

| Command | Also | Meaning | Example |
|---|---|---|---|
| \`run\` | \`docker run\` | Make a container from an image and start it | \`docker run httpd\` |

| Option | Value | Commands | Meaning | Why |
|---|---|---|---|---|
| \`-p\`, \`--publish\` | \`HOST:CONTAINER\` | \`container run\` | Make a port reachable from the host | The port of the host comes first. |

Q: Which layer of a container can be written to? {#${name}-layer}

A: The one on top

- The lowest one
- All of them

> Image layers are read-only and shared.

C: Removing a container loses its [writable] layer. {#${name}-rm}

T: Run httpd, reachable on port 8080 of the host. {#${name}-run}

\`\`\`sh
docker run -p 8080:80 httpd
\`\`\`

> The port of the host comes first.
`

/** A word of a lab, its names in the language beside it, and what it does. */
interface LabWord {
  word: 'hint' | 'show' | 'undo' | 'reset' | 'solution' | 'exit'
  also: readonly string[]
  text: string
}

/** English, and the shape of every language. */
export const en = {
  language: 'en',
  /** Days in words: weekdays from Monday on, months from 1 to 12. */
  calendar: {
    weekdays,
    shortWeekdays: weekdays.map((name) => name.slice(0, 3)),
    shortMonths,
    date: (day: number, month: number, year: number) => `${day} ${months[month - 1]} ${year}`,
    dayOfYear: (day: number, month: number) => `${day} ${months[month - 1]}`,
    shortDay: (day: number, month: number) => `${day} ${shortMonths[month - 1]}`,
    monthOfYear: (month: number, year: number) => `${shortMonths[month - 1]} ${year}`,
  },
  kinds: {
    whichOption: 'Which option?',
    whichCommand: 'Which command?',
    whatDoesOption: (names: string) => `What does ${names} do?`,
    whatDoesCommand: (name: string) => `What does ${name} do?`,
    fillTheGap: 'Fill the gap:',
    typeTheCommand: 'Type the command:',
    whatDoesEachPart: 'What does each part do?',
    whatDoesLine: 'What does this do?',
    whichIsWhich: 'Which is which?',
    situationPrompt: (type: 'rerun' | 'size' | 'sees' | 'left' | 'where' | 'faster') =>
      ({
        rerun: 'It was built before. Which steps run again now?',
        size: 'How much do the layers hold together, beyond the base?',
        sees: 'What does the last line print?',
        left: 'Which of the written files still exist somewhere?',
        where: 'Where does a container find the file?',
        faster: 'Both were built before. Which one builds faster now?',
      })[type],
    situation: {
      edited: (file: string) => `${file} was edited.`,
      touched: (file: string) => `${file} got a new time stamp, not other content.`,
      ignored: (file: string) => `${file} was edited; .dockerignore names it.`,
      newText: (step: number) => `The command of step ${step} was changed.`,
      newValue: (step: number) => `The value in step ${step} was changed.`,
      steps: (numbers: readonly number[]) =>
        `${numbers.length === 1 ? 'step' : 'steps'} ${numbers.join(', ')}`,
      none: 'none',
      absent: 'an error: no such file',
      nothingLeft: 'none of them',
      again: 'runs again',
      cached: 'from the cache',
      decides: 'decides',
      writableLayer: 'writable layer',
      stays: 'stays',
      goes: 'is gone',
      inStep: (step: number) => `in the layer of step ${step}`,
      inBase: 'in the base image',
      hidden: (step: number) => `nowhere: step ${step} hides it`,
      whichFile: (file: string) => `The file ${file}`,
      firstFaster: 'A',
      secondFaster: 'B',
      sameTime: 'both take the same time',
      seconds: (count: number) => `${count} s`,
    },
    seeNotes: (file: string, line: number) => `see ${file}, line ${line}`,
    lineOfNotes: (start: string) => `the line of your notes that begins with ${start}`,
    shortForm: (long: string) => `What is the short form of ${long}?`,
    valueForm: (names: string) => `What does the value of ${names} look like?`,
    /** The commands that have the option that is asked about. */
    optionOf: (commands: string) => `option of: ${commands}`,
    /** Other names of what is asked for, or other right answers. */
    also: (names: readonly string[]) => `also: ${names.join(', ')}`,
    firstWords: (start: string, count: number) => `begins with ${start} (${plural(count, 'word')})`,
    /** `words` and `letters` of the whole answer, spaces and dashes at the front not counted. */
    firstLetters: (start: string, letters: number, words: number) => {
      const size = `${words > 1 ? `${plural(words, 'word')}, ` : ''}${plural(letters, 'letter')}${start.startsWith('-') ? ' after the dashes' : ''}`
      return start === '' ? size : `begins with ${start} (${size})`
    },
  },
  quiz: {
    position: (at: number, total: number) => `${at} of ${total}`,
    /** Of a card that was never asked before. */
    isNew: 'new',
    /** Of a card that comes for the second time in a session, or more often. */
    again: (times: number) => (times === 2 ? 'again' : `${ordinal(times)} time`),
    /** Failed cards that come again in this session. */
    repeats: (count: number) => `${count} to repeat`,
    left: (minutes: number) => `about ${minutes} min`,
    didYouKnow: 'Did you know it?',
    near: 'Almost: try once more',
    cannotTell: 'flagdrill cannot tell whether that is right. The usual answer is:',
    gaveUp: 'given up',
    comesBack: 'comes back in this session',
    putOff: (misses: number) => `missed ${times(misses)} today: enough, it comes again tomorrow`,
    due: (when: string) => `due ${when}`,
    grades: { again: 'again', hard: 'hard', good: 'good', easy: 'easy' },
    hint: (text: string) => `Hint: ${text}`,
    hintCosts: 'A right answer now counts as hard.',
    sameLine: 'That is the same line, so it does not count: change it, or Tab for a hint.',
    readAs: (line: string) => `Read together with the hint: ${line}`,
    noMoreHints: 'There are no more hints. An empty line gives up.',
    leadsBack: (names: readonly string[]) =>
      `${names.join(' · ')} ${names.length === 1 ? 'comes' : 'come'} again tomorrow, because of this line`,
    changed: 'Changed since you learned it',
    undone: 'Taken back: here is the card again',
    backAgain: 'Taken back: the card is no longer put aside',
    nothingToUndo: 'Nothing to take back',
    goesOn: 'Continuing where you stopped',
    allNew:
      'All of it is new: guess, or give up with 0 or an empty line. A missed card comes again until it is right.',
    mayChoose: 'To choose what to learn, and how many minutes a day: flagdrill start',
    suspended: (undo: string) =>
      `Suspended: not asked until you take it back. Now: ${undo} (Alt-U where a line is typed). Later: flagdrill find --suspended`,
    buried: (undo: string) => `Buried until tomorrow. To take it back: ${undo} (Alt-U where a line is typed)`,
    editCounts: 'Saved: the change counts from the next card on',
    editBuilt: (deck: string) =>
      `Saved, and ${deck} was built again: the change counts from the next card on`,
    nothingChanged: 'Nothing was changed: the card stays as it was',
    noEditor: (place: string) => `${place} (set EDITOR to open it here)`,
    interval: (days: number) =>
      days < 31 ? `${days} d` : days < 365 ? `${Math.round(days / 30.4)} mo` : `${(days / 365).toFixed(1)} y`,
    /** Words behind keys, as short as can be. */
    keys: {
      answer: '↵ answer (empty: give up)',
      /** With its price. */
      hint: 'tab hint (then hard)',
      giveUp: '0/↵ give up',
      accept: '! I was right',
      yes: 'y yes',
      no: 'n no',
      stop: '^C stop',
      choose: (last: number) => `1-${last} choose`,
      show: '↵ show',
      knew: 'y knew it',
      knewNot: 'n did not',
      grade: '1-4 grade',
      next: '↵ next',
      done: '↵ done',
      undo: 'undo',
      undoLast: 'undo last answer',
      quit: 'stop',
      help: 'keys',
    },
    askKeys: {
      answer: 'answer; an empty line or 0 gives up',
      line: 'go on with this line',
      done: 'done: back to the shell',
      hint: 'complete a word, or show a hint, step by step: a right answer then counts as hard',
      choose: 'choose (or arrows, Tab, j and k, then Enter or Space)',
      giveUp: 'give up (or Enter alone): the answer is shown, and the card comes again',
      show: 'show the answer',
      knew: 'you knew it, you did not',
      undo: 'take the last answer back',
    },
    acceptRefused: (program: string, why: string) => `${program} refuses this line: ${why}`,
    acceptSure: (typed: string) => `This will count as right for this card from now on. Sure?\n${typed}`,
    accepted: (undo: string) =>
      `Accepted from now on, and counted as known. ${undo} takes it back; flagdrill accepted lists such answers.`,
    editLine: (place: string) =>
      `Open ${place} in your editor? Close the editor to come back here (vim: Esc, then :q and Enter).`,
    editCopy:
      'Copy this card into a deck of your own and open it in your editor? Close the editor to come back here (vim: Esc, then :q and Enter).',
    allKeys: {
      accept: 'my answer was right: count it, and accept it from now on',
      next: 'the next card (Space too)',
      grade: 'another grade: again, hard, good, easy (a quick right answer is easy)',
      undo: 'take the last answer back, and the one before (Alt-U while a line is typed)',
      suspend: 'suspend the card until you take it back',
      bury: 'bury the card until tomorrow',
      edit: 'open the line that the card is made of in your editor (asks first)',
      why: 'why it is so, and more about the card',
      quit: 'stop here; the next run continues',
      interrupt: 'stop at any time',
    },
    about: {
      nothingMore: 'There is no more to say of it; flagdrill show CARD has its source and history.',
      also: (line: string) => `also right: ${line}`,
      usedBy: (names: string) => `stands for: ${names}`,
      from: (place: string) => `from: ${place}`,
      memory: (days: number, reps: number, misses: number, difficulty: number) =>
        `${days === 0 ? 'due today' : `interval ${plural(days, 'day')}`}, answered ${plural(reps, 'time')}, missed ${plural(misses, 'time')}, difficulty ${difficulty.toFixed(1)} of 10`,
    },
    nothingDue: (when: string | undefined) =>
      when === undefined ? 'Nothing is due.' : `Nothing is due. The next cards come ${when}.`,
    ahead: (days: number) =>
      `Studying ${plural(days, 'day')} ahead: a right answer now lengthens the interval less than on the due day.`,
    badAhead: (given: string) => `--ahead takes a number of days (2d), not "${given}"`,
    byDigit: 'This card is answered with a digit.',
    clears: 'Enter clears what is typed.',
    yesOrNo: 'Enter decides nothing here: y if you knew it, n if not.',
    byKey: 'Each key acts by itself here.',
    typeIt: 'This card is answered by typing it; the digit counts for nothing.',
    tryMore: (words: string) =>
      `Today's new cards are used up. More of them: flagdrill quiz${words} --new 10`,
    newLater: (count: number, words: string) =>
      `${plural(count, 'more new card')} ${count === 1 ? 'waits' : 'wait'} for the next days. To meet ${count === 1 ? 'it' : 'them'} now: flagdrill quiz${words} --new ${count}`,
    siblingsLater: (count: number) =>
      `${plural(count, 'new card')} about the same ${count === 1 ? 'comes' : 'come'} from tomorrow on: of one thing one card a day is asked, so that none gives another away.`,
    closedLater: (count: number) =>
      `${plural(count, 'new card')} ${count === 1 ? 'comes' : 'come'} later, once you know the cards that ${count === 1 ? 'it builds' : 'they build'} on.`,
    /** The names that stand in the examples of a program, before the first card. */
    examples: {
      docker:
        'In the examples alpine is a small Linux, httpd and nginx are web servers, redis and postgres databases.',
    } as Readonly<Record<string, string>>,
    deckProblems: (name: string, count: number) =>
      `${name}: ${plural(count, 'line')} could not be used (flagdrill check says which)`,
    tryDecks: 'No cards yet. Build a deck from your notes: flagdrill build NOTES.md',
    timeUp: 'Time is up.',
    minutesLeft: (left: number, minutes: number, decks: string, waiting: number) =>
      `${left} of your ${minutes} minutes are left${waiting > 0 ? `, and ${plural(waiting, 'card')} could still come today` : ''}. To go on: flagdrill quiz${decks === '' ? '' : ` ${decks}`}${waiting > 0 ? '' : ' --new 10'}`,
    thereAreLabs: 'There are labs, too, on a simulated Docker: flagdrill lab first',
    stopped: (words: string) =>
      `Stopped. Every answer is kept, and ${words === '' ? 'the next run' : `flagdrill quiz${words}`} continues here.`,
    stoppedAtOnce: 'Stopped.',
  },
  /** For screen readers: words in the place of marks. */
  plain: {
    header: (deck: string, at: number, total: number, rest: string) =>
      `Card ${at} of ${total}${rest === '' ? '' : `, ${rest}`}. ${deck}.`,
    now: (grade: string) => `${grade} (now)`,
    right: 'Right:',
    almost: 'Almost:',
    wrong: 'Wrong:',
  },
  /** For programs that ask in our place. */
  drive: {
    misfit: (wanted: string) => `this question is answered with ${wanted}, or --give-up`,
    nothingAsked: 'nothing is asked now',
    otherCard: (given: string, asked: string) => `${given} is not asked now; ${asked} is`,
    askFirst: 'flagdrill next gives the question',
  },
  summary: {
    done: (cards: number, time: string, right: number, percent: number) =>
      `Done: ${plural(cards, 'card')} in ${time}, ${right} right at once (${percent}%).`,
    mixed: (cards: number, time: string, known: number, right: number, percent: number, fresh: number) =>
      `Done: ${plural(cards, 'card')} in ${time}. ${known} from before, ${right} of them right at once (${percent}%); ${fresh} new.`,
    allNew: (cards: number, time: string, right: number) =>
      `Done: ${plural(cards, 'new card')} in ${time}, ${right} right at once.`,
    hard: 'Hard today',
    more: (count: number) => `and ${count} more`,
    suspended: (count: number, card: string) =>
      count === 1
        ? `1 card suspended: flagdrill suspend ${card} --back takes it back`
        : `${count} cards suspended: flagdrill find --suspended lists them, flagdrill suspend CARD --back takes one back`,
    next: (scope: string) => `Next${within(scope)}`,
    due: (count: number) => `${thousands(count)} due`,
    /** New cards of later days are an estimate. */
    dueAndNew: (due: number, fresh: number, later: boolean) =>
      `${due > 0 ? `${due} due and ` : ''}${later ? 'about ' : ''}${fresh} new`,
    on: (cards: string, when: string) => `${cards} ${when}`,
    streak: 'Streak',
    days: (days: number) => plural(days, 'day'),
    none: 'nothing scheduled yet',
  },
  when: {
    today: 'today',
    tomorrow: 'tomorrow',
    inDays: (days: number) => `in ${plural(days, 'day')}`,
    on: (weekday: string, days: number) => `on ${weekday} (in ${days} days)`,
  },
  duration: (ms: number) => {
    const seconds = Math.round(ms / 1000)
    return seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
  },
  remarks: {
    means: (names: string, summary: string) => `${names}: ${summary}`,
    case: (typed: string, expected: string) => `${typed} is not ${expected}: capitals count`,
    typo: (typed: string) => `${typed}: one letter is off`,
    unknown: (typed: string) => `${typed}: no such name in these decks`,
    part: (part: string, meaning: string) => `${part}: ${meaning}`,
    dashes: (typed: string) => `${typed} begins with a dash, not with hyphens`,
    none: {
      command: (typed: string) => `${typed}: no such command`,
      option: (typed: string) => `${typed}: no such option`,
    },
    noDashes: (typed: string) => `${typed}: the dashes in front are missing`,
    dashCount: (typed: string) => `${typed}: not the right number of dashes`,
    noOption: (typed: string) => `${typed} is not an option: options begin with - or --`,
    layout: (typed: string) => `read as ${typed}: the Korean layout was on`,
    needless: (typed: string, meaning: string) =>
      meaning === ''
        ? `${typed} works, but was not needed`
        : `${typed} works, but was not needed: ${meaning}`,
  },
  /** The remarks on a typed command line. */
  line: {
    empty: 'nothing was typed',
    tooLong: 'too many words; the rest was not read',
    programMissing: (typed: string, program: string) => `${program} is missing in front of ${typed}`,
    lowerCase: (program: string) => `commands are written in small letters: ${program}`,
    otherProgram: (typed: string, program: string) => `${typed} is not ${program}`,
    /** Two remarks on one thing. */
    both: (first: string, second: string) => `${first}; ${second}`,
    unknownCommand: (typed: string) => `${typed}: no such command`,
    notListed: (typed: string) => `${typed} is not described in these decks`,
    nearCommand: (near: string) => `did you mean ${near}?`,
    depends: (typed: string) => `whether ${typed} changes anything depends on what the names are`,
    oneDash: (typed: string, names: string) => `${typed} has one dash too few: it is ${names}`,
    ambiguous: (typed: string, names: string) => `${typed} may be ${names}`,
    takesNone: (name: string) => `${name} takes no value`,
    twice: (name: string) => `${name} may be given only once`,
    wantedFault: (text: string) => `the first line is refused: ${text}`,
    switchValue: (name: string, typed: string) =>
      `${name} takes no value as the next word, so ${typed} became an argument: write ${name}=${typed}`,
    mistypedCommand: (typed: string, expected: string) => `${typed}: that is nearly ${expected}`,
    environment: (expected: string, given: string) =>
      given === ''
        ? `the variable ${expected} is missing in front`
        : expected === ''
          ? `the variable ${given} in front changes what the command does`
          : `the variables in front should be ${expected}, not ${given}`,
    curly: (typed: string) => `${typed} is a quotation mark of a word processor; the shell needs ' or "`,
    noCommand: (path: string) => `${path} needs a subcommand`,
    unknownOption: (typed: string) => `${typed}: this command has no such option`,
    isNear: (names: string, meaning: string) => `did you mean ${names}? (${meaning})`,
    elsewhere: (commands: string) => `${commands} ${commands.includes(',') ? 'have' : 'has'} it`,
    hidden: (name: string) => `it is an old name of ${name}, not in this table`,
    needsValue: (name: string) => `${name} needs a value`,
    badValue: (name: string, raw: string, reason: string) => `${name} cannot be "${raw}": ${reason}`,
    badWord: (raw: string, reason: string) => `"${raw}": ${reason}`,
    badSyntax: (typed: string) => `${typed} is not a valid option`,
    tooFew: (slot: string) => `${slot || 'a word'} is missing at the end`,
    tooMany: (given: number, max: number) =>
      max === 0
        ? 'nothing may follow the options'
        : `${given} words after the options, at most ${max} are allowed`,
    conflict: (a: string, b: string) => `${a} and ${b} exclude each other`,
    needsOption: (name: string, option: string | undefined) =>
      option === undefined ? `${name} is needed here` : `${option} requires ${name}`,
    single: (option: string) => `with ${option} only one name may be given`,
    otherCommand: (given: string, meaning: string) =>
      meaning === '' ? `${given} is another command` : `${given} is another command: ${meaning}`,
    missingOption: (names: string, meaning: string) => `${names} is missing: ${meaning}`,
    extraOption: (names: string, meaning: string) => `${names} was not asked for: ${meaning}`,
    wrongValue: (name: string, given: string, expected: string) =>
      `${name} should be ${expected || 'without a value'}, not ${given || 'empty'}`,
    afterArgument: (names: string, slot: string) =>
      `${names} comes after the ${slot.toLowerCase()}, so it goes to the command inside`,
    mistyped: (typed: string) => `${typed}: one letter is off`,
    missingWord: (expected: string) => `${expected} is missing`,
    extraWord: (given: string) => `${given} was not asked for`,
    wrongWord: (given: string, expected: string) => `${given} should be ${expected}`,
    order: (expected: string) => `the order should be ${expected}`,
    inner: (expected: string, given: string) =>
      expected === ''
        ? `no command was asked for inside: ${given}`
        : given === ''
          ? `the command inside is missing: ${expected}`
          : given === `'${expected}'`
            ? `in quotes ${given} is one word, a program of that whole name; without quotes: ${expected}`
            : `the command inside should be ${expected}, not ${given}`,
    inside: (typed: string, before: string) =>
      `${typed} stands behind ${before} and goes to the program in it: options of the outer command stand in front`,
    dashes: (typed: string) => `${typed} is a dash of a word processor, not a hyphen`,
    shell: (typed: string) =>
      /["']/.test(typed)
        ? `${typed} is never closed`
        : `${typed.trim() || '↵'} is for the shell: what follows is no part of the command`,
    values: {
      boolean: () => 'only true or false',
      number: () => 'not a number that fits here',
      bytes: () => 'not a size such as 512m',
      duration: () => 'not a duration such as 1m30s',
      port: (detail) => `${detail || 'nothing'} is not a port (1 to 65535)`,
      'port-ranges': () => 'the two ranges are not equally long',
      protocol: (detail) => `${detail} is not a protocol (tcp, udp, sctp)`,
      address: (detail) => `${detail} is not an IP address`,
      mode: (detail) => `${detail} is not a mode`,
      colons: () => 'too many colons',
      path: (detail) => `${detail} cannot be used as the place inside`,
      'key-value': (detail) => `${detail || 'it'} is not KEY=VALUE`,
      allowed: (detail) => `only ${detail}`,
      key: (detail) => `${detail} is not a known key`,
      empty: () => 'it is empty',
      form: () => 'not the form it takes',
      reference: () => 'not an image name (capitals are not allowed)',
      name: () => 'a name has two characters or more: letters, digits, _ . -, the first a letter or a digit',
      policy: (detail) => `only ${detail}`,
      filter: (detail) => `only ${detail}`,
      target: (detail) => `${detail} is no full path: inside, the place begins with /, as in NAME:/PLACE`,
      signal: (detail) => `${detail} is not a signal`,
      'too-little': (detail) =>
        /\d$/.test(detail) ? 'without a unit it counts bytes; 6m is the least' : '6m is the least',
      'one-container': () => 'exactly one side has to be CONTAINER:PATH',
    } as Record<ValueFault['code'], (detail: string) => string>,
  },
  /** Differences between two lines, of which neither is the right one. */
  compare: {
    onlyFirst: (part: string, meaning: string) =>
      `only the first has ${part}${meaning === '' ? '' : `: ${meaning}`}`,
    onlySecond: (part: string, meaning: string) =>
      `only the second has ${part}${meaning === '' ? '' : `: ${meaning}`}`,
    values: (name: string, first: string, second: string) =>
      `${name === '' ? '' : `${name}: `}${first || 'no value'} in the first, ${second || 'no value'} in the second`,
  },
  explain: {
    /** A line that a deck of the learner's has, letter by letter. */
    ofDeck: (deck: string, meaning: string) => `Your deck ${deck} has this line: ${meaning}`,
    valid: (program: string) => `${program} takes this line.`,
    invalid: (program: string) => `${program} refuses this line.`,
    inner: 'the command inside',
    innerOption: 'the command inside, with the option: options of the outer command stand before it',
    unknown: (program: string) => `These decks do not say enough to tell whether ${program} takes this line.`,
    same: 'The same command.',
    different: 'Not the same:',
    cannotTell: 'Cannot tell whether they are the same:',
    cannotTellTail: 'what follows a shell operator is not compared',
    program: 'the program',
    /** Values of two parts, one of which stands alone. */
    half: {
      port: 'a port alone is that of the container, and Docker takes a free one of the host (docker port shows it)',
      path: 'a path alone gets a new volume without a name',
      variable: 'a name alone takes the value that it has in your shell',
    },
    /** Places of arguments, by the names that Docker's help has for them. */
    slots: {
      IMAGE: 'the image',
      SOURCE_IMAGE: 'the image that gets the name',
      TARGET_IMAGE: 'its new name',
      CONTAINER: 'the container',
      NEW_NAME: 'the new name',
      NETWORK: 'the network',
      VOLUME: 'the volume',
      SERVICE: 'the service',
      NODE: 'the node',
      STACK: 'the stack',
      SECRET: 'the secret',
      CONFIG: 'the config',
      CONTEXT: 'the context',
      PLUGIN: 'the plugin',
      PATH: 'where the files for the build are',
      SRC_PATH: 'from where',
      DEST_PATH: 'to where',
      REPOSITORY: 'the image',
      NAME: 'the name',
      FILE: 'the file',
    } as Readonly<Record<string, string>>,
    noProgram: (name: string) => `no deck describes ${name}`,
    noProgramHint: (known: string) => `available: ${known}; of another program: flagdrill build --from NAME`,
    prefix: {
      prompt: 'a copied prompt',
      sudo: 'runs it as another user',
      assignment: 'sets a variable for it',
      'full-width': 'full-width characters are read as plain ones',
      layout: 'typed with the Korean layout on; read as the keys that were pressed',
      continued: 'continued as on Windows; elsewhere a line is continued with \\',
    },
  },
  start: {
    languageName: 'English',
    whichLanguage: 'Which language?',
    welcome: [
      'flagdrill teaches you a command line by heart, in a few minutes a day.',
      'It asks; you choose or type. What you know comes back late, what you forget comes back soon.',
      'Every answer is saved at once: stop at any time with Ctrl-C.',
    ],
    keys: (last: number) => `1-${last} choose   ? keys   ^C stop`,
    whatToLearn: 'What do you want to learn?',
    oneDeck: (title: string, cards: number) => `${title}: one deck, ${plural(cards, 'card')}`,
    allOf: (program: string, cards: number) => `${program}, everything (${thousands(cards)} cards)`,
    current: 'as now',
    ownNotes: 'My own notes (a file)',
    aProgram: 'A program on this machine',
    whichFile: 'Where are the notes? (Markdown, CSV, TSV or any other text)',
    whichProgram: 'What is the program called?',
    /** The keys where a file or a program is asked for. */
    lineKeys: '↵ next (empty: back)   ? keys   ^C stop',
    /** After one of which no deck could be made. */
    tryAgain: 'Mend it and press Enter, or go back with an empty line.',
    notAllRead: (program: string) =>
      `Lines of its help that could not be read: flagdrill build --from ${program} --dry-run`,
    howLong: 'How long do you want to learn each day?',
    minutes: (count: number) => (count === 0 ? 'No limit' : `${count} minutes`),
    ready: [
      'Ready. From now on:',
      '  every day         flagdrill quiz',
      '  everything else   flagdrill help',
      '  to choose again   flagdrill start',
      '  other minutes     flagdrill config minutes-per-day 15',
    ],
    left: 'Stopped here. To choose again: flagdrill start. To begin at once: flagdrill quiz',
    back: 'u back',
    explainNow: (count: number) =>
      `${count === 1 ? 'One line' : `${count} lines`} of your notes may become ${count === 1 ? 'a card' : 'cards'} when you say what ${count === 1 ? 'it does' : 'they do'}. Now?`,
    yes: 'Yes',
    notNow: 'Not now',
    needsTerminal: 'this asks questions and needs a terminal',
    needsTerminalHint: 'flagdrill quiz works without one; flagdrill config shows the settings',
  },
  find: {
    none: 'No card has all of these words.',
    noneSuspended: 'No card is suspended.',
    noneDue: 'No card is due.',
    due: (when: string) => `due ${when}`,
    nothingAsked: 'give words to look for',
    question: 'Question:',
    answer: 'Answer:',
    addKeys: '↵ next   ? keys   ^C stop',
    nothingAdded: 'no card was made: a question and an answer are needed',
    lineAndMeaning: '-m goes with one command line, in quotes',
    notALine: (given: string) => `"${given}" does not begin with a program`,
    myCards: 'My cards',
    myLines: (program: string) => `My ${program} cards`,
    copyOf: (title: string) => `${title} (my changes)`,
    refused: (program: string, why: string) => `${program} refuses this line: ${why}`,
    addSure: 'Add it all the same?',
    notKept: 'no card was made',
    addedBefore: (id: string) => `this card is there already: ${id}`,
    editIt: (id: string) => `flagdrill edit ${id} changes it`,
    added: (id: string) => `Added ${id}. It is asked as a new card: flagdrill quiz`,
    notUnderstood: (file: string) => `${file}: the card would not be understood; nothing was changed`,
    copiedTo: (file: string) =>
      `Your copy of the card is in ${file}; it goes before the shipped one and keeps its progress.`,
    buildAgain: (file: string) => `Build the deck again when you have changed it: flagdrill build ${file}`,
    copyLost: (id: string, file: string) =>
      `the copy no longer makes ${id}, so both cards are asked: its {#id} has to stand at the end of its line in ${file}`,
    idGone: (id: string) =>
      `no deck makes ${id} now: flagdrill adopt OLD NEW gives its history to another card`,
    orphanOf: (id: string) => `no deck makes ${id} now`,
    reportTitle: (id: string) => `Card ${id}`,
    lastAnswer: (answer: string, grade: string) => `last answer: "${answer}", ${grade}`,
    reportHint: 'What should the card say instead?',
    more: (count: number) => `… and ${plural(count, 'more card')} (--limit N shows more)`,
    showOne: (id: string) => `All about one of them: flagdrill show '${id}'`,
    others: (ids: string) => `Other cards of the same: ${ids}`,
    notMet: 'not met yet',
    orphan: 'no deck makes this card now; its history is kept',
  },
  weak: {
    risk: (percent: number) => `${percent}% risk of having forgotten it`,
    failed: 'failed last time',
    lapses: (count: number) => `forgotten ${times(count)}`,
    leech: (count: number) => `a leech: forgotten ${times(count)}`,
    difficult: 'difficult',
    slow: (time: string) => `often slow (${time})`,
    confused: (name: string, count: number) => `mixed up with ${name} ${times(count)}`,
    /** The thing that cards of each kind ask for. */
    kinds: {
      meaning: 'meaning',
      recall: 'name',
      form: 'short form',
      value: 'value',
      concept: 'question',
      gap: 'gap',
      read: 'reading',
      command: 'command line',
      contrast: 'which is which',
      layers: 'layers',
    },
    reading: (events: number) => `Reading your reviews: ${events} so far`,
    none: 'No card was answered yet. Begin with flagdrill quiz.',
    noneSo: 'No card that you have started fits these options.',
    noneWeak: 'No card stands out as weak so far.',
    ahead: (count: number, total: number) =>
      `${
        total === 1
          ? 'The card is not due yet.'
          : count === total
            ? `None of the ${thousands(total)} cards is due yet.`
            : `${thousands(count)} of ${thousands(total)} cards ${count === 1 ? 'is' : 'are'} not due yet.`
      } Answers count all the same: a right one now lengthens the interval less than on the due day, a wrong one shortens it. To leave the schedule alone: --no-record`,
    noTrace: 'Practice only: nothing is recorded.',
    unchanged: (when: string | undefined) =>
      when === undefined ? 'not recorded' : `not recorded, still due ${when}`,
    leftOut: 'Left out of this practice',
    stopped: 'Stopped.',
    /** Below a leech that has just failed; the keys are single letters. */
    keepsFailing: (count: number) => `A leech, forgotten ${times(count)}.`,
    wayOut: (edit: string, suspend: string | undefined) =>
      suspend === undefined
        ? `Repeating alone will not help: ${edit} to reword it.`
        : `Repeating alone will not help: ${edit} to reword it, ${suspend} to suspend it.`,
    beside: (other: string) => `You mix it up with ${other}: flagdrill weak asks both side by side.`,
    /** Below a list with leeches. */
    leechHelp: {
      title: (name: string) => `${name} is a leech: repeating alone will not help.`,
      reword: 'reword it',
      suspend: 'leave it out',
      beside: 'tell it apart',
      drilled: (contrast: string) => `${contrast} (the drill asks it right behind)`,
    },
  },
  stats: {
    none: 'No answer is recorded yet. Begin with flagdrill quiz.',
    since: (day: string, some: boolean) => (some ? `Counted from ${day} on.` : `No answer since ${day}.`),
    today: 'Today',
    waiting: 'Waiting',
    streak: 'Streak',
    cards: 'Cards',
    average: 'A day',
    grades: 'Grades',
    noAnswers: 'no answer yet',
    answers: (count: string, percent: number, fresh: number, time: string) =>
      `${count} ${count === '1' ? 'answer' : 'answers'}, ${percent}% right, ${fresh} new, ${time}`,
    due: (due: number, fresh: number) => `${due} due, ${fresh} new`,
    run: (days: number, longest: number) => `${plural(days, 'day')}, the longest was ${longest}`,
    met: (met: string, total: string) => `${met} of ${total} started`,
    recalled: (count: string) => `${count} known (right again on a later day)`,
    forgotten: (count: string) => `${count} missed last time`,
    mature: (count: string) => `${count} with an interval of 3 weeks or more`,
    suspended: (count: number) => `${count} suspended`,
    leeches: (count: number) => plural(count, 'leech', 'leeches'),
    averages: (answers: string, reviews: string, fresh: string, days: number) =>
      `${answers} answers, ${reviews} reviews, ${fresh} new, over ${plural(days, 'day')} with answers`,
    retention: (percent: number) => `Retention (asked for: ${percent}%)`,
    kinds: { young: 'under 21 days', mature: '21 days and more', all: 'all' },
    share: (percent: number, total: string) => `${percent}% of ${total}`,
    noShare: 'none yet',
    forecast: 'Due in the next 30 days',
    now: 'today',
    ahead: (today: string, tomorrow: string, week: string, month: string) =>
      `${today} today, ${tomorrow} tomorrow, ${week} in 7 days, ${month} in 30 days`,
    year: 'Answers of a year',
    less: 'none',
    most: 'most',
    byMonth: 'Answers by month',
    monthly: (answers: string, days: number) => `${answers} on ${plural(days, 'day')}`,
    time: (median: string) => `Seconds to answer (median ${median})`,
    between: (from: number, upTo: number | undefined) =>
      upTo === undefined ? `over ${from}` : from === 0 ? `up to ${upTo}` : `over ${from} up to ${upTo}`,
    hour: (hour: number) => `from ${hour}:00`,
    hours: 'Answers by hour of the day',
    coverage: 'Options you would recall now, of each command',
    of: (known: string, total: string) => `${known} of ${total}`,
    more: (count: number) => `… and ${plural(count, 'more command')} (--json has all)`,
    unmet: (count: number) => `${plural(count, 'more command')} not started`,
  },
  export: {
    badSince: (given: string) => `--since takes a day (2026-11-25) or a number of days (7d), not "${given}"`,
    written: (rows: number, file: string) => `${plural(rows, 'row')} written to ${file}`,
    toAnki: (notes: number, reviews: number, file: string) =>
      `${plural(notes, 'card')} and ${plural(reviews, 'review')} written to ${file}`,
    progress: (rows: number) => `${plural(rows, 'row')} written …`,
    badEnding: (ending: string) => `.${ending} is no format of an export`,
    badEndingHint: (known: string) => `files end in ${known}; with --format any name will do`,
    needsFile: 'an Anki package cannot be printed',
    needsFileHint: 'name a file: -o cards.apkg',
  },
  import: {
    empty: (file: string) => `${file} is empty`,
    notOurs: (file: string) => `${file}: nothing that can be imported`,
    notOursHint:
      'it reads JSON, JSON Lines and CSV of flagdrill export (--what reviews), Anki packages (.apkg, .colpkg) and collections (.anki2), databases of hashcards and repeater, notes with the progress of Obsidian, org-fc and org-drill',
    cardsOnly: (file: string) => `${file} is a list of cards: it does not hold what happened to them`,
    cardsOnlyHint: 'export with --what reviews, or with --format jsonl',
    archive: (file: string) => `${file} is an archive`,
    archiveHint: (file: string) => `flagdrill restore ${file}`,
    newer: (file: string) => `${file} was written by a newer flagdrill`,
    badEvent: (file: string, line: number) => `${file}:${line}: not an event of a log`,
    badJson: (file: string) => `${file}: incomplete JSON`,
    badText: (file: string) => `${file}: not text in UTF-8`,
    badTable: (file: string) => `${file}: malformed table`,
    nothingChanged: 'nothing was changed',
    refused: {
      damaged: 'it is damaged or cut off',
      'too-many-entries': 'it holds more files than any collection',
      outside: 'it holds a path that leads outside',
      bomb: 'it would unpack to far more than it is',
      'too-large': 'it unpacks to more than 1 GB',
      packing: 'it is packed in a way that is not known',
      'no-collection': 'it holds no Anki collection',
      'not-anki': 'it is not an Anki collection',
    } as Record<string, string>,
    progress: (events: number) => `${plural(events, 'event')} read …`,
    added: (added: number, events: number) =>
      added === events
        ? `${plural(added, 'event')} added.`
        : `${plural(added, 'event')} added, ${events - added} there already.`,
    wouldAdd: (added: number, events: number) =>
      added === events
        ? `${plural(added, 'event')} would be added.`
        : `${plural(added, 'event')} would be added, ${events - added} are there already.`,
    deck: (name: string, cards: number) => `Deck ${name}: ${plural(cards, 'card')}.`,
    wouldMake: (name: string, cards: number) => `Would make deck ${name}: ${plural(cards, 'card')}.`,
    left: (cards: number) => `${plural(cards, 'card')} without words to ask (pictures or sounds) left out.`,
    deckThere: (name: string) => `there is a deck "${name}" of another origin`,
    deckThereHint: 'give it another name with --name',
    noCards: 'no cards in these notes',
    noProgress: 'these notes hold cards, but no progress of another program',
    notesHint:
      'flagdrill import FILE NOTES.. names the notes; flagdrill build NOTES makes a deck of notes without progress',
    lost: (count: number) => `${plural(count, 'record')} left out: the card is not in the notes any more.`,
  },
  care: {
    installed: (version: string, how: string, upgrade: string) =>
      `flagdrill ${version}, ${how}. A newer version: ${upgrade}`,
    installedAs: {
      checkout: 'run from a checkout',
      npm: 'installed by npm',
      npx: 'run by npx',
      homebrew: 'installed by Homebrew',
      nix: 'installed by Nix',
      aur: 'installed by pacman',
      docker: 'run in a container',
      executable: 'one executable',
    },
    acceptedNow: 'answer accepted',
    acceptedNot: 'answer no longer accepted',
    kept: (events: number, files: number, cards: number) =>
      `${plural(events, 'event')} in ${plural(files, 'file')}, ${plural(cards, 'card')} started.`,
    damaged: (file: string, line: number) => `${file}:${line}: cannot be read; all other lines count`,
    newer: (file: string, line: number) =>
      `${file}:${line}: written by a newer flagdrill; it counts when flagdrill is updated`,
    field: (file: string, line: number, field: string) =>
      `${file}:${line}: "${field}" has a value that cannot be; it is ignored, the answer counts`,
    torn: (file: string, line: number) => `${file}:${line}: incomplete last line; it was never acknowledged`,
    twice: (count: number) => `${plural(count, 'event')} more than once; each counts once`,
    out: (count: number) => `${plural(count, 'event')} not in order of time; they count by their time`,
    open: (path: string) => `${path}: others may read it (--repair takes their rights away)`,
    snapshot: 'state.json cannot be read; it is rebuilt from the reviews',
    lostFit: (deck: string) =>
      `parameters fitted to ${deck} wait: there is no deck of that name; after a renaming, fit the deck under its new name`,
    orphan: (id: string) =>
      `${id}: no deck makes this card now; its history is kept (flagdrill adopt OLD NEW)`,
    absent: (cards: number, program: string, version: string | undefined) =>
      `${plural(cards, 'card')} not asked: ${program} ${version ?? '(newest)'} does not have what ${cards === 1 ? 'it is' : 'they are'} about (flagdrill config docker-version)`,
    drift: (program: string, version: string, first: string, last: string) =>
      `${program} ${version} is installed; the decks describe ${first} to ${last}, so names and defaults may differ (flagdrill build --from ${program} reads its own help)`,
    decks: (count: number) => `${plural(count, 'problem')} in decks (flagdrill check)`,
    more: (count: number) => `… and ${count} more`,
    well: 'All is well.',
    unwell: 'No other problems found.',
    added: (events: number, decks: number) =>
      `${plural(events, 'event')} and ${plural(decks, 'deck')} added.`,
    packed: (lines: number, files: number) =>
      `${plural(lines, 'line')} of reviews in ${plural(files, 'file')}, read back from the archive.`,
    archive: {
      'not-an-archive': 'it is not an archive of flagdrill backup',
      'cut-off': 'the archive is cut off or damaged',
      'too-many': 'it holds more than 10,000 files',
      'too-large': 'it unpacks to more than any progress takes',
    },
    passed: (path: string, why: string) => `${path}: not read, ${why}`,
    why: {
      folder: 'it is a folder',
      dangling: 'it is a link to nothing',
      odd: 'it is not a file',
      unreadable: 'no permission',
      'not-downloaded': 'it is only in the cloud and not downloaded yet',
    },
    ahead: (count: number, until: string) =>
      `${plural(count, 'answer')} dated in the future, up to ${until}: their cards wait until then. If the clock was wrong: flagdrill doctor --undo-future takes them back`,
    takenBack: (count: number) => `${plural(count, 'answer')} taken back.`,
    outside: (path: string) =>
      `${path}: others may read it; it is outside of the data folder, so its rights are left to you`,
    leftOut: (lines: number) => `${plural(lines, 'line')} could not be read and were left out.`,
    noHistory: (card: string) => `nothing is known about ${card}`,
    ownHistory: (card: string) => `${card} has a history of its own and keeps it`,
    ownHistoryHint: 'flagdrill history CARD shows it',
    seeOrphans: 'flagdrill doctor lists the cards that no deck makes any more',
    noCard: (given: string) => `there is no card "${given}"`,
    findIt: 'flagdrill find WORDS lists cards with their ids',
    noFolder: (path: string) => `${path}: there is no such folder`,
    noDataFolder: (path: string) => `${path} is not a data folder of flagdrill`,
    noDataFolderHint: 'a data folder has reviews/ or decks/ in it',
    ownFolder: (path: string) => `${path} is the data folder in use`,
    archiveThere: (path: string) => `${path} already exists`,
    archiveThereHint: 'name another file, or none: then the name has the day in it',
    archiveFolder: (path: string) => `${path} is a folder: name a file in it`,
    buried: 'buried until tomorrow',
    putOff: 'buried',
    undone: 'taken back',
    nothingToUndo: 'there is nothing to take back',
    tookBack: (card: string, what: string, time: string) => `Taken back: ${card} · ${what} (${time})`,
    addedBack: (subject: string) => `Taken back: the card ${subject} that you added is gone again.`,
    addedStays: (subject: string, file: string) =>
      `${subject}, which you added, stays: ${file} was changed since. Remove it there.`,
    newAgain: 'It is a new card again.',
    heldAgain: (until: string | undefined) =>
      until === undefined ? 'It is suspended again.' : `It is buried again, until ${until}.`,
    dueAgain: (when: string) => `It is due ${when}.`,
    held: 'suspended',
    back: 'asked again',
    rescheduled: 'rescheduled',
    parameters: 'new parameters',
    adopted: 'took over',
    forgotten: 'forgotten, asked as a new card',
    remembered: 'remembered again',
    damagedNote: (count: number) =>
      `${plural(count, 'part')} of your reviews cannot be read: flagdrill doctor tells which`,
  },
  /** The page of progress; counts arrive written as the language writes them. */
  report: {
    title: 'Your progress',
    asOf: (date: string) => `As of ${date}`,
    since: (date: string) => `counted from ${date}`,
    of: (part: string, whole: string) => `${part} of ${whole}`,
    answers: (count: string) => (count === '1' ? '1 answer' : `${count} answers`),
    right: 'right',
    again: 'again',
    today: 'Answers today',
    todayDetail: (right: string, due: string, fresh: string) =>
      `${right} right; ${due} due and ${fresh} new still waiting`,
    streak: 'Streak',
    days: (count: string) => (count === '1' ? '1 day' : `${count} days`),
    longest: (days: string) => `longest: ${days}`,
    cardsKnown: 'Cards known',
    cardsDetail: (total: string, met: string) => `right again on a later day; ${met} of ${total} started`,
    retention: 'Retention',
    desired: (percent: string) => `${percent} asked for`,
    noRetention: 'no card came back yet',
    perDay: 'Answers a day',
    perSpan: (days: string) => `Answers in ${days} days`,
    perDayCaption: (answers: string, percent: string, from: string) =>
      `${answers} since ${from}, ${percent} right`,
    tip: (when: string, answers: string, right: string) => `${when}: ${answers}, ${right} right`,
    spanFrom: (date: string) => `from ${date}`,
    calibration: 'Predicted and real recall',
    calibrationCaption: (count: string) => `of ${count} answers that came a day or more after the one before`,
    predicted: (share: string) => `${share} predicted`,
    calibrationTip: (predicted: string, real: string, count: string) =>
      `${predicted} predicted, ${real} recalled, ${count} answers`,
    retentionCaption: (percent: string, right: string, total: string) =>
      `${percent} of the cards that came back were right: ${right} of ${total}`,
    mature: '3 weeks or more',
    young: 'under 3 weeks',
    all: 'all',
    line: (percent: string) => `asked for: ${percent}`,
    year: 'The year',
    yearCaption: (days: string, answers: string) => `${answers} on ${days}`,
    dayTip: (date: string, answers: string) => `${date}: ${answers}`,
    less: 'less',
    more: 'more',
    busiest: 'Busiest day',
    average: 'Average day',
    newCards: 'Cards started',
    time: 'Time spent',
    hoursSpent: (hours: string) => `${hours} h`,
    minutesSpent: (minutes: string) => `${minutes} min`,
    forecast: 'Falling due',
    forecastCaption: (cards: string, today: string) => `${cards} in 30 days, ${today} of them by today`,
    cardCount: (count: string) => (count === '1' ? '1 card' : `${count} cards`),
    cards: 'Cards',
    cardsCaption: (met: string, total: string) => `${met} of ${total} started`,
    notMet: 'not started',
    learning: 'learning',
    suspended: (count: string) => `${count} suspended`,
    leeches: (count: string) => `${count} ${count === '1' ? 'leech' : 'leeches'}`,
    noAnswers: 'no answer in this time',
    grades: 'Grades',
    gradesCaption: (percent: string) => `${percent} good or easy`,
    times: 'Seconds to answer',
    timesCaption: (median: string) => `half of the answers came within ${median}`,
    noTimes: 'not measured',
    seconds: (count: string) => `${count} s`,
    minutes: (count: string) => `${count} min`,
    upTo: (time: string) => `up to ${time}`,
    over: (time: string) => `over ${time}`,
    hours: 'Hours of the day',
    hoursCaption: (from: string, to: string, percent: string) =>
      `most between ${from} and ${to}, ${percent} of them right`,
    hour: (hour: string) => `${hour}:00`,
    weak: 'Weakest cards',
    weakCaption: 'the risk of having forgotten each by now, how often it failed, and its difficulty of 10',
    noWeak: 'No card was answered yet.',
    card: 'Card',
    risk: 'Risk',
    lapses: 'Failed',
    difficulty: 'Difficulty',
    coverage: 'Commands and their options',
    coverageCaption: (percent: string) =>
      `options of each command that you would recall now with a chance of ${percent} or more`,
    noCoverage: 'The decks name no options of commands.',
    command: 'Command',
    share: 'Share',
    recalled: 'recalled now',
    met: 'started',
    notBegun: (count: string) => `Not started (${count}):`,
    nothing: 'No answer yet: the charts grow with your answers. Begin with flagdrill quiz.',
    footer: (version: string) =>
      `Made by flagdrill ${version}. This page is one file: it loads nothing and sends nothing.`,
    file: 'flagdrill-report.html',
    written: (file: string) => `${file} written: open it in a browser`,
    otherFile: (file: string) => `${file} already exists and is not a report of flagdrill`,
    otherFileHint: 'name another file, or this one, with -o FILE',
  },
  /** Why the system refused, by its code. */
  reasons: {
    ENOENT: 'there is no such file',
    EACCES: 'no permission',
    EPERM: 'no permission',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'it is not a folder',
    EROFS: 'it is read-only',
    EISDIR: 'it is a folder',
    ENXIO: 'it is not a file',
    EEXIST: 'a file stands in the way',
    EIO: 'the disk reports an error',
    EDQUOT: 'the quota of the disk is used up',
    EFBIG: 'the file may not grow further',
    ELOOP: 'its links lead in a circle',
    ENAMETOOLONG: 'the name is too long',
  },
  /** Why a file cannot be read although nothing is wrong with it. */
  shortages: {
    EMFILE: 'this process may not open more files (ulimit -n)',
    ENFILE: 'the system has too many open files',
    ENOMEM: 'there is not enough memory',
  } as Readonly<Record<string, string>>,
  problems: {
    unreadable: (detail) => `cannot be read (${detail})`,
    'not-a-file': () => 'is not a file',
    binary: () => 'is not text',
    encoding: (detail) => `is read as ${detail}`,
    'bad-bytes': (detail) => `${detail} characters could not be decoded`,
    'too-large': (detail) => `is larger than ${detail}`,
    'no-cards': () => 'nothing in it makes a card: no table of options or commands, no Q: or C: block',
    'front-matter': (detail) => `front matter that is not understood: ${detail}`,
    'table-unknown': (detail) => `a table whose columns are neither options nor commands: ${detail}`,
    'row-empty': () => 'an empty row',
    'row-no-name': (detail) =>
      detail ? `no option or command in the row: ${detail}` : 'a row without an option or command',
    'no-meaning': (detail) => `${detail} has no meaning`,
    'bad-meaning': (detail) => `not a meaning that can be asked: ${detail}`,
    'sources-differ': (detail) => `help and manual disagree about a value: ${detail}`,
    'no-program': () => 'which program is this about? Name it in a heading or with --program',
    'no-command': (detail) => `${detail}: which command does it belong to?`,
    'described-nowhere': (detail) => `${detail} is listed but not described anywhere`,
    'listed-nowhere': (detail) => `${detail} is described, but no command lists it`,
    'no-answer': (detail) => `no answer: ${detail}`,
    picture: (detail) => (detail ? `a picture is needed for it: ${detail}` : 'a picture without words'),
    'no-question': (detail) =>
      detail ? `an answer without a question: ${detail}` : 'an answer without a question',
    'no-gap': (detail) => `no [gap] in it: ${detail}`,
    'not-understood': (detail) => `a line that could not be read: ${detail}`,
    'no-page': (detail) => `no page of its own: ${detail}`,
    'not-in-program': (detail) => `the program has no such option here: ${detail}`,
    'no-such-command': (detail) => `the program has no such command: ${detail}`,
    'means-else': (detail) => `it means something else here: ${detail}`,
    'not-a-table': () => 'rows and columns that cannot be told apart',
    'bad-example': (detail) => `an example that the program would refuse: ${detail}`,
    'no-such-option': (detail) => `no command has the option ${detail}`,
    'id-twice': (detail) => `an id that another deck has as well: ${detail}`,
    'only-here': (detail) => `an id that another language lacks: ${detail}`,
    'choice-twice': (detail) => `two wrong answers are the same: ${detail}`,
    'no-caption': (detail) => `a command line that nothing explains: ${detail}`,
    'weak-caption': (detail) => `a command line that the text near it may not be about: ${detail}`,
    steps: (detail) => `one of several commands that share a caption: ${detail}`,
    'in-prose': (detail) => `a command or option in a sentence: ${detail}`,
    'left-out': (detail) => `left out by you: ${detail}`,
    'not-asked': (detail) => `no card was made of this: ${detail}`,
    prose: (detail) => `text without a card: ${detail}`,
    'line-too-long': (detail) => `a line of more than ${detail} characters; it is not read`,
    'too-many-columns': (detail) => `a row of more than ${detail} cells; the rest is not read`,
    'never-closed': (detail) => `${detail} opens something that is never closed`,
    'extra-cells': (detail) => `more cells than the heading has: ${detail}`,
    'not-a-line': (detail) => `not one plain command line: ${detail}`,
    duplicate: (detail) => `${detail} appears twice; the first one counts`,
    'answer-told': (detail) => `the meaning tells the form of the value, which a card asks for: ${detail}`,
    'answer-in-question': (detail) => `the question holds its own answer: ${detail}`,
    'asked-twice': (detail) => `another card asks the same: ${detail}`,
    'lines-differ': (detail) => `another language has other command lines: ${detail}`,
    particle: (detail) =>
      `the particle tells how the missing word ends; write 을(를), 이(가), (으)로: ${detail}`,
    'right-among-wrong': (detail) => `the right answer is also among the wrong ones: ${detail}`,
    'too-many': (detail) => `more than ${detail}; the rest is left out`,
    'merge-conflict': () =>
      'git could not merge two versions here: choose one, and remove the lines <<<<<<<, ======= and >>>>>>>',
    'deck-name-taken': (detail) => `a deck named ${detail} already exists; this one is left out`,
    'not-a-deck': (detail) => `not a deck that this version understands (${detail})`,
  } satisfies Record<ProblemCode, (detail: string) => string> as Record<
    ProblemCode,
    (detail: string) => string
  >,
  subscriptions: {
    missing: { add: 'a repository is missing', update: '', remove: 'a name is missing' },
    missingHint: {
      add: 'flagdrill decks add URL takes https, ssh or the folder of a git repository.',
      update: '',
      remove: 'flagdrill decks remove NAME',
    },
    none: 'you have no shared decks yet',
    fetching: (name: string) => `Fetching ${name} …`,
    at: (name: string, commit: string, added: number, changed: number, gone: number) =>
      `${name} is at ${commit}: ${plural(added, 'deck')} new, ${changed} changed, ${gone} gone.`,
    cards: (added: number, changed: number, gone: number) =>
      `${plural(added, 'card')} new, ${changed} changed, ${gone} gone. Progress stays.`,
  },
  sync: {
    trouble: (message: string) => `The last sync in the background failed: ${message}`,
    steps: { fetch: 'Fetching …', join: 'Joining …', push: 'Sending …' },
    done: (received: number, sent: boolean) =>
      [
        received > 0 ? `${plural(received, 'file')} received.` : '',
        sent ? 'Your changes are sent.' : '',
        received === 0 && !sent ? 'Everything is up to date.' : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    conflict: (path: string) =>
      `${path} was changed on both sides. Your text is kept; the other one is in ${path}.other.`,
    rewritten: 'The history of the remote was rewritten. Both histories were joined; nothing is lost.',
    faults: {
      'no-git': () => 'git is not installed',
      inside: (path: string) => `your data folder is inside another repository: ${path}`,
      'not-ours': (path: string) => `${path} is a git repository of something else`,
      'no-remote': () => 'no remote is known yet',
      'bad-remote': (remote: string) => `${remote} cannot be a remote`,
      foreign: (what: string) => `the remote holds something other than progress: ${what}`,
      link: (path: string) => `${path} is a link; sync needs a real folder or file`,
      busy: () => 'another sync of this folder is running',
      unreachable: (reason: string) => `the remote cannot be reached: ${reason}`,
      git: (reason: string) => `git failed: ${reason}`,
      file: (what: string) => `a file cannot be used: ${what}`,
      'no-decks': (url: string) => `there are no decks in ${url}`,
      'bad-name': (name: string) => `"${name}" cannot be the name of shared decks`,
      'name-taken': (name: string) => `there are shared decks named ${name} already`,
      'no-subscription': (name: string) => `there are no shared decks named "${name}"`,
      'bad-subscription': (name: string) => `what is known of the shared decks named "${name}" is damaged`,
      rejected: (reason: string) => `the remote refuses the changes: ${reason}`,
    },
    hints: {
      'no-git': 'Install git, or use flagdrill merge FOLDER with a copied folder.',
      inside:
        'Choose another data folder with --data or FLAGDRILL_DATA; flagdrill merge copies your progress there.',
      'not-ours': 'Choose another data folder with --data or FLAGDRILL_DATA.',
      'no-remote': 'Name it once: flagdrill sync git@example.com:me/progress.git, or a folder.',
      'bad-remote': 'Use an https or ssh address, or the path of a folder.',
      foreign: 'Use an empty repository or an empty folder.',
      link: 'Replace the link with the folder that it leads to.',
      busy: 'Try again when it has finished.',
      unreachable: 'Nothing is lost; try again later.',
      git: 'Nothing is lost; try again later.',
      file: 'Nothing is lost; flagdrill doctor checks your data folder.',
      'no-decks': 'Decks are Markdown, CSV, TSV or JSON files, in a folder named decks or anywhere.',
      'bad-name': 'Use letters, digits, _ and -: flagdrill decks add URL --name NAME.',
      'name-taken': 'flagdrill decks update NAME brings what is new; --name adds them under another name.',
      'no-subscription': 'flagdrill decks lists the decks and their files.',
      'bad-subscription':
        'flagdrill decks remove NAME, then flagdrill decks add URL: progress on their cards stays.',
      rejected: 'Nothing is lost; check that you may write there.',
    },
  },
  simulate: {
    title: (days: number, cards: number) => `The next ${plural(days, 'day')} with ${plural(cards, 'card')}`,
    retention: (share: number) => `retention ${Math.round(share * 1000) / 10}%`,
    minutes: (minutes: number) => `${minutes.toFixed(1)} min a day`,
    known: (cards: number) => `${plural(cards, 'card')} remembered`,
    recommended: (share: number) =>
      `A retention of ${Math.round(share * 1000) / 10}% gives the most remembered cards for a minute (flagdrill config retention ${share}).`,
    trying: (share: number) => `Simulating a retention of ${share} …`,
    badRetention: (text: string) => `"${text}" is not a retention`,
    retentionHint: 'Use shares from .7 to .97, with commas between them.',
  },
  fit: {
    noColumns: (file: string) => `${file} lacks one of the columns card_id, review_rating and review_time`,
    columnsHint: 'The first line names the columns; ratings are 1 to 4, times ISO or milliseconds.',
    badLines: (count: number, line: number, reason: string) =>
      `${plural(count, 'line')} could not be used, the first is line ${line}: ${reason}`,
    reasons: {
      columns: 'a cell is missing',
      rating: 'the rating is not 1 to 4',
      time: 'the time cannot be read',
    },
    tooFew: (items: number, missing: number) =>
      `${plural(items, 'review')} can be used for a fit; ${missing} more ${missing === 1 ? 'is' : 'are'} needed`,
    tooFewHint: 'A review can be used when it came at least a day after the one before.',
    noOptimizer: 'the optimizer is not installed: there is no binary of it for this machine',
    noOptimizerHint: 'Install flagdrill with npm, or run the fit on another machine.',
    fitting: (done: number, total: number) => `Fitting ${done} of ${total} …`,
    items: (items: number, folds: number) =>
      `${plural(items, 'review')}, predicted in ${plural(folds, 'part')}, each from what came before it`,
    defaults: 'defaults',
    fitted: 'fitted',
    general: 'all cards',
    logLoss: 'log loss (smaller is better)',
    rmseBins: 'RMSE (bins)',
    calibration: 'Recall with the fitted parameters: predicted ○, happened ●',
    reviews: (count: number) => plural(count, 'review'),
    nothingToUndo: 'no fitted parameters are in force',
    undoApart: (deck: string) =>
      `flagdrill fit ${deck} --undo takes back those of a deck that was fitted apart`,
    undone: 'The parameters before the last fit are in force again.',
    undoneToDefaults: 'The default parameters are in force again.',
    undoneApart: (deck: string) => `${deck}: the parameters before its last fit are in force again.`,
    undoneToGeneral: (deck: string) => `${deck}: its cards go by the parameters of all cards again.`,
    scope: (word: string, decks: number) => (decks > 1 ? `${word}, one fit for its ${decks} decks` : word),
    apart: (decks: readonly string[]) =>
      `Not for decks that were fitted apart: ${decks.slice(0, 5).join(', ')}${decks.length > 5 ? ` and ${decks.length - 5} more` : ''}.`,
    load: (before: { reviews: number; minutes: number }, after: { reviews: number; minutes: number }) =>
      `The next 30 days: ${plural(after.reviews, 'review')}, ${after.minutes.toFixed(1)} min a day (with the parameters until now: ${before.reviews}, ${before.minutes.toFixed(1)} min).`,
    inForce: (line: string) => `They are in force from the next answer on; ${line} takes them back.`,
    moved: (cards: number) => `${plural(cards, 'card')} moved to another due day.`,
    offer: (apart: boolean) =>
      `There are enough new reviews to fit the scheduler to you: flagdrill fit${apart ? ', and flagdrill fit DECK for decks fitted apart' : ''}`,
    better: 'The fitted parameters predict better than the defaults.',
    notBetter: 'The fitted parameters do not predict better than the defaults; the defaults stay.',
    notBetterNow:
      'The fitted parameters do not predict better than the defaults; the parameters until now stay.',
    betterApart: 'The fitted parameters predict better than those of all cards.',
    notBetterApart: 'The fitted parameters do not predict better than those of all cards; nothing changes.',
  },
  errors: {
    error: 'Error',
    hint: 'Hint',
    noDeck: (name: string) => `there is no deck "${name}"`,
    didYouMean: (name: string) => `did you mean ${name}?`,
    seeDecks: 'flagdrill decks lists them',
    numberIsOption: (number: string) => `--limit ${number} limits the cards, --minutes ${number} the minutes`,
    allDecks: 'flagdrill quiz without a name takes all decks',
    fileIsBuilt: (file: string) => `flagdrill build ${file} makes a deck of a file`,
    noTag: (tags: readonly string[]) =>
      tags.length > 1
        ? `no card has all of these tags: ${tags.join(', ')}`
        : `no card has the tag "${tags[0]}"`,
    seeTags: (tags: readonly string[]) =>
      tags.length > 0
        ? `tags in use: ${tags.join(', ')}`
        : 'no card has a tag yet; #ports at the end of a heading or a card of your own makes one',
    seeHelp: 'flagdrill help lists the commands',
    seeHelpOf: (name: string) => `flagdrill help ${name} lists the options`,
    unknownCommand: (name: string) => `there is no command "${name}"`,
    unknownWord: (word: string) => `there is no command, deck or program "${word}"`,
    notDeckOrCommand: (word: string) =>
      `flagdrill help lists the commands; flagdrill build --from ${word} makes a deck of an installed program`,
    toExplain: (line: string) => `flagdrill explain ${line} explains that line`,
    unknownOption: (name: string) => `there is no option ${name}`,
    needsNumber: (option: string, given: string) =>
      `--${option} takes a whole number from 0 on, not "${given}"`,
    needsValue: (option: string) => `--${option} needs a value`,
    missingWord: (name: string) => `${name} is missing`,
    tooManyWords: (word: string) => `"${word}" is one word too many`,
    notOneOf: (name: string, given: string, known: string) => `${name} cannot be "${given}": use ${known}`,
    optionOf: (commands: readonly string[]) => `${commands.join(', ')} has it`,
    notParted: 'nothing says where the second command line begins',
    notPartedHint: (line: string) =>
      `put -- between them (${line} docker ps -- docker ps -a), or each in quotes`,
    badTime: (given: string) => `FLAGDRILL_NOW is not an ISO time: "${given}"`,
    noEditor: (editor: string, reason: string) =>
      `the editor ${editor} does not start (${reason}); EDITOR names the one to use`,
    unusableFile: (file: string, reason: string) => `${file}: ${reason}`,
    notWritable: (folder: string, reason: string) => `cannot write in ${folder} (${reason})`,
    writableHint: 'choose another folder with --data DIR or FLAGDRILL_DATA',
    notSaved: (reason: string) => `the answer could not be saved (${reason})`,
    notReadBack: 'it does not read back',
    notSavedHint: 'everything before it is kept; make room or choose another folder, then start again',
    newerProgress: (file: string) => `${file} was written by a newer flagdrill`,
    newerHint: 'update flagdrill; nothing was changed',
    bug: 'this is a bug in flagdrill',
    sameFile: (name: string) => `two files would make one deck, "${name}"`,
    sameFileHint: 'build them apart, with --name',
    noHelp: (program: string) => `the help of ${program} cannot be read`,
    noHelpHint: 'only a program that prints its help for --help can be read; saved pages: --help-file FILE',
    nothingToBuild: 'nothing to build from',
    nothingToBuildHint: 'name a file of notes, or a program with --from',
    askAlone: '--ask goes with notes alone',
    askAloneHint: 'leave out --json, --from, --help-file and --against',
    fileThere: (file: string) => `${file} already exists`,
    badDeckName: (name: string) => `"${name}" cannot name a deck`,
    badDeckNameHint: 'use letters, digits, "-", "_" and "."',
    shippedName: (name: string) => `"${name}" is a deck that comes with flagdrill`,
  },
  config: {
    noKeys: (shell: string) => `there is no key binding for ${shell}`,
    explainsKey: 'Ctrl-X ? explains the line that is being typed',
    load: (before: { reviews: number; minutes: number }, after: { reviews: number; minutes: number }) =>
      `The next 30 days: ${plural(after.reviews, 'review')}, ${after.minutes.toFixed(1)} min a day (until now: ${before.reviews}, ${before.minutes.toFixed(1)} min). Due days change with the next answers; flagdrill simulate compares retentions.`,
    meanings: {
      'new-per-day': 'New cards a day',
      'reviews-per-day': 'Reviews a day',
      'minutes-per-day': 'Minutes a day; 0 for none. The two settings above remain upper limits',
      'catch-up':
        'After a long break, the most valuable cards for as long as a day allows, or all cards at once',
      'easy-days': 'Days of the week with fewer cards',
      goal: 'Where new cards come from; flagdrill goal lists the goals',
      order: 'Due cards in order of risk, of their day, or at random',
      retention: 'Chance of recall at which a card comes back',
      'rollover-hour': 'Hour at which your day begins',
      language: 'Language of texts and decks',
      'docker-version': 'Version of Docker to ask about',
      'chance-correction':
        'Whether a right choice counts for less than a typed answer, because it may have been guessed',
      labs: 'Whether a lab that is due ends the daily quiz',
      autosync: 'Whether flagdrill sync runs in the background before and after a quiz',
      colours: 'Colours on the screen',
      'keys.undo': 'Key: take the last answer back',
      'keys.suspend': 'Key: suspend the card',
      'keys.bury': 'Key: bury the card until tomorrow',
      'keys.edit': 'Key: open the line of the card in your editor',
      'keys.why': 'Key: more about the card',
      'keys.quit': 'Key: stop',
      'keys.help': 'Key: show all keys',
    },
    whole: (from: number, to: number) => `a whole number from ${from} to ${to}`,
    decimal: (from: number, to: number) => `a number from ${from} to ${to}`,
    name: 'the name of a goal, or all',
    weekdays: 'days of the week such as sat,sun (mon tue wed thu fri sat sun), or none',
    version: 'auto or a version such as 28.2',
    oneOf: (words: readonly string[]) => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`,
    key: 'one character of the keyboard that has no other use: no space, no capital, none of 1-9, j, k, n, y or -, and ? only for keys.help',
    keys: (allowed: string) => `The keys of a quiz, each ${allowed}.`,
    default: 'default',
    defaultIs: (value: string | number) => `${value} by default`,
    keptIn: (file: string) => `Kept in ${file}`,
    notYet: (file: string) => `Kept in ${file}, which the first change writes`,
    unknown: (name: string) => `there is no setting "${name}"`,
    seeConfig: 'flagdrill config lists them',
    bad: (name: string, allowed: string, given: string) => `${name} takes ${allowed}, not "${given}"`,
    back: (name: string, value: string | number) => `flagdrill config ${name} --unset goes back to ${value}`,
    taken: (name: string, given: string, by: string) =>
      `${name} cannot be "${given}": that is the key of ${by}`,
    takenHint: (by: string) => `give ${by} another key first`,
    syntax: (reason: string) => `this is not TOML (${reason})`,
    mend: 'fix that line in an editor',
    otherFile: 'FLAGDRILL_CONFIG names another file',
    reasons: {
      EISDIR: 'it is a folder',
      odd: 'it is not a file',
      encoding: 'it is not a text in UTF-8',
      large: 'it is too large for a file of settings',
    } as Record<string, string>,
    byHand: (name: string, file: string) =>
      `${name} in ${file} is written in a form that this command cannot edit`,
    byHandHint: 'change it in an editor: NAME = VALUE on a line of its own',
    useOf: (line: string, file: string, after?: string) =>
      `${line}, in ${file}${after === undefined ? '' : ` after ${after}`}`,
    completes: (shell: string) => `Completion of flagdrill for ${shell}`,
    unknownShell: (given: string, known: readonly string[]) =>
      `unknown shell "${given}": use ${known.join(', ')}`,
    unsetNothing: '--unset takes the name of a setting and no value',
    /** The beginning of a new file. */
    head: [
      'Settings of flagdrill. A setting counts once it stands without "#" in front;',
      'flagdrill config NAME VALUE writes it here, flagdrill config lists them all.',
    ],
  },
  lab: {
    words: 'Type commands as in a shell, or: hint · show · undo · reset · solution · exit (? explains them)',
    keys: 'Tab completes · hint · show · undo · solution · exit · ?',
    /** The words of a lab, and what they do; `also` in the language itself. */
    meanings: [
      { word: 'hint', also: [], text: 'a hint, then what is still missing' },
      { word: 'show', also: ['status'], text: 'what there is now: containers, images, volumes, networks' },
      { word: 'undo', also: [], text: 'take back the last line that changed something' },
      { word: 'reset', also: [], text: 'begin again' },
      { word: 'solution', also: [], text: 'show the solution: the lab comes again tomorrow' },
      { word: 'exit', also: [], text: 'leave; nothing is rated' },
    ] as LabWord[],
    inside: (name: string, folder: string) => `the shell of ${name}, in ${folder} · exit leaves it`,
    solved: (commands: number, shortest: number) =>
      commands <= shortest
        ? `Solved with ${commands} ${commands === 1 ? 'command' : 'commands'}, the shortest way.`
        : `Solved with ${commands} commands; the shortest way has ${shortest}.`,
    missing: 'Not right yet:',
    /** Above what a hint names that was right at the start, and below it. */
    spoilt: 'This was right at the start, and your lines changed it:',
    gone: (name: string) => `${name} is gone`,
    mend: 'undo takes back the last line that changed something, reset begins again.',
    resetFirst:
      'These lines begin at the start: reset first, since your lines changed something that they need.',
    /** How a condition of the goal is met. */
    howTo: (gap: Gap) => gapHelp(gap),
    nearly: 'Nearly. What is still in the way:',
    nothingToUndo: 'no line has changed anything yet',
    /** After a lab: its grade, when it comes again, and what may come next. */
    rated: (grade: string, when: string) => `Rated ${grade}; this lab comes again ${when}.`,
    next: (name: string, title: string) => `Next: flagdrill lab ${name} (${title})`,
    left: (name: string) => `Left without a rating. Once more: flagdrill lab ${name}`,
    legend: '✓ solved   · not yet solved',
    startOne: (name: string) => `Play one: flagdrill lab ${name}`,
    gap: (gap: Gap) => gapText[gap.code](gap as never),
    undone: (line: string) => `taken back: ${line}`,
    again: 'back at the start',
    layers: (layers: number, changed: number) =>
      `${layers} image layers${changed > 0 ? `, ${changed} paths changed on top` : ''}`,
    files: (count: number) => (count === 1 ? '1 file' : `${count} files`),
    nothingThere: 'nothing yet; docker images lists the images',
    containers: 'Containers',
    volumes: 'Volumes',
    networks: 'Networks',
    noDocker: 'no Docker answers here',
    noDockerHint: 'start it, or play the lab without --docker',
    foreground: (name: string | undefined) =>
      name === undefined
        ? '(the services run in the foreground; the lab goes on as in another terminal, and Ctrl-C in an empty line stops them)'
        : `(${name} runs in the foreground; the lab goes on as in another terminal, and Ctrl-C in an empty line stops it)`,
    /** After Ctrl-C in an empty line. */
    interrupted: (names: readonly string[]) => `(Ctrl-C: ${names.join(', ')} stopped)`,
    goesOn: (name: string) =>
      `(Ctrl-C: ${name} goes on, since its main process ignores that signal. From another terminal: docker stop ${name})`,
    leaveHow: (inside: string | undefined) =>
      inside === undefined
        ? 'exit leaves the lab, or Ctrl-C once more.'
        : `exit leaves the shell of ${inside}; Ctrl-C once more leaves the lab.`,
    /** Parts of the output of a lab that are not Docker's own. */
    madeUp: 'Ids and times are made up, and the sizes of images are rough ones.',
    onlyInside: (name: string) => `what the lab ${name} asks for cannot be seen from outside`,
    onlyInsideHint: (name: string) => `flagdrill lab ${name} plays it in the simulator`,
    namesTaken: (names: readonly string[]) =>
      `your Docker has something of that name already: ${names.join(', ')}`,
    namesTakenHint: 'rename or remove it, or play the lab without --docker',
    paste: 'Open a second terminal and an empty directory, and run these lines there first:',
    filesUnseen: (names: string[]) => `Files are not read: check ${names.join(', ')} yourself.`,
    dockerKeys: 'Enter checks · h hint · s solution · q leaves',
    reached: 'Solved.',
    cleanUp: 'This came with the lab. These lines remove it:',
    cleanUpKeys: 'y run them · n leave everything as it is',
    dockerHelp:
      'Enter looks whether the goal is reached, h gives a hint, s shows the solution, q leaves; the commands are typed in another terminal.',
    cleanUpHelp:
      'y removes what came with the lab, with the lines above; n or Enter leaves everything as it is.',
    notRemoved: (line: string) => `this did not work: ${line}`,
    none: (name: string) => `there is no lab "${name}"`,
    noneHint: 'flagdrill lab lists them',
    done: 'solved',
    open: 'open',
    due: 'due',
    dueLater: 'due on a later day: one lab a day',
    oneDue: (name: string) => `One lab is due: flagdrill lab ${name}`,
    isDue: (name: string, title: string) => `Lab due: ${title} (${name}).`,
    key: 'l lab',
    nowOrLater: 'y play it now · n later',
    playLater: (name: string) => `Play it later: flagdrill lab ${name}`,
    level: (level: number) => `Level ${level}`,
    progress: (solved: number, all: number) => `${solved} of ${all} solved`,
  },
  help: {
    /** Examples whose words are those of a language, by the English line. */
    exampleLines: {} as Readonly<Record<string, string>>,
  },
  commands: {
    hello: 'Print a line for the greeting of your shell; nothing when nothing is waiting',
    usage: 'flagdrill [COMMAND] [OPTIONS]',
    program: 'Learn a command line by heart',
    groups: {
      learn: 'Learn:',
      look: 'Look things up:',
      decks: 'Decks and notes:',
      progress: 'Progress and settings:',
      programs: 'For other programs:',
    },
    headings: { options: 'Options:', examples: 'Examples:' },
    man: {
      name: 'Name',
      synopsis: 'Synopsis',
      description: 'Description',
      exit: 'Exit status',
      environment: 'Environment',
      about: [
        'flagdrill asks what you want to know by heart: options, commands and facts. Decks come with it, or are made of your notes or of the help of a program. A scheduler (FSRS) brings each card back on the day on which you are about to forget it.',
        'Without a command it starts the quiz of today. The name of a deck or of a program in the place of a command starts a quiz on it.',
      ],
    },
    exitCodes: {
      '0': 'Done; of explain, compare and check: yes',
      '1': 'It failed, or the answer is no; the message says why',
      '2': 'The command line or the settings file is wrong; nothing was done',
      '3': 'A bug in flagdrill',
      '4': 'Undecided: the decks do not know enough about the program (explain, compare)',
      '130': 'Stopped with Ctrl-C',
    },
    environment: {
      FLAGDRILL_DATA: 'The folder for progress and your decks, as --data',
      FLAGDRILL_CONFIG: 'The file of settings',
      'VISUAL, EDITOR': 'The editor that edit and the key e of a quiz open',
      PAGER: 'The program that shows long results (default: less); cat or nothing for none',
      'NO_COLOR, FORCE_COLOR, CLICOLOR': 'Colours, if neither --color nor the settings say',
      'LC_ALL, LC_MESSAGES, LANG': 'The language, if neither --language nor the settings say',
    },
    defaultValue: (value: string) => `${value} (default)`,
    everyCommand: (names: readonly string[]) =>
      `Every command takes ${names.slice(0, -1).join(', ')} and ${names.at(-1)}; see flagdrill help.`,
    moreHelp: 'flagdrill help COMMAND shows the options of a command, with examples.',
    epilogue: 'Ctrl-C stops at any time; every answer is saved the moment it is given.',
    start: 'Choose what to learn, and how long a day',
    quiz: "Today's quiz; flagdrill alone does the same",
    weak: 'Go over your weakest cards',
    lab: 'Try Docker on a simulated machine; nothing is executed',
    goal: 'List the goals with your progress, or set one',
    due: 'Show how many cards are due today',
    stats: 'Show your progress in figures',
    report: 'Write a page of your progress, with charts',
    simulate: 'Show what other retentions would give, and cost',
    find: 'Find cards by words in them',
    show: 'Show all that is known about a card',
    history: 'Show everything that happened to a card',
    explain: 'Say what each part of a command line does',
    compare: 'Say whether two command lines do the same thing',
    decks: 'List the decks',
    cards: 'List the cards of decks',
    add: 'Add a card of your own',
    edit: 'Open the line of a card in your editor',
    build: 'Make a deck from study notes or from the help of a program',
    preview: 'Show the cards of a file as they will be asked',
    check: 'Show every problem in the decks, or in files',
    new: 'Write a deck to start from',
    undo: 'Take back the last thing you did',
    forget: 'Start a card over',
    suspend: 'Leave a card out until you take it back',
    bury: 'Leave a card out until tomorrow',
    accepted: 'List the answers that you have accepted, or remove those of a card',
    adopt: 'Give a card the memory of one that is no longer made',
    export: 'Write your progress for other programs',
    import: 'Add progress from an export, or notes from Anki',
    backup: 'Pack reviews and decks into an archive',
    restore: 'Add the contents of an archive',
    merge: 'Add the contents of another data folder',
    sync: 'Join progress and decks with your other machines, through git',
    fit: 'Fit the scheduler to reviews, where that predicts better',
    doctor: 'Check everything that is saved and report problems',
    config: 'Show and change your settings',
    next: 'Give the next question to another program',
    answer: 'Answer that question from another program',
    completion: 'Print the shell completion script',
    help: 'Show the help of a command',
    options: {
      subscribe: 'Add, update or remove decks that others share in a git repository',
      source: 'Repository to add: https, ssh or a folder; or the name to update or remove',
      labDocker: 'Play it on your own Docker, which is only read',
      labFree: 'Read lines from standard input and run each in an empty lab',
      labName: 'A lab by its name (all labs: flagdrill lab)',
      labStart: 'Run the lines of this file first',
      removeAccepted: 'Remove the accepted answers of the card',
      goal: 'The goal that new cards come from; all for none',
      retentions: 'Probabilities of recall to try, such as .8,.9',
      days: 'How many days to simulate (default: 365)',
      remote: 'Git remote: https, ssh or a folder (default: that of last time)',
      fitDecks:
        'Decks or programs to fit apart, each by itself; all decks of a program share one fit (default: one fit for all cards)',
      fitDryRun: 'Only show what it finds',
      fitUndo: 'Go back to the parameters before the last fit',
      fitReschedule: 'Move due days to where the parameters put them',
      fitCsv: 'Try a log from elsewhere (card_id, review_rating, review_time)',
      limit: 'Maximum number of cards in this session',
      new: 'Maximum number of new cards in this session, beyond the daily limit too',
      minutes: 'Stop after this many minutes',
      ahead: 'Ask cards that come within this many days as well',
      seed: 'Make the run repeatable',
      text: 'The answer as you would type it; everything after it belongs to the answer',
      choice: 'The number of the choice; for several parts 2,1,3',
      grade: 'How well you knew it',
      giveUp: 'You do not know it',
      hint: 'With a hint, after which a right answer counts as hard',
      plain: 'Words only, no drawing: for screen readers',
      color: 'Colours',
      data: 'Folder for progress and your decks',
      language: 'Language of texts and decks',
      json: 'Print JSON',
      count: 'Print only the number',
      dryRun: 'Show the cards that would be built, write nothing',
      problems: 'List every line that could not be used, and no cards',
      ask: 'Ask what unexplained lines do; the deck keeps it (u takes back, undo does not)',
      keep: 'Keep cards that contradict what the decks know',
      name: 'Name of the deck (default: the file name)',
      programName: 'The program that the notes are about',
      decks: 'Decks to include (default: all)',
      files: 'Notes: files, folders, patterns; - reads standard input',
      from: 'An installed program whose own help is read',
      only: 'Only these commands and options of it, separated by commas',
      fromHistory: 'Order the cards by your own shell history; it is counted here and not kept',
      helpFile: 'Saved help pages instead of an installed program',
      diff: 'Show what has changed since the last time, write nothing',
      against: 'A program or deck that the notes are compared with',
      checkFiles: 'Files to check (default: all decks)',
      repair: 'Fix what can be fixed without deleting anything',
      bom: 'Begin a CSV file with a byte order mark, as Excel needs for Hangul (default in Korean)',
      undoFuture: 'Take back answers dated in the future by a wrong clock',
      archive: 'An archive (.tar.gz)',
      folder: 'A data folder of flagdrill',
      card: 'The id of a card',
      back: 'Ask it again',
      by: 'Rank by',
      deck: 'A deck to include; may be given more than once',
      sinceAnswered: 'Only cards answered since a day (2026-11-25) or within some days (7d)',
      list: 'Only list them, with the reason',
      question: 'A question, or a command line in quotes; asked for when it is missing',
      answerText: 'The answer; asked for when it is missing',
      task: 'What the command line is for; the card asks you to type the line',
      addTag: 'File the card under this tag; may be given more than once',
      decksOrCard: 'Decks to include (default: all), or a card: then what a report on a faulty card needs',
      words: 'Words in the question, the answer, an option or a command',
      onlyWeak: 'Only weak cards',
      onlyDue: 'Only cards that are due',
      onlySuspended: 'Only suspended cards',
      tag: 'Only cards with this tag; may be given more than once',
      findLimit: 'Maximum number of cards (default: 20, with --json all)',
      noRecord: 'Practise without changing the schedule',
      format: 'Format (default: by the ending of the file, otherwise csv)',
      what: 'What to write; reviews can be imported again (default: cards, for jsonl reviews)',
      importFile:
        'An export (JSON, JSON Lines, CSV), an Anki package, a database of hashcards or repeater, notes',
      importNotes: 'The notes that a database or history is about, when they are not beside it',
      completionKeys: 'Print what makes Ctrl-X ? explain the line that is being typed',
      doctorReport: 'Print what a report of a fault needs: no answers, no paths',
      importDryRun: 'Show what would be added, write nothing',
      importName: 'Name of the deck that is made',
      since: 'Only reviews since a day (2026-11-25) or of some days (7d)',
      output: 'Write to a file instead of standard output',
      reportOutput: 'The file of the page (default: flagdrill-report.html, - for standard output)',
      newName: 'Name of the deck',
      kind: 'Only cards of this kind',
      line: 'A command line, as you would type it; in quotes where it has signs of the shell',
      lines: 'A command line in quotes; without quotes, put -- between the two',
      setting: 'Name of a setting',
      value: 'New value',
      unset: 'Back to the default',
      shell: 'The shell',
      command: 'A command of flagdrill',
      help: 'Show help',
      version: 'Show the version',
    },
    examples: {
      edit: 'its line in your editor; a shipped card is copied first',
      show: 'a card by its id',
      adopt: 'a card that was reworded keeps its memory',
      backup: 'into the data folder',
      backupFile: 'into a file of your own',
      bury: 'not today',
      buryBack: 'today after all',
      doctor: 'looks at everything, changes nothing',
      doctorReport: 'what a report on a fault of the program needs',
      history: 'every answer to a card',
      merge: 'what another machine has answered',
      restore: 'what a backup holds',
      suspend: 'not asked until you take it back',
      suspendBack: 'asked again',
      undo: 'the last answer, or the last card put aside',
      cards: 'the cards of all decks of docker',
      cardsKind: 'the lines to type, for another program',
      check: 'all decks',
      checkFile: 'your notes, before you build a deck of them',
      new: 'a deck to start from',
      help: 'the options and examples of quiz',
      import: 'an export of flagdrill',
      importDryRun: 'what an import from Anki would add',
      next: 'the next question, for another program',
      nextHint: 'a hint for it',
      start: 'what to learn and how long a day, once more',
      report: 'a page on the last month',
      reportCard: 'what a report on a faulty card needs',
      stats: 'everything so far',
      statsSince: 'docker in the last month',
      hello: 'at the end of ~/.bashrc or ~/.zshrc',
      decksAdd: 'the decks of a teacher',
      decksUpdate: 'what is new in all of them',
      simulate: 'a year at four retentions',
      simulateTwo: 'three months at two',
      syncFirst: 'the first time, on each machine',
      syncFolder: 'a USB stick or a shared drive',
      syncAgain: 'from then on',
      fit: 'fit to your own reviews',
      fitDryRun: 'what it would keep; nothing is changed',
      fitDeck: 'fit the cards of one deck apart from all others',
      fitDeckUndo: 'let that deck go by the parameters of all cards again',
      fitCsv: 'a log of another program; nothing is changed',
      quiz: "today's quiz",
      accepted: 'your own answer no longer counts',
      goal: 'new cards come from the core of Docker',
      goalAll: 'new cards come from all decks',
      quizMinutes: 'ten minutes',
      quizNew: 'five new cards more',
      quizAhead: 'what comes within two days as well',
      build: 'a deck of your own notes',
      buildFrom: 'a deck of an installed program',
      preview: 'the cards of a file, for another program',
      buildAgainst: 'what your notes say and the program does not',
      due: 'a number for your prompt',
      explain: 'what it does, word by word',
      explainJson: 'the same for a program',
      lab: 'a lab of the list',
      labDocker: 'the same on your own Docker',
      labFree: 'an empty lab, a line at a time',
      labJson: 'what a line prints, for scripts',
      compare: 'two lines, with -- between them',
      compareJson: 'two lines in quotes',
      add: 'a question and its answer',
      addLine: 'a line to type',
      find: 'cards with both words',
      findWeak: 'weak cards with a tag',
      forget: 'asks it as a new card; flagdrill undo takes that back',
      weakList: 'which cards, and why',
      weakBy: 'what you mix up',
      answer: 'a typed answer, dashes and all',
      answerChoice: 'the second choice',
      exportLog: 'everything, to be imported elsewhere',
      exportAnki: 'cards and reviews for Anki',
      configList: 'all settings',
      configSet: 'ten new cards a day',
      configUnset: 'back to the default',
      completion: 'in ~/.bashrc',
    },
  },
  accepted: {
    none: 'No answer is accepted. After a wrong verdict, ! says that yours was right.',
    whichCard: 'accepted --remove needs the id of a card',
    noneOf: (card: string) => `no answer is accepted for ${card}`,
    see: 'flagdrill accepted lists them',
    removed: (card: string) => `${card}: your own answers no longer count`,
  },
  /** The first start of a week, on the one before. */
  week: {
    last: (days: number, minutes: number) => `Last week: ${plural(days, 'day')}, ${minutes} min.`,
    answers: (count: number, right: number, before: number | undefined) =>
      `${plural(count, 'answer')}, ${right}% right${before === undefined ? '' : ` (the week before: ${before}%)`}.`,
    cards: (fresh: number, known: number) =>
      `${plural(fresh, 'new card')}; ${thousands(known)} known in all.`,
    streak: (days: number) => (days > 0 ? `Streak: ${plural(days, 'day')}.` : 'A new streak begins today.'),
  },
  goals: {
    unknown: (name: string) => `there is no goal ${name}`,
    seeGoals: 'flagdrill goal lists the goals',
    none: 'There are no goals.',
    current: 'current',
    known: (known: number, started: number, cards: number) =>
      `${thousands(known)} of ${thousands(cards)} cards known, ${thousands(started)} started`,
    /** The same in a column. */
    both: (known: number, started: number, cards: number) =>
      started > known
        ? `${thousands(known)} of ${thousands(cards)} (${thousands(started)} started)`
        : `${thousands(known)} of ${thousands(cards)}`,
    days: (days: number) => `${plural(days, 'day')} at 10 minutes a day`,
    onCourse: (day: string) => `at this pace every card started by about ${day}`,
    reached: 'reached',
    can: 'What you can do at the end',
    canNow: 'You can',
    commands: 'Commands you can use',
    pairs: 'You mix up',
    pair: (a: string, b: string) => `${a} and ${b}`,
    set: (title: string) =>
      `Goal: ${title}. New cards come from it and from your own decks; reviews of everything go on.`,
    setAll: 'No goal: new cards come from all decks.',
    /** The end of the session in which the last card of a goal became known. */
    done: (title: string) => `Goal reached: ${title}. You know every card of it.`,
    next: (title: string, id: string) => `Next: ${title} (flagdrill goal ${id})`,
    choose: (id: string) => `To choose another one: flagdrill goal ${id}`,
    all: 'all decks',
    goal: 'Goal',
    title: 'Title',
    progress: 'Known',
  },
  lists: {
    /** In the greeting of a shell. */
    hello: (due: number, fresh: number, minutes: number, lab: boolean) =>
      `flagdrill: ${waiting(due, fresh)}, about ${minutes} min${lab ? ', and a lab' : ''}`,
    due: (due: number, fresh: number, minutes: number, scope: string) =>
      `Waiting today${within(scope)}: ${waiting(due, fresh)}, about ${minutes} min.`,
    /** New cards are fewer than usual because little was remembered. */
    fewerNew: (fresh: number, usual: number, recalled: number, reviews: number) =>
      `Fewer new cards today (${fresh}, not ${usual}): you got ${recalled} of the last ${reviews} repeats right.`,
    nothing: (scope: string) => `No cards are waiting today${within(scope)}.`,
    stillDay: (weekday: string, hour: number) =>
      `It is still ${weekday} here: a day begins at ${hour}:00 (flagdrill config rollover-hour).`,
    /** Cards that are due but not asked today: limits, or cards of the same subject. */
    putOff: (waiting: number, scope: string) =>
      `Today is done; ${plural(waiting, 'due card')}${within(scope)} ${waiting === 1 ? 'waits' : 'wait'} until tomorrow.`,
    backlog: (waiting: number, today: number, minutes: number, days: number, scope: string) =>
      `${thousands(waiting)} due${within(scope)}; today the ${thousands(today)} that matter most, about ${minutes} min; the rest over ${plural(days, 'day')}. New cards wait. All at once: flagdrill config catch-up all`,
    shareDone: (waiting: number, scope: string) =>
      `Today's share is done; ${plural(waiting, 'due card')}${within(scope)} ${waiting === 1 ? 'waits' : 'wait'}. For more: flagdrill quiz --minutes 10`,
    deck: 'Deck',
    cards: 'Cards',
    dueColumn: 'Due',
    newColumn: 'New',
    title: 'Title',
    own: 'yours',
    cardCount: (count: number) => plural(count, 'card'),
    noProblems: (decks: number, cards: number) =>
      `${plural(decks, 'deck')}, ${plural(cards, 'card')}: no problem.`,
    problems: (count: number) => plural(count, 'problem'),
    built: (name: string, found: string) => `Built ${name}: ${found}.`,
    wouldBuild: (name: string, found: string) => `Would build ${name}: ${found}.`,
    starter: (name: string) => starter(name),
    fileOk: (file: string, cards: number) => `${file}: ${plural(cards, 'card')}, no problem.`,
    walking: (program: string, done: number, known: number) =>
      `Reading the help of ${program}: ${done} of ${known} pages`,
    partlyRead: (pages: readonly string[], count: number) =>
      `Only partly read, so that options may be missing: ${pages.join(', ')}${count > pages.length ? `, … (${count} pages)` : ''}`,
    walked: (program: string, version: string, pages: number) =>
      `Read ${plural(pages, 'page')} of ${program}${version === '' ? '' : ` ${version}`}.`,
    walkFault: {
      'not-found': 'there is no such program',
      silent: 'it prints nothing',
      slow: 'it took longer than ten seconds',
      endless: 'it prints without end',
      binary: 'it prints something that is not text',
      'not-its-own': 'it prints the page of another command',
      'too-many': 'there are too many pages',
      failed: 'it could not be started',
    },
    fromHistory: 'Your shell history uses most:',
    noHistory: 'Your shell history does not use it.',
    drift: (added: number, changed: number, vanished: number) =>
      `Facts: ${added} new, ${changed} changed, ${vanished} gone.`,
    driftWhat: { meaning: 'meaning', default: 'default', type: 'value', names: 'names' } as Record<
      string,
      string
    >,
    agrees: (file: string, program: string) => `${file}: nothing that ${program} contradicts.`,
    noNotes: (folder: string) => `${folder}: no notes in it`,
    alsoAt: (more: number, lines: string) => `(and ${more} more like it: lines ${lines})`,
    passages: (count: number, files: string) =>
      `${plural(count, 'passage')} of text made no card. To see ${count === 1 ? 'it' : 'them'}: flagdrill build ${files} --problems --dry-run`,
    retoldCards: (count: number) =>
      `${count} of these cards ${count === 1 ? 'is a shipped one' : 'are shipped ones'}: your words are shown.`,
    sharedCards: (shared: number, all: number, decks: string) =>
      shared === all
        ? `All of its cards are in ${decks} already, and are asked once.`
        : `${plural(shared, 'card')} of it ${shared === 1 ? 'is' : 'are'} in ${decks} already, and asked once.`,
    leftOut: (count: number) =>
      `${plural(count, 'line')} ${count === 1 ? 'is' : 'are'} left out because you said so.`,
    mayBecomeCards: (count: number, files: string) =>
      `${plural(count, 'line')} could become ${count === 1 ? 'a card' : 'cards'} with a word from you: flagdrill build ${files} --ask`,
    perhaps: (text: string) => `perhaps: ${text}`,
    askNeedsTerminal: '--ask asks questions and needs a terminal, and notes in files',
    askNeedsTerminalHint: 'flagdrill build NOTES --problems shows the lines and the texts near them',
    nothingToAsk: 'There is no line to ask about.',
    asksAbout: (count: number) =>
      `${plural(count, 'line')} may become ${count === 1 ? 'a card' : 'cards'}. What you say is kept in the deck and counts whenever it is built.`,
    askedOf: (index: number, all: number) => `${index} of ${all}`,
    whatDoesIt: 'What does this do?',
    askKeys: {
      take: (last: number) => (last === 1 ? '1 that text' : `1-${last} a text`),
      words: 'words: your own',
      later: '↵ not now',
      never: '- never',
      stop: 'q stop',
      help: '?',
      done: '↵ done',
      back: 'back',
    },
    askHelp: [
      '   1-3    takes that text, where there is one',
      '   words  are your own: they become the question of the card',
      '   ↵ 0    not now: asked again next time',
      '   -      never: no card, and not asked again',
      '   u      back to the line before',
      '   q ^C   stop; what you said is kept',
    ],
    askEchoes: {
      later: 'not now',
      never: 'never',
      back: 'back',
      stop: 'stopped',
      itself: 'that is the line itself: say what it does',
      'no-text': 'there is no text with this number',
    },
    saidOfLines: (said: number, left: number, open: number) =>
      `${plural(said, 'line')} explained, ${left} left out, ${open} still open.`,
    lostLines: (count: number, lines: string, passages: number, files: string) => {
      const text = passages === 0 ? '' : ` and ${plural(passages, 'passage')} of text`
      return `${plural(count, 'line')} (${lines})${text} made no card. To see ${count + passages === 1 ? 'it' : 'them'}: flagdrill build ${files} --problems --dry-run`
    },
    /** The number of cards and where they come from; of several sorts each with its own: `3 cards: 2 of 1 command, 1 question`. */
    found: (cards: number, amounts: Amounts) => {
      const met = (['command', 'option', 'task', 'question'] as const).filter(
        (sort) => amounts[sort].entries > 0,
      )
      const all = plural(cards, 'card')
      const [only] = met
      if (only !== undefined && met.length === 1) return `${all} of ${plural(amounts[only].entries, only)}`
      const parts = met.map((sort) => {
        const { entries, cards: own } = amounts[sort]
        return own === entries ? plural(entries, sort) : `${own} of ${plural(entries, sort)}`
      })
      return `${all}: ${parts.join(', ')}`
    },
    dailyGoal: (name: string) =>
      `New cards of it come in the daily quiz, beside those of your goal. To learn it alone: flagdrill goal ${name}`,
    startQuiz: (name: string) => `Learn it: flagdrill quiz ${name}`,
    reading: (file: string) => `Reading ${file} …`,
  },
}

/** Numbers of entries and of their cards, by sort. */
export type Amounts = Readonly<
  Record<'command' | 'option' | 'task' | 'question', { entries: number; cards: number }>
>

/** Every text of the program. A language that lacks one does not compile. */
export type Texts = typeof en

// The reasons why a lab is not solved.
const gapText: { [C in Gap['code']]: (gap: Extract<Gap, { code: C }>) => string } = {
  'container-missing': ({ name }) => `no container ${name}`,
  'container-extra': ({ name }) => `the container ${name} is there, and should not be`,
  'container-running': ({ name }) => `${name} is still running, and should not be`,
  container: ({ name, what, wanted, is }) => {
    if (what === 'foreground') return `${name} runs in the foreground and would end with this terminal`
    if (what === 'ports' && is === '') return `${name} does not publish ${wanted}`
    if (what === 'ports' && wanted === '') return `${name} publishes ${is}, and should not`
    return `${name}: ${what} should be ${wanted === '' ? 'empty' : `"${wanted}"`}, not ${is === '' ? 'empty' : `"${is}"`}`
  },
  file: ({ name, path }) => `${name}: ${path} is not as it should be`,
  'image-missing': ({ name }) => `no image ${name}`,
  'image-extra': ({ name }) => `the image ${name} is not wanted`,
  image: ({ name }) => `the image ${name} is not as it should be`,
  'volume-missing': ({ name }) => `the volume ${name} is missing, or holds other files`,
  'volume-extra': ({ name }) => `the volume ${name} is not wanted`,
  'network-missing': ({ name }) => `no network ${name}`,
  'network-extra': ({ name }) => `the network ${name} is not wanted`,
  'host-file': ({ name }) => `the file ${name} is not as it should be`,
}

/** How a property of a container is changed, where it can be. */
const facetHelp: Partial<Record<Extract<Gap, { code: 'container' }>['what'], string>> = {
  networks: '`docker network connect` and `disconnect` change the networks of a container that exists.',
  restart: '`docker update` changes the restart policy of a container that exists.',
  memory: '`docker update` changes the limits of a container that exists.',
  foreground:
    'undo takes the line back; `-d` makes `docker run` and `docker compose up` start in the background.',
}

/** Which command makes a container stand as it should. */
const statusHelp: Readonly<Record<string, string>> = {
  running: '`docker start` starts a container that exists, `docker unpause` lets a paused one go on.',
  exited: '`docker stop` ends a container and keeps it; a new one ends by itself when its command has ended.',
  paused: '`docker pause` freezes a container.',
}

/** How a condition of the goal is met: the command that the learner may have been looking for. */
function gapHelp(gap: Gap): string {
  switch (gap.code) {
    case 'container-missing':
      return `\`docker run\` makes a container and starts it; --name gives it the name.`
    case 'container-extra':
      return '`docker rm` removes a container that has ended, `docker rm -f` a running one, too.'
    case 'container-running':
      return `\`docker rm -f ${gap.name}\` removes it while it runs; \`docker stop\` ends it first.`
    case 'container':
      return (
        (gap.what === 'status' ? statusHelp[gap.wanted] : facetHelp[gap.what]) ??
        'This is fixed when a container is made: remove it and make it anew with `docker run`.'
      )
    case 'file':
      return '`docker exec` runs a command in a running container, `docker cp` copies a file into one; what was changed inside goes with the container.'
    case 'image-missing':
      return '`docker build -t`, `docker tag` and `docker commit` make names of images.'
    case 'image-extra':
      return '`docker rmi` removes an image that no container uses any more.'
    case 'image':
      return 'Change what the image is built from, then `docker build -t` again, with the same name.'
    case 'volume-missing':
      return '`docker volume create` makes a volume, and so does -v NAME:PATH; what runs with it at the right path fills it.'
    case 'volume-extra':
      return '`docker volume rm` removes a volume that no container has any more.'
    case 'network-missing':
      return '`docker network create` makes a network.'
    case 'network-extra':
      return '`docker network rm` removes a network that no container is in any more.'
    case 'host-file':
      return '`>` sends what a command prints into a file; `docker cp NAME:PATH .` copies one out of a container.'
  }
}
