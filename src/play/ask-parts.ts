import type { Question, Step } from '../model/index.ts'
import type { Reply, Request } from '../world/index.ts'
import type { SessionContext } from './context.ts'

/** Asks one part; the reply to it. */
type Choose = (request: Omit<Request & { type: 'choice' }, 'type' | 'keys' | 'quit'>) => Promise<Reply>

const isMatching = ([first, ...others]: readonly Step[]): boolean =>
  others.every(({ choices }) => choices.join('\n') === first!.choices.join('\n'))

/** The choices that are used up, with the parts that they were chosen for. */
const usedBy = (steps: readonly Step[], indexes: readonly number[]): Map<number, string> =>
  new Map(indexes.map((index, at) => [index, steps[at]!.prompt]))

/** Matches the parts of a question with one list of texts, in which used ones can no longer be chosen; where one text is left for one part, that part is not asked. Gives the place of the text of each part, -1 for those after giving up; undefined when the answer before is to be taken back. */
export async function askParts(
  context: SessionContext,
  { steps }: Question & { type: 'steps' },
  choose: Choose,
): Promise<number[] | undefined> {
  const { texts } = context.world
  const matching = isMatching(steps)
  const indexes: number[] = []
  while (indexes.length < steps.length) {
    const { prompt, choices } = steps[indexes.length]!
    const used = matching ? usedBy(steps, indexes) : new Map<number, string>()
    if (choices.length - used.size === 1) {
      indexes.push(choices.findIndex((_, index) => !used.has(index)))
      continue
    }
    const about = `${prompt}  ${texts.quiz.position(indexes.length + 1, steps.length)}`
    const reply = await choose({ choices, about, used, passing: matching })
    if (reply.type === 'choice') indexes.push(reply.index)
    else if (reply.type !== 'undo') return steps.map((_, at) => indexes[at] ?? -1)
    // Back to the part before; only from the first one to the card before.
    else if (indexes.pop() === undefined) return undefined
  }
  return indexes
}
