import { addCell, finished, fitsOn, newPage, type Page, pageSize, pageTypes, takeCell } from './page.ts'
import { addVarint, type Bytes, noBytes, setRecord, type Value } from './record.ts'

/** The rows of a table in the order of their numbers. An array may be used again for the next row. */
export type Rows = Iterable<readonly [number: number, values: readonly Value[]]>

/** The keys of an index in order: the values of its columns, then the number of the row. */
export type Keys = Iterable<readonly number[]>

/** The number of the last page that was given. */
export interface Numbered {
  last: number
}

/** A page that is done, with what parts it from the next one: the largest number of a row on it, or the key of an index that is between the two. */
interface Child {
  page: number
  separator: Uint8Array
}

/** Pages in their order, and what they come to. */
type Pages<T> = Generator<Uint8Array, T>

/** Bytes of a row that are on its own page; the rest is on pages that follow one another. */
function localSize(size: number): number {
  const most = pageSize - 35
  if (size <= most) return size
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23
  const fitting = least + ((size - least) % (pageSize - 4))
  return fitting <= most ? fitting : least
}

/** Content that is too long for a page, on pages that each begin with the number of the next one. */
function* overflow(rest: Uint8Array, numbered: Numbered): Pages<void> {
  const room = pageSize - 4
  for (let at = 0; at < rest.length; at += room) {
    const data = new Uint8Array(pageSize)
    numbered.last++
    if (at + room < rest.length) new DataView(data.buffer).setUint32(0, numbered.last + 1)
    data.set(rest.subarray(at, at + room), 4)
    yield data
  }
}

/** Sets a cell to a row: the length of its record, its number, the record as far as it is on this page, the number of the page where it goes on. Returns what is not on this page. */
export function setRow(
  cell: Bytes,
  record: Bytes,
  [number, values]: readonly [number, readonly Value[]],
  next: number,
): Uint8Array | undefined {
  setRecord(record, values)
  const local = localSize(record.length)
  cell.length = 0
  addVarint(cell, record.length)
  addVarint(cell, number)
  addBytes(cell, record, local)
  if (local === record.length) return undefined
  cell.view.setUint32(cell.length, next)
  cell.length += 4
  return record.data.subarray(local, record.length)
}

/** Adds the first bytes of others; a page has room for them. */
function addBytes(bytes: Bytes, { data }: Bytes, length: number): void {
  if (length < 100) for (let i = 0; i < length; i++) bytes.data[bytes.length + i] = data[i]!
  else bytes.data.set(data.subarray(0, length), bytes.length)
  bytes.length += length
}

const varint = (value: number): Uint8Array => {
  const bytes = noBytes()
  addVarint(bytes, value)
  return bytes.data.slice(0, bytes.length)
}

function* tableLeaves(rows: Rows, numbered: Numbered): Pages<Child[]> {
  const children: Child[] = []
  const [cell, record] = [noBytes(), noBytes()]
  let page = newPage(pageTypes.table.leaf)
  let last = 0
  const end = (): Uint8Array => {
    children.push({ page: ++numbered.last, separator: varint(last) })
    return finished(page)
  }
  for (const row of rows) {
    let rest = setRow(cell, record, row, numbered.last + 1)
    if (!fitsOn(page, cell.length)) {
      yield end()
      page = newPage(pageTypes.table.leaf)
      // It goes on behind the page that was just given.
      if (rest) rest = setRow(cell, record, row, numbered.last + 1)
    }
    if (rest) yield* overflow(rest, numbered)
    addCell(page, cell)
    last = row[0]
  }
  yield end()
  return children
}

function* indexLeaves(keys: Keys, numbered: Numbered): Pages<Child[]> {
  const children: Child[] = []
  const [cell, record] = [noBytes(), noBytes()]
  let page: Page = newPage(pageTypes.index.leaf)
  let size = 0
  const end = (separator: Uint8Array): Uint8Array => {
    children.push({ page: ++numbered.last, separator })
    return finished(page)
  }
  for (const key of keys) {
    setRecord(record, key)
    cell.length = 0
    addVarint(cell, record.length)
    addBytes(cell, record, record.length)
    if (!fitsOn(page, cell.length)) {
      // Other than in a table, what parts two pages is on neither of them.
      const separator = takeCell(page, size)
      yield end(separator)
      page = newPage(pageTypes.index.leaf)
    }
    addCell(page, cell)
    size = cell.length
  }
  yield end(new Uint8Array())
  return children
}

/** Parts the children of a level into those of each page above; the last one of a page takes no cell. */
function grouped(children: readonly Child[]): Child[][] {
  const groups: Child[][] = [[]]
  let room = pageSize - 12
  for (const child of children) {
    groups.at(-1)!.push(child)
    room -= 2 + 4 + child.separator.length
    if (room >= 0) continue
    groups.push([])
    room = pageSize - 12
  }
  if (groups.at(-1)!.length === 0) groups.pop()
  // A page without a cell parts nothing.
  const [before, last] = [groups.at(-2), groups.at(-1)!]
  if (before && last.length === 1) last.unshift(before.pop()!)
  return groups
}

/** The pages above some leaves; returns the number of the root. */
function* interiors(type: number, leaves: readonly Child[], numbered: Numbered): Pages<number> {
  let level = leaves
  while (level.length > 1) {
    const above: Child[] = []
    for (const group of grouped(level)) {
      const page = newPage(type)
      const right = group.at(-1)!
      for (const { page: below, separator } of group.slice(0, -1)) {
        const data = new Uint8Array(4 + separator.length)
        new DataView(data.buffer).setUint32(0, below)
        data.set(separator, 4)
        addCell(page, { data, length: data.length })
      }
      above.push({ page: ++numbered.last, separator: right.separator })
      yield finished(page, right.page)
    }
    level = above
  }
  return level[0]!.page
}

/** The pages of a table, its root last; returns the number of the root. */
export function* tableTree(rows: Rows, numbered: Numbered): Pages<number> {
  return yield* interiors(pageTypes.table.interior, yield* tableLeaves(rows, numbered), numbered)
}

/** The pages of an index, its root last; returns the number of the root. */
export function* indexTree(keys: Keys, numbered: Numbered): Pages<number> {
  return yield* interiors(pageTypes.index.interior, yield* indexLeaves(keys, numbered), numbered)
}
