import { isOptions } from './classify.ts'
import { inlineText } from './inline.ts'
import { codeInProse } from './pairs.ts'
import { isDistinct, isProgram, programWord } from './programs.ts'
import { tellsWhatIsDone } from './purpose.ts'

/** Code and what a sentence says of it. */
interface DescribedName {
  name: string
  meaning: string
}

const code = '(`[^`]+`)'
const kind = '(?:\\s*(?:option|flag|switch|command|명령어?|커맨드|옵션|플래그|オプション|コマンド))?'
const verb =
  '(?:use|using|run|running|type|typing|do|execute|executing|try|enter|call|issue|with|via|by|through|just|simply|you can|we can|you|we|then|the|command|the command|the following|->|→)'

/** `To stop it, run X`, `Follow redirects with X`: the text, then the code. */
const behind = new RegExp(
  `^([^\`]{6,160}?)[\\s,:]+${code}${kind}(?:\\s+followed by [^.\`]{3,40})?\\s*[.。,]?$`,
  'is',
)
/** `Run X to stop it`. */
const between = new RegExp(
  `^(?:(?:you|we) can |just |then )?(?:use|run|type|do|execute|try|enter|call)\\s+(?:the\\s+)?${code}${kind}\\s+(?:to|for(?=\\s+[a-z]+ing\\b)|in order to)\\s+([^\`]{4,200})$`,
  'is',
)
/** `X removes it`, `X is used to remove it`, `X은 …`. */
const subject = new RegExp(
  `^(?:the\\s+)?${code}${kind}(?:(?:\\s+(?:is|are)\\s+(?:used\\s+(?:to|for)\\s+)?|\\s+(?:can be used to|allows? (?:you|us|one) to|lets (?:you|us)|will|means|stands for)\\s+)|\\s*(?:은|는|란|이란)\\s+|\\s+(?=(?:[a-z]+ly\\s+)?[a-z]+s\\s)(?!(?:is|was|has|does|as|this|its|always|options?|flags?|commands?)\\s))([^\`]{6,240})$`,
  's',
)
/** `X 옵션을 사용하면 …`, `X로 …`. */
const korean = new RegExp(
  `^${code}${kind}\\s*(?:(?:을|를)?\\s*(?:사용|이용|추가|실행|입력|지정)(?:하면|하여|해서|해)|(?:으로|로))\\s*,?\\s+([^\`]{4,200})$`,
  's',
)

/** Words after which a text is not at its end: `the`, `with a`. */
const unfinished =
  /(?:^|\s)(?:the|an?|of|in|on|for|from|is|are|was|and|or|like|as|than|into|called|named|see|e\.?g\.?|i\.?e\.?|for example|such as|about|between|before|after|than|by|via|while|until|to|that|which|when|if|my|your|its|not|no|same as|instead of|equivalent to|은|는|이|가|을|를|의|와|과|및|또는)$|[가-힣)](?:에서|에게|으로)$/i

const isCode = (name: string, scope: string | undefined): boolean => {
  const text = name.replaceAll('`', '').trim()
  const words = text.replace(/^(?:\$|sudo)\s+/, '').split(/\s+/)
  // A file of /etc is no program.
  if (/\//.test(words[0] ?? '') && !/^(?:\.{1,2}\/|.*\/s?bin\/)/.test(words[0]!)) return false
  const word = programWord(words[0] ?? '')
  return isOptions(text) || word === scope || isDistinct(word) || (words.length > 1 && isProgram(word))
}

/** The text without the words that only lead to the code. */
function withoutLead(source: string): string {
  const text = source
    .trim()
    .replace(/^(?:first(?:ly)?|second(?:ly)?|then|next|finally|now|lastly)[,\s]+/i, '')
  const lead = new RegExp(`[\\s,:]+${verb}$`, 'i')
  let rest = text.trim()
  for (let times = 0; times < 4 && lead.test(rest); times++) rest = rest.replace(lead, '')
  return rest.replace(/[\s,:]+$/, '')
}

/** Whether a text is one sentence with one piece of code. */
const hasOneCode = (text: string): boolean =>
  text.match(/`/g)?.length === 2 && text.length <= 300 && !/[:：]$/.test(text)

function described(name: string, meaning: string, scope: string | undefined): DescribedName | undefined {
  const said = inlineText(meaning).replace(/\s+/g, ' ').trim()
  // Some of what is done otherwise: `X로 보지 말고`.
  if (/(?:말고|않고|대신)(?:\s|$)/.test(said)) return undefined
  const enough = said.split(' ').length > 1 || /[^\x00-\x7F]{4}/.test(said)
  return isCode(name, scope) && enough && !unfinished.test(said) ? { name, meaning: said } : undefined
}

/** A text of several sentences as the one that has all of its code; a command in bold counts as code. */
function withCode(source: string): string {
  const text = source
    .trim()
    .replace(/\*\*([a-z][\w.-]* [^*`]{2,60}?)\*\*/g, (all, line: string) =>
      isDistinct(line.split(' ')[0]!) ? `\`${line}\`` : all,
    )
  const sentences = text.split(/(?<=[a-z)`][.!])\s+(?=[A-Z`])|(?<=[가-힣]다\.)\s+/)
  const [first = ''] = sentences
  return sentences.length > 1 && first.includes('`') && !sentences.slice(1).join(' ').includes('`')
    ? first
    : text
}

/** Reads a sentence that begins with its only code and says what it does: `X removes it`, `Use X to remove it`. */
export function describedAfter(source: string, scope: string | undefined): DescribedName | undefined {
  // Code in an aside at the end is another command.
  const text = withCode(
    source.trim().replace(/(?<=^`[^`]+`[\x20-\x5F\x61-\x7E]*)\s*\([^()]*`[^()]*\)(?=[.。]?$)/, ''),
  )
  const match = hasOneCode(text) ? (between.exec(text) ?? subject.exec(text) ?? korean.exec(text)) : null
  return match ? described(match[1]!, match[2]!, scope) : undefined
}

/** Reads a sentence that leads to a command line in code, whatever names it has in code itself: ``Rename `a` to `b`: `mv a b` ``. */
function describedByLast(source: string): DescribedName | undefined {
  const [, said = '', line = ''] = /^([^:：]{8,200})[:：]\s*`([^`]+)`[.。]?$/.exec(source.trim()) ?? []
  const isLine =
    /\s/.test(line) && isProgram(programWord(line.replace(/^(?:\$|sudo)\s+/, '').split(/\s/, 1)[0]!))
  // Another command in the text would be one that the line is compared with.
  return isLine &&
    !/^(?:if|when|once|after|before|in case)\b/i.test(said) &&
    said.includes('`') &&
    codeInProse(said).length === 0 &&
    tellsWhatIsDone(said)
    ? { name: `\`${line}\``, meaning: inlineText(said).trim() }
    : undefined
}

/** Reads a sentence that says what the code at its end does: `To remove it, run X`. */
export function describedBefore(source: string, scope: string | undefined): DescribedName | undefined {
  // A colon leads to a line with the option.
  const text = withCode(source).replace(/(`--?[A-Za-z][\w-]*`(?: (?:option|flag|switch))?)\s*[:：]$/i, '$1')
  const match = hasOneCode(text) ? behind.exec(text) : null
  const pointing = /^(?:see|and|or|but|so|then|e\.?g|note|these|those|this|it|they|he|she|here|there)\b/i
  const isLeftOut =
    /(?:omit|without|avoid|skip|drop|remove|never|don't|not)(?:\s+(?:use|using|the|your))*$/i.test(
      match?.[1]?.trim() ?? '',
    )
  return match && !isLeftOut && !pointing.test(match[1]!)
    ? described(match[2]!, withoutLead(match[1]!), scope)
    : describedByLast(source)
}
