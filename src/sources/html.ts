import { decodeReferences } from '../model/references.ts'
import type { Flaw } from './scan.ts'

/** Markdown without HTML comments: their lines stay, empty. A comment that never ends hides only its own line. */
export function withoutComments(text: string): { text: string; flaws: Flaw[] } {
  const flaws: Flaw[] = []
  let out = ''
  let at = 0
  let line = 1
  const take = (piece: string, shown: string): void => {
    line += piece.split('\n').length - 1
    out += shown
    at += piece.length
  }
  const last = text.lastIndexOf('-->')
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
    take(text.slice(at, open), text.slice(at, open))
    const close = last < open + 4 ? -1 : text.indexOf('-->', open + 4)
    if (close < 0 && flaws.length === 0) flaws.push({ line, code: 'never-closed', detail: '<!--' })
    const end = close >= 0 ? close + 3 : text.indexOf('\n', open)
    const comment = text.slice(open, end < 0 ? text.length : end)
    take(comment, comment.replace(/[^\n]/g, ''))
  }
  return { text: out + text.slice(at), flaws }
}

const cellText = (html: string): string =>
  html
    .replace(/```\w*\s+([^`]*?)\s*```/g, '`$1`')
    .replace(/<(?:code|kbd|tt)(?:\s[^<>]*)?>/gi, '`')
    .replace(/<\/(?:code|kbd|tt)>/gi, '`')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<\/li>\s*<li\b[^<>]*>/gi, '; ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .trim()

/** Rewrites HTML headings and tables as those of Markdown and `<pre>` as fences, each row in its first line, so that line numbers stay. */
export function withoutHtmlTables(text: string): string {
  if (!/<(?:table|pre|h[1-6])\b/i.test(text)) return text
  return text
    .replace(
      /^ {0,3}<h([1-6])\b[^<>]*>([^\n]*?)<\/h\1>[ \t]*$/gim,
      (_, depth: string, title: string) => `${'#'.repeat(Number(depth))} ${title.trim()}`,
    )
    .replace(
      /<pre\b[^<>]*>(?:\s*<code\b[^<>]*>)?([\s\S]*?)(?:<\/code>\s*)?<\/pre>/gi,
      (whole, code: string) => {
        const inner = decodeReferences(code.replace(/<\/?[a-z][^<>]*>/gi, ''))
        const lines = inner.split('\n')
        const height = whole.split('\n').length
        // The marks of the fence need lines of their own.
        if (height < 3 || lines[0]!.trim() !== '' || lines.at(-1)!.trim() !== '') return whole
        return [
          '```',
          ...lines.slice(1, -1),
          '```',
          ...Array<string>(Math.max(0, height - lines.length)).fill(''),
        ].join('\n')
      },
    )
    .replace(/<table\b[\s\S]*?<\/table>/gi, (whole) => {
      const height = whole.split('\n').length
      const rows = [...whole.matchAll(/<tr\b[^<>]*>([\s\S]*?)(?=<\/tr>|<tr\b|<\/table>)/gi)].map((row) => ({
        line: whole.slice(0, row.index).split('\n').length - 1,
        cells: [...row[1]!.matchAll(/<t[hd]\b[^<>]*>([\s\S]*?)(?=<\/t[hd]>|<t[hd]\b|$)/gi)].map((cell) =>
          cellText(cell[1]!),
        ),
      }))
      if (rows.length < 2) return whole.replace(/<\/?(?:table|tbody|thead|tr|td|th)\b[^<>]*>/gi, ' ')
      const out = Array<string>(height).fill('')
      const [header] = rows
      for (const { line, cells } of rows) out[line] = `| ${cells.join(' | ')} |`
      const next = rows[1]!.line
      const rule = `|${header!.cells.map(() => '---|').join('')}`
      // The rule goes on a line between the heading and the first row; right above one the heading gives up its own.
      const top = next - header!.line > 1 ? header!.line : header!.line - 1
      if (top < 0) return whole
      out[top] = out[header!.line]!
      for (let index = top + 1; index < next; index++) out[index] = rule
      // A row may fill several lines: no empty ones within the table.
      const filled = out.slice(top, rows.at(-1)!.line + 1).map((line) => (line === '' ? rule : line))
      return [...out.slice(0, top), ...filled, ...out.slice(rows.at(-1)!.line + 1)].join('\n')
    })
}
