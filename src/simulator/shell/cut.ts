/** Options and words; the value of an option whose letter is named is taken along. */
export function cut(args: readonly string[], valued = ''): { options: Map<string, string>; words: string[] } {
  const options = new Map<string, string>()
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (arg === '--') return { options, words: [...words, ...args.slice(at + 1)] }
    if (arg.startsWith('--')) {
      const [name, value = ''] = arg.slice(2).split('=')
      options.set(name!, value)
    } else if (arg.startsWith('-') && arg.length > 1) {
      for (let i = 1; i < arg.length; i++) {
        const letter = arg[i]!
        if (!valued.includes(letter)) {
          options.set(letter, '')
          continue
        }
        options.set(letter, i + 1 < arg.length ? arg.slice(i + 1) : (args[++at] ?? ''))
        break
      }
    } else words.push(arg)
  }
  return { options, words }
}
