import type { NameFact } from './facts.ts'
import { optionsOfCell } from './names.ts'
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
