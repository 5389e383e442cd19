import { exit, UserError } from '../../model/index.ts'
import { command } from '../command.ts'
import { json } from '../options.ts'
import { compareNotes } from './build-against.ts'
import { buildHelp } from './build-help.ts'
import { buildNotes } from './build-notes.ts'

/** Notes → a deck in the learner's folder. */
export const build = command({
  group: 'decks',
  about: (texts) => texts.commands.build,
  tried: ['make', 'create', 'convert', 'parse'],
  words: { file: { type: 'list', about: 'files', completes: 'files' } },
  options: {
    from: { type: 'text', about: 'from', value: 'PROGRAM' },
    only: { type: 'text', about: 'only', value: 'NAMES' },
    history: { type: 'flag', about: 'fromHistory' },
    helpFile: { type: 'list', greedy: true, about: 'helpFile', value: 'FILE', completes: 'files' },
    diff: { type: 'flag', about: 'diff' },
    against: { type: 'text', about: 'against', value: 'PROGRAM', completes: 'decks' },
    name: { type: 'text', about: 'name' },
    program: { type: 'text', about: 'programName' },
    dryRun: { type: 'flag', about: 'dryRun' },
    problems: { type: 'flag', about: 'problems' },
    ask: { type: 'flag', about: 'ask' },
    keep: { type: 'flag', about: 'keep' },
    json,
  },
  examples: [
    ['flagdrill build NOTES.md', 'build'],
    ['flagdrill build --from docker', 'buildFrom'],
    ['flagdrill build NOTES.md --against docker', 'buildAgainst'],
  ],
  async run(args, world) {
    const { texts } = world
    if (args.ask && (args.json || args.from !== undefined || args.helpFile.length > 0 || args.against))
      throw new UserError(texts.errors.askAlone, texts.errors.askAloneHint, exit.usage)
    if (args.from !== undefined || args.helpFile.length > 0) return buildHelp(args, world)
    if (args.file.length === 0)
      throw new UserError(texts.errors.nothingToBuild, texts.errors.nothingToBuildHint, exit.usage)
    return args.against === undefined
      ? buildNotes(args, world)
      : compareNotes(args.file, args.against, args.json, world)
  },
})
