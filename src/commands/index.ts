import type { Command } from './command.ts'
import { completion } from './completion/completion.ts'
import { config } from './config/config.ts'
import { doctor } from './data/doctor.ts'
import { adopt, backup, history, merge, restore, suspend } from './data/keep.ts'
import { build } from './decks/build.ts'
import { cards } from './decks/cards.ts'
import { check } from './decks/check.ts'
import { decks } from './decks/decks.ts'
import { newDeck } from './decks/new.ts'
import { preview } from './decks/preview.ts'
import { exportProgress } from './export/export.ts'
import { importProgress } from './import/import.ts'
import { compare } from './line/compare.ts'
import { explain } from './line/explain.ts'
import { answer } from './quiz/answer.ts'
import { due } from './quiz/due.ts'
import { next } from './quiz/next.ts'
import { quiz } from './quiz/quiz.ts'
import { report } from './stats/report.ts'
import { stats } from './stats/stats.ts'
import { weak } from './weak/weak.ts'

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
