import { grammarEntry } from '../commandline/index.ts'
import type { Problem } from '../model/index.ts'
import type { Question } from './blocks.ts'
import { hasAnswers, takeChoices, withoutLetters } from './choices.ts'
import { parsed } from './document.ts'
import type { Fact, Spot } from './facts.ts'
import {
  type Flashcard,
  hasFlashcards,
  takeFlashcards,
  takeSolutions,
  takeTaggedHeadings,
} from './flashcards.ts'
import { frontMatter } from './front-matter.ts'
import { withoutComments, withoutHtmlTables } from './html.ts'
import { inlineText } from './inline.ts'
import { takeLogseq, withoutClozes, withoutProperties } from './logseq.ts'
import { programIn } from './names.ts'
import { readBlocks } from './reader.ts'
import { type Block, scan } from './scan.ts'
import type { DeckHead, Parsed, ReadingContext, Source } from './source.ts'
import { headingTags, joinedTags, withoutTags } from './tags.ts'

/** The words that headings and shell blocks begin with: of old they named the program of a text, and ids of questions hold it. */
function likelyWord(blocks: readonly Block[]): string | undefined {
  const old = /^(?:sh|bash|shell|console|zsh|shell-session)$/
  return programIn(
    blocks.flatMap((block) => (block.type === 'heading' ? [inlineText(block.text)] : [])),
    blocks.flatMap((block) => (block.type === 'code' && old.test(block.language) ? block.lines : [])),
  )
}

/** A text cut into the blocks that its reader goes through. */
interface Prepared {
  blocks: readonly Block[]
  head: DeckHead
  problems: Problem[]
  cards: Flashcard[]
  clozes: { line: number; text: string }[]
  hashcards: boolean
}

/** Takes off front matter, comments, HTML and the cards that other programs mark, and cuts the rest into blocks. */
function prepared(text: string, file: string, flashcards = false): Prepared {
  const { head, body, problems, tags, hashcards } = frontMatter(text, file)
  const uncommented = withoutComments(body)
  // A full-width bar is as wide in the source as a plain one, so places stay.
  let lines = withoutHtmlTables(uncommented.text).replaceAll('｜', '|').split('\n')
  const cards: Flashcard[] = []
  const clozes: { line: number; text: string }[] = []
  const take = (found: ReturnType<typeof takeFlashcards>): void => {
    for (const card of found.cards) cards.push(card)
    for (const cloze of found.clozes) clozes.push(cloze)
    lines = found.rest
  }
  if (/^#{1,6}\s.*#(?:flashcard|card|\[\[card\]\])(?=\s|$)/m.test(body)) take(takeTaggedHeadings(lines))
  if (head.name === undefined && /^S:/m.test(body)) take(takeSolutions(lines))
  if (head.name === undefined && hasAnswers(body)) take(takeChoices(lines))
  if (flashcards || hasFlashcards(body, tags)) take(takeFlashcards(lines))
  if (/#card(?=\s|$)|\[\[card\]\](?=\s|$)/im.test(body)) take(takeLogseq(lines))
  const { blocks, flaws } = scan(head.name === undefined ? withoutProperties(lines) : lines)
  for (const { line, code, detail } of [...uncommented.flaws, ...flaws])
    problems.push({ at: { file, line }, code, detail })
  const separated =
    head.name === undefined &&
    lines.some((line) => /^-{3,}\s*$/.test(line)) &&
    lines.some((line) => /^[QC]:/.test(line)) &&
    !lines.some((line) => /\{#[\w-]+\}\s*$/.test(line))
  return { blocks, head, problems, cards, clozes, hashcards: hashcards || separated }
}

/** Reads a Markdown deck or study notes. */
function parseMarkdown(text: string, file: string, context: ReadingContext): Parsed {
  const { blocks: found, head, problems, cards, clozes, hashcards } = prepared(text, file, context.flashcards)
  const tagsAt = headingTags(found.filter((block) => block.type === 'heading'))
  const blocks = found.map((block) =>
    block.type === 'heading' ? { ...block, text: withoutTags(block.text).text } : block,
  )
  const likelyProgram = likelyWord(blocks)
  const program = context.program ?? head.program ?? likelyProgram
  const scope = program ?? head.name ?? file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const reader = readBlocks({ blocks, file, head, scope, questionProgram: program, hashcards })
  const read = parsed(
    {
      facts: [...reader.facts, ...marked(cards, clozes, file, scope, program)],
      problems: [...problems, ...reader.problems],
      file,
      head,
      headings: blocks.flatMap((block) => (block.type === 'heading' ? [inlineText(block.text)] : [])),
      likelyProgram: plausible(likelyProgram, blocks),
      questionScope: program ?? '',
    },
    context,
  )
  if (head.grammar && program !== undefined)
    read.entries.push(grammarEntry(program, '', 'deck', head.grammar, { file, line: 1 }))
  const entries = read.entries.map((entry) => {
    const tags = joinedTags(tagsAt(entry.at.line), entry.tags)
    return tags.length > 0 ? { ...entry, tags } : entry
  })
  return { ...read, entries, head: { ...head, program } }
}

/** Markdown decks and notes, with the cards of hashcards, Obsidian and Logseq in them; also what says nothing of its format. */
export const markdown: Source = {
  endings: ['md', 'markdown', 'mdx', 'mdown', 'qmd', 'rmd'],
  read: parseMarkdown,
  lines: (text, file) => {
    const { body } = frontMatter(text, file)
    const lines = withoutHtmlTables(withoutComments(body).text).replaceAll('｜', '|').split('\n')
    return withoutProperties(hasAnswers(body) ? withoutLetters(lines) : lines).map(withoutClozes)
  },
}

/** Whether lines begin with a word as command lines do, or its heading has options below it; a word of headings alone may be any word. */
function isTyped(word: string, blocks: readonly Block[]): boolean {
  const begins = (line: string): boolean =>
    new RegExp(
      `(?:^[\\s\`|$>#*+-]*(?:sudo\\s+)?|\\|\\s*)${word}(?:\\s+(?![:=|]|-\\s)[\\x21-\\x7E]|\`|$)`,
    ).test(line)
  return blocks.some((block) => linesOf(block).some(begins)) || headsOptions(word, blocks)
}

/** Whether options, and nothing else, stand right below a heading that is a word and no more. */
const headsOptions = (word: string, blocks: readonly Block[]): boolean =>
  blocks.some((block, index) => {
    if (block.type !== 'heading' || !isNameOf(word, block.text)) return false
    const [below] = blocks.slice(index + 1, index + 2)
    if (below?.type !== 'item')
      return below !== undefined && linesOf(below).some((line) => anOption.test(line))
    const after = blocks.slice(index + 1).findIndex(({ type }) => type !== 'item')
    const items = blocks.slice(index + 1, after < 0 ? undefined : index + 1 + after)
    const isOption = (item: Block): boolean => anOption.test(linesOf(item)[0] ?? '')
    // Of two words the second may be no command: only a list of options tells.
    return /\s/.test(block.text.trim()) ? items.every(isOption) : items.some(isOption)
  })

const anOption = /^[`\s]*(?:--?|[–—])[A-Za-z]/

/** Whether a heading is a program and perhaps its command: `pod`, `pod box`, `# pod options`. */
const isNameOf = (word: string, heading: string): boolean => {
  const words = inlineText(heading)
    .replace(/[`*_#]/g, ' ')
    .trim()
    .split(/\s+/)
  return words[0] === word && words.length <= 3
}

const linesOf = (block: Block): readonly string[] => {
  if (block.type === 'table') return block.rows.flatMap(({ cells }) => cells.slice(0, 3))
  return 'lines' in block ? block.lines : []
}

/** The word that a text uses most, where it may be a program that nobody knows: it has a heading of its own. */
function plausible(likelyProgram: string | undefined, blocks: readonly Block[]): string | undefined {
  if (likelyProgram === undefined) return undefined
  const named = blocks.some(
    (block) =>
      block.type === 'heading' &&
      inlineText(block.text)
        .replace(/[`*_#]/g, ' ')
        .trim()
        .split(/\s+/)[0] === likelyProgram,
  )
  return named && isTyped(likelyProgram, blocks) ? likelyProgram : undefined
}

/** The facts of cards that other programs mark. */
function marked(
  cards: readonly Flashcard[],
  clozes: readonly { line: number; text: string }[],
  file: string,
  scope: string,
  program: string | undefined,
): Fact[] {
  const spot = (line: number): Spot => ({ at: { file, line: line + 1 }, level: 1, headings: [] })
  const block = (line: number): Pick<Question, 'spot' | 'wrong' | 'lines'> => ({
    spot: { at: { file, line: line + 1 }, level: 1, scope, program },
    wrong: [],
    lines: [],
  })
  return [
    ...cards.map(
      ({ line, question, answer, both, wrong = [] }): Fact => ({
        type: 'question',
        spot: spot(line),
        block: { mark: 'Q', text: question, answer, ...block(line), wrong },
        both,
      }),
    ),
    ...clozes.map(
      ({ line, text }): Fact => ({
        type: 'question',
        spot: spot(line),
        block: { mark: 'C', text, ...block(line) },
      }),
    ),
  ]
}
