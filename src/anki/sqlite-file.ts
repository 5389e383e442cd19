import { addCell, finished, fitsOn, newPage, pageSize, pageTypes } from './page.ts'
import { noBytes } from './record.ts'
import { indexTree, type Keys, type Numbered, type Rows, setRow, tableTree } from './tree.ts'

/** A table or an index of a database, and how it is defined. What it holds is walked through twice and has to be the same each time. */
export type Content = { name: string; sql: string } & (
  | { rows(): Rows }
  | { /** Of an index: the table that it is of. */ table: string; keys(): Keys }
)

const headSize = 100
const pagesAtOnce = 64
// The version of SQLite of which the file says that it has written it; those before 3.7 know no such field.
const sqliteVersion = 3_040_000

const treeOf = (content: Content, numbered: Numbered): Generator<Uint8Array, number> =>
  'rows' in content ? tableTree(content.rows(), numbered) : indexTree(content.keys(), numbered)

/** A tree that was laid out: the number of its root, and its pages where they are few. */
interface Laid {
  root: number
  pages: Uint8Array[] | undefined
}

// More are made again when they are written.
const fewPages = 2048

/** Lays a tree out behind the pages before it. */
function laidOut(content: Content, numbered: Numbered): Laid {
  let pages: Uint8Array[] | undefined = []
  const all = treeOf(content, numbered)
  let step = all.next()
  for (; !step.done; step = all.next()) {
    pages?.push(step.value)
    if (pages && pages.length > fewPages) pages = undefined
  }
  return { root: step.value, pages }
}

/** The head of the file and the table of its tables. Throws RangeError where that is more than a page. */
function firstPage(contents: readonly Content[], laid: readonly Laid[], pages: number): Uint8Array {
  const page = newPage(pageTypes.table.leaf, headSize)
  const [cell, record] = [noBytes(), noBytes()]
  for (const [index, content] of contents.entries()) {
    const { name, sql } = content
    const isTable = 'rows' in content
    const table = isTable ? name : content.table
    const rest = setRow(
      cell,
      record,
      [index + 1, [isTable ? 'table' : 'index', name, table, laid[index]!.root, sql]],
      0,
    )
    if (rest || !fitsOn(page, cell.length)) throw new RangeError('more tables than a page has room for')
    addCell(page, cell)
  }
  const data = finished(page)
  const { view } = page
  data.set(new TextEncoder().encode('SQLite format 3\0'))
  view.setUint16(16, pageSize)
  // Read and written by rollback journal; no bytes reserved; the payload fractions that the format asks for.
  data.set([1, 1, 0, 64, 32, 32], 18)
  // How often it was changed, and again where the number of pages is vouched for.
  view.setUint32(24, 1)
  view.setUint32(28, pages)
  view.setUint32(40, 1)
  view.setUint32(44, 4)
  // UTF-8.
  view.setUint32(56, 1)
  view.setUint32(92, 1)
  view.setUint32(96, sqliteVersion)
  return data
}

/** A database of SQLite as a file, a few pages at a time: memory does not grow with its rows. The format is that of https://sqlite.org/fileformat2.html. */
export function* sqliteFile(contents: readonly Content[]): Iterable<Uint8Array> {
  // The first page says where each tree begins and how many pages there are.
  const numbered = { last: 1 }
  const begins: number[] = []
  const laid = contents.map((content) => {
    begins.push(numbered.last)
    return laidOut(content, numbered)
  })
  let piece = new Uint8Array(pagesAtOnce * pageSize)
  let filled = 0
  function* add(page: Uint8Array): Iterable<Uint8Array> {
    piece.set(page, filled)
    filled += pageSize
    if (filled < piece.length) return
    yield piece
    piece = new Uint8Array(pagesAtOnce * pageSize)
    filled = 0
  }
  yield* add(firstPage(contents, laid, numbered.last))
  for (const [index, content] of contents.entries())
    for (const page of laid[index]!.pages ?? treeOf(content, { last: begins[index]! })) yield* add(page)
  yield piece.subarray(0, filled)
}
