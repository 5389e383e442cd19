/** A replacement, and a part that every text has in which it finds something. Most texts lack it, which is quicker to see. */
export type Edit = readonly [
  sign: string,
  pattern: RegExp,
  by: string | ((found: string, ...groups: string[]) => string),
]

/** A text after one replacement after another. */
export function edited(text: string, edits: readonly Edit[]): string {
  let rest = text
  for (const edit of edits) if (rest.includes(edit[0])) rest = rest.replace(edit[1], edit[2] as string)
  return rest
}
