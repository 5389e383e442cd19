/** How many extra syllables each first byte has: pairs up to A0 have three ranges of second bytes, later ones end below the standard table. */
const seconds = (first: number): number[] => {
  const ranges: [number, number][] = [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0x81, first <= 0xa0 ? 0xfe : 0xa0],
  ]
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
}

/** Every pair of bytes of the Korean encoding of Windows. Decoders of EUC-KR know its standard table; what Windows adds to it is the rest of the 11,172 syllables in their order. */
function makeTable(): Map<number, string> {
  const table = new Map<number, string>()
  const decoder = new TextDecoder('euc-kr', { fatal: true })
  const standard = new Set<string>()
  // Later additions that not every decoder knows.
  table.set(0xa2e6, '€').set(0xa2e7, '®')
  for (let first = 0xa1; first <= 0xfe; first++)
    for (let second = 0xa1; second <= 0xfe; second++)
      try {
        const char = decoder.decode(Uint8Array.of(first, second))
        table.set((first << 8) | second, char)
        standard.add(char)
      } catch {
        // Not in the table.
      }
  let syllable = 0xac00
  for (let first = 0x81; first <= 0xc6; first++)
    for (const second of seconds(first)) {
      while (standard.has(String.fromCharCode(syllable))) syllable++
      if (syllable > 0xd7a3) return table
      table.set((first << 8) | second, String.fromCharCode(syllable++))
    }
  return table
}

let table: Map<number, string> | undefined

/** The text of bytes in CP949, of which EUC-KR is a part; undefined where a byte has no meaning in it. */
export function decodeCp949(bytes: Uint8Array): string | undefined {
  table ??= makeTable()
  let text = ''
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte < 0x80) {
      text += String.fromCharCode(byte)
      continue
    }
    const char = table.get((byte << 8) | (bytes[++i] ?? 0))
    if (char === undefined) return undefined
    text += char
  }
  return text
}
