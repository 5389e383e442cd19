import { isDistinct, programWord } from './programs.ts'

/** Whether a command line has words of a sentence in it: letters beyond ASCII outside of brackets and quotes, more than one such word. */
export const hasProse = (line: string): boolean => {
  const bare = line.replace(/\[[^\]]*\]|<[^>]*>|\{[^}]*\}|"[^"]*"|'[^']*'|\([^)]*\)/g, ' ')
  // Chinese and Japanese write sentences without spaces.
  if (/[一-龥ぁ-ヶ]{6}/.test(bare)) return true
  return (bare.match(/[^\s\x00-\x7F]\S*/g)?.length ?? 0) > 1 || /[A-Za-z][가-힣]{1,2}(?:\s|$)/.test(bare)
}

/** Whether a text is a program with its words, beside a remark in brackets. */
export const isTypedLine = (text: string): boolean => {
  const line = text.replace(/\s*[(（][^()（）]*[)）]\s*$/, '').trim()
  const words = line.replace(/^(?:\$|sudo)\s+/, '').split(/\s+/)
  // Many plain words are a sentence, even behind the name of a program.
  const isSentence = words.length > 4 && words.every((word) => /^[A-Za-z'’]+[,.)]?$/.test(word))
  return (
    words.length > 1 &&
    words.length <= 12 &&
    isDistinct(programWord(words[0]!)) &&
    !isSentence &&
    !/\s=\s/.test(line) &&
    !hasProse(line)
  )
}

/** Whether plain text is a command line that nothing marks as one. */
export const isBareLine = (text: string): boolean => {
  const words = text.replace(/^(?:\$|sudo)\s+/, '').split(/\s+/)
  return (
    words.length > 1 &&
    isDistinct(programWord(words[0]!)) &&
    !hasProse(text) &&
    /\s(?:-{1,2}[A-Za-z]|[<[{])/.test(text)
  )
}
