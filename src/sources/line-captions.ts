import { isCondition, pointsElsewhere } from './captions.ts'
import type { Caption, ShownLine, Spot } from './facts.ts'
import { withHeading } from './headed.ts'
import { isStatement, tellsWhatIsDone } from './purpose.ts'

/** A caption without the option of its line at its end: of "To follow it, use the `-f` option" the aim alone is asked. */
function withoutOption(caption: string, line: string): string {
  const end =
    /[,\s]+(?:(?:you|we|one) (?:can|may|could|should) )?(?:use|using|with|pass|passing|add|adding|by using) (?:the )?`(--?[A-Za-z][\w-]*)`(?: (?:option|flag|switch|argument|parameter)s?)?[.]?$/i.exec(
      caption,
    )
  const isAim = end !== null && line.split(/[\s=]/).includes(end[1]!) && end.index > 8
  return isAim ? caption.slice(0, end.index).replace(/[,\s]+$/, '') : caption
}

/** A caption that shows its own line gives the answer away. */
export const usableCaption = (caption: string | undefined, { text }: ShownLine): string | undefined =>
  caption === undefined || text.length < 4
    ? caption
    : withoutOption(caption, text).replaceAll(`\`${text}\``, '…').replaceAll(`'${text}'`, '…')

/** Words that say that a file is written. */
const writes =
  /edit|open|creat|writ|modif|chang|add|updat|\bvim?\b|nano|editor|편집|수정|열|작성|생성|추가|변경|만들|編集|作成|開|编辑|创建|打开|修改|editar|abrir|crear/i

/** Whether a line opens an editor, of which the caption says no more than what the file is for. */
export const onlyOpens = (caption: string, text: string): boolean =>
  /^(?:sudo\s+)?(?:vim?|nvim|nano|emacs|gedit|code)\s+[^-\s]\S*$/.test(text) && !writes.test(caption)

/** A verb, or the name of an action, and no more: nothing says what is deleted. */
const bareDeed =
  /^(?:삭제|생성|실행|조회|확인|목록|중지|정지|종료|시작|재시작|설치|제거|수정|변경|추가|복사|이동|접속|출력|빌드|검색|저장|등록|해제|적용|사용|설정|전체|보내기|받기)(?:하기|하는 ?법|하는 ?방법|방법| ?명령어?)?[.]?$|^(?:delet|remov|creat|list|start|stop|run|show|check|verify|updat|install|uninstall|add|get|set|view|open|edit|copy|move|restart|build|search|clean ?up|cleanup|rollback|undo|reset|save|load|export|import)(?:e|ing|ion)?[.]?$|^(?:查看|删除|创建|启动|停止|运行|安装|移除|修改|添加|移动|复制|执行|测试|列表|更新)$|^(?:確認|削除|作成|起動|停止|実行|一覧|表示|変更|追加|移動)(?:する)?$/i

/** The letters that a caption needs for each of many options of a line: by fewer words nobody knows which are meant. */
const lettersAnOption = { explained: 8, other: 6 }

/** Whether a caption says enough of a line with many options; where decks explain each, they are the better question. */
export const tellsEnough = (caption: string, line: string, isExplained: boolean): boolean => {
  const options = line.match(/(?<=\s)--?[A-Za-z][\w-]*/g) ?? []
  // Letters of Korean, Japanese and Chinese say as much as two.
  const letters = caption.length + (caption.match(/[^\x00-\x7F]/g)?.length ?? 0)
  const needed = isExplained ? lettersAnOption.explained : lettersAnOption.other
  return options.length < 3 || letters >= options.length * needed
}

/** Whether a caption is a verb alone, which leaves open what it is done to. */
export const isBareDeed = (spot: Spot, caption: string): boolean =>
  bareDeed.test(caption) && withHeading(spot, caption) === caption

/** Whether a caption says what is done, alone or with its heading. */
export const isEnough = (spot: Spot, caption: string): boolean =>
  !pointsElsewhere(caption) &&
  !/: [(（][^()（）]*(?:때|경우|시)[)）]$/.test(caption) &&
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
  // A letter and a number name something of a picture: `C4`.
  if (!/\p{L}{2}/u.test(comment)) return undefined
  const addsOnly = isCondition(comment) || comment.split(/\s+/).length <= 4
  if (above !== undefined && addsOnly && !pointsElsewhere(comment))
    return `${above.text} (${comment.replace(/^\((.*)\)$/, '$1')})`
  return isStatement(comment) ? undefined : comment
}
