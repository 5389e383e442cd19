import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** A character of which texts can be made: neither NUL nor half of a pair. */
const isCharacter = (code: number): boolean =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)

/** HTML character references as the characters they name; what names nothing becomes `unknown` of it, by default it stays. */
export const decodeReferences = (text: string, unknown = (whole: string): string => whole): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,31}));/gi,
        (whole, hex, decimal, name) => {
          if (name !== undefined) return decodeNamedCharacterReference(name as string) || whole
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16)
          return isCharacter(code) ? String.fromCodePoint(code) : unknown(whole)
        },
      )
    : text
