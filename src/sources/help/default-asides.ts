const opening = /\s*\((?:the )?(?:default(?:s to|:| is|=)?\s*|env:)/gi

/** The places to which a text within brackets may be passed over from one of its places, the likeliest last: all up to the next bracket, all up to a quotation in between, one quotation, one pair of brackets. */
function placesBehind(text: string, at: number): number[] {
  const bracket = /[()]/g
  const quote = /["']/g
  if (text[at] === '(') {
    bracket.lastIndex = at + 1
    const next = bracket.exec(text)
    return next?.[0] === ')' ? [next.index + 1] : []
  }
  bracket.lastIndex = at
  const end = bracket.exec(text)?.index ?? text.length
  const places: number[] = []
  quote.lastIndex = at + 1
  for (let found = quote.exec(text); found && found.index < end; found = quote.exec(text))
    places.push(found.index)
  if (end > at) places.push(end)
  const closing = /["']/.test(text[at] ?? '') ? text.indexOf(text[at]!, at + 1) : -1
  return closing < 0 ? places : [...places, closing + 1]
}

/** The end of the brackets in which a place is; undefined where they stay open. Each place is tried once, as brackets and quotations that stay open can be told apart in a great many ways. */
function endOfBrackets(text: string, from: number): number | undefined {
  const tried = new Set<number>()
  const waiting = [from]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (text[at] === ')') return at + 1
    if (tried.has(at)) continue
    tried.add(at)
    waiting.push(...placesBehind(text, at))
  }
  return undefined
}

/** A text without brackets that name a default: `(default "a (b)")`, `(env: PORT)`. Its time grows with the square of the length at most. */
export function withoutDefaults(text: string): string {
  const search = new RegExp(opening)
  let kept = ''
  let from = 0
  for (let found = search.exec(text); found; found = search.exec(text)) {
    const end = endOfBrackets(text, search.lastIndex)
    // The brackets stay open: others may begin within them.
    search.lastIndex = end ?? text.indexOf('(', found.index) + 1
    if (end === undefined) continue
    kept += text.slice(from, found.index)
    from = end
  }
  return kept + text.slice(from)
}
