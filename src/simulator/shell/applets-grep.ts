import { cut } from './cut.ts'
import { inputs, linesOf } from './inputs.ts'
import type { Applet } from './process.ts'

// Repetition within repetition can take for ever: such a pattern is taken as plain text.
const nested = /[*+}][^()]*\)[*+{]/

/** A pattern of grep. */
export function patternOf(text: string, options: ReadonlyMap<string, string>): RegExp {
  const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const basic = (part: string): string =>
    part.replace(
      /\\([+?|(){}])|([+?|(){}])/g,
      (_all, special?: string, plain?: string) => special ?? `\\${plain}`,
    )
  const flags = options.has('i') ? 'i' : ''
  const own =
    options.has('F') || nested.test(text) || text.length > 200
      ? literal(text)
      : options.has('E')
        ? text
        : basic(text)
  const whole = options.has('w') ? `\\b(?:${own})\\b` : options.has('x') ? `^(?:${own})$` : own
  try {
    return new RegExp(whole, flags)
  } catch {
    return new RegExp(literal(text), flags)
  }
}

/** Formats the lines that `grep` found in a file. */
function hitsText(
  hits: readonly { line: string; index: number }[],
  file: string,
  prefix: string,
  options: ReadonlyMap<string, string>,
): string {
  if (options.has('q')) return ''
  if (options.has('c')) return `${prefix}${hits.length}\n`
  if (options.has('l')) return hits.length > 0 ? `${file}\n` : ''
  return hits
    .map(({ line, index }) => `${prefix}${options.has('n') ? `${index + 1}:` : ''}${line}\n`)
    .join('')
}

export const grep: Applet = (process, args) => {
  const { options, words } = cut(args, 'emABC')
  const [pattern = '', ...files] = options.has('e') ? [options.get('e')!, ...words] : words
  const { texts, failed } = inputs(process, 'grep', files)
  const shape = patternOf(pattern, options)
  let found = 0
  for (const { file, text } of texts) {
    const lines = linesOf(text).map((line, index) => ({ line, index }))
    const hits = lines.filter(({ line }) => shape.test(line.slice(0, 4096)) !== options.has('v'))
    found += hits.length
    const prefix = (texts.length > 1 || files.length > 1) && !options.has('h') ? `${file}:` : ''
    process.out(hitsText(hits, file, prefix, options))
  }
  if (failed) return 2
  return found > 0 ? 0 : 1
}
