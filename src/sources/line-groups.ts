import type { SourceLocation } from '../model/index.ts'
import { announcesOutput, captionText, isRemark } from './captions.ts'
import type { ShownLine } from './facts.ts'
import { saysAlone } from './pairing.ts'
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

/** A comment that only says where more is to be read: `see: https://…`. */
const isAddress = (comment: string): boolean =>
  /^(?:[a-z]+(?: [a-z]+)?\s*[:：]?\s*)?<?https?:\/\/\S+>?$/i.test(comment.trim())

/** A caption that only says where something holds: `For Ubuntu`. */
const isPlaceOnly = (caption: string): boolean =>
  /^(?:for|on|in|under|with)\s+(?:\S+\s*){1,3}$/i.test(caption) && !/\bthe\b/i.test(caption)

/** Adds the comment behind the only line of a group to the caption above it. */
function withComment(group: LineGroup): LineGroup {
  const { lines, own, caption } = group
  const addsOnly = (line: ShownLine): boolean => {
    const { comment = '' } = line
    const isShort = line === lines[0] && comment.length <= 8 && !lines[1]?.comment
    const isPart = (lines.length === 1 && !saysAlone(comment, line.text)) || isShort
    return comment !== '' && (isPart || goesOn.test(comment))
  }
  for (const line of lines)
    if (own && caption !== undefined && addsOnly(line))
      line.comment = `${caption} (${line.comment!.replace(/^\((.*)\)$/, '$1')})`
    else if (goesOn.test(line.comment ?? '')) line.comment = undefined
  return group
}

/** A comment behind a line that only continues the caption above it. */
const goesOn = /^(?:will|would|and|then|also|which|that|note that|the same|optional(?:ly)?)\s/i

/** The captions above the next command line of a block. */
interface Above {
  groups: LineGroup[]
  /** The lines of the comment right above. */
  comment: string[]
  /** A comment before that one, with no line of its own. */
  earlier?: string
  /** A program has printed something since the last command. */
  printed: boolean
}

/** The lines of a comment up to a remark or a list. */
function withoutRemarks(comment: readonly string[]): readonly string[] {
  const end = comment.findIndex((text, index) => index > 0 && (isRemark(text) || /^[*•-]\s/.test(text)))
  return end < 0 ? comment : comment.slice(0, end)
}

/** The caption that a comment above a command gives, with the text before it if it is only a part: `or …`, `For Ubuntu`. */
function captionFor(command: string, { groups, comment, earlier }: Above): string | undefined {
  const whole = withoutRemarks(comment).filter((text) => !isPattern(text, command) && !isAddress(text))
  // A sentence of its own that leads to the line: what stands above it is about something else.
  const leads = whole.length > 1 && /^\p{Lu}.*[:：]$/u.test(whole.at(-1)!) && !/[,(]$/.test(whole.at(-2)!)
  const said = leads ? whole.slice(-1) : whole
  // A comment within the comment.
  const caption = captionText(said.map((text) => text.replace(/\s{2,}#\s.*$/, '')).join(' '))
  if (caption === undefined) return undefined
  // `to restore` undoes or goes on with what stands right above.
  if (/^to [a-z]+$/.test(caption)) {
    const before = groups.findLast((group) => group.lines.length > 0)?.caption
    return before === undefined ? undefined : `${before}: ${caption}`
  }
  // `or …` is another way to do what the comment above says.
  const or = /^(?:or|또는|혹은|または|或者?|ou|oder)[\s,]+(.+)$/i.exec(caption)?.[1]
  if (or !== undefined) {
    const before = groups.findLast((group) => group.lines.length > 0)?.caption
    return before === undefined ? undefined : `${before} (${or})`
  }
  const isPart = earlier !== undefined && isPlaceOnly(caption)
  return isPart ? `${earlier}: ${caption.replace(/\.{3}$/, '')}` : caption
}

/** Takes a line of a comment; an empty line above it ends the comment before it. */
function takeComment(above: Above, text: string, apart: boolean): void {
  if (apart) above.earlier = above.comment.length > 0 ? captionText(above.comment.join(' ')) : undefined
  // Right below lines of the same group goes on with what they do.
  else if (above.comment.length === 0 && above.groups.at(-1)?.own)
    above.earlier = above.groups.at(-1)?.caption
  if (apart) above.comment = []
  // A remark on what was printed is about the line above it.
  if (announcesOutput(text)) {
    above.printed = true
    return
  }
  above.comment.push(text)
  above.groups.push({ lines: [], own: true })
}

/** Takes a command line into the group above it, or into one of its own where that has ended. */
function takeCommand(above: Above, shown: ShownLine, apart: boolean): void {
  const { groups, comment, printed } = above
  const last = groups.at(-1)
  const ended = (apart || printed) && last?.own === true && last.lines.length > 0
  if (!last || ended) groups.push({ lines: [shown], own: false })
  else {
    if (last.lines.length === 0) {
      last.caption = captionFor(shown.text, above)
      // Only the way it is written stands above: the text around it is the caption.
      if (last.caption === undefined && comment.some((text) => isPattern(text, shown.text))) last.own = false
    }
    last.lines.push(shown)
  }
  above.printed = false
  above.comment = []
}

/** Whether the comments of a block stand right below the lines that they are about: more of them touch the line above than the one below. */
function areBelow(lines: readonly string[], read: readonly ShellLine[]): boolean {
  let [below, above] = [0, 0]
  for (const [index, line] of read.entries()) {
    if (line.kind !== 'comment') continue
    const touches = (at: number): boolean => {
      const other = read[at]
      if (other?.kind !== 'command') return false
      return !areApart(lines, Math.min(other.offset, line.offset), Math.max(other.offset, line.offset))
    }
    if (touches(index - 1) && !touches(index + 1)) below++
    else if (touches(index + 1) && !touches(index - 1)) above++
  }
  return below > 2 && below > above * 2
}

/** The command lines of a block whose comments stand below them; further lines of a comment are remarks. */
function withCommentsBelow(
  lines: readonly string[],
  read: readonly ShellLine[],
  placeOf: (offset: number) => SourceLocation,
): LineGroup[] {
  return read.flatMap(({ kind, text, comment, prompted, offset }, index) => {
    if (kind !== 'command') return []
    const next = read[index + 1]
    const isSaid =
      next?.kind === 'comment' && !areApart(lines, offset, next.offset) && !announcesOutput(next.text)
    const said = comment ?? (isSaid ? captionText(next.text) : undefined)
    return [{ own: false, lines: [{ text, at: placeOf(offset), comment: said, prompted }] }]
  })
}

/** Puts the command lines of a block into groups: a comment is about the lines below it, up to an empty line. */
export function groupsOf(
  lines: readonly string[],
  read: readonly ShellLine[],
  placeOf: (offset: number) => SourceLocation,
): LineGroup[] {
  if (areBelow(lines, read)) return withCommentsBelow(lines, read, placeOf)
  const above: Above = { groups: [], comment: [], printed: false }
  let previous = -1
  for (const line of read) {
    const apart = areApart(lines, previous, line.offset)
    previous = line.offset
    if (line.kind === 'comment') takeComment(above, line.text, apart)
    else if (line.kind !== 'command') above.printed = true
    else {
      const { text, comment, prompted } = line
      takeCommand(above, { text, at: placeOf(line.offset), comment, prompted }, apart)
    }
  }
  return above.groups.filter((group) => group.lines.length > 0).map(withComment)
}
