import { decodeCp949 } from './cp949.ts'

/** An encoding that a learner's text may be in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp949' | 'shift_jis' | 'gb18030'

/** A text read from bytes. */
export interface DecodedText {
  /** Without its byte order mark. */
  text: string
  encoding: Encoding
  /** How many replacement marks (U+FFFD) it holds: bytes that are no text, or that another program could not read before. */
  replaced: number
}

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte)

/** UTF-16 as its byte order mark or the place of its NUL bytes tells; undefined for anything else. */
function utf16In(bytes: Uint8Array): Encoding | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const head = bytes.subarray(0, 2048)
  const nuls = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) nuls[index % 2]!++
  // Fewer are a stray byte.
  const least = Math.max(3, head.length / 16)
  // Spaces, line ends and Latin letters have a NUL byte each, always on the same side.
  if (nuls[1]! > least && nuls[0] === 0) return 'utf-16le'
  if (nuls[0]! > least && nuls[1] === 0) return 'utf-16be'
  return undefined
}

function utf8In(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Whether bytes that are not UTF-8 are Korean: most of their pairs are syllables of the standard table, which other encodings hardly make. */
function looksKorean(bytes: Uint8Array): boolean {
  let pairs = 0
  let syllables = 0
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue
    pairs++
    if (bytes[i]! >= 0xb0 && bytes[i]! <= 0xc8 && bytes[i + 1]! >= 0xa1) syllables++
    i++
  }
  return syllables > 0 && syllables >= pairs * 0.7
}

/** The text of bytes in GB18030 (GBK); undefined where they are none. The standard table of Korean ends its syllables at C8, so text with many pairs above it is Chinese; many kana are Japanese. */
function chineseIn(bytes: Uint8Array): string | undefined {
  let [pairs, usual, beyond, kana] = [0, 0, 0, 0]
  for (let i = 0; i + 1 < bytes.length; i++) {
    const [lead, trail] = [bytes[i]!, bytes[i + 1]!]
    if (lead < 0x80) continue
    pairs++
    // Symbols, and the characters of daily use.
    if (trail >= 0xa1 && lead >= 0xa1 && lead <= 0xd7) usual++
    if (lead >= 0xc9 && lead <= 0xf7) beyond++
    if (lead === 0xa4 || lead === 0xa5) kana++
    i++
  }
  if (beyond < pairs * 0.15 || usual < pairs * 0.8 || kana > pairs * 0.1) return undefined
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const leadsPair = (byte: number): boolean => (byte >= 0x81 && byte <= 0x9f) || byte >= 0xe0

/** Whether two bytes of Shift_JIS are a letter of the Japanese syllabaries. */
const isKana = (lead: number, trail: number): boolean =>
  (lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail >= 0x40 && trail <= 0x96)

/** The text of bytes in Shift_JIS; undefined where they are none, or where too few of their pairs are kana to be Japanese. */
function japaneseIn(bytes: Uint8Array): string | undefined {
  let [pairs, kana] = [0, 0]
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (!leadsPair(bytes[i]!)) continue
    pairs++
    if (isKana(bytes[i]!, bytes[i + 1]!)) kana++
    i++
  }
  if (kana === 0 || kana < pairs * 0.3) return undefined
  try {
    return new TextDecoder('shift_jis', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Reads a text in UTF-8, UTF-16, the Korean encoding of Windows (CP949, EUC-KR), the Chinese one (GB18030, GBK) or the Japanese one (Shift_JIS). What is none of them is read as UTF-8 with replacement marks. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = utf16In(bytes)
  if (wide) return counted(new TextDecoder(wide).decode(bytes), wide)
  const plain = utf8In(bytes)
  if (plain !== undefined) return counted(plain, 'utf-8')
  const chinese = chineseIn(bytes)
  if (chinese !== undefined) return counted(chinese, 'gb18030')
  const korean = looksKorean(bytes) ? decodeCp949(bytes) : undefined
  if (korean !== undefined) return counted(korean, 'cp949')
  const japanese = japaneseIn(bytes)
  if (japanese !== undefined) return counted(japanese, 'shift_jis')
  return counted(new TextDecoder('utf-8').decode(bytes), 'utf-8')
}

const counted = (text: string, encoding: Encoding): DecodedText => ({
  text,
  encoding,
  replaced: text.split('\uFFFD').length - 1,
})
