// The keys of the two-set Korean layout, in the order of Unicode's letters.
const initials = 'r R s e E f a q Q t T d w W c z x v g'.split(' ')
const vowels = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ')
const finals = ' r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ')
const letters = 'r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g'.split(' ')

const keysOf = (character: string): string => {
  const code = character.charCodeAt(0)
  if (code >= 0xac00 && code <= 0xd7a3) {
    const index = code - 0xac00
    return `${initials[Math.floor(index / 588)]}${vowels[Math.floor((index % 588) / 28)]}${finals[index % 28]}`
  }
  if (code >= 0x3131 && code <= 0x314e) return letters[code - 0x3131]!
  return code >= 0x314f && code <= 0x3163 ? vowels[code - 0x314f]! : character
}

const hangul = /[ㄱ-ㅣ가-힣]/g

/** Whether a text has Hangul in it. */
export const hasHangul = (text: string): boolean => text.search(hangul) >= 0

/** The keys that were pressed to type a text while the Korean layout was on: `애차ㄷㄱ ㅔㄴ` is `docker ps`. */
export const fromHangul = (text: string): string => text.normalize('NFC').replace(hangul, keysOf)

/** A value as a line has it, where the line was read as the keys of the Korean layout: a name in Hangul may be one that the program refuses. */
export const asWritten = (line: string, value: string): string =>
  line.includes(value) ? value : (line.split(/[\s=]+/).find((word) => fromHangul(word) === value) ?? value)
