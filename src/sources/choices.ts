import type { Flashcard } from './flashcards.ts'

/** A choice with its letter: `A) a hull`, `- **b.** a stone`. */
const choice = /^\s*(?:[-*+]\s+)?(?:\*\*)?\(?([A-Fa-f])(?:\*\*)?[).:](?:\*\*)?\s+(\S.*?)\s*$/
/** The line that says which of them are right. */
const answer =
  /^\s*(?:[-*>]\s+)?[*_]*(?:the\s+)?(?:correct\s+)?(?:answers?|ans|정답|답안?|答案|正解|答え|resposta(?: correta)?|respuesta(?: correcta)?|réponse|antwort|lösung)[*_]*\s*(?:is|are)?\s*[:：-]?[*_\s]*\(?([A-Fa-f](?:\s*(?:,|&|and|및)\s*[A-Fa-f])*)(?![A-Za-z])/i

/** A number in front of a question, with its marks. */
const numbered =
  /^\s*(?:#{1,6}\s+)?(?:\*\*)?(?:(?:Q(?:uestion)?\s*)?\d{1,4}\s*[.):]|Q\s*[.:])\s*(?:\*\*)?\s*/i

interface Choices {
  texts: string[]
  /** Index of the line behind the last one. */
  end: number
}

/** The choices that begin on a line, in the order of their letters. */
function choicesAt(lines: readonly string[], from: number): Choices | undefined {
  const texts: string[] = []
  let at = from
  for (; at < lines.length; at++) {
    const found = choice.exec(lines[at]!)
    if (found === null) {
      if (lines[at]!.trim() === '' && choice.test(lines[at + 1] ?? '')) continue
      break
    }
    if (found[1]!.toLowerCase().charCodeAt(0) - 97 !== texts.length) return undefined
    texts.push(found[2]!.replace(/\*\*$/, ''))
  }
  return texts.length < 2 ? undefined : { texts, end: at }
}

/** The index of the line that answers, right behind the choices; -1 where none does. */
function answerBehind(lines: readonly string[], end: number): number {
  let at = end
  while (at < lines.length && lines[at]!.trim() === '') at++
  return at < lines.length && answer.test(lines[at]!) ? at : -1
}

/** The lines of the question above a line: up to an empty one, a heading or an answer. */
function questionAbove(lines: readonly string[], below: number): number {
  let at = below
  while (at > 0 && lines[at - 1]!.trim() === '') at--
  const last = at
  while (at > 0 && last - at < 4 && lines[at - 1]!.trim() !== '' && !answer.test(lines[at - 1]!)) {
    at--
    if (numbered.test(lines[at]!) || /^#{1,6}\s/.test(lines[at]!)) break
  }
  return at
}

/** Reads questions with lettered choices and a line that says which is right, and gives the text without them. */
export function takeChoices(lines: readonly string[]): {
  cards: Flashcard[]
  clozes: { line: number; text: string }[]
  rest: string[]
} {
  const cards: Flashcard[] = []
  const rest = [...lines]
  for (let at = 1; at < lines.length; at++) {
    const found = choice.test(lines[at]!) ? choicesAt(lines, at) : undefined
    if (found === undefined) continue
    const said = answerBehind(lines, found.end)
    const from = questionAbove(lines, at)
    const question = lines
      .slice(from, at)
      .join('\n')
      .replace(numbered, '')
      .replace(/^#{1,6}\s+/, '')
      .replace(/\*\*\s*$/, '')
      .trim()
    const card = said < 0 || question === '' ? undefined : cardOf(question, found.texts, lines[said]!)
    if (card !== undefined) {
      cards.push({ line: from, ...card })
      rest.fill('', from, said + 1)
    }
    at = Math.max(found.end - 1, card === undefined ? 0 : said)
  }
  return { cards, clozes: [], rest }
}

/** The card of a question with its choices; with several right ones all of them stand in the question. */
function cardOf(
  question: string,
  texts: readonly string[],
  said: string,
): Omit<Flashcard, 'line'> | undefined {
  const letters =
    answer
      .exec(said)![1]!
      .toUpperCase()
      .match(/(?<![A-Z])[A-F](?![A-Z])/g) ?? []
  const right = letters.map((letter) => letter.charCodeAt(0) - 65)
  if (right.length === 0 || right.some((index) => texts[index] === undefined)) return undefined
  if (right.length === 1)
    return { question, answer: texts[right[0]!]!, wrong: texts.filter((_, index) => index !== right[0]) }
  const listed = texts.map((text, index) => `${String.fromCharCode(65 + index)}. ${text}`)
  return {
    question: [question, ...listed].join('\n'),
    answer: right.map((index) => listed[index]!).join('\n'),
  }
}

/** Whether a text has a line that says which choice is right. */
export const hasAnswers = (text: string): boolean =>
  /^[\s*_>-]*(?:the\s+)?(?:correct\s+)?(?:answer|ans|정답|답|答|正解|respo|respu|répon|antwort|lösung)/im.test(
    text,
  )

/** Lines whose questions with choices are taken as cards show them: without letters, and without the line that says which is right. */
export function withoutLetters(lines: readonly string[]): string[] {
  const { rest } = takeChoices(lines)
  return lines.map((line, index) => {
    if (rest[index] === line) return line
    return answer.test(line) ? '' : line.replace(choice, '$2')
  })
}
