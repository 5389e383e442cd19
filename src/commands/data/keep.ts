import { type CardId, exit, type LogEvent, UserError } from '../../model/index.ts'
import { table } from '../../render/index.ts'
import { learnerDay } from '../../schedule/index.ts'
import type { World } from '../../world.ts'
import type { Command } from '../command.ts'
import { printJson, text } from '../command.ts'

/** An archive of reviews and decks. */
export const backup: Command = {
  usage: 'backup [file]',
  describe: (texts) => texts.commands.backup,
  options: (yargs, texts) =>
    yargs.positional('file', { type: 'string', describe: texts.commands.options.archive }),
  async run(args, world) {
    const file = await (await world.care()).backUp(text(args, 'file'))
    world.terminal.print(file)
    return exit.ok
  },
}

/** Adds what an archive holds. */
export const restore: Command = {
  usage: 'restore <file>',
  describe: (texts) => texts.commands.restore,
  options: (yargs, texts) =>
    yargs.positional('file', {
      type: 'string',
      demandOption: true,
      describe: texts.commands.options.archive,
    }),
  async run(args, world) {
    const { events, decks } = await (await world.care()).restore(String(args.file))
    world.terminal.print(world.texts.care.added(events, decks))
    return exit.ok
  },
}

/** Adds what another data folder knows. */
export const merge: Command = {
  usage: 'merge <folder>',
  describe: (texts) => texts.commands.merge,
  options: (yargs, texts) =>
    yargs.positional('folder', {
      type: 'string',
      demandOption: true,
      describe: texts.commands.options.folder,
    }),
  async run(args, world) {
    const { events, decks } = (await world.care()).merge(String(args.folder))
    world.terminal.print(world.texts.care.added(events, decks))
    return exit.ok
  },
}

const happened = (event: LogEvent, world: World): string[] => {
  const { texts } = world
  const time = new Date(event.at + world.offset(event.at) * 60_000)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')
  switch (event.type) {
    case 'review':
      return [time, texts.quiz.grades[event.grade], event.after.due, event.answer ?? '']
    case 'undo':
      return [time, texts.care.undone, event.after?.due ?? '', '']
    case 'hold':
      return [time, event.until === undefined ? texts.care.back : texts.care.held, event.until ?? '', '']
    case 'adopt':
      return [time, texts.care.adopted, '', event.from]
  }
}

/** Everything that happened to a card. */
export const history: Command = {
  usage: 'history <card>',
  describe: (texts) => texts.commands.history,
  options: (yargs, texts) =>
    yargs
      .positional('card', { type: 'string', demandOption: true, describe: texts.commands.options.card })
      .option('json', { type: 'boolean', describe: texts.commands.options.json }),
  async run(args, world) {
    const events = (await world.care()).eventsOf(String(args.card))
    if (args.json) printJson(world, events)
    else if (events.length === 0)
      throw new UserError(world.texts.care.noHistory(String(args.card)), world.texts.care.seeCards)
    else for (const line of table(events.map((event) => happened(event, world)))) world.terminal.print(line)
    return exit.ok
  },
}

/** Lets cards go on with the memory of cards that no deck makes any more. Without a facet all facets are meant. */
export const adopt: Command = {
  usage: 'adopt <old> <new>',
  describe: (texts) => texts.commands.adopt,
  offers: { old: 'cards', new: 'cards' },
  options: (yargs, texts) =>
    yargs
      .positional('old', { type: 'string', demandOption: true, describe: texts.commands.options.card })
      .positional('new', { type: 'string', demandOption: true, describe: texts.commands.options.card }),
  async run(args, world) {
    const [from, to] = [String(args.old), String(args.new)]
    const store = await world.progress()
    const facets = from.includes('#')
      ? [[from, to] as const]
      : Object.keys(store.progress.cards)
          .filter((id) => id.startsWith(`${from}#`))
          .map((id) => [id, to + id.slice(from.length)] as const)
    const known = facets.filter(([id]) => store.progress.cards[id] !== undefined)
    if (known.length === 0) throw new UserError(world.texts.care.noHistory(from), world.texts.care.seeCards)
    const at = world.now()
    const day = learnerDay(at, world.offset, world.rolloverHour)
    await store.append(
      ...known.map(
        ([id, card]): LogEvent => ({
          type: 'adopt',
          id: world.newId(),
          card: card as CardId,
          from: id as CardId,
          at,
          day,
        }),
      ),
    )
    await store.close()
    for (const [id, card] of known) world.terminal.print(`${id} → ${card}`)
    return exit.ok
  },
}

/** Leaves a card out until it is taken back. */
export const suspend: Command = {
  usage: 'suspend <card>',
  describe: (texts) => texts.commands.suspend,
  options: (yargs, texts) =>
    yargs
      .positional('card', { type: 'string', demandOption: true, describe: texts.commands.options.card })
      .option('back', { type: 'boolean', describe: texts.commands.options.back }),
  async run(args, world) {
    const store = await world.progress()
    const at = world.now()
    const card = String(args.card) as CardId
    const day = learnerDay(at, world.offset, world.rolloverHour)
    await store.append({
      type: 'hold',
      id: world.newId(),
      card,
      at,
      day,
      until: args.back ? undefined : 'always',
    })
    await store.close()
    world.terminal.print(`${card}: ${args.back ? world.texts.care.back : world.texts.care.held}`)
    return exit.ok
  },
}
