import { exit, sanitize } from '../../model/index.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'

/** Joins progress and decks with other machines through git. */
export const sync = command({
  group: 'progress',
  about: (texts) => texts.commands.sync,
  words: { remote: { about: 'remote', value: 'URL', completes: 'files' } },
  options: { json },
  examples: [
    ['flagdrill sync git@github.com:me/progress.git', 'syncFirst'],
    ['flagdrill sync /media/usb/progress', 'syncFolder'],
    ['flagdrill sync', 'syncAgain'],
  ],
  async run({ remote, json: asJson }, world) {
    const { terminal, texts } = world
    const said = texts.sync
    const report = await world.sync(remote, (step) => terminal.progress(said.steps[step]))
    terminal.progress('')
    if (asJson) {
      printJson(world, report)
      return exit.ok
    }
    if (report.rewritten) terminal.print(said.rewritten)
    for (const path of report.conflicts) terminal.print(said.conflict(sanitize(path)))
    terminal.print(said.done(report.received, report.sent))
    return exit.ok
  },
})
