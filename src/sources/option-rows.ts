import { optionNames } from '../model/index.ts'
import type { NameFact, Spot } from './facts.ts'
import { optionsOfCell } from './names.ts'
import type { Owners } from './option-owner.ts'
import type { OptionRow } from './tables.ts'

/** The options that a name and its meaning teach; `acts` says that their command is typed without another one behind it. */
export const optionRowsOf = (
  { spot, meaning }: Pick<NameFact, 'spot' | 'meaning'>,
  name: string,
  { program, path }: { program: string; path?: string },
  acts: boolean,
): OptionRow[] =>
  optionsOfCell(name).map((option) => ({
    kind: 'option',
    subject: '',
    at: spot.at,
    level: spot.level,
    topic: spot.topic,
    program,
    summary: meaning,
    commands: [],
    under: path,
    acts,
    ...option,
  }))

/** An option of a table with the command that it belongs to, where the table names none and lines of the text tell. */
export function ownedRow(row: OptionRow, owners: Owners | undefined, spot: Spot): OptionRow {
  const { program, under, commands } = row
  if (owners === undefined || under !== undefined || commands.length > 0) return row
  const path = owners.of(optionNames(row), { program, fixed: false }, spot)?.path
  return path === undefined ? row : { ...row, under: path }
}
