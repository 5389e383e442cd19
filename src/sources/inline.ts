import { decodeReferences } from '../model/references.ts'
import { knownTag } from './entities.ts'

/** Inline Markdown as plain text: code keeps its backticks, everything else loses its marks. */
export function inlineText(source: string): string {
  const first = source.indexOf('`')
  if (first < 0) return withoutMarks(source)
  // Most cells of tables are one piece of code.
  const last = source.length - 1
  if (first === 0 && last > 1 && source.indexOf('`', 1) === last) return `\`${codeIn(source.slice(1, -1))}\``
  return mixedText(source)
}

/** The inside of a code span, without the blank on both sides that parts it from its marks. */
const codeIn = (code: string): string => (/^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code)

function mixedText(source: string): string {
  const codes: string[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const c = source[at]!
    if (c === '`') {
      const run = /^`+/.exec(source.slice(at, at + 32))![0]
      const end = source.indexOf(run, at + run.length)
      if (end >= 0) {
        const code = source.slice(at + run.length, end)
        text += `\uE014${codes.push(codeIn(code)) - 1}\uE015`
        at = end + run.length
        continue
      }
      text += run
      at += run.length
      continue
    }
    const next = source.indexOf('`', at)
    const end = next < 0 ? source.length : next
    text += source.slice(at, end)
    at = end
  }
  // Marks may stand around code: `**Turn `x` on**`.
  const plain = withoutMarks(text)
  return codes.length === 0
    ? plain
    : plain.replace(/\uE014(\d+)\uE015/g, (_, index: string) => `\`${codes[Number(index)]!}\``)
}

const marks = /[\\![<*_~&]/

const withoutMarks = (text: string): string => (marks.test(text) ? unmarked(text) : text)

const unmarked = (text: string): string =>
  decodeReferences(
    text
      .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => `\uE010${mark.codePointAt(0)}\uE011`)
      .replace(/!\[([^[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)/g, '$1')
      .replace(/\[([^[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s[^()]*)?\)/g, '$1')
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(knownTag, '')
      .replace(/(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1/g, '$2')
      .replace(/(?<![\w*])\*(?=[^\s*])([^*]{0,400}[^\s*])\*(?![\w*])/g, '$1')
      .replace(/(?<![\w_])_(?=[^\s_])([^_]{0,400}[^\s_])_(?![\w_])/g, '$1')
      .replace(/~~(.{1,400}?)~~/g, '$1'),
  ).replace(/\uE010(\d+)\uE011/g, (_, code: string) => String.fromCodePoint(Number(code)))
