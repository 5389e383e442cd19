import { isRemark } from './captions.ts'
import { namesDeed } from './deeds.ts'
import { isKeys } from './keys.ts'
import { isOnlyValue, isPrinted } from './printed.ts'
import { hasCommands } from './programs.ts'

/** Labels of what stands behind them: an answer is no term. */
const label =
  /^(?:정답|해답|답변?|answers?|solutions?|힌트|hints?|todo|fixme|출처|source|참조|references?|links?|url|tags?|author|date|작성일|작성자|purpose|installation|how|why|목적|용도|사용법|설치|이유|원인)[?？]?$/i

/** Whether a meaning is only a line of the same command, and so an example of it or its form. */
function isSameProgram(name: string, meaning: string): boolean {
  const [program = ''] = name.split(/\s/)
  const line = meaning.trim()
  const isLine = /^`[^`]+`$/.test(line) || /^[\x21-\x7E]+(?:\s[\x21-\x7E]+)*$/.test(line)
  const words = line.replaceAll('`', '').split(/\s+/)
  const isProse = words.length > 3 && words.every((word) => /^[A-Za-z][A-Za-z,./']*$/.test(word))
  return isLine && !isProse && words[0] === program && words.length > 1 && /^[a-z]/.test(program)
}

/** Whether a text begins or ends within brackets of a link or within bold. */
const isCut = (text: string): boolean =>
  (text.match(/\[/g)?.length ?? 0) > (text.match(/\]/g)?.length ?? 0) ||
  (text.match(/\*\*/g)?.length ?? 0) % 2 === 1

/** Whether a text has the mark that parts question and answer in other programs, outside of code; `std::move` and `fe80::1` have none. */
export const hasCardMark = (text: string): boolean =>
  text
    .replace(/`[^`]*`/g, '')
    .split(/\s+/)
    .some(
      (word) =>
        word.includes('::') && !/^\W*[\da-z_:]*::[\w:./%<>()-]*\W*$/.test(word.replace(/:::?$/, '?::')),
    )

/** A pair of a name and a meaning that is no fact to ask: a footnote, something to do, an address, a label. It is reported instead. */
/** Labels of values that a walk-through fills in, dates and numbers: what stands behind them is no meaning. */
const valueLabel =
  /^(?:host ?name|port|user ?name|password|e-?mail|outcome|domain(?: name)?|\d{4}-\d\d-\d\d.*|\d+[.)]?|\d+\)\s.*)$/i

/** Labels in front of code that is a value: a term of its own, each of them is also explained. */
const codeLabel = /^(?:urls?|labels?|nodes?|pods?|namespaces?|주소|레이블|라벨|노드|(?:사용된? )?이미지)$/i

/** Steps of a walk-through as names: what stands behind them is how, and no meaning. */
const stepName =
  /^(?:select|choose|verify|enter|click|press|go to|configure|run|test|expose) (?:the |an? |your )?\S.*$/i

/** Whether a name is a program with commands, as a label in front of something that one of them does: `docker: 이미지 만들기`. */
const isProgramLabel = (name: string, meaning: string): boolean =>
  hasCommands(name.trim()) && meaning.length < 24 && namesDeed(meaning)

/** Whether a pair is a value or a step of a walk-through. */
const isFilledIn = (name: string, term: string, meaning: string): boolean =>
  name.includes('`')
    ? valueLabel.test(meaning.trim()) || codeLabel.test(meaning.trim())
    : valueLabel.test(term) || stepName.test(term)

/** Meanings that are no more than a word for a part of a line, praise or a warning. */
const emptyMeaning =
  /^(?:yes|no|n\/a|[✓✗✅❌]|(?:task|step|lab|exercise|section|level|day) ?\d+|command|option|argument|installation|install|use `[^`]+`|\([^()]*\)|(?:very|extremely|really|super|quite)\s+\w+(?:\s+(?:for|to|in|when)\b.*)?)[.!]?$/i

/** Whether a meaning explains an option of the command, and not the command: `-d : in the background`. */
const isOfOptions = (meaning: string): boolean => /^`?--?[A-Za-z][\w-]*`?\s*[:：]\s/.test(meaning.trim())

/** Whether a meaning is code and no word: `project.tar`, `a` = b. */
const isOnlyCode = (meaning: string): boolean =>
  /^`[^`]+`\s*(?:=.*|\([^()]*\))?$|^[\w.-]+=\S+$/.test(meaning.trim())

/** Whether the meaning of a command is only code, or a word for what sort of part it is. */
export const saysNoMeaning = (meaning: string): boolean =>
  isOnlyCode(meaning) ||
  isOfOptions(meaning) ||
  emptyMeaning.test(meaning.trim()) ||
  onlyWrites.test(meaning.trim())

/** A word for a file that is written, which the lines of a walk-through are for. */
const onlyWrites = /^파일 ?(?:생성|작성|수정)[.!]?$/

/** Commands that make a file and do nothing else, and lines that write what they print to one. */
const makesFile =
  /^(?:sudo\s+)?(?:touch|dd|truncate|fallocate|mktemp|mkfile|vim?|nano)(?:\s|$)|\s>{1,2}\s*\S+$/

/** Whether a meaning only says that a file is written, of a line that makes none. */
const saysOnlyFile = (meaning: string, name: string): boolean =>
  onlyWrites.test(meaning.trim()) && !makesFile.test(name)

/** Whether the meaning in a row of a table says nothing of its name. */
export const saysNothing = ({ name, meaning }: { name: string; meaning: string }): boolean =>
  emptyMeaning.test(meaning.trim()) ||
  !/[\p{L}\p{N}]/u.test(meaning) ||
  saysOnlyFile(meaning, name.replace(/`/g, '').trim())

export function isNoFact({ name, meaning }: { name: string; meaning: string }): boolean {
  const term = name.replace(/[`*_]/g, '').trim()
  return (
    /^\[\^[^\]]+\]/.test(term) ||
    /^\[[ xX]\]\s/.test(term) ||
    label.test(term) ||
    // A place of a line, as of `docker build .`.
    term === '.' ||
    isFilledIn(name, term, meaning) ||
    isProgramLabel(name, meaning) ||
    emptyMeaning.test(meaning.trim()) ||
    (isOfOptions(meaning) && !/^[`*]*-/.test(term)) ||
    saysOnlyFile(meaning, term.replace(/^[$#]\s+/, '')) ||
    // A question of an installer and its answer: `y/n> n`.
    /^[A-Za-z][\w/]+>(?:\s+\S+)?$/.test(term) ||
    // A sentence with code in it, and not a name.
    /`[^`]+`(?:\s+[a-z]+){3,}$/.test(name.replaceAll('*', '').trim()) ||
    // Bold within a sentence, which is no name.
    /^[^`*]+\s\*\*[^*]+\*\*$/.test(name.trim()) ||
    (isOnlyCode(meaning) && (name.includes('`') || /^[a-z][\w-]*(?: [a-z][\w-]*)*$/.test(term))) ||
    hasCardMark(`${name} ${meaning}`) ||
    // Half of a link or of a bracket, and a meaning that only leads on.
    (isCut(name.replace(/`[^`]*`/g, '')) && !isKeys(name)) ||
    isCut(meaning) ||
    isPrinted(term) ||
    isPrinted(meaning) ||
    isOnlyValue(term, meaning) ||
    // A number to call, an address to write to.
    /^(?:\+?\d[\d\s()-]{8,}|[\w.+-]+@[\w-]+\.[\w.-]+)$/.test(meaning.trim()) ||
    isSameProgram(term, meaning) ||
    // Another name and its meaning behind the first one.
    /[,;]\s*`[^`]+`\s*(?:[-–—:]|=>?|->|→)\s/.test(meaning) ||
    /^(?:이?란)\s*[?？]?$|^(?:command|option|flag|argument|pattern|verb|file)(?: \([^()]*\))?$/i.test(
      meaning.trim(),
    ) ||
    /^(?:usage|examples?|syntax|installation|사용법|사용 예시?|예시|예제|설치 ?방법)$/i.test(meaning) ||
    // The rest of a sentence, or of a line.
    /^(?:(?:을|를|은|는|이|가|에서|으로|로|에|의)\s|[=|>])/.test(meaning) ||
    /[:：]$/.test(meaning.trim()) ||
    /^<?(?:https?|ftp):\/\/\S+>?$/.test(meaning.trim()) ||
    !/[\p{L}\p{N}]/u.test(meaning) ||
    isRemark(meaning) ||
    /^(?:or|and|then|also|그리고|또는|혹은)\s/i.test(meaning) ||
    /(?:있을|없을|되어야 할) 것\.?$/.test(meaning) ||
    /^(?:must|should|has to|have to|needs? to|ought|debe|deve|doit|muss|soll)\b/i.test(meaning) ||
    // A condition of use, and not what it does.
    /^(?:CLI|version|v?\d+(?:\.\d+)*|버전|설치)\s*(?:사용 가능|설치|필요|이상|or (?:later|newer|higher)|required|installed|완료)/i.test(
      meaning,
    ) ||
    // When something was written.
    /^[[<(]?\d{4}-\d\d-\d\d(?:[ T][\w:.-]*){0,3}[\])>]?$/.test(meaning.trim()) ||
    /^(?:!\[[^\]]*\]\S*|\S+\.(?:png|jpe?g|gif|svg|webp))$/i.test(meaning.trim()) ||
    /^(?:這裡|这里|여기|위의|위에|바로 ?위|here\b)/i.test(meaning) ||
    // A meaning that points elsewhere says nothing alone.
    /^(?:it|this|that|they|these) (?:will|would|can|is|are|was|were|has|have)\b/i.test(meaning)
  )
}
