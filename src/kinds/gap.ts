import type { GapEntry } from '../model/index.ts'
import {
  cardId,
  editDistance,
  graphemes,
  plain,
  unquoted,
  withoutParticle,
  withParticles,
} from '../model/index.ts'
import { beginnings, sizeOf } from './hints.ts'
import type { Kind, Pool } from './kind.ts'
import { namesOf } from './names.ts'
import type { Verdict } from './verdict.ts'

const code = /^`|^-{1,2}\w/
const hangul = /[\uAC00-\uD7A3]/

/** A text as it counts. In Korean many words may be written together or apart. */
function counted(text: string, isCode: boolean): string {
  if (isCode) return unquoted(text).normalize('NFC').replace(/\s+/g, ' ')
  const words = plain(text)
  return hangul.test(words) ? words.replaceAll(' ', '') : words
}

/** An English noun in the singular, as far as its ending says. */
function singular(word: string): string {
  if (word.length < 4 || !/[a-z]s$/.test(word) || /(?:ss|us|is)$/.test(word)) return word
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`
  return word.slice(0, /(?:ss|x|ch|sh)es$/.test(word) ? -2 : -1)
}

/** A text without what does not change its meaning: articles, and the plural of English and Korean nouns. */
const meant = (text: string): string => {
  const words = plain(text)
    .split(' ')
    .map(singular)
    .filter((word, _index, all) => all.length === 1 || !/^(?:the|an?)$/.test(word))
  return words.map((word) => word.replace(/([\uAC00-\uD7A3]{2})들$/, '$1')).join(hangul.test(text) ? '' : ' ')
}

/** Whether two texts name the same command or option: every entry that has the one name has the other one, too. */
function sameName(typed: string, expected: string, { entries }: Pool): boolean {
  const named = entries.flatMap((entry) =>
    entry.kind === 'option' || entry.kind === 'command' ? [namesOf(entry)] : [],
  )
  const homes = named.filter((names) => names.includes(expected))
  return homes.length > 0 && homes.every((names) => names.includes(typed))
}

/** A sentence with one place to fill in; the other gaps are shown filled. Case counts only where the gap is a command or an option. */
export const gap: Kind = {
  name: 'gap',
  order: 60,
  make: (entry, deck) =>
    entry.kind === 'gap'
      ? entry.gaps.map((part) => ({
          id: cardId(entry.subject, `gap-${part.name}`),
          kind: 'gap',
          deck,
          entry,
          part: part.name,
          covers: [],
        }))
      : [],
  ask(card, _pool, _random, texts) {
    const entry = card.entry as GapEntry
    const sentence = withParticles(
      entry.texts
        .map((text, index) => {
          const part = entry.gaps[index]
          return text + (part === undefined ? '' : part.name === card.part ? '____' : part.answers[0])
        })
        .join(''),
    )
    const answer = unquoted(entry.gaps.find((part) => part.name === card.part)!.answers[0]!)
    return {
      type: 'text',
      prompt: `${texts.fillTheGap}\n${sentence}`,
      hints: beginnings(graphemes(answer), 1).map((start) =>
        texts.firstLetters(start.join(''), ...sizeOf(answer)),
      ),
    }
  },
  answers: (card) => (card.entry as GapEntry).gaps.find((part) => part.name === card.part)!.answers,
  judge(card, _question, answer, pool): Verdict {
    const entry = card.entry as GapEntry
    const { answers } = entry.gaps.find((part) => part.name === card.part)!
    const given = answer.type === 'text' ? answer.text : ''
    const isCode = answers.some((one) => code.test(one))
    const exact = (text: string): string => counted(text, isCode)
    const typed = exact(given)
    const [expected = '', ...also] = answers
    const verdict = { expected, also, given, remarks: [] }
    if (typed === '') return { outcome: 'wrong', ...verdict }
    const isAnswer = (text: string): boolean =>
      answers.some(
        (one) =>
          exact(one) === exact(text) ||
          // A name is one whether the deck writes it as code or not.
          sameName(counted(text, true), counted(one, true), pool) ||
          (!isCode && meant(one) === meant(text)),
      )
    // In Korean the word of a gap comes with its particle.
    const bare = hangul.test(entry.texts.join('')) ? withoutParticle(given) : undefined
    // All answers may be typed in one line, parted by slashes.
    if (isAnswer(given) || given.split(/\s+\/\s+/).every(isAnswer) || (bare !== undefined && isAnswer(bare)))
      return { outcome: 'right', ...verdict }
    const close = answers.find((one) => exact(one).length >= 5 && editDistance(exact(one), typed, 1) <= 1)
    return close === undefined
      ? { outcome: 'wrong', ...verdict }
      : { outcome: 'near', ...verdict, remarks: [{ code: 'typo', typed: given.trim(), expected: close }] }
  },
}
