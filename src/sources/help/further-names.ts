const name = String.raw`["'\x60]?(--?[A-Za-z0-9][\w-]*)["'\x60]?`
const list = `${name}(?:(?:,| or|, or| and) ${name})*`
const everyName = /(?<![\w-])--?[A-Za-z0-9][\w-]*/g

const aliases: readonly RegExp[] = [
  new RegExp(String.raw`(?<=^|\s)aliases?: ${name}(?:=\w+)?(?=$|\s)`),
  new RegExp(String.raw`\(Alias(?:es)?: ${list}\)`, 'i'),
  new RegExp(String.raw`${list} (?:can|may) be used as (?:an )?alias(?:es)?\.?`, 'i'),
  new RegExp(String.raw`(?:The (?:flag|option) )?${name} is an alias (?:for|of) this option\.?`, 'i'),
]
/** A further name of an operand: `seek=N  (or oseek=N) skip …`. */
const operand = /^\(or ([a-z]\w*=)\S*\)\s*/
// clap's own form, without dashes.
const bracketed = /\[aliases: ([\w, -]+)\]/
const opposite = new RegExp(
  `(?:can|may) be (?:disabled|overridden|turned off|undone|negated) (?:with|by|using) (?:the )?${name}`,
  'i',
)

/** Names of an option that only its text gives. */
export interface FurtherNames {
  also: string[]
  /** The option that undoes it. */
  negated?: string
  /** The text without what only gives names. */
  text: string
}

/** Finds the names that the text of an option gives: `(Alias: --list)`, `can be disabled with --no-list`. */
export function furtherNames(text: string): FurtherNames {
  let rest = text
  const also: string[] = []
  for (const pattern of /alias/i.test(text) ? aliases : []) {
    const found = pattern.exec(rest)?.[0]
    if (found === undefined) continue
    also.push(...(found.match(everyName) ?? []))
    rest = rest.replace(found, '').replace(/\s+$/, '')
  }
  const [whole, other] = operand.exec(rest) ?? []
  if (other !== undefined) {
    also.push(other)
    rest = rest.slice(whole!.length)
  }
  const inBrackets = bracketed.exec(text)?.[1]?.split(/,\s*/) ?? []
  also.push(...inBrackets.map((one) => (one.startsWith('-') ? one : one.length > 1 ? `--${one}` : `-${one}`)))
  return { also: [...new Set(also)], negated: opposite.exec(rest)?.[1], text: rest }
}
