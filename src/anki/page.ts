import type { Bytes } from './record.ts'

/** Bytes of each page of a database. */
export const pageSize = 4096

/** The types of pages: leaves of tables and indexes, and the pages above them. */
export const pageTypes = { table: { leaf: 13, interior: 5 }, index: { leaf: 10, interior: 2 } }

/** A page of a tree while it is filled: its head, the places of its cells behind it, the cells from its end on. */
export interface Page {
  data: Uint8Array
  view: DataView
  type: number
  /** The offset of its head: behind the head of the file on the first page. */
  from: number
  /** The offset of the pointers to its cells. */
  places: number
  cells: number
  /** The offset of the cells. */
  begin: number
}

/** An empty page. */
export function newPage(type: number, from = 0): Page {
  const data = new Uint8Array(pageSize)
  const isLeaf = type === pageTypes.table.leaf || type === pageTypes.index.leaf
  return {
    data,
    view: new DataView(data.buffer),
    type,
    from,
    places: from + (isLeaf ? 8 : 12),
    cells: 0,
    begin: pageSize,
  }
}

/** Whether a cell of so many bytes fits on a page. */
export const fitsOn = (page: Page, size: number): boolean =>
  page.places + 2 * (page.cells + 1) + size <= page.begin

/** Adds a cell. */
export function addCell(page: Page, { data, length }: Pick<Bytes, 'data' | 'length'>): void {
  page.begin -= length
  // A loop is quicker than a view of the bytes for the few that most cells have.
  if (length < 100) for (let i = 0; i < length; i++) page.data[page.begin + i] = data[i]!
  else page.data.set(data.subarray(0, length), page.begin)
  page.view.setUint16(page.places + 2 * page.cells, page.begin)
  page.cells++
}

/** Takes the last cell of a page away, which has so many bytes. */
export function takeCell(page: Page, length: number): Uint8Array {
  const cell = page.data.slice(page.begin, page.begin + length)
  page.data.fill(0, page.begin, page.begin + length)
  page.begin += length
  page.cells--
  page.view.setUint16(page.places + 2 * page.cells, 0)
  return cell
}

/** The bytes of a page that is full; `right` is the last page below it. */
export function finished({ data, view, type, from, cells, begin }: Page, right?: number): Uint8Array {
  data[from] = type
  view.setUint16(from + 3, cells)
  view.setUint16(from + 5, begin)
  if (right !== undefined) view.setUint32(from + 8, right)
  return data
}
