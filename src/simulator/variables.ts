/** Splits `KEY=VALUE`; without `=` the value is empty. */
export const pairOf = (text: string): [key: string, value: string] => {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** A record of texts `KEY=VALUE`: labels, variables. */
export const recordOf = (texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(texts.map(pairOf))

/** The texts `KEY=VALUE` of a record. */
export const textsOf = (record: Readonly<Record<string, string>>): string[] =>
  Object.entries(record).map(([key, value]) => `${key}=${value}`)
