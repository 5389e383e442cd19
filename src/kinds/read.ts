import { explain, patternOf } from '../commandline/index.ts'
import { cardId, type Random, type Step, shuffled, type TaskEntry } from '../model/index.ts'
import { choices } from './choices.ts'
import type { Kind, Pool } from './kind.ts'
import { programIn, summaryIn } from './program.ts'
import type { Remark } from './verdict.ts'

const most = 4

/** The parts of a task's line that the decks explain, in their order. */
export function knownParts(
  entry: TaskEntry,
  pool: Pool,
): { text: string; meaning: string; subject: string }[] {
  const { parts } = explain(programIn(pool, entry.program), patternOf(entry.answers[0]!).example)
  return parts.flatMap((part) => {
    const subject = part.role === 'command' || part.role === 'option' ? part.subject : undefined
    const meaning = subject === undefined ? undefined : summaryIn(pool, subject)
    if (subject === undefined || meaning === undefined) return []
    const value = part.role === 'option' ? part.value : undefined
    return [{ text: value === undefined ? part.text : `${part.text} ${value}`, meaning, subject }]
  })
}

/** A command line → what each part does, chosen part by part. */
export const read: Kind = {
  make: (entry, deck) =>
    entry.kind === 'task'
      ? [{ id: cardId(entry.subject, 'read'), kind: 'read', deck, entry, covers: [] }]
      : [],
  ask(card, pool, random, texts) {
    const entry = card.entry as TaskEntry
    const line = patternOf(entry.answers[0]!).example
    const parts = knownParts(entry, pool)
    if (parts.length === 0)
      return {
        type: 'reveal',
        prompt: `${texts.whatDoesLine}\n${line}`,
        answer:
          entry.task ?? entry.around ?? texts.seeNotes(entry.at.file.replace(/^.*[\\/]/, ''), entry.at.line),
      }
    const asked = new Set(shuffled(parts, random).slice(0, most))
    return {
      type: 'steps',
      prompt: `${texts.whatDoesEachPart}\n${line}`,
      steps: parts.filter((part) => asked.has(part)).map((part) => step(part, parts, pool, random)),
    }
  },
  judge(card, question, answer, pool) {
    const entry = card.entry as TaskEntry
    const line = patternOf(entry.answers[0]!).example
    if (question.type !== 'steps') return { outcome: 'wrong', expected: line, given: '', remarks: [] }
    const indexes = answer.type === 'steps' ? answer.indexes : []
    const parts = knownParts(entry, pool)
    const confused: [string, string][] = []
    const remarks = question.steps.map(({ prompt, choices: offered, right }, index): Remark => {
      const chosen = indexes[index] === right ? undefined : offered[indexes[index] ?? -1]
      const [asked, given] = [
        parts.find((part) => part.text === prompt)?.subject,
        pool.entries.find((other) => other.kind !== 'task' && 'summary' in other && other.summary === chosen)
          ?.subject,
      ]
      if (asked !== undefined && given !== undefined) confused.push([asked, given])
      return {
        code: 'part',
        part: prompt,
        meaning: offered[right]!,
        chosen: indexes[index] === right ? undefined : (chosen ?? ''),
      }
    })
    const right = question.steps.every((item, index) => indexes[index] === item.right)
    return {
      outcome: right ? 'right' : 'wrong',
      expected: line,
      given: indexes.map((index, at) => question.steps[at]!.choices[index] ?? '?').join(' / '),
      remarks,
      confused,
    }
  },
}

function step(
  part: { text: string; meaning: string },
  parts: readonly { meaning: string }[],
  pool: Pool,
  random: Random,
): Step {
  const others = parts.map((other) => other.meaning)
  const rest = pool.entries.flatMap((entry) =>
    entry.kind === (part.text.startsWith('-') ? 'option' : 'command') ? [entry.summary] : [],
  )
  const near = shuffled(rest, random).slice(0, 40)
  return { prompt: part.text, ...choices(part.meaning, [others, near], random) }
}
