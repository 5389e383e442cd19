import { cardsOf } from '../../kinds/index.ts'
import { decksApart, driftOf, exit, noProgress, sanitize } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
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

/** The findings of a check: the folder, the cards without a deck, the decks. */
type Findings = Awaited<ReturnType<typeof examine>>

/** Checks the data folder against the decks. */
async function examine(world: World) {
  const maintenance = await world.maintenance()
  const report = await maintenance.check()
  const ahead = report.ahead.events === 0 ? 0 : (await maintenance.undoFuture(world.newId)).length
  const refused = report.newer.some((item) => item.refused)
  const progress = refused ? noProgress() : (await world.progress()).progress
  const { cards } = progress
  const { decks, problems } = await world.library()
  const ids = new Set<string>(cardsOf(decks).map((card) => card.id))
  // A card about another version of the program waits for it: it is no orphan.
  const absent = cardsOf(decks.map((deck) => ({ ...deck, entries: [...(deck.absent ?? [])] }))).filter(
    ({ id }) => !ids.has(id),
  )
  for (const { id } of absent) ids.add(id)
  const faults = [report.damaged, report.torn, report.open, report.passed].flat()
  return {
    report,
    ahead,
    known: Object.keys(cards).length,
    orphans: Object.keys(cards).filter((id) => !ids.has(id) && !/#(?:contrast|lab)$/.test(id)),
    lostFits: decksApart(progress).filter((deck) => !decks.some(({ name }) => name === deck)),
    absent,
    versioned: decks.find((deck) => (deck.absent ?? []).length > 0),
    drift: driftOf(decks),
    problems,
    well: !refused && faults.length === 0 && ahead === 0 && report.snapshot !== 'broken',
  }
}

const asJson = (
  { report, known, orphans, lostFits, absent, drift, problems, well }: Findings,
  world: World,
): object => ({
  ...report,
  cards: known,
  orphans,
  lostFits,
  absent: absent.length,
  drift: drift ?? null,
  problems: problems.length,
  well,
  version: world.version,
  installed: world.installation,
})

/** Prints the findings in the data folder. */
function printFolder(
  { report, ahead, known, orphans, lostFits }: Findings,
  { texts, terminal }: World,
): void {
  const { care: said } = texts
  const some = <T>(found: readonly T[], line: (item: T) => string): void => {
    for (const item of found.slice(0, 20)) terminal.print(line(item))
    if (found.length > 20) terminal.print(said.more(found.length - 20))
  }
  terminal.print(said.kept(report.events, report.files, known))
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
  some(lostFits, (deck) => said.lostFit(sanitize(deck)))
}

/** Prints the findings in decks, and which program this is. */
function printDecks({ absent, versioned, drift, problems, well }: Findings, world: World): void {
  const { terminal, texts } = world
  const { care: said } = texts
  if (versioned?.program !== undefined)
    terminal.print(said.absent(absent.length, versioned.program, versioned.version))
  if (drift) terminal.print(said.drift(drift.program, drift.version, drift.first, drift.last))
  if (problems.length > 0) terminal.print(said.decks(problems.length))
  const { how, upgrade } = world.installation
  terminal.print(said.installed(world.version, said.installedAs[how], upgrade))
  terminal.print(well ? said.well : said.unwell)
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
    if (args.repair) await (await world.maintenance()).repair()
    if (args.undoFuture) await takeBack(world)
    const found = await examine(world)
    if (args.report) {
      const { printFaultReport } = await import('./fault-report.ts')
      const { events, files, damaged } = found.report
      const counts = { events, files, damaged: damaged.length }
      await printFaultReport({ ...counts, cards: found.known, orphans: found.orphans.length }, world)
    } else if (args.json) printJson(world, asJson(found, world))
    else {
      printFolder(found, world)
      printDecks(found, world)
    }
    return found.well ? exit.ok : exit.failed
  },
})
