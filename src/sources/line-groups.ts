import type { Place } from '../model/index.ts'
import { captionText } from './captions.ts'
import type { ShownLine } from './facts.ts'
import type { ShellLine } from './shell.ts'

/** Command lines that one comment is about. */
export interface LineGroup {
  caption?: string
  lines: ShownLine[]
  /** A comment stands above them; without one the text around the block is their caption. */
  own: boolean
}

/** Whether an empty line parts two lines of a block. */
const areApart = (lines: readonly string[], before: number, after: number): boolean =>
  lines.slice(before + 1, after).some((text) => text.trim() === '')

/** What is said behind the only line of a group adds to what is said above it. */
function withComment(group: LineGroup): LineGroup {
  const [only] = group.lines
  if (group.lines.length === 1 && group.own && group.caption !== undefined && only?.comment !== undefined)
    only.comment = `${group.caption} (${only.comment})`
  return group
}

/** Puts the command lines of a block into groups: a comment is about the lines below it, up to an empty line. */
export function groupsOf(
  lines: readonly string[],
  read: readonly ShellLine[],
  placeOf: (offset: number) => Place,
): LineGroup[] {
  const groups: LineGroup[] = []
  let comment: string[] = []
  let previous = -1
  for (const line of read) {
    const apart = areApart(lines, previous, line.offset)
    previous = line.offset
    if (line.kind === 'comment') {
      if (apart) comment = []
      comment.push(line.text)
      groups.push({ lines: [], own: true })
      continue
    }
    if (line.kind !== 'command') continue
    const shown: ShownLine = { text: line.text, at: placeOf(line.offset), comment: line.comment }
    const last = groups.at(-1)
    const ended = apart && last?.own === true && last.lines.length > 0
    if (!last || ended) groups.push({ lines: [shown], own: false })
    else {
      if (last.lines.length === 0) last.caption = captionText(comment.join(' '))
      last.lines.push(shown)
    }
    comment = []
  }
  return groups.filter((group) => group.lines.length > 0).map(withComment)
}
