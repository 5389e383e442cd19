import { inlineText } from './inline.ts'
import { commandIn } from './names.ts'
import { programNamed } from './programs.ts'
import type { Block } from './scan.ts'

const generic =
  /^(?:(?:for )?examples?|e\.?g\.?|usage|use|syntax|synopsis|run|then|or|and|also|output|result|results|code|commands?|the commands?|options?|basic(?: commands?| usage)?|basics|others?|misc|general|common(?: commands?)?|how to use|tl;?dr|cheat ?sheet|reference|notes?|getting started|quick ?start|overview|introduction|예|예시|예제|사용 ?예시?|사용 ?예제|예제 ?코드|사용법|사용 ?방법|문법|형식|기본|기본 ?형식|기본 ?명령어?|명령|명령어|출력|결과|실행|실행 ?결과|실행결과|또는|혹은|그리고|옵션|기타|정리|요약|코드|실습|例|使用例|使い方|構文|書式|実行|結果|実行例|コマンド|または|示例|用法|语法|命令|输出|结果|ejemplo|ejemplos|exemplo|exemplos|uso|beispiel|exemple|ví dụ|cú pháp)$/i

const output =
  /^(?:output|result|results|출력|결과|실행 ?결과|結果|出力|输出|结果|salida|saída|ausgabe|sortie)(?:\s|[:：]|$)/i

const longest = 180

/** A caption without its marks and its colon; undefined where it says nothing of its own. */
export function captionText(source: string): string | undefined {
  let text = inlineText(source).replace(/\s+/g, ' ').trim()
  text = text
    .replace(/^(?:\d+(?:[.-]\d+)*[.)]|[①-⑳]|[-*•▶►■□●○※☞])\s*/u, '')
    .replace(/\s*[:：]\s*$/, '')
    .trim()
  if (text.length > longest) {
    const sentences = text.split(/(?<=[.!?。다요])\s+/)
    text = sentences.at(-1)!.length <= longest ? sentences.at(-1)! : ''
  }
  return text.length < 2 || generic.test(text.replace(/[.。]$/, '')) || !/\p{L}/u.test(text)
    ? undefined
    : text
}

/** Whether a caption announces what a program printed. */
export const announcesOutput = (source: string): boolean => output.test(inlineText(source).trim())

/** The innermost heading that says what is done below it; a name of a program or command says nothing new. */
export function captionOfHeadings(headings: readonly { depth: number; text: string }[]): string | undefined {
  for (const { depth, text } of headings.slice(-2).reverse()) {
    if (depth === 1 && headings.length > 1) return undefined
    const caption = captionText(text)
    if (caption === undefined) continue
    return isName(text) || (depth === 1 && headings.length === 1) ? undefined : caption
  }
  return undefined
}

/** Whether a heading names a program or a command, and says no more. */
function isName(heading: string): boolean {
  const text = inlineText(heading).replaceAll('`', '').trim()
  if (/^`[^`]+`$/.test(heading.trim())) return true
  if (/^(?:level|레벨)\s*\d/i.test(text)) return true
  const program = programNamed(text)
  if (program === undefined) return /^[a-z][\w-]*(?: [a-z][\w-]*)?$/.test(text) && !text.includes(' ')
  const rest = text
    .toLowerCase()
    .replace(program, '')
    .replace(/도커|깃|ドッカー/g, '')
    .trim()
  return rest.split(/\s+/).length <= 1 || commandIn(text, program) === rest
}

/** Whether the paragraphs of a section say what the blocks above them do: the section begins with a block and ends with a paragraph. */
export function explainsBelow(section: readonly Block[]): boolean {
  const kinds = section.flatMap(({ type }) =>
    type === 'code' ? ['code'] : type === 'paragraph' || type === 'item' ? ['text'] : [],
  )
  if (kinds.length < 2 || kinds[0] !== 'code') return false
  const announces = section.some(
    (block) => block.type === 'paragraph' && /[:：]\s*$/.test(block.lines.at(-1)!),
  )
  return !announces && kinds.every((kind, index) => kind === (index % 2 === 0 ? 'code' : 'text'))
}
