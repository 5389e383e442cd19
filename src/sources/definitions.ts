import { inlineText } from './inline.ts'
import { keysInLines } from './keys.ts'
import { colonTerm } from './pairs.ts'
import { isDistinct, programWord } from './programs.ts'
import { addName, type Reading } from './reading.ts'
import type { Block } from './scan.ts'

type Paragraph = Block & { type: 'paragraph' }

/** The meaning in a line, `: the spine of it`; undefined for another line. */
const definitionIn = (line: string | undefined): string | undefined => /^:\s+(\S.*)$/.exec(line ?? '')?.[1]

/** Reads a term with its definitions below it, each on a line behind a colon; they may stand behind an empty line. Returns how many lines of the paragraph they take, 0 where the line is no such term. */
export function definedTerm(reading: Reading, { lines, line }: Paragraph, index: number): number {
  const name = lines[index]!.trim()
  if (definitionIn(name) !== undefined || name === '') return 0
  const found: string[] = []
  let at = index + 1
  for (; definitionIn(lines[at]) !== undefined; at++) found.push(definitionIn(lines[at])!)
  const next = reading.blocks[reading.at + 1]
  const isApart =
    found.length === 0 && lines.length === 1 && next?.type === 'paragraph' && next.lines.every(definitionIn)
  if (isApart) {
    for (const text of (next as Paragraph).lines) found.push(definitionIn(text)!)
    reading.at++
  }
  if (found.length === 0) return 0
  addName(reading, line + index, { name, meaning: found.map(inlineText).join('; '), code: true })
  return at - index
}

/** Reads a block of keys, each with what it does; false for another one. */
export function keysOfBlock(reading: Reading, { lines, line }: { lines: string[]; line: number }): boolean {
  const keys = keysInLines(lines)
  for (const [index, pair] of (keys ?? []).entries())
    if (pair !== undefined) addName(reading, line + index, { ...pair, code: true, term: true })
  return keys !== undefined
}

/** Reads an item with several pairs of one form in a row: `` `u` = undo, `C-r` = redo ``; false for another one. */
export function pairsInRow(reading: Reading, { lines, line }: { lines: string[]; line: number }): boolean {
  const text = lines.join(' ').trim()
  const mark = /^`[^`]+`(\s*(?:[=:：→]|[-–—=]>|[-–—])\s+)/.exec(text)?.[1]?.trim()
  if (mark === undefined || text.length > 300) return false
  const pieces = text.split(/[,;]\s+(?=`)/)
  const pairs = pieces.map((piece) => /^(`[^`]+`)\s*(\S{1,2})\s+([^`]*\p{L}[^`]*)$/u.exec(piece))
  if (pieces.length < 2 || pairs.some((pair) => pair?.[2] !== mark)) return false
  for (const pair of pairs) addName(reading, line, { name: pair![1]!, meaning: pair![3]!.trim(), code: true })
  return true
}

/** Captions with code behind a bar, on three lines or more that are all of that form: `List sessions | tmux ls`. */
export function barredLines(reading: Reading, { lines, line }: Paragraph): boolean {
  const pairs = lines.map((text) =>
    /^([^|`]*\p{L}{2}[^|]*?)\s+\|\s+([^|]*[^|\s])(?:\s+\|\s+(.+))?$/u.exec(text.trim()),
  )
  const isCode = (text: string): boolean => isDistinct(programWord(text.split(/\s/)[0]!)) || text.length <= 12
  const found = pairs.filter((pair) => pair !== null && isCode(pair[2]!)).length
  if (found < 3 || found < lines.length) return false
  for (const [index, pair] of pairs.entries()) {
    const [, meaning = '', code = '', more] = pair!
    const [, name = code, remark] = /^(.*?\S)\s+#\s+(.+)$/.exec(code) ?? []
    const beside = [more, remark?.replace(/^\((.*)\)$/, '$1')].filter((text) => text !== undefined).join(', ')
    const isTyped = isDistinct(programWord(name.split(/\s/)[0]!))
    addName(reading, line + index, {
      name: isTyped ? `\`${name}\`` : name,
      meaning: beside === '' ? meaning : `${meaning} (${beside})`,
      code: true,
      ...(isTyped ? {} : { term: true }),
    })
  }
  return true
}

/** The terms of lines that are all terms with their meanings, below a line that leads to them; undefined for other lines. */
export function termsOf(lines: readonly string[]): ReturnType<typeof colonTerm>[] | undefined {
  const terms = lines.map(colonTerm)
  const leads = /[:：]\s*$/.test(lines[0]!) ? 1 : 0
  return lines.length >= 3 && terms.slice(leads).every((term) => term !== undefined) ? terms : undefined
}
