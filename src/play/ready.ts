import type { Question } from '../model/index.ts'
import type { Request, Terminal, World } from '../world/index.ts'
import type { SessionContext } from './context.ts'

/** The question of the first card of a session, made before its decks are read. */
export interface Ready {
  title: string
  question: Question
  /** Reads the decks, and checks that they make the same question. Throws what `play` is to throw where they do not. */
  settle(): Promise<void>
}

/** The context of asking a question that is ready: it is settled once it stands, before an answer to it is read. */
export function settledFirst(context: SessionContext, { settle }: Pick<Ready, 'settle'>): SessionContext {
  const { terminal } = context.world
  let shown: (() => Promise<void>) | undefined = settle
  const settling: Terminal = Object.create(terminal, {
    ask: {
      value(request: Request) {
        const asked = shown ? { ...request, shown } : request
        shown = undefined
        return terminal.ask(asked)
      },
    },
  })
  const world: World = Object.create(context.world, { terminal: { value: settling } })
  return { ...context, world }
}
