import type { ProblemCode } from '../model/index.ts'

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** English, and the shape of every language. */
export const en = {
  language: 'en',
  /** For dates: the tag of the language. */
  locale: 'en-GB',
  kinds: {
    whichOption: 'Which option?',
    whichCommand: 'Which command?',
    whatDoesOption: (names: string) => `What does ${names} do?`,
    whatDoesCommand: (name: string) => `What does ${name} do?`,
    fillTheGap: 'Fill the gap:',
    firstLetters: (start: string, length: number) => `begins with ${start} (${plural(length, 'letter')})`,
  },
  quiz: {
    position: (at: number, total: number) => `${at} of ${total}`,
    showAnswer: 'Think of the answer, then press Enter',
    didYouKnow: 'Did you know it?',
    answer: 'Answer',
    right: 'right',
    near: 'Almost: try once more',
    gaveUp: 'not known',
    comesBack: 'comes back in this session',
    due: (when: string) => `due ${when}`,
    grades: { again: 'again', hard: 'hard', good: 'good', easy: 'easy' },
    hint: (text: string) => `Hint: ${text}`,
    undone: 'Taken back: here is the card again',
    keysText: '↵ answer   tab hint   ? give up   ^C stop',
    keysChoice: (last: number) => `1-${last} choose   ? give up   q stop`,
    keysReveal: '↵ show   q stop',
    keysSelf: 'y knew it   n did not   q stop',
    keysAfter: '↵ next   1-4 grade   u undo   q stop',
    again: 'again',
    nothingDue: (when: string | undefined) =>
      when === undefined ? 'Nothing is due.' : `Nothing is due. The next cards come ${when}.`,
    tryMore: 'For more new cards today: flagdrill quiz --new 10',
    tryDecks: 'No cards yet. Build a deck from your notes: flagdrill build NOTES.md',
    timeUp: 'Time is up.',
    stopped: 'Stopped. Every answer so far is kept.',
  },
  summary: {
    done: (cards: number, time: string, right: number, percent: number) =>
      `Done: ${plural(cards, 'card')} in ${time}, ${right} right at once (${percent} %).`,
    hard: 'Hard today',
    next: 'Next',
    due: (count: number, when: string) => `${count} due ${when}`,
    streak: 'Streak',
    days: (days: number) => plural(days, 'day'),
    none: 'nothing scheduled yet',
  },
  when: {
    today: 'today',
    tomorrow: 'tomorrow',
    inDays: (days: number) => `in ${plural(days, 'day')}`,
    on: (weekday: string) => `on ${weekday}`,
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
    dashes: (typed: string) => `${typed} begins with a dash, not with hyphens`,
  },
  /** Why the system refused, by its code. */
  reasons: {
    ENOENT: 'there is no such file',
    EACCES: 'no permission',
    EPERM: 'no permission',
    ENOSPC: 'the disk is full',
    EROFS: 'it is read-only',
  } as Record<string, string>,
  problems: {
    unreadable: (detail) => `cannot be read (${detail})`,
    'not-a-file': () => 'is not a file',
    binary: () => 'is not text',
    'too-large': (detail) => `is larger than ${detail}`,
    'no-cards': () => 'nothing in it makes a card: no table of options or commands, no Q: or C: block',
    'front-matter': (detail) => `front matter that is not understood: ${detail}`,
    'table-unknown': (detail) => `a table whose columns are neither options nor commands: ${detail}`,
    'row-empty': () => 'an empty row',
    'row-no-name': (detail) =>
      detail ? `no option or command in the row: ${detail}` : 'a row without an option or command',
    'no-meaning': (detail) => `${detail} has no meaning`,
    'no-program': () => 'which program is this about? Name it in a heading or with --program',
    'no-command': (detail) => `${detail}: of which command?`,
    'described-nowhere': (detail) => `${detail} is listed, but described nowhere`,
    'listed-nowhere': (detail) => `${detail} is described, but no command lists it`,
    'no-answer': (detail) => `no answer: ${detail}`,
    'no-question': (detail) =>
      detail ? `an answer without a question: ${detail}` : 'an answer without a question',
    'no-gap': (detail) => `no [gap] in it: ${detail}`,
    duplicate: (detail) => `${detail} is there twice; the first counts`,
    'right-among-wrong': (detail) => `the right answer is also among the wrong ones: ${detail}`,
    'too-many': (detail) => `more than ${detail}; the rest is left out`,
    'deck-name-taken': (detail) => `a deck of the name ${detail} is there already; this one is left out`,
    'not-a-deck': (detail) => `not a deck that this version understands (${detail})`,
  } satisfies Record<ProblemCode, (detail: string) => string> as Record<
    ProblemCode,
    (detail: string) => string
  >,
  errors: {
    error: 'Error',
    hint: 'Hint',
    noDeck: (name: string) => `there is no deck "${name}"`,
    didYouMean: (name: string) => `did you mean ${name}?`,
    seeDecks: 'flagdrill decks lists them',
    seeHelp: 'flagdrill --help shows what there is',
    unknownCommand: (name: string) => `there is no command "${name}"`,
    unknownOption: (name: string) => `there is no option ${name}`,
    needsNumber: (option: string, given: string) =>
      `--${option} takes a whole number from 0 on, not "${given}"`,
    needsValue: (option: string) => `--${option} needs a value`,
    missingArgument: 'an argument is missing',
    badLanguage: (given: string, known: string) => `no language "${given}": there are ${known}`,
    badTime: (given: string) => `FLAGDRILL_NOW is not an ISO time: "${given}"`,
    unusableFile: (file: string, reason: string) => `${file}: ${reason}`,
    notWritable: (folder: string, reason: string) => `cannot write in ${folder} (${reason})`,
    writableHint: 'choose another folder with --data DIR or FLAGDRILL_DATA',
    notSaved: (reason: string) => `the answer could not be saved (${reason})`,
    notSavedHint: 'everything before it is kept; make room or choose another folder, then start again',
    newerProgress: (file: string) => `${file} was written by a newer flagdrill`,
    newerHint: 'update flagdrill; nothing was changed',
    bug: 'this is a bug in flagdrill',
    nothingBuilt: (file: string) => `${file} gives no cards`,
    sameFile: (name: string) => `two files would make one deck, "${name}"`,
    sameFileHint: 'build them apart, with --name',
    badDeckName: (name: string) => `"${name}" cannot name a deck`,
    badDeckNameHint: 'use letters, digits, "-", "_" and "."',
    shippedName: (name: string) => `"${name}" is a deck that comes with flagdrill`,
  },
  commands: {
    usage: 'flagdrill [COMMAND] [OPTIONS]',
    program: 'Learn a command line by heart',
    quiz: "Today's quiz (this is what flagdrill alone does)",
    due: 'How many cards are waiting today',
    decks: 'List the decks',
    cards: 'List the cards of decks',
    build: 'Make a deck of study notes',
    check: 'Show every problem in the decks',
    epilogue: 'Ctrl-C stops at any time; every answer is kept the moment it is given.',
    options: {
      limit: 'At most so many cards in this session',
      new: 'At most so many new cards in this session, beyond the daily limit too',
      minutes: 'Stop after so many minutes',
      seed: 'Make the run repeatable',
      data: 'Folder for progress and your decks',
      language: 'Language of texts and decks: en or ko',
      json: 'Print JSON',
      count: 'Print only the number',
      dryRun: 'Show what would be built, write nothing',
      name: 'Name of the deck (the file name by default)',
      programName: 'The program that the notes are about',
      decks: 'Decks to take (all by default)',
      files: 'Notes (Markdown)',
      kind: 'Only cards of this kind',
      help: 'Show help',
      version: 'Show the version',
    },
    examples: {
      quiz: "today's quiz",
      quizMinutes: 'ten minutes',
      build: 'a deck of your own notes',
      due: 'a number for your prompt',
    },
  },
  lists: {
    due: (due: number, fresh: number) =>
      due + fresh === 0 ? 'Nothing is waiting today.' : `Waiting today: ${due} due, ${fresh} new.`,
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
    built: (name: string, cards: number, entries: string) =>
      `Built ${name}: ${plural(cards, 'card')} of ${entries}.`,
    wouldBuild: (name: string, cards: number, entries: string) =>
      `Would build ${name}: ${plural(cards, 'card')} of ${entries}.`,
    entries: (commands: number, options: number, others: number) =>
      [
        commands > 0 ? plural(commands, 'command') : '',
        options > 0 ? plural(options, 'option') : '',
        others > 0 ? plural(others, 'question') : '',
      ]
        .filter(Boolean)
        .join(', '),
    startQuiz: (name: string) => `Learn it: flagdrill quiz ${name}`,
    reading: (file: string) => `Reading ${file} …`,
  },
}

/** Every text of the program. A language that lacks one does not compile. */
export type Texts = typeof en
