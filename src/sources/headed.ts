import { plain } from '../model/index.ts'
import { captionText, isCondition } from './captions.ts'
import type { Spot } from './facts.ts'
import { programNamed } from './programs.ts'

/** Systems, which say where something holds and not what it does. */
const system =
  /^(?:(?:for|on)\s+)?(?:gnu[/ ]?linux|linux|arch(?: ?linux)?|alpine(?: linux)?|amazon linux.*|ubuntu|debian|centos|fedora|rhel|red ?hat|opensuse|mac ?os(?: ?x)?|os ?x|mac|windows(?: \d+)?|wsl\d?|unix|bsd|freebsd|homebrew|npm|yarn|apt|yum|dnf|pacman|리눅스|우분투|윈도우|맥)\b[:：]?$/i

/** Whether a caption is too short to say alone what is done. */
const isShort = (caption: string): boolean =>
  system.test(caption) ||
  /^(?:to \w+|(?:get|show|see|more) (?:the )?(?:details?|info(?:rmation)?|help|status|all|list))$/i.test(
    caption,
  ) ||
  isCondition(caption) ||
  /^[a-z]*[a-rt-z] (?:it|them|this|that|these|those)$/i.test(caption) ||
  (caption.length <= 14 && (!/\s/.test(caption) || (caption.length <= 8 && /[^\x00-\x7F]/.test(caption))))

/** Whether a title only says that these are notes: `쉘 메모`, `My git notes`. */
const isOfNotes = (title: string): boolean =>
  /(?:메모|모음|노트|정리|필기|요약)$|\b(?:notes?|memos?|cheat ?sheets?|til|summary)$/i.test(
    plain(title).trim(),
  ) && programNamed(title) === undefined

/** A caption of one word says what is done only together with its heading. */
export function withHeading({ headings }: Spot, caption: string): string {
  if (!isShort(caption)) return caption
  // The title of a text with further headings says what all of it is about.
  const near = headings.length > 1 ? headings.slice(1) : headings
  const heading = near.findLast((text) => {
    const said = captionText(text) ?? (setUp.test(caption) ? programNamed(text) : undefined)
    // A sentence as a heading says too much to go in front of another one.
    const isName = said !== undefined && said.length <= 40 && !/[.。?？!]$|다$/.test(said) && !isOfNotes(text)
    return isName && plain(said) !== plain(caption)
  })
  if (heading === undefined || plain(heading).includes(plain(caption))) return caption
  if (caption.startsWith(`${captionText(heading)}: `)) return caption
  const program = programNamed(heading)
  if (program === undefined) return `${captionText(heading)!}: ${caption}`
  return /^[\x00-\x7F]*$/.test(caption) && !setUp.test(caption) ? caption : `${program}: ${caption}`
}

/** Words that say nothing without the name of what is set up. */
const setUp = /^(?:installation|install|installing|setup|set up|update|uninstall|upgrade)$/i
