import { decksApart } from '../../model/index.ts'
import { settingNames, settings } from '../../settings/index.ts'
import type { World } from '../../world/index.ts'

/** Figures of what is kept. */
interface Kept {
  events: number
  files: number
  damaged: number
  cards: number
  orphans: number
}

/** Prints what a report of a fault needs: the program, the machine and figures. No answer, no name of a deck, no path. The lines are the same in every language, as others read them. */
export async function printFaultReport(kept: Kept, world: World): Promise<void> {
  const { terminal, version, texts } = world
  const { how, node, system, terminal: kind, locale } = world.installation
  const { decks, problems } = await world.library()
  const own = decks.filter(({ shipped }) => !shipped).length
  const { values } = world.settings
  const changed = settingNames.filter((name) => values[name] !== settings[name].default)
  const { progress } = await world.progress()
  const apart = decksApart(progress).length
  const lines = [
    ['flagdrill', `${version} (${how})`],
    ['node', `${node}, ${system}`],
    ['terminal', `${kind}, ${terminal.columns} columns, ${terminal.interactive ? 'interactive' : 'piped'}`],
    ['language', `${texts.language}, locale ${locale}`],
    ['settings', changed.length > 0 ? `changed: ${changed.join(', ')}` : 'defaults'],
    ['log', `${kept.events} events, ${kept.files} files, ${kept.damaged} damaged lines`],
    ['cards', `${kept.cards} known, ${kept.orphans} without a deck`],
    ['decks', `${decks.length - own} shipped, ${own} own, ${problems.length} problems`],
    [
      'scheduler',
      `${progress.fit?.w === undefined ? 'default' : 'fitted'} parameters${apart > 0 ? `, ${apart} ${apart === 1 ? 'deck' : 'decks'} fitted apart` : ''}`,
    ],
  ]
  for (const [name = '', value = ''] of lines) terminal.print(`${name.padEnd(10)} ${value}`)
}
