import fc from 'fast-check'

const codePoint = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }),
  fc.integer({ min: 0, max: 0xd7ff }),
  fc.integer({ min: 0xe000, max: 0x10ffff }),
)

/** Any text of whole characters, assigned or not. fast-check's own `unit: 'binary'` takes a second of processor time to be made. */
export const anyText = (length: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ ...length, unit: codePoint.map((code) => String.fromCodePoint(code)) })

// Each is one sign on the screen: with a mark, joined, a flag, a syllable in parts, a keycap, a skin tone.
const joined = ['e\u0301', '👩‍💻', '🇰🇷', '\u1112\u1161\u11ab', '1️⃣', '👍🏽', 'क्षि', '각']

/** Any text of printed signs, also of those that are several characters. fast-check's own `unit: 'grapheme'` makes the same table. */
export const anySigns = (length: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({
    ...length,
    unit: fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
      codePoint
        .map((code) => String.fromCodePoint(code))
        .filter((sign) => /[\p{Letter}\p{Number}\p{Punctuation}\p{Symbol}]/u.test(sign)),
      fc.constantFrom(...joined),
    ),
  })
