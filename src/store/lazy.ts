/** Reads of single values after which the rest is read at once, which takes less time for each. */
const few = 200

/** A record whose values are read, each from its place, when somebody asks for them: of thousands of cards a start needs a few, and statistics all. `readAll` makes those that are left ready at once. */
export function lazyRecord<T extends object>(
  places: Map<string, number>,
  read: (place: number) => T,
  readAll: () => (key: string) => T,
): Record<string, T> {
  const rows: Map<string, number | T> = places
  let reads = 0
  let ready: ((key: string) => T) | undefined
  const valueAt = (key: string): T | undefined => {
    const row = rows.get(key)
    if (typeof row !== 'number') return row
    if (reads++ === few) ready = readAll()
    const value = ready ? ready(key) : read(row)
    rows.set(key, value)
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
