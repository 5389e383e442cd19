import { isDistinct, programWord } from './programs.ts'
import type { Block } from './scan.ts'

/** Code between two marks or more within a line, without a mark in it. */
const manyMarks = /(?<!`)(`{2,})(?!`)[ ]?([^`\n]+?)[ ]?\1(?!`)/g

/** A prompt that a command is glued to, or that the code of a command begins with. */
const gluedPrompt = /^(\s*)\$(?=([a-z][\w.-]*)(?:\s|$))/
const promptInCode = /(?<!`)`\s*(?:\$|>\s?|❯\s?)(?=([a-z][\w.-]*)(?:[\s`]))/g

const ofProgram = (word: string): boolean => isDistinct(programWord(word))

/** A line of text with one mark on each side of its code, and without prompts that would be read as a part of it. */
function plainLine(line: string): string {
  const single = line.includes('``')
    ? line.replace(manyMarks, (_, _marks: string, code: string) => `\`${code.trim()}\``)
    : line
  return withoutGlued(single).replace(promptInCode, (all, word: string) => (ofProgram(word) ? '`' : all))
}

const withoutGlued = (line: string): string =>
  line.replace(gluedPrompt, (all, space: string, word: string) => (ofProgram(word) ? space : all))

/** A line of a block with a space behind its prompt. */
const withSpace = (line: string): string =>
  line.replace(gluedPrompt, (all, _space: string, word: string) => (ofProgram(word) ? `${all} ` : all))

/** Blocks as their readers take them: code within lines between single marks, prompts apart from their commands. */
export function withPlainCode(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    switch (block.type) {
      case 'heading':
        return { ...block, text: plainLine(block.text) }
      case 'code':
        return { ...block, lines: block.lines.map(withSpace) }
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(plainLine) })),
        }
      case 'item':
      case 'paragraph':
        return { ...block, lines: block.lines.map(plainLine) }
      default:
        return block
    }
  })
}
