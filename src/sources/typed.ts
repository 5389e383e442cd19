import { hasCommands, isDistinct, isProgram, programWord } from './programs.ts'
import { tellsWhatIsDone } from './purpose.ts'

/** A word of Korean, Chinese or Japanese that names what is to be put in its place: `컨테이너명`, `ファイル名`. */
const place =
  /^(?:[가-힣]*(?:명|이름|아이디|위치|경로|번호|주소|파일|폴더|디렉토리|디렉터리|포트|태그|이미지|컨테이너|볼륨|네트워크|브랜치|해시|버전|메시지|URL|ID|id)|[ぁ-ヶー一-龥A-Za-z]*(?:名|パス|ファイル|番号|路径|目录|文件|名称|地址|端口|ID|id))$/

/** Whether a word names what is to be put in its place, and no deed: `目录`, but not `删除目录`. */
export const isPlaceWord = (word: string): boolean => place.test(word) && !tellsWhatIsDone(word)

/** Words behind a place that name what runs there. */
const placeOfCommand = /^(?:명령어?|コマンド|命令)$/

/** Whether a line is a program and its words, of which those beyond ASCII all name places: `docker commit 컨테이너명 이미지명`. */
function hasPlacesOnly(line: string): boolean {
  const words = line.split(/\s+/)
  const others = words.filter((word) => /[^\x00-\x7F]/.test(word))
  const isPlace = (word: string, index: number): boolean =>
    word.split(/[:=/@]/).every((part) => !/[^\x00-\x7F]/.test(part) || isPlaceWord(part)) ||
    (index > 0 && placeOfCommand.test(word))
  return (
    words.length > 2 &&
    isDistinct(programWord(words[0]!)) &&
    /^[a-z-]/.test(words[1]!) &&
    others.length > 0 &&
    others.every(isPlace) &&
    /[^\x00-\x7F]/.test(words.at(-1)!)
  )
}

/** Whether a command line has words of a sentence in it: letters beyond ASCII outside of brackets and quotes, more than one such word. */
export const hasProse = (line: string): boolean => {
  if (hasPlacesOnly(line.replace(/^(?:\$|sudo)\s+/, '').trim())) return false
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

/** A program with commands behind which a few words of letters are a title: `git commit message conventions`. */
const isTitle = (words: readonly string[]): boolean =>
  words.length > 3 && hasCommands(programWord(words[0]!)) && words.every((word) => /^[A-Za-z]+$/.test(word))

/** Whether a text is a command line and nothing else, though nothing marks it: `docker start web`, `cd ..`. */
export function isPlainLine(text: string): boolean {
  const line = text.replace(/^[$%] /, '')
  if (
    /[.!?:;,]$|[,(]\s|\s(?:and|or|is|are|was|has|the|an?|with|vs\.?)\s|\s[-–—=:]\s|`/.test(
      `${line} `.trimEnd(),
    )
  )
    return false
  const words = line.split(/\s+/)
  if (!words.every((word) => /^[\x21-\x7E]+$/.test(word) || isPlaceWord(word))) return false
  const isPath = /^[a-z]+ (?:[~./][\w~./-]*|-)$/.test(line) && isProgram(words[0]!)
  return /^[a-z]/.test(line) && (isPath || (isTypedLine(line) && !isTitle(words)))
}
