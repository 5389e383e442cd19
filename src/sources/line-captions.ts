import { isCondition, pointsElsewhere } from './captions.ts'
import type { Caption, ShownLine, Spot } from './facts.ts'
import { withHeading } from './headed.ts'
import { isStatement, tellsWhatIsDone } from './purpose.ts'

/** A caption that shows its own line gives the answer away. */
export const usableCaption = (caption: string | undefined, { text }: ShownLine): string | undefined =>
  caption === undefined || text.length < 4
    ? caption
    : caption.replaceAll(`\`${text}\``, '…').replaceAll(`'${text}'`, '…')

/** Words that say that a file is written. */
const writes =
  /edit|open|creat|writ|modif|chang|add|updat|\bvim?\b|nano|editor|편집|수정|열|작성|생성|추가|변경|만들|編集|作成|開|编辑|创建|打开|修改|editar|abrir|crear/i

/** Whether a line opens an editor, of which the caption says no more than what the file is for. */
export const onlyOpens = (caption: string, text: string): boolean =>
  /^(?:sudo\s+)?(?:vim?|nvim|nano|emacs|gedit|code)\s+[^-\s]\S*$/.test(text) && !writes.test(caption)

/** Whether a caption says what is done, alone or with its heading. */
export const isEnough = (spot: Spot, caption: string): boolean =>
  !pointsElsewhere(caption) &&
  (!isCondition(caption) || /\S: /.test(caption) || withHeading(spot, caption) !== caption)

/** An answer in which a place with a number that the caption names is no choice: `25%` of "only use 25 % of the CPU". */
export const fixedBy = (caption: string | undefined, answer: string): string =>
  caption === undefined
    ? answer
    : answer.replace(/<[\w-]+=([^<>\s]+)>/g, (place, example: string) =>
        /^\d[\d.]*%?$/.test(example) && caption.split(/[\s,;:()]+/).includes(example) ? example : place,
      )

/** The comment behind a line as its caption: one that does not say what is done adds to what stands above. */
export function behind(comment: string, above: Caption | undefined): string | undefined {
  if (tellsWhatIsDone(comment) || (above !== undefined && comment.startsWith(above.text))) return comment
  const addsOnly = isCondition(comment) || comment.split(/\s+/).length <= 4
  if (above !== undefined && addsOnly && !pointsElsewhere(comment))
    return `${above.text} (${comment.replace(/^\((.*)\)$/, '$1')})`
  return isStatement(comment) ? undefined : comment
}
