/** Options by their names without dashes, and the words between them. */
export interface Cut {
  options: Map<string, string>
  words: string[]
}

/** Options and words; the value of an option whose letter is named is taken along. */
export function cut(args: readonly string[], valued = ''): Cut {
  const options = new Map<string, string>()
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (arg === '--') return { options, words: [...words, ...args.slice(at + 1)] }
    if (arg.startsWith('--')) {
      const [name, value = ''] = arg.slice(2).split('=')
      options.set(name!, value)
    } else if (arg.startsWith('-') && arg.length > 1) at += letters(arg, args[at + 1], valued, options)
    else words.push(arg)
  }
  return { options, words }
}

/** Takes the letters behind a dash; returns how many further words they take as a value. */
function letters(
  arg: string,
  next: string | undefined,
  valued: string,
  options: Map<string, string>,
): number {
  for (let i = 1; i < arg.length; i++) {
    const letter = arg[i]!
    if (valued.includes(letter)) {
      const joined = arg.slice(i + 1)
      options.set(letter, joined === '' ? (next ?? '') : joined)
      return joined === '' ? 1 : 0
    }
    options.set(letter, '')
  }
  return 0
}
