import { Zip, type ZipInputFile } from 'fflate'
import { checkSum } from './check-sum.ts'
import { type ArchiveLimits, decompress, within } from './inflate.ts'
import { Refusal } from './refusal.ts'

/** A file with random access, as the world opens it. */
export interface ArchiveSource {
  readonly size: number
  read(from: number, length: number): Promise<Uint8Array>
}

/** A file in an archive. */
export interface ZipEntry {
  name: string
  /** 0 stored, 8 deflated. */
  method: number
  sum: number
  packed: number
  bytes: number
  /** The offset of its local header. */
  at: number
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const large = 0xffffffff
const longestDirectory = 32 * 2 ** 20

/** The offset and length of the directory, and its number of files. */
async function directoryOf(file: ArchiveSource): Promise<{ count: number; length: number; at: number }> {
  const from = Math.max(0, file.size - 65_557)
  const tail = await file.read(from, file.size - from)
  const data = view(tail)
  for (let end = tail.length - 22; end >= 0; end--) {
    if (data.getUint32(end, true) !== 0x06054b50) continue
    const found = {
      count: data.getUint16(end + 10, true),
      length: data.getUint32(end + 12, true),
      at: data.getUint32(end + 16, true),
    }
    if (found.count < 0xffff && found.at < large) return found
    // Archives of more than 4 GB have a second, larger end.
    if (end < 20 || data.getUint32(end - 20, true) !== 0x07064b50) return found
    const record = view(await file.read(Number(data.getBigUint64(end - 12, true)), 56))
    if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50) break
    return {
      count: Number(record.getBigUint64(32, true)),
      length: Number(record.getBigUint64(40, true)),
      at: Number(record.getBigUint64(48, true)),
    }
  }
  throw new Refusal('damaged')
}

const leadsOutside = (name: string): boolean =>
  /^[/\\]|^[A-Za-z]:|\0/.test(name) || name.split(/[/\\]/).includes('..')

/** The files of an archive; none of them is unpacked. Throws Refusal. */
export async function zipEntries(file: ArchiveSource, limits: ArchiveLimits): Promise<ZipEntry[]> {
  const { count, length, at } = await directoryOf(file)
  if (count > limits.entries || length > longestDirectory) throw new Refusal('too-many-entries')
  const bytes = await file.read(at, length)
  if (bytes.length < length) throw new Refusal('damaged')
  const data = view(bytes)
  const entries: ZipEntry[] = []
  let head = 0
  for (let i = 0; i < count; i++) {
    if (head + 46 > length || data.getUint32(head, true) !== 0x02014b50) throw new Refusal('damaged')
    const [names, extras, remarks] = [28, 30, 32].map((offset) => data.getUint16(head + offset, true))
    const next = head + 46 + names! + extras! + remarks!
    if (next > length) throw new Refusal('damaged')
    const name = new TextDecoder().decode(bytes.subarray(head + 46, head + 46 + names!))
    if (leadsOutside(name)) throw new Refusal('outside', name)
    const entry: ZipEntry = {
      name,
      method: data.getUint16(head + 10, true),
      sum: data.getUint32(head + 16, true),
      packed: data.getUint32(head + 20, true),
      bytes: data.getUint32(head + 24, true),
      at: data.getUint32(head + 42, true),
    }
    widen(entry, view(bytes.subarray(head + 46 + names!, head + 46 + names! + extras!)))
    entries.push(entry)
    head = next
  }
  return entries
}

/** Numbers that did not fit stand in a field of their own. */
function widen(entry: ZipEntry, extra: DataView): void {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue
    let number = at + 4
    for (const name of ['bytes', 'packed', 'at'] as const) {
      if (entry[name] !== large || number + 8 > extra.byteLength) continue
      entry[name] = Number(extra.getBigUint64(number, true))
      number += 8
    }
    return
  }
}

/** A file of an archive, unpacked; neither what is declared nor what comes out may be too much. Throws Refusal. */
export async function entryBytes(
  file: ArchiveSource,
  entry: ZipEntry,
  limits: ArchiveLimits,
): Promise<Uint8Array> {
  within(entry.bytes, entry.packed, limits)
  const head = view(await file.read(entry.at, 30))
  if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw new Refusal('damaged')
  const from = entry.at + 30 + head.getUint16(26, true) + head.getUint16(28, true)
  if (from + entry.packed > file.size) throw new Refusal('damaged')
  if (entry.method !== 0 && entry.method !== 8) throw new Refusal('packing', entry.name)
  const packed = await file.read(from, entry.packed)
  const bytes = entry.method === 0 ? packed : decompress(packed, 'deflate', limits, entry.bytes)
  if (bytes.length !== entry.bytes || checkSum(bytes) !== entry.sum) throw new Refusal('damaged')
  return bytes
}

/** A file to be packed. */
export interface Part {
  name: string
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

const chunk = 1 << 18

/** Pieces that are no larger than the packer likes. */
async function* small(pieces: Part['pieces']): AsyncIterable<Uint8Array<ArrayBuffer>> {
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += chunk)
      yield piece.subarray(at, at + chunk) as Uint8Array<ArrayBuffer>
}

// Gzip, by which the platform's packer also sums, puts ten bytes before the deflated ones, and the sum and the size behind them.
const gzipHead = 10
const gzipTail = 8

/** Deflates pieces with the platform's own packer, which is several times as fast as one in JavaScript and sums on the way; counts what goes in. */
async function* deflated(
  pieces: Part['pieces'],
  entry: ZipInputFile,
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new CompressionStream('gzip')
  const writer = writable.getWriter()
  const fill = async (): Promise<void> => {
    // One piece is packed while the next one is made.
    let before: Promise<void> | undefined
    for await (const piece of small(pieces)) {
      entry.size += piece.length
      const written = writer.write(piece)
      await before
      before = written
    }
    await before
    await writer.close()
  }
  const filled = fill()
  // The reader gets the error, too.
  filled.catch((error) => writer.abort(error).catch(() => undefined))
  let tail = new Uint8Array(0)
  let head = gzipHead
  for await (const piece of readable as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    const skipped = Math.min(head, piece.length)
    head -= skipped
    const all = new Uint8Array(tail.length + piece.length - skipped)
    all.set(tail)
    all.set(piece.subarray(skipped), tail.length)
    const end = Math.max(0, all.length - gzipTail)
    tail = all.slice(end)
    if (end > 0) yield all.subarray(0, end)
  }
  await filled
  entry.crc = view(tail).getUint32(0, true)
}

/** Packs files, a piece at a time. */
export async function* zipped(parts: readonly Part[], at: Date): AsyncIterable<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for (const { name, pieces } of parts) {
    const entry: ZipInputFile = { filename: name, size: 0, crc: 0, compression: 8, mtime: at }
    zip.add(entry)
    for await (const piece of deflated(pieces, entry)) {
      entry.ondata!(null, piece, false)
      yield* ready
      ready = []
    }
    entry.ondata!(null, new Uint8Array(0), true)
  }
  zip.end()
  yield* ready
}
