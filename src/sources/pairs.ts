import { captionText, isCondition } from './captions.ts'
import { isOptions } from './classify.ts'
import { columnNamed } from './columns.ts'
import { inlineText } from './inline.ts'
import { mayPressColon } from './keys.ts'
import { isDistinct, isProgram, programWord } from './programs.ts'
import { tellsWhatIsDone } from './purpose.ts'
import { hasProse, isTypedLine } from './typed.ts'

/** The meaning of one line of a list or of prose. */
export type Said =
  /** A name and its meaning. */
  | { type: 'pair'; name: string; meaning: string; code: boolean }
  /** A command in code and what it does, in that order or the other. */
  | { type: 'code'; text: string }
  | { type: 'prose' }

const separator = String.raw`(?:\s*[:：]\s*|\s*，\s*|\s+[-–—]+\s+|\s*[–—]\s*|\s*(?:=+>|-+>|→|⇒|⟶|=)\s*|\s*\|\s+|\s+\/\/\s+|\s+#\s+)`
const spans = '`[^`]+`(?:\\s*(?:,|/|、|\\||or|또는|혹은|または|或者?|oder)\\s*`[^`]+`)*'
const codeFirst = new RegExp(
  `^(?:\\*\\*|__)?(${spans}(?:\\s+(?:<[^<>]+>|\\[[^\\]]+\\]))?)(?:\\*\\*|__)?${separator}(.+)$`,
  's',
)
const codeSpaced = new RegExp(
  `^(${spans})(?:\\s+|(?=(?!的|和|或|与|是|来|在|中|后|时|命令|这|等|选项|参数)[一-龥]))(.+)$`,
  's',
)
const boldFirst = new RegExp(
  `^(?:\\*\\*|__)([^*]{1,80}?)(?:\\s*[:：])?(?:\\*\\*|__)(${separator}|\\s*)(.+)$`,
  's',
)
const codeLast = new RegExp(
  `^([^\`]{2,160}?)(\\s*[:：]\\s*|\\s+[-–—]+\\s+|\\s*[–—]\\s*|\\s*(?:=+>|-+>|→|⇒)\\s*)(?:\\*\\*)?(${spans})(?:\\*\\*)?\\s*[.。]?$`,
  's',
)
const notAMeaning =
  /^(?:and|or|with|in|vs\.?|versus|와|과|랑|및|은|는|이|가|을|를|로|으로|의|에|에서|도|만|나|이나|や|と|は|が|を|の|で|に)(?:\s|$|`)/i
const notATerm =
  /^(?:note|notes|tip|tips|warning|important|caution|example|examples|e\.g\.?|usage|output|result|source|sources|reference|references|see also|description|해설|설명|참고|주의|예시|예제|예|팁|결과|출처|출력|주의사항|注意|例|備考|nota|ejemplo|exemplo|beispiel|exemple|ví dụ|step \d+|purpose|installation|install|syntax|how|why|목적|용도|사용법|설치|이유|원인|\d+)[?？]?$/i

/** Reads one item or one line of prose. `scope` is the program that it is about. */
export function said(source: string, scope: string | undefined, listed: boolean): Said {
  const text = source
    .replace(/^\[[ xX]\]\s+/, '')
    // `or X does it too`: in the item of another way.
    .replace(/^(?:或者?|또는|혹은|または|(?:先|再|可以|然后)?(?:使用|用|运行|执行))\s*(?=`[^`]+`[^`]+$)/, '')
    .trim()
  const first = codeFirst.exec(text)
  if (first) return pair(first[1]!, first[2]!, true)
  const bold = boldFirst.exec(text)
  if (bold && (bold[2]!.trim() !== '' || /[:：]\s*(?:\*\*|__)/.test(text))) {
    const name = bold[1]!.trim()
    if (!notATerm.test(inlineText(name)) && (listed || isCode(name, scope))) return pair(name, bold[3]!, true)
  }
  const last = codeLast.exec(text)
  if (last) return pair(last[3]!, last[1]!, true)
  if (/^`[^`]+`[.。]?$/.test(text))
    return {
      type: 'code',
      text: text
        .replace(/[.。]$/, '')
        .slice(1, -1)
        .trim(),
    }
  const spaced = codeSpaced.exec(text)
  if (spaced && listed && !notAMeaning.test(spaced[2]!) && !/`|\s(?:→|->)\s/.test(spaced[2]!))
    return further(spaced[1]!, spaced[2]!)
  return plainPair(text, scope, listed)
}

/** Code and what is said of it; options that stand outside of the code belong to it: `` `git log` --all - every branch ``. */
function further(code: string, said: string): Said {
  const options = /^(--?[A-Za-z]\S*(?:\s+[^-–—\s]\S*|\s+--?[A-Za-z]\S*)*)\s+[-–—]\s+(.+)$/s.exec(said)
  if (!options) return /^[->]/.test(said) ? { type: 'prose' } : pair(code, said, true)
  return pair(`\`${code.replaceAll('`', '')} ${options[1]!}\``, options[2]!, true)
}

/** Links as their words: those of Markdown, and those between notes. */
const withoutLinks = (text: string): string =>
  text
    .replace(/(?<!!)\[\[(?:[^[\]|\n]*\|)?([^[\]|\n]+)\]\]/g, '$1')
    .replace(/(?<!!)\[([^[\]]+)\]\([^()]*\)/g, '$1')

/** Words that lead from the kind of a name to what is said of it. */
const leadsOn =
  /^(?:(?:을|를|은|는|이란|란|으로|로)?\s+(?:사용|이용|추가|지정|입력|실행|설정)(?:하면|하여|해서|해|시)|(?:을|를)\s+(?:통해서?|주면|붙이면|쓰면|넣으면)|(?:은|는|이란|란|이|가|으로|로|을|를|は|を付けると|をつけると|を使うと|で|用于|用来|表示)|\s+(?:is|are)\s+(?:used\s+)?(?:to|for)|\s+(?:can be used|allows? (?:you|us|one)|lets (?:you|us)|tells \S+) to)?\s*(?:[:：,，]|[-–—]\s|=>?|->|→)?\s*/

/** Finds the beginning of a text that only says that the name before it is an option or a command: `옵션은 `, `flag: `; '' for none. */
export function kindBehind(text: string): string {
  // `Switch between windows` tells what is done.
  if (
    /^\s*switch(?:es)?\s+(?:between|to|back|off|on|from|in|into|the|an?|your|over|focus|tabs?|windows?|panes?|apps?|users?|branch(?:es)?|director(?:y|ies)|desktops?|spaces?|to)\b/i.test(
      text,
    )
  )
    return ''
  const word = /^\s*(?:\(\s*)?(\p{L}+(?:\s?[nñ]h?\p{L}*)?)/u.exec(text)
  for (let length = word?.[1]?.length ?? 0; length > 1; length--) {
    const kind = columnNamed(word![1]!.slice(0, length))
    if (kind !== 'option' && kind !== 'command') continue
    const lead = word![0].slice(0, word![0].length - word![1]!.length + length)
    const rest = text.slice(lead.length)
    const on = leadsOn.exec(rest)?.[0] ?? ''
    // `커맨드 창을 통해` speaks of a command; behind "option" a space is enough.
    if (on.trim() === '' && kind === 'command') continue
    // A longer word is another one: `commander`.
    if (on !== '' && rest.length > on.length) return lead + on
  }
  return ''
}

const pair = (name: string, meaning: string, code: boolean): Said => {
  const text = inlineText(withoutLinks(meaning))
    .replace(/\s+/g, ' ')
    .replace(/^[|\\]\s+|^--(?=[a-z]+(?:\s+[a-z]+){2})/, '')
    .replace(/^[(（](.*)[)）]$/, '$1')
    .replace(/^(?:을|를)?\s*(?:하면|치면|쓰면|돌리면|날리면|(?:실행|입력|사용)하면)\s+/, '')
    .replace(/^[(（]\s*(?:option|flag|옵션|플래그|オプション|选项)\s*[)）]\s*[:：]?\s*/i, '')
    .trim()
  const isNamed = isOptions(name.replace(/[`*]/g, '').trim()) || /^`[^`]+`$/.test(name.trim())
  return {
    type: 'pair',
    // `X 실행` says that the line is run.
    name: withoutLinks(name)
      .trim()
      .replace(/^(`[^`]+`)\s*(?:실행|입력|명령어?)$/, '$1'),
    meaning: isNamed ? text.slice(kindBehind(text).length) : text,
    code,
  }
}

const isCode = (name: string, scope: string | undefined): boolean => {
  const text = name.replaceAll('`', '').trim()
  const word = programWord(text.split(/\s+/)[0] ?? '')
  return isOptions(text) || word === scope || isDistinct(word)
}

/** A name without marks: an option, or a command of a program that is known. */
function plainPair(text: string, scope: string | undefined, listed: boolean): Said {
  // `a -> b -> c` is a way from one to the other, and no term.
  if ((text.match(/\s(?:-+>|=+>|→|⇒|=)\s/g)?.length ?? 0) > 1) return { type: 'prose' }
  if (/^`?(?:--?|[–—])[A-Za-z0-9]/.test(text)) return optionPair(text, listed)
  const match =
    /^(.{2,160}?)(\s+[:：]\s+)(.+)$/s.exec(text) ??
    /^([\x20-\x7E](?:[\x20-\x7E]|[^\x00-\x7F]){1,160}?)(\s*[:：]\s+|\s*：\s*|\s+[-–—]+\s+|(?<=\S)[–—]\s*|\s+[–—](?![A-Za-z])|\s+(?:=+>|-+>|→|⇒)\s*|\s+=\s+(?=[^\s\d\x22'$/-]+\s+\S|[가-힣ぁ-ヶ一-龥])|\s+(?:…+|\.{3,})\s*(?=[가-힣ぁ-ヶ一-龥])|\s*\.{5,}\s*(?=\S)|\t+|\s{3,}(?=\S)(?!#\s|\/\/\s)|\s+#\s+|\s+\/\/(?:\s+|(?=[^\x00-\x7F]|[A-Za-z][a-z'-]* [a-z]))|(?<![^\x00-\x7F]|\s--?[\w-]+\s\S+)\s*:(?=[가-힣ぁ-ヶ一-龥]))(.+)$/s.exec(
      text,
    ) ??
    // `로그 보기: docker logs web`: words in letters of their own, and the line behind them.
    /^([^\x00-\x7F][^`:=]{1,60}?)(\s*[:：]\s+|\s+=\s+|\s*(?:=+>|-+>|→|⇒)\s*)(\S+\s.+)$/s.exec(text)
  if (!match) return spacedPair(text, listed)
  const [, name = '', , meaning = ''] = match
  // `ls - a` is a slip.
  if (
    /[-–]\s*$/.test(match[2]!) &&
    /^[A-Za-z]$/.test(meaning) &&
    isDistinct(programWord(name.split(' ')[0]!))
  )
    return { type: 'prose' }
  // `git fetch -> git diff` are two steps; a name in code and words behind it are what the line is for.
  if (/[>→⇒]\s*$/.test(match[2]!) && isTypedLine(meaning) && isTypedLine(name)) return { type: 'prose' }
  if (/^`[^`]+`\s+[a-z]{2}/.test(name))
    return /^`[^`]+`$/.test(meaning) ? pair(meaning, name, true) : { type: 'prose' }
  // `stop a container : docker stop <name>`: the meaning comes first.
  if (isTypedLine(meaning) && !isTypedLine(name) && captionText(name) !== undefined)
    return pair(meaning.trim(), name, false)
  return isCommandName(name, scope) ? pair(name, meaning, false) : { type: 'prose' }
}

/** Endings of what a command does, as Korean notes say it. */
const doing =
  /(?:확인|목록|조회|삭제|제거|실행|중지|종료|정지|생성|출력|보기|변경|복사|이동|추가|설치|접속|검색|취소|시작|표시|연결|수정|해제|등록|전환|적용|저장|[가-힣]기|한다|합니다|된다|됩니다|있다|있음|[함됨])[.)]?$/

/** A line with the hyphens of which a word processor has made dashes. */
const withHyphens = (line: string): string => line.replace(/(?<=\s)[–—](?=[A-Za-z]{2})/g, '--')

/** A mark that says how much a line matters, with its words: `★시험`. */
const weight = /\s*[★☆⭐※✔✅]+\s*\S{0,8}$/u

/** A command line and, behind a space, a sentence in letters of its own: `git add FILE 把文件放入暂存区`. */
function spacedPair(text: string, listed: boolean): Said {
  const [, line = '', inside = ''] = /^([\x21-\x7E][\x20-\x7E]+?)\s*[(（]([^()（）]+)[)）]$/.exec(text) ?? []
  // Words in brackets may be a place of the line, or only say when.
  const isDeed = /[^\x00-\x7F]/.test(inside) && tellsWhatIsDone(inside) && !/때$|경우$|場合$|时$/.test(inside)
  if (isDeed && isTypedLine(line) && !isCondition(inside)) return pair(`\`${line}\``, inside, true)
  const match = /^([\x21-\x7E–—]+(?: [\x21-\x7E–—]+)+?) ([가-힣一-龥ぁ-ヶ].*)$/s.exec(text)
  const [, name = ''] = match ?? []
  const meaning = (match?.[2] ?? '').replace(weight, '')
  const isSaid = /[一-龥ぁ-ヶ]{6}/.test(meaning) || (/\S\s+\S/.test(meaning) && doing.test(meaning))
  const isLine = isDistinct(programWord(name.replace(/^(?:\$|sudo) /, '').split(' ')[0]!))
  // `docker tag 명령으로 …` says what the command does, other words of its kind begin a sentence about it.
  const isAbout = /^(?:명령|커맨드|옵션|命令|选项)/.test(meaning.slice(kindBehind(meaning).length))
  // A line of prose may be a sentence that begins with code.
  const isNoted = listed || !/[다요죠까.。]\s*$/.test(meaning)
  return isSaid && isLine && isNoted && !isAbout && !notAMeaning.test(meaning)
    ? pair(`\`${withHyphens(name)}\``, meaning, true)
    : { type: 'prose' }
}

/** Whether a name without marks is a command of a program that is known, and no sentence. */
function isCommandName(name: string, scope: string | undefined): boolean {
  const words = name.replaceAll('`', '').trim().split(/\s+/)
  const word = programWord((words[0] === 'sudo' || words[0] === '$' ? words[1] : words[0]) ?? '')
  const known =
    word === scope ||
    isDistinct(word) ||
    (isProgram(word) && (words.length === 1 || /\s-|^\S+ [~/.<{[]/.test(name)))
  // Words beyond ASCII are places to fill in, or the line is a sentence.
  const sentence = /[.!?]\s|[?？]$/.test(name) || hasProse(name)
  return known && words.length <= 14 && !sentence
}

/** A line that begins with an option without marks. */
function optionPair(text: string, listed: boolean): Said {
  const match = /^(.*?)(?:\s*[:：]\s+|\s+[-–—=>]+\s+|\s*：|\s+#\s+|\s{2,}(?=\S)(?!#\s)|\t+)(.*)$/s.exec(text)
  const [, names = text, meaning = ''] = match ?? []
  if (match && isOptions(names.replaceAll('`', '').trim())) return pair(names, meaning, true)
  if (!listed) return { type: 'prose' }
  if (isOptions(text) && /\s[|/]\s--?[A-Za-z]/.test(text)) return pair(text, '', true)
  // `-k brings a key`: an option, then words.
  const spaced = /^((?:--?[A-Za-z0-9][\w-]*(?:\s*,\s*)?)+)\s+(?![A-Z_]+$|[<[{])([^-\s].*)$/s.exec(text)
  if (spaced) return pair(spaced[1]!, spaced[2]!, true)
  return isOptions(text) ? pair(text, '', true) : { type: 'prose' }
}

/** A short term and what is said of it behind a colon: `Port: where it listens`; undefined where a text is no such pair. */
export function colonTerm(text: string): { name: string; meaning: string } | undefined {
  const match = /^(:?[^\s`:：][^`:：\n]{0,28}?)\s*(?:：\s*|:\s+|\s(?:=>|⇒)\s+)(\S.*)$/s.exec(text)
  const [, name = '', meaning = ''] = match ?? []
  // A colon within brackets parts nothing: `Telnet (port: 23)`.
  if (/\s=\s|[(（][^)）]*$/.test(name) || mayPressColon(text)) return undefined
  const opens = /\*\*|__/.test(name) && /^(?:\*\*|__)(?!.*(?:\*\*|__))/.test(name)
  if (!match || opens || /[.。!?]\s|^https?$|^[\d\s]+$/.test(name) || name.split(/\s+/).length > 4)
    return undefined
  if (notATerm.test(inlineText(name)) || /[:：]\s*$/.test(meaning)) return undefined
  return {
    name: inlineText(withoutLinks(name)),
    meaning: inlineText(withoutLinks(meaning)).replace(/\s+/g, ' ').trim(),
  }
}

/** Commands and options in code within a sentence, which make no card. */
export function codeInProse(text: string): string[] {
  const named =
    /(?:^|[\s(])([a-z][\w.-]* [a-z][\w-]*(?: --?[\w-]+)*)\s+(?:명령|commands?\b|コマンド|命令)/.exec(
      text,
    )?.[1]
  if (named !== undefined && isDistinct(named.split(' ')[0]!)) return [named]
  return [
    ...text.matchAll(/`([^`]+)`|\*\*(--?[A-Za-z][\w-]*)\*\*|\bcomm?and[eo]?\s+\*\*([A-Za-z]+)\*\*/gi),
  ].flatMap((match) => {
    if (match[3] !== undefined) return isProgram(match[3].toLowerCase()) ? [match[3]] : []
    const code = (match[1] ?? match[2]!).trim()
    const words = code.replace(/^(?:\$|sudo)\s+/, '').split(/\s+/)
    return isOptions(code) || (words.length > 1 && isProgram(programWord(words[0]!))) ? [code] : []
  })
}
