/** The words of a text, in small letters. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Two numbers below 2 ** 26 as one. */
const pairOf = (first: number, second: number): number => first * 2 ** 26 + second

/** Words that stand next to each other on cards, which is how a text is found again in little time. */
export class Shown {
  /** Words by number: two numbers name a pair in less room than a text would. */
  private readonly words = new Map<string, number>()
  private readonly pairs = new Set<number>()

  add(words: readonly string[]): void {
    let before: number | undefined
    for (const word of words) {
      const number = this.words.get(word) ?? this.words.size
      if (number === this.words.size) this.words.set(word, number)
      if (before !== undefined) this.pairs.add(pairOf(before, number))
      before = number
    }
  }

  has(text: string): boolean {
    const numbers = wordsOf(text).map((word) => this.words.get(word))
    return numbers.every((number, index) => {
      const before = numbers[index - 1]
      return number !== undefined && (before === undefined || this.pairs.has(pairOf(before, number)))
    })
  }
}

/** The lines that cards are of, by the words that stand next to each other in them. */
export class CardLines {
  // Most pairs are of one line: a set for each of them would take more room than all texts.
  private readonly byPair = new Map<string, string | Set<string>>()
  /** Texts of cards that do not stand in their own line: captions, what goes on below. */
  private readonly elsewhere = new Shown()

  /** Takes a line, and the words of each text of a card that is of it. */
  add(line: string, texts: readonly (readonly string[])[]): void {
    const words = wordsOf(line)
    const own = sentence(words)
    for (const [index, word] of words.slice(1).entries())
      addOnce(this.byPair, `${words[index]!} ${word}`, own)
    for (const text of texts) if (!own.includes(sentence(text))) this.elsewhere.add(text)
  }

  /** Whether all words of a line are a part of a line that another card is of: what it says by itself is on no card. */
  holdsMore(line: string): boolean {
    const [first, second] = wordsOf(line)
    if (second === undefined || this.elsewhere.has(line)) return false
    const words = sentence(wordsOf(line))
    const found = this.byPair.get(`${first!} ${second}`) ?? []
    const lines = typeof found === 'string' ? [found] : [...found]
    return lines.some((own) => own.length > words.length && own.includes(words))
  }
}

/** The words of a text between spaces, so that a part of it is found by its words. */
const sentence = (words: readonly string[]): string => ` ${words.join(' ')} `

function addOnce(sets: Map<string, string | Set<string>>, key: string, value: string): void {
  const found = sets.get(key)
  if (found === undefined) sets.set(key, value)
  else if (typeof found !== 'string') found.add(value)
  else if (found !== value) sets.set(key, new Set([found, value]))
}
