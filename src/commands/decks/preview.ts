import { cardsOf, kindOf } from '../../kinds/index.ts'
import { exit, harmless, seeded } from '../../model/index.ts'
import { feedback, problemLine, question, styleOf } from '../../render/index.ts'
import { command } from '../command.ts'

/** The cards of files as they will be asked, with their answers. */
export const preview = command({
  group: 'decks',
  about: (texts) => texts.commands.preview,
  tried: ['cat', 'view'],
  words: { file: { type: 'list', required: true, about: 'files', completes: 'files' } },
  async run(args, world) {
    const { texts, terminal } = world
    const style = styleOf(terminal)
    const others = (await world.library()).decks.flatMap((deck) => deck.entries)
    let failed = false
    for (const file of args.file) {
      const deck = await world.readNotes(file, undefined)
      for (const problem of deck.problems) terminal.note(problemLine(problem, texts))
      failed ||= deck.entries.length === 0
      const pool = { entries: deck.entries, all: [...deck.entries, ...others] }
      for (const card of cardsOf([deck])) {
        const kind = kindOf(card)
        const asked = kind.ask(card, pool, seeded(`${world.seed} ${card.id}`), texts.kinds)
        terminal.print(style.dim(` ${harmless(card.id)}`))
        for (const line of question(asked, style, terminal.columns)) terminal.print(line)
        const steps =
          asked.type === 'steps' ? asked.steps : asked.type === 'choice' ? [{ ...asked, prompt: '' }] : []
        for (const step of steps) {
          if (asked.type === 'steps') terminal.print(`  ${style.strong(harmless(step.prompt))}`)
          for (const [index, choice] of step.choices.entries())
            terminal.print(`  ${index + 1}  ${harmless(choice)}`)
        }
        const verdict = kind.judge(card, asked, { type: 'gave-up' }, pool)
        const shown = { ...verdict, outcome: 'right' as const, remarks: [] }
        for (const line of feedback(card, shown, texts, style, terminal.columns)) terminal.print(line)
        terminal.print('')
      }
    }
    return failed ? exit.failed : exit.ok
  },
})
