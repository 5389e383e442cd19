import type { SourceLocation } from '../model/index.ts'
import { captionText } from './captions.ts'
import type { ShownLine } from './facts.ts'
import { programWord } from './programs.ts'
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

/** Whether a comment only repeats how the command below it is written: `# docker exec <name> <command>`. */
const isPattern = (comment: string, command: string): boolean => {
  const [first = ''] = comment.split(/\s/)
  return (
    first !== '' &&
    first === programWord(command.replace(/^sudo\s+/, '').split(/\s/)[0] ?? '') &&
    /\s(?:[<[{$]|--?[A-Za-z])/.test(comment)
  )
}

/** A caption that only says where something holds: `For Ubuntu`. */
const isPlaceOnly = (caption: string): boolean =>
  /^(?:for|on|in|under|with)\s+(?:\S+\s*){1,3}$/i.test(caption) && !/\bthe\b/i.test(caption)

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
  placeOf: (offset: number) => SourceLocation,
): LineGroup[] {
  const groups: LineGroup[] = []
  let comment: string[] = []
  /** A comment that had no line of its own. */
  let above: string | undefined
  let previous = -1
  /** A program has printed something since the last command. */
  let printed = false
  const captionFor = (command: string): string | undefined => {
    const caption = captionText(comment.filter((text) => !isPattern(text, command)).join(' '))
    // `or …` is another way to do what the comment above says.
    const or =
      caption === undefined
        ? undefined
        : /^(?:or|또는|혹은|または|或者?|ou|oder)[\s,]+(.+)$/i.exec(caption)?.[1]
    const before = groups.findLast((group) => group.lines.length > 0)?.caption
    if (or !== undefined) return before === undefined ? undefined : `${before} (${or})`
    const place = caption !== undefined && above !== undefined && isPlaceOnly(caption)
    return place ? `${above}: ${caption.replace(/\.{3}$/, '')}` : caption
  }
  for (const line of read) {
    const apart = areApart(lines, previous, line.offset)
    previous = line.offset
    if (line.kind === 'comment') {
      if (apart && comment.length > 0) above = captionText(comment.join(' '))
      if (apart) comment = []
      comment.push(line.text)
      groups.push({ lines: [], own: true })
      continue
    }
    if (line.kind !== 'command') {
      printed = true
      continue
    }
    const shown: ShownLine = {
      text: line.text,
      at: placeOf(line.offset),
      comment: line.comment,
      prompted: line.prompted,
    }
    const last = groups.at(-1)
    const ended = (apart || printed) && last?.own === true && last.lines.length > 0
    printed = false
    if (!last || ended) groups.push({ lines: [shown], own: false })
    else {
      if (last.lines.length === 0) {
        last.caption = captionFor(line.text)
        // Only the way it is written stands above: the text around it is the caption.
        if (last.caption === undefined && comment.some((text) => isPattern(text, line.text))) last.own = false
      }
      last.lines.push(shown)
    }
    comment = []
  }
  return groups.filter((group) => group.lines.length > 0).map(withComment)
}
