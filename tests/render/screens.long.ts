import { join } from 'node:path'
import { poolsOf } from '../../src/commands/choose.ts'
import { cardsOf, kindOf } from '../../src/kinds/index.ts'
import { readLibrary } from '../../src/library/library.ts'
import { type Question, seeded, width, wrap } from '../../src/model/index.ts'
import { isLow, keyLine } from '../../src/play/keys.ts'
import { question, styleOf } from '../../src/render/index.ts'
import { choiceField } from '../../src/terminal/choice-field.ts'
import { lineField } from '../../src/terminal/line-field.ts'
import { fieldRows, tightened } from '../../src/terminal/prompt.ts'
import type { World } from '../../src/world/index.ts'
import { folder, root } from '../folders.ts'
import { languages } from '../languages.ts'
import { scripted } from '../support.ts'

// Counts the rows of a card on a screen: the line above it, its words and picture, its choices and the keys.

describe.each(Object.entries(languages))('%s', (language, texts) => {
  /** The rows of a card as it is asked on a screen of some size, and the widest of them. */
  function sizeOf(asked: Question, columns: number, rows: number): { high: number; wide: number } {
    const terminal = scripted([], { ms: 0 }, columns)
    const low = isLow({ ...terminal, rows }, asked.picture !== undefined)
    const room = columns - 1
    const { choose, giveUp, quit, help, undo, answer, hint, stop, show } = texts.quiz.keys
    const common = [`u ${undo}`, `q ${quit}`, `? ${help}`]
    const keys = (...parts: string[]): string => keyLine({ terminal, texts } as unknown as World, ...parts)
    const view = (() => {
      if (asked.type === 'text')
        return lineField({ type: 'text', keys: keys(answer, hint, `? ${help}`, stop) }).view()
      if (asked.type === 'reveal') return { above: [` ${keys(show, ...common)}`], below: [] }
      const [step] = asked.type === 'steps' ? asked.steps : []
      const choices = asked.type === 'choice' ? asked.choices : step!.choices
      const about = step && `${step.prompt}  ${texts.quiz.position(1, 9)}`
      const line = keys(choose(choices.length), giveUp, ...common)
      return choiceField({ type: 'choice', choices, about, keys: line, quit: 'q' }, (text) => text).view()
    })()
    const told = question(asked, styleOf(terminal), columns, low).flatMap((line) => wrap(line, room))
    const above = [
      'the line above',
      ...(isLow({ ...terminal, rows }) ? [] : ['']),
      ...told,
      ...(low ? [] : ['']),
    ]
    const high = (field: typeof view): number =>
      above.length + fieldRows(field, room).length + ('input' in field && field.input ? 1 : 0)
    const shown = high(view) > rows - 1 ? tightened(view, columns) : view
    return {
      high: high(shown),
      wide: Math.max(...[...told, ...fieldRows(shown, room)].map((row) => width(row))),
    }
  }

  /** Every question of the decks; one on layers is about another situation each time, so it is asked more often. */
  async function* questions(): AsyncIterable<{ id: string; asked: Question }> {
    const shelves = { shipped: join(root, 'decks'), data: folder(), language, build: 'test' }
    const library = await readLibrary(shelves)
    const { among } = poolsOf(library)
    for (const card of cardsOf(library.decks))
      for (const seed of card.kind === 'layers' ? 'abcdefghijklmnopqrst' : 'a')
        yield {
          id: card.id,
          asked: kindOf(card).ask(card, among(card), seeded(`${seed} ${card.id}`), texts.kinds),
        }
  }

  test.each([
    [80, 24, 0],
    [40, 20, 0],
  ])(
    'cards are asked on a screen of %d by %d without scrolling, pictures included, but for %d',
    async (columns, rows, most) => {
      const tooHigh = new Map<string, number>()
      let pictures = 0
      for await (const { id, asked } of questions()) {
        if (asked.picture !== undefined) pictures++
        const { high, wide } = sizeOf(asked, columns, rows)
        expect([id, wide < columns]).toEqual([id, true])
        if (high > rows - 1) tooHigh.set(id, Math.max(high, tooHigh.get(id) ?? 0))
      }
      expect(pictures).toBeGreaterThan(100)
      // They are named where there are more.
      if (tooHigh.size > most) expect([...tooHigh]).toEqual([])
    },
    60_000,
  )
})
