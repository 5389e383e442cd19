import { cardsOf } from '../../kinds/index.ts'
import { exit, harmless } from '../../model/index.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'

/** Looks at everything that is kept and says what it finds. */
export const doctor = command({
  group: 'progress',
  about: (texts) => texts.commands.doctor,
  tried: ['repair', 'fix', 'fsck'],
  options: { repair: { type: 'flag', about: 'repair' }, json },
  async run(args, world) {
    const { texts, terminal } = world
    const { care: said } = texts
    const care = await world.care()
    if (args.repair) care.repair()
    const report = care.examine()
    const refused = report.newer.some((item) => item.refused)
    const { cards } = refused ? { cards: {} } : (await world.progress()).progress
    const { decks, problems } = await world.library()
    const ids = new Set<string>(cardsOf(decks).map((card) => card.id))
    // A card about another version of the program waits for it: it is no orphan.
    const absent = cardsOf(decks.map((deck) => ({ ...deck, entries: [...(deck.absent ?? [])] }))).filter(
      ({ id }) => !ids.has(id),
    )
    for (const { id } of absent) ids.add(id)
    const versioned = decks.find((deck) => (deck.absent ?? []).length > 0)
    const orphans = Object.keys(cards).filter((id) => !ids.has(id) && !id.endsWith('#contrast'))
    const well =
      !refused &&
      report.damaged.length + report.torn.length + report.open.length === 0 &&
      report.snapshot !== 'broken'
    if (args.json) {
      printJson(world, {
        ...report,
        cards: Object.keys(cards).length,
        orphans,
        absent: absent.length,
        problems: problems.length,
        well,
      })
      return well ? exit.ok : exit.failed
    }
    terminal.print(said.kept(report.events, report.files, Object.keys(cards).length))
    for (const { file, line } of report.damaged.slice(0, 20))
      terminal.print(said.damaged(harmless(file), line))
    for (const { file, line } of report.newer.slice(0, 20)) terminal.print(said.newer(harmless(file), line))
    if (report.newer.length > 20) terminal.print(said.more(report.newer.length - 20))
    for (const { file, line, field } of report.fields.slice(0, 20))
      terminal.print(said.field(harmless(file), line, field))
    if (report.fields.length > 20) terminal.print(said.more(report.fields.length - 20))
    if (report.damaged.length > 20) terminal.print(said.more(report.damaged.length - 20))
    for (const { file, line } of report.torn) terminal.print(said.torn(harmless(file), line))
    if (report.twice > 0) terminal.print(said.twice(report.twice))
    if (report.out > 0) terminal.print(said.out(report.out))
    for (const path of report.open) terminal.print(said.open(harmless(path)))
    if (report.snapshot === 'broken') terminal.print(said.snapshot)
    for (const id of orphans.slice(0, 20)) terminal.print(said.orphan(harmless(id)))
    if (orphans.length > 20) terminal.print(said.more(orphans.length - 20))
    if (versioned?.program !== undefined)
      terminal.print(said.absent(absent.length, versioned.program, versioned.version))
    if (problems.length > 0) terminal.print(said.decks(problems.length))
    terminal.print(well ? said.well : said.unwell)
    return well ? exit.ok : exit.failed
  },
})
