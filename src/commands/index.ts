import { answer } from './answer.ts'
import { build } from './build.ts'
import { cards } from './cards.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { compare } from './compare.ts'
import { completion } from './completion.ts'
import { config } from './config.ts'
import { decks } from './decks.ts'
import { doctor } from './doctor.ts'
import { due } from './due.ts'
import { explain } from './explain.ts'
import { exportProgress } from './export.ts'
import { importProgress } from './import.ts'
import { adopt, backup, history, merge, restore, suspend } from './keep.ts'
import { newDeck } from './new.ts'
import { next } from './next.ts'
import { preview } from './preview.ts'
import { quiz } from './quiz.ts'
import { report } from './report.ts'
import { stats } from './stats.ts'
import { weak } from './weak.ts'

/** Every command, in the order of the help. */
export const commands = {
  quiz,
  weak,
  stats,
  due,
  next,
  answer,
  decks,
  cards,
  build,
  check,
  new: newDeck,
  preview,
  explain,
  compare,
  export: exportProgress,
  report,
  import: importProgress,
  history,
  suspend,
  adopt,
  backup,
  restore,
  merge,
  doctor,
  config,
  completion,
} satisfies Record<string, Command>
