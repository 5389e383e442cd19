import { cardsOf } from '../../kinds/index.ts'
import { driftOf, exit, sanitize } from '../../model/index.ts'
import type { World } from '../../world.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'

/** Takes back the answers that a clock which was ahead has dated. */
async function takeBack(world: World): Promise<void> {
  const events = await (await world.maintenance()).undoFuture(world.newId)
  if (events.length === 0) return
  const store = await world.progress()
  await store.append(...events)
  await store.close()
  world.terminal.print(world.texts.care.takenBack(events.length))
}

/** Checks everything that is kept and says what it finds. */
export const doctor = command({
  group: 'progress',
  paged: true,
  about: (texts) => texts.commands.doctor,
  tried: ['repair', 'fix', 'fsck'],
  options: {
    repair: { type: 'flag', about: 'repair' },
    undoFuture: { type: 'flag', about: 'undoFuture' },
    report: { type: 'flag', about: 'doctorReport' },
    json,
  },
  examples: [
    ['flagdrill doctor', 'doctor'],
    ['flagdrill doctor --report', 'doctorReport'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const { care: said } = texts
    const maintenance = await world.maintenance()
    if (args.repair) await maintenance.repair()
    if (args.undoFuture) await takeBack(world)
    const report = await maintenance.check()
    const ahead = report.ahead.events === 0 ? 0 : (await maintenance.undoFuture(world.newId)).length
    const some = <T>(found: readonly T[], line: (item: T) => string): void => {
      for (const item of found.slice(0, 20)) terminal.print(line(item))
      if (found.length > 20) terminal.print(said.more(found.length - 20))
    }
    const refused = report.newer.some((item) => item.refused)
    const { cards } = refused ? { cards: {} } : (await world.progress()).progress
    const { decks, problems } = await world.library()
    const ids = new Set<string>(cardsOf(decks).map((card) => card.id))
    // A card about another version of the program waits for it: it is no orphan.
    const absent = cardsOf(decks.map((deck) => ({ ...deck, entries: [...(deck.absent ?? [])] }))).filter(
      ({ id }) => !ids.has(id),
    )
    for (const { id } of absent) ids.add(id)
    const drift = driftOf(decks)
    const versioned = decks.find((deck) => (deck.absent ?? []).length > 0)
    const orphans = Object.keys(cards).filter((id) => !ids.has(id) && !/#(?:contrast|lab)$/.test(id))
    const well =
      !refused &&
      report.damaged.length + report.torn.length + report.open.length + report.passed.length === 0 &&
      ahead === 0 &&
      report.snapshot !== 'broken'
    if (args.report) {
      const { printFaultReport } = await import('./fault-report.ts')
      const { events, files, damaged } = report
      const known = Object.keys(cards).length
      await printFaultReport(
        { events, files, damaged: damaged.length, cards: known, orphans: orphans.length },
        world,
      )
      return well ? exit.ok : exit.failed
    }
    if (args.json) {
      printJson(world, {
        ...report,
        cards: Object.keys(cards).length,
        orphans,
        absent: absent.length,
        drift: drift ?? null,
        problems: problems.length,
        well,
        version: world.version,
        installed: world.installation,
      })
      return well ? exit.ok : exit.failed
    }
    terminal.print(said.kept(report.events, report.files, Object.keys(cards).length))
    some(report.damaged, ({ file, line }) => said.damaged(sanitize(file), line))
    some(report.newer, ({ file, line }) => said.newer(sanitize(file), line))
    some(report.fields, ({ file, line, field }) => said.field(sanitize(file), line, field))
    some(report.torn, ({ file, line }) => said.torn(sanitize(file), line))
    some(report.passed, ({ path, why }) => said.passed(sanitize(path), said.why[why]))
    if (report.twice > 0) terminal.print(said.twice(report.twice))
    if (report.out > 0) terminal.print(said.out(report.out))
    if (ahead > 0) terminal.print(said.ahead(ahead, new Date(report.ahead.until).toISOString().slice(0, 10)))
    some(report.open, (path) => said.open(sanitize(path)))
    some(report.outside, (path) => said.outside(sanitize(path)))
    if (report.snapshot === 'broken') terminal.print(said.snapshot)
    some(orphans, (id) => said.orphan(sanitize(id)))
    if (versioned?.program !== undefined)
      terminal.print(said.absent(absent.length, versioned.program, versioned.version))
    if (drift) terminal.print(said.drift(drift.program, drift.version, drift.first, drift.last))
    if (problems.length > 0) terminal.print(said.decks(problems.length))
    const { how, upgrade } = world.installation
    terminal.print(said.installed(world.version, said.installedAs[how], upgrade))
    terminal.print(well ? said.well : said.unwell)
    return well ? exit.ok : exit.failed
  },
})
