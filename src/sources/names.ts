/** The options in a piece of text, as the program would want them typed. */
export interface FoundOption {
  long?: string
  short?: string
  /** The form of the value when it stands behind the names. */
  value?: string
}

// Word processors turn two hyphens into one dash.
const hyphens = (text: string): string =>
  text.replace(/[–—−](?=[A-Za-z0-9]{2})/g, '--').replace(/[–—−](?=[A-Za-z0-9])/g, '-')

const pattern = /(?<![\w-])(--[A-Za-z0-9][\w.-]*|-[A-Za-z0-9?#](?![\w-])|-[A-Za-z][\w-]+)/g

/** Every option named in a cell, in order, without repeats. */
export function optionsIn(text: string): string[] {
  return [...new Set(hyphens(text).match(pattern) ?? [])]
}

/** The options that a cell of an option table is about: `-p, --publish HOST:CONTAINER` is one. */
export function optionsOfCell(text: string): FoundOption[] {
  const names = optionsIn(text)
  const longs = names.filter((name) => name.startsWith('--') || name.length > 2)
  const shorts = names.filter((name) => !longs.includes(name))
  const rest = hyphens(text)
    .replace(/\[=([^\]]*)\]/g, '=$1')
    .replace(pattern, '')
    .replace(/[`,]/g, ' ')
    .replace(/(^|\s)[|/](?=\s|$)/g, ' ')
    .trim()
    .replace(/^=/, '')
  const [form, ...others] = new Set(rest.split(/\s+/))
  const value = others.length === 0 && /^[A-Za-z<[{'"]\S*$/.test(form ?? '') ? form : undefined
  const found: FoundOption[] = []
  for (let i = 0; i < Math.max(longs.length, shorts.length); i++) {
    const option: FoundOption = {}
    if (longs[i] !== undefined) option.long = longs[i]
    if (shorts[i] !== undefined) option.short = shorts[i]
    if (value !== undefined) option.value = value
    found.push(option)
  }
  return found
}

// Words that end the command in a heading such as "docker container commands".
const prose = new Set(
  'command commands subcommand subcommands option options flag flags usage example examples basics and or the a an for of in on to with about is are how you your my notes reference cheatsheet en de del der des di do el em et für im la las le les los mit na no para per por pour sur und y'.split(
    ' ',
  ),
)

/** The path of the command that a heading names, '' for the program alone; undefined when it names none. */
export function commandIn(heading: string, program: string): string | undefined {
  const words = heading.replace(/[`*_"'()[\]:,]/g, ' ').split(/\s+/)
  const start = words.indexOf(program)
  if (start < 0) return undefined
  const path: string[] = []
  for (const word of words.slice(start + 1)) {
    if (!/^[a-z][a-z0-9_-]*$/.test(word) || prose.has(word)) break
    path.push(word)
  }
  return path.join(' ')
}

/** The program that notes without front matter are about: the command named most often in headings and shell blocks. */
export function programIn(headings: string[], shellLines: string[]): string | undefined {
  const count = new Map<string, number>()
  const vote = (word: string | undefined, weight: number): void => {
    if (word !== undefined && /^[a-z][a-z0-9_.-]+$/.test(word) && !prose.has(word))
      count.set(word, (count.get(word) ?? 0) + weight)
  }
  for (const heading of headings)
    vote(
      heading
        .replace(/[`*_#]/g, ' ')
        .trim()
        .split(/\s+/)[0],
      2,
    )
  for (const line of shellLines)
    vote(
      line
        .trim()
        .replace(/^(?:\$|sudo)\s+/, '')
        .split(/\s+/)[0],
      1,
    )
  let best: string | undefined
  for (const [word, votes] of count) if (votes > (best === undefined ? 0 : count.get(best)!)) best = word
  return best
}
