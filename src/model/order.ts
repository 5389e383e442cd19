/** Items by a number that each has, the smallest first, and as they were where it is the same. The number is asked for once an item. */
export const sortedBy = <T>(items: readonly T[], numberOf: (item: T) => number): T[] =>
  items
    .map((item) => ({ item, by: numberOf(item) }))
    .sort((a, b) => a.by - b.by)
    .map(({ item }) => item)
