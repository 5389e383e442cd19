// The forms of a particle behind a consonant and behind a vowel.
const forms: Readonly<Record<string, readonly [string, string]>> = {
  '을(를)': ['을', '를'],
  '를(을)': ['을', '를'],
  '이(가)': ['이', '가'],
  '가(이)': ['이', '가'],
  '은(는)': ['은', '는'],
  '는(은)': ['은', '는'],
  '과(와)': ['과', '와'],
  '와(과)': ['과', '와'],
  '(으)로': ['으로', '로'],
  '(이)라고': ['이라고', '라고'],
  '(이)라는': ['이라는', '라는'],
}

// The last consonant of the Korean names of 0 to 9, by its place in Unicode's row; 0 where the name ends in a vowel.
const finalsOfDigits = [21, 8, 0, 16, 0, 0, 1, 8, 8, 0]
const rieul = 8

/** The last consonant of a character as it is spoken, 0 for none; undefined where its script does not say. */
function finalOf(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28
  return /^\d$/.test(character) ? finalsOfDigits[Number(character)] : undefined
}

const open = /([가-힣\d])([`"'’”)\]]*)((?:[을를이가은는과와]\([을를이가은는과와]\))|\(으\)로|\(이\)라[고는])/g

/** A Korean text in which particles that are written in both forms have the one that the word before them takes: `터미널을(를)` is `터미널을`. Behind other scripts, whose sound the letters do not say, and behind gaps they stay as they are. */
export const withParticles = (text: string): string =>
  text.replace(open, (whole, last: string, between: string, both: string) => {
    const [final, form] = [finalOf(last), forms[both]]
    if (final === undefined || form === undefined) return whole
    const isVowel = final === 0 || (final === rieul && both === '(으)로')
    return `${last}${between}${form[isVowel ? 1 : 0]}`
  })

const particles =
  /(?:으로|로|에서|에게|에|을|를|이|가|은|는|과|와|의|도|이라고|라고|이라는|라는|이다|입니다)$/

/** A Korean word without the particle at its end; undefined where it has none. */
export function withoutParticle(text: string): string | undefined {
  const word = text.trim().replace(particles, '').trimEnd()
  return word === text.trim() || word === '' ? undefined : word
}
