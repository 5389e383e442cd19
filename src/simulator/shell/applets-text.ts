import { compareTexts } from '../../model/index.ts'
import { absolute, byteLength } from '../files.ts'
import { grep, patternOf } from './applets-grep.ts'
import { cut } from './cut.ts'
import { inputs, linesOf } from './inputs.ts'
import { type Applet, Forever, waiting } from './process.ts'

const echo: Applet = (process, args) => {
  let words = [...args]
  let end = '\n'
  let escapes = false
  while (/^-[neE]+$/.test(words[0] ?? '')) {
    if (words[0]!.includes('n')) end = ''
    if (words[0]!.includes('e')) escapes = true
    words = words.slice(1)
  }
  const text = words.join(' ')
  process.out((escapes ? unescaped(text) : text) + end)
  return 0
}

const escapesOf: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  a: '',
  b: '',
  f: '',
  v: '',
  e: '',
}

/** `\n`, `\t` and their like as characters; those that control a terminal are left out. */
const unescaped = (text: string): string =>
  text.replace(/\\(0[0-7]{1,3}|[0-7]{1,3}|.)/gs, (all, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8) & 127) : (escapesOf[code] ?? all),
  )

const printf: Applet = (process, [format = '', ...args]) => {
  const rest = [...args]
  let text = ''
  do {
    text += unescaped(format).replace(
      /%(-?)(0?)(\d*)([sdixc%])/g,
      (_all, left: string, zero: string, width: string, kind: string) => {
        if (kind === '%') return '%'
        const value = rest.shift() ?? (kind === 's' ? '' : '0')
        const shown = kind === 'x' ? Number(value).toString(16) : value
        const wide = Math.min(200, Number(width))
        return left ? shown.padEnd(wide) : shown.padStart(wide, zero || ' ')
      },
    )
  } while (rest.length > 0 && /%[^%]/.test(format) && text.length < 1 << 16)
  process.out(text)
  return 0
}

const cat: Applet = (process, args) => {
  const { options, words } = cut(args)
  const { texts, failed } = inputs(process, 'cat', words)
  for (const { text } of texts)
    process.out(
      options.has('n')
        ? linesOf(text)
            .map((line, index) => `${String(index + 1).padStart(6)}\t${line}\n`)
            .join('')
        : text,
    )
  return failed ? 1 : 0
}

/** The first or the last lines of some; with `from` all from a line on. */
function endOf(
  lines: readonly string[],
  name: 'head' | 'tail',
  count: number,
  from: boolean,
): readonly string[] {
  if (name === 'head') return lines.slice(0, count)
  return from ? lines.slice(count - 1) : lines.slice(-count || lines.length)
}

/** `head` and `tail`, for lines. */
/** The same as a text; the last line keeps its end, or the lack of one. */
function endText(text: string, name: 'head' | 'tail', count: number, from: boolean): string {
  const lines = linesOf(text)
  const shown = endOf(lines, name, count, from)
  const open = !text.endsWith('\n') && (name === 'tail' || shown.length === lines.length)
  return shown.length === 0 ? '' : shown.join('\n') + (open ? '' : '\n')
}

const ends =
  (name: 'head' | 'tail'): Applet =>
  (process, args) => {
    const numbered = args.map((arg) => arg.replace(/^-(\d+)$/, '-n$1'))
    const { options, words } = cut(numbered, 'nc')
    const { texts, failed } = inputs(process, name, words)
    const count = Math.abs(Number(options.get('n') ?? 10))
    for (const { file, text } of texts) {
      if (texts.length > 1) process.out(`==> ${file} <==\n`)
      process.out(endText(text, name, count, options.get('n')?.startsWith('+') ?? false))
    }
    if (name === 'tail' && options.has('f')) throw new Forever(waiting)
    return failed ? 1 : 0
  }

const wc: Applet = (process, args) => {
  const { options, words } = cut(args)
  const { texts, failed } = inputs(process, 'wc', words)
  for (const { file, text } of texts) {
    const counts: Record<string, number> = {
      l: text.split('\n').length - 1,
      w: text.split(/\s+/).filter(Boolean).length,
      c: byteLength(text),
    }
    const chosen = ['l', 'w', 'c'].filter((letter) => options.size === 0 || options.has(letter))
    const shown =
      chosen.length === 1
        ? String(counts[chosen[0]!])
        : chosen
            .map((letter) => String(counts[letter]).padStart(process.machine.flavour === 'gnu' ? 7 : 9))
            .join(process.machine.flavour === 'gnu' ? ' ' : ' ')
    process.out(`${shown}${file === '-' ? '' : ` ${file}`}\n`)
  }
  return failed ? 1 : 0
}

/** A program that makes lines of lines. */
const mapped =
  (
    name: string,
    map: (lines: string[], options: ReadonlyMap<string, string>) => string[],
    valued = '',
  ): Applet =>
  (process, args) => {
    const { options, words } = cut(args, valued)
    const { texts, failed } = inputs(process, name, words)
    const lines = map(
      texts.flatMap(({ text }) => linesOf(text)),
      options,
    )
    process.out(lines.length === 0 ? '' : `${lines.join('\n')}\n`)
    return failed ? 1 : 0
  }

const sorted = (lines: string[], options: ReadonlyMap<string, string>): string[] => {
  const order = options.has('n') ? (a: string, b: string) => Number(a) - Number(b) : compareTexts
  const all = [...lines].sort(order)
  if (options.has('r')) all.reverse()
  return options.has('u') ? [...new Set(all)] : all
}

const unique = (lines: string[], options: ReadonlyMap<string, string>): string[] => {
  const runs: { line: string; count: number }[] = []
  for (const line of lines) {
    const last = runs.at(-1)
    if (last?.line === line) last.count++
    else runs.push({ line, count: 1 })
  }
  return runs.map(({ line, count }) => (options.has('c') ? `${String(count).padStart(7)} ${line}` : line))
}

const columns = (lines: string[], options: ReadonlyMap<string, string>): string[] => {
  const fields = (options.get('f') ?? '1').split(',').map(Number)
  const by = options.get('d') ?? '\t'
  return lines.map((line) => fields.map((field) => line.split(by)[field - 1] ?? '').join(by))
}

const seq: Applet = (process, args) => {
  const [from, to] = args.length > 1 ? [Number(args[0]), Number(args.at(-1))] : [1, Number(args[0])]
  const count = Math.min(10_000, Math.max(0, to - from + 1)) || 0
  process.out(Array.from({ length: count }, (_, index) => `${from + index}\n`).join(''))
  return 0
}

const tr: Applet = (process, args) => {
  const { options, words } = cut(args)
  const spread = (set: string): string =>
    set.replace(/(.)-(.)/g, (_all, a: string, b: string) => {
      const [from, to] = [a.charCodeAt(0), b.charCodeAt(0)]
      return String.fromCharCode(
        ...Array.from({ length: Math.min(200, Math.max(0, to - from + 1)) }, (_, i) => from + i),
      )
    })
  const [from, to] = [spread(words[0] ?? ''), spread(words[1] ?? '')]
  const text = process.stdin ?? ''
  process.out(
    [...text]
      .map((c) => (from.includes(c) ? (options.has('d') ? '' : (to[from.indexOf(c)] ?? to.at(-1) ?? '')) : c))
      .join(''),
  )
  return 0
}

const sed: Applet = (process, args) => {
  const { options, words } = cut(args, 'e')
  const [script = '', ...files] = options.has('e') ? [options.get('e')!, ...words] : words
  const [, from = '', to = '', flags = ''] =
    /^s(?:\/)((?:[^/\\]|\\.)*)\/((?:[^/\\]|\\.)*)\/([gi]*)$/.exec(script) ?? []
  const shape = patternOf(from, new Map(flags.includes('i') ? [['i', '']] : []))
  const pattern = new RegExp(shape.source, flags)
  const change = (text: string): string =>
    linesOf(text)
      .map(
        (line) =>
          `${line.slice(0, 4096).replace(pattern, to.replaceAll('\\/', '/').replaceAll('$', '$$$$').replaceAll('&', '$&'))}\n`,
      )
      .join('')
  const { texts, failed } = inputs(process, 'sed', files)
  for (const { file, text } of texts)
    if (options.has('i')) process.fs.write(absolute(process.cwd, file), change(text))
    else process.out(change(text))
  return failed ? 1 : 0
}

const tee: Applet = (process, args) => {
  const { options, words } = cut(args)
  const text = process.stdin ?? ''
  for (const name of words) process.fs.write(absolute(process.cwd, name), text, options.has('a'))
  process.out(text)
  return 0
}

/** Programs that read and write text. */
export const textApplets: Readonly<Record<string, Applet>> = {
  echo,
  printf,
  cat,
  head: ends('head'),
  tail: ends('tail'),
  grep,
  egrep: (process, args) => grep(process, ['-E', ...args]),
  wc,
  sort: mapped('sort', sorted, 'kt'),
  uniq: mapped('uniq', unique),
  cut: mapped('cut', columns, 'fdc'),
  tac: mapped('tac', (lines) => lines.reverse()),
  seq,
  tr,
  sed,
  tee,
  yes: (process, args) => {
    process.out(`${args.join(' ') || 'y'}\n`.repeat(1000))
    return 0
  },
}
