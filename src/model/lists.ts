/** Compares texts by their code units, which no locale changes. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Compares items by a text of each. */
export const byText =
  <T>(textOf: (item: T) => string) =>
  (a: T, b: T): number =>
    compareTexts(textOf(a), textOf(b))

/** Adds an item to the list of a key. */
export function addTo<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
