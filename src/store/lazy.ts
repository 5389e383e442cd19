/** Reads of single values after which the rest is read at once, which takes less time for each. */
const few = 200

/** A record whose values are read, each from its place, when somebody asks for them: of thousands of cards a start needs a few, and statistics all. */
export function lazyRecord<T extends object>(
  places: Map<string, number>,
  read: (place: number) => T,
  readAll: () => Iterable<readonly [key: string, value: T]>,
): Record<string, T> {
  const rows: Map<string, number | T> = places
  let reads = 0
  const valueAt = (key: string): T | undefined => {
    const row = rows.get(key)
    if (typeof row !== 'number') return row
    const value = read(row)
    rows.set(key, value)
    if (++reads === few)
      // Fields that were set or deleted meanwhile stay as they are.
      for (const [other, all] of readAll()) if (typeof rows.get(other) === 'number') rows.set(other, all)
    return value
  }
  return new Proxy<Record<string, T>>(
    {},
    {
      get: (_target, key) => (typeof key === 'string' ? valueAt(key) : undefined),
      has: (_target, key) => typeof key === 'string' && rows.has(key),
      set(_target, key, value: T) {
        rows.set(String(key), value)
        return true
      },
      deleteProperty(_target, key) {
        rows.delete(String(key))
        return true
      },
      ownKeys: () => [...rows.keys()],
      getOwnPropertyDescriptor(_target, key) {
        const value = typeof key === 'string' ? valueAt(key) : undefined
        return value && { value, writable: true, enumerable: true, configurable: true }
      },
    },
  )
}
