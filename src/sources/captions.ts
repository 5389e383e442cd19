import { inlineText } from './inline.ts'
import { commandIn } from './names.ts'
import { isPrinted } from './printed.ts'
import { isProgram, programNamed } from './programs.ts'
import type { Block } from './scan.ts'
import { synopsisIn } from './synopsis.ts'
import { isBareLine } from './typed.ts'

const generic =
  /^(?:refs?|configuration|config|set ?up|full command|the full command|(?:for )?examples?|e\.?g\.?|usage|use|syntax|synopsis|run|then|or|and|also|output|result|results|code|commands?|the commands?|options?|basic(?: commands?| usage)?|basics|others?|misc|general|common(?: commands?)?|how to use|tl;?dr|cheat ?sheet|reference|notes?|getting started|quick ?start|overview|introduction|예|예시|예제|사용 ?예시?|사용 ?예제|예제 ?코드|사용법|사용 ?방법|문법|형식|순서|과정|절차|단계|설명|이유|방법|진행|테스트|확인|procedure|process|steps?|explanation|description|how it works|logs?|troubleshooting|wrong|correct|right|good|bad|grammar|ex|(?:\w+ )?(?:example|approach)(?: \d+)?|shorthand|(?:the )?default|flow|answer|into|becomes|clean ?up|now|you'll see|ways?|또 다른 ?예시?|다른 ?예시?|형태|기본 ?형태|测试|说明|步骤|issues?|solutions?|problems?|errors?|문제|문제 ?해결|해결|해결 ?방법|오류|에러|기본|기본 ?형식|기본 ?명령어?|기본 ?(?:사용법?|사용 ?방법|옵션|예제|문법|구문)|(?:자주|많이|주로) ?(?:쓰는|사용하는|사용되는|쓰이는) ?(?:커맨드|명령어?들?|옵션)|(?:frequently|commonly|often|most) used(?: commands?| options?)?|useful (?:commands?|options?|flags?)|예문|명령|명령어|출력|결과|실행|실행 ?결과|실행결과|또는|혹은|그리고|옵션|기타|정리|요약|코드|실습|例|使用例|使い方|構文|書式|実行|結果|実行例|コマンド|または|示例|用法|语法|命令|输出|结果|ejemplo|ejemplos|exemplo|exemplos|uso|beispiel|exemple|ví dụ|cú pháp)$/i

const output =
  /^(?:(?:expected|sample|example|예상|예시)\s)?(?:output|result|results|출력|결과|실행 ?결과|結果|出力|输出|结果|salida|saída|ausgabe|sortie)(?:\s|[:：]|$)/i

const longest = 180

/** A caption that only points to another line: alone it says nothing. */
const pointing =
  /^(?:위\s*(?:결과|명령어?|코드|예시?|예제)(?:에서|와|을|를|로|은|는)?\s.*|as (?:you can see|shown|mentioned)\b.*|(?:다시|한 ?번 더)?\s*(?:위와 )?(?:같은|동일한) (?:명령|작업|방법).*|以上(?:两|二|的).*|上記(?:の|は).*|(?:the )?same as (?:above|before|the (?:above|previous)\b.*)|(?:the )?same (?:example|command|thing)\b.*|ditto|idem|위의? ?(?:명령어?|것|내용)?(?:과|와)? ?(?:동일|같음)(?:하다|함)?|\S+(?:랑|와|과|하고)\s*(?:같음|같다|동일|비슷)(?:함|하다)?|上と同じ|同上|与上面相同|和上面一样)[.。]?$|^(?:同上|위와 ?같|위와 ?동일|same as above)[\s,，.。;]/i

/** A caption that says of another text what it is or what follows from it: `this can be done with …`, `아래는 … 예시이다`. */
const tellsOf =
  /^(?:(?:this|that|it|these|those|which)\s+(?:can|could|may|might|should|is|are|was|were|has|have|represents?|means?|includes?|will likely|helps?|works?|happens?|will be|would)\b|(?:the|for|in)\s+(?:above|previous|same|another|other)\b|(?:here(?:['’]s| is| are)|so (?:its|the))\s|(?:each|an?|the)?\s?[\w-]+\sis an?\s(?!command)|as (?:root|\w+ user)$|an? example of\s|the commands? you\s|(?:syntax|usage) (?:of|for)\s|(?:아래|다음|위|이것|그것|여기)(?:는|은|의|와|에서|처럼|같이)?\s.*(?:예시|예제|과정|결과|내용|방법|상태|것)(?:이다|입니다|다)?[.]?$|(?:이|그|해당)\s?(?:파일|방법|때|경우|후|과정|부분)(?:을|를|은|는|이|가|에|의|에서|으로)?\s)|(?:뿐|때문|셈|까닭)(?:이다|입니다|에|임)?[.]?$|(?<!명령|명령어|커맨드|옵션|방법|것|기능|역할|코드|작업)(?:이다|입니다)[.]?$|(?:필요|필수)(?:하다|함|합니다|해요)?[.]?$|^(?:example|exemplo|ejemplo|beispiel|예시|예제)\s.{1,25}$|\s(?:사용법|문법)$/i

/** A caption with a pronoun for something before it: `and run it like this`. */
const meansAnother =
  /^(?:(?:and|then|now|next|first|finally|so|just|also|you can|you may|we can|please)[\s,]+)*(?:run|type|do|execute|use|try|enter|issue)$|^(?:(?:and|then|now|so|next|finally|also|just|simply|please|we can|you can|we|you|let's)[\s,]+)+(?:[a-z]+\s+)?(?:it|this|that|them|these|the following)(?:\s+(?:commands?|again|too|with|by|way|here|now|below|using))*$|^(?:[a-z,]+\s+){0,4}(?:like this|like so|as follows)$/i

/** A step behind another one, about what that one named: `then remove it`, `이것을 지운다`, `그 다음 …`. */
const goesOnWith =
  /^(?:(?:and|then|now|next|first|firstly|finally|after that|afterwards|once done|lastly)[\s,]+)+(?:you can |we can |let's |just |also )?\w+\s+(?:it|this|that|them|these|those)(?:\s+(?!is\b|are\b)\S+){0,4}$|\b(?:you|we) can (?:\w+ )?\w+ (?:it|them)$|^(?:이것|그것|이걸|그걸|이들|그들|이|그)(?:을|를|은|는)\s|^(?:그\s?다음|그런\s?다음|그러고\s?나서|그\s?후)(?:에는|에|엔|으로)?(?:[\s,]|$)|^(?:次に|その後|それを|これを|然后|接着|之后|luego|después|depois|dann|danach|ensuite|puis)[\s、,，]*\S/i

/** A line that has been commented out: a program and nothing but paths. */
const isOfPaths = (text: string): boolean => {
  const [first = '', ...paths] = text.split(/\s+/)
  return isProgram(first) && paths.length > 0 && paths.every((word) => /^[~./]|\w\/\w/.test(word))
}

/** No words that say what is done: a command line, options, a line of a program, one name that becomes another. */
const isNoSentence = (text: string): boolean =>
  // The rest of a sentence that began in code, one about an option in code, a statement that two things are one.
  /^(?:을|를|은|는|이|가|에서|으로|로|에|의|란)\s|^\.{2}|^\{\{[^}]*\}\}|^when\s[^,]{0,32}$|^if\s[^,]{0,24}$|^explain\s|^[a-z][\w.-]*(?:\s+[[<][^\]>]*[\]>])+\s+\S|^(?:the\s)?`--?[A-Za-z][^`]*`\s*(?:은|는|이란|[:：]|is\b|means\b|옵션|(?:flag|option|switch)s?\s)|\s==\s|^`[^`]+`[,.]?$/i.test(
    text,
  ) ||
  isBareLine(text) ||
  isOfPaths(text) ||
  // A version, and no more: `Python 3`.
  /^[A-Z]\w+ v?\d[\d.]*$/.test(text) ||
  /^-{1,2}[A-Za-z][\w=-]*(?:[,:：]|\s+-|$)/.test(text) ||
  /^#?(?:include|define|import)\s*[<"]|[{};\\]$/.test(text) ||
  /^\S+\s*(?:->|→|=>)\s*\S+$/.test(text) ||
  // A name and its meaning are a fact of their own: `mv = moves it`.
  /^[^\s=]+(?:\s[^\s=]+){0,2}\s=\s/.test(text) ||
  /^\[\w+=/.test(text) ||
  // A line of a configuration.
  /(?:^|\s)[A-Z][A-Z_]{2,}=\S/.test(text)

/** The mark and the frame of an admonition around its title: `!!! tip "Title"`, `[!note] Title`. */
const admonition = /^(?:(?:!!!|\?\?\?\+?|:::)\s*[\w-]+\s*|\[![\w-]+\][+-]?\s*)/

/** Captions without the frame of an admonition; of one whose title is in quotes, the title. */
function withoutFrame(text: string): string {
  const frame = admonition.exec(text)?.[0]
  if (frame === undefined) return text
  const rest = text.slice(frame.length).trim()
  return /^"(.+?)"(?:\s|$)(?!.*")/.exec(rest)?.[1] ?? rest.replace(/^"|"$/g, '')
}

/** Of a text that is too long, the sentence that says what is done: the last one where it leads to what follows, else the first. */
function oneSentence(text: string, leads: boolean): string {
  if (text.length <= longest) return text
  const sentences = text.split(/(?<=[.!?。]|다\.?|요\.?)\s+/)
  const one = sentences.at(leads ? -1 : 0)!
  return one.length <= longest ? one : ''
}

/** Asides in a caption: references, addresses. */
const aside =
  /\s*[(（](?:(?:see|cf\.?|ref|source|more|from|참고|참조|출처|参考|参照)(?![A-Za-z])|<?https?:\/\/)[^()（）]*[)）]|(?<=\S)\s+<?https?:\/\/[^\s()<>`]+>?$/gi

/** Words that begin a remark, which says how or when, and not what is done. */
const remark =
  /^(?:(?:note|nb|tip|warning|caution|careful|beware|important|optional|however|assuming|because|instead|either|ensure|make sure|be sure|remember|don't forget|todo|fixme)\b|(?:i|we)\s+(?:am|are|was|were|ran|did|used|had|got|have)\b|(?:참고|주의|경고|단|팁|반드시|꼭|선택 ?사항)\s*[:：,)]?\s|※|注意|备注|備考)|(?:처음|최초).*(?:한 ?번만|때만)/i

/** Whether words are a remark on what is done. */
export const isRemark = (text: string): boolean => remark.test(text.trim().replace(/^[[(（*_\s]+/, ''))

/** Sentences on how something usually is. */
const usual =
  /^(?:일반적으로|보통|주로|통상|대개|기본적으로는)\s|^(?:usually|generally|typically|normally|by default)[\s,][^.]*[.]?$/i

/** Whether a text is a remark, or says how something usually is: the text above says what is done. */
export const isAside = (text: string): boolean => isRemark(text) || usual.test(text.trim())

/** Words that only say when something holds, or where it is typed: what is done, the text above says. */
const condition =
  /(?:사용|이용|쓰는|쓸|설치되어|존재|필요|실패|없|있|않|아닌|아닐)\S*\s*(?:경우|때|시)(?:에는|에|는|엔)?\s*(?:[(（][^()（）]*[)）])?[,.]?$|(?:[가-힣A-Za-z]의|인)\s+경우(?:에는|에|는|엔)?[,.]?$|^[^을를]*에서\s*(?:실행|수행|입력)(?:합니다|한다|하기|해\s?준다)?\.?$|^(?:if|in case|when using|unless)\b(?!.*\b(?:can|use|run|type|try|do)\b)[^,]*$|^如果[^，]*$|(?:場合|の時)(?:は)?$|^(?:using|without|via)\s\S+(?:\s\S+){0,2}$|^(?:method|option|case|way|방법)\s*\d(?!\d).{0,60}$|^(?:by )?default\b.{0,20}$|^(?:to )?(?:verify|check|confirm|inspect|test)$|^(?:or )?(?:for|on|in) (?:the )?[A-Z]\S*(?: \S+){0,3}$|^(?:single file|single|directory|\S+\s\S*\s?only)$|^for `[^`]+`$|^current dir(?:ectory)?$|^(?:from|on|in) (?:the |your )?(?:\w+ )?(?:device|machine|host|server|client|box|attacker|victim|target|node)$|^[(（][^()（）]*(?:때|경우|시)[)）]$/i

/** Whether a caption only says when or where, and needs what stands above to say what is done. */
export const isCondition = (caption: string): boolean => condition.test(caption.trim())

/** Whether a caption is the name of a system: it says where a line holds, and not what it does. */
export const isSystem = (caption: string): boolean =>
  /^(?:mac ?os(?: ?x)?|os ?x|linux|unix|bsd|windows|wsl|ubuntu|debian|centos|rhel|red ?hat|fedora|arch(?: ?linux)?|alpine)(?:\s*(?:\/|,|&|and|or)\s*\w+(?: ?\w+)?)?:?$/i.test(
    caption,
  )

/** A caption without its marks and its colon; undefined where it says nothing of its own. */
export function captionText(source: string): string | undefined {
  const whole = withoutFrame(
    inlineText(source)
      .replace(/\s+/g, ' ')
      .replace(aside, '')
      .replace(/\[\^[^\]]+\]|\s+[-–—]$/g, '')
      .trim(),
  )
    .replace(/^#+\s+/, '')
    .replace(
      /^(?!\d[\d.]*\s*(?:버전|version|release))(?:(?:[\d#*]\uFE0F?\u20E3)+|\d+(?:\.\d+)+[.)]?(?=\s)|\d+(?:[.-]\d+)*[.)]|\d+-(?=\s)|[①-⑳]|[A-Z][.)](?=\s)|-(?=\s)|[*•▶►■□●○※☞]|<-+|<=+|-+>|=+>|[←→⇒⟵])\s*/u,
      '',
    )
    .trim()
  const text = oneSentence(whole.replace(/\s*[:：]\s*$/, '').trim(), /[:：]\s*$/.test(whole))
  return text.length < 2 || saysNothing(text) ? undefined : text
}

/** A caption without the program that it begins with: `docker examples`. */
function withoutProgram(text: string): string {
  const [first = ''] = text.split(/\s/, 1)
  return programNamed(first) === undefined ? text : text.slice(first.length).trim()
}

/** Words that only lead to an example or to another sentence, or have no end. */
const isBeginning =
  /^(?:let's|let us|assume|suppose|consider|imagine|things to|can be|(?:this|it|that) can be|e\.g\.|i\.e\.)(?:\s|$)|^(?:should|must|might|may)\s|\s(?:or|and|like|the)$/i

/** Whether words only lead to an example, or assume something: what stands below is not what the heading says. */
export const onlyBegins = (text: string): boolean => isBeginning.test(text.trim().replace(/\s*[:：]$/, ''))

/** Whether words say nothing of their own: a label, an address, a reference to another line. */
const saysNothing = (source: string): boolean =>
  isEmpty(source.replace(/^(?:\p{Extended_Pictographic}|\uFE0F|\u200D|\s)+(?=\p{L})/u, ''))

const isEmpty = (text: string): boolean =>
  generic.test(text.replace(/[.。,、]$/, '')) ||
  generic.test(withoutProgram(text)) ||
  pointsElsewhere(text) ||
  isAside(text) ||
  isPrinted(text) ||
  isBeginning.test(text) ||
  isNoSentence(text) ||
  !/\p{L}/u.test(text) ||
  /^(?:<?(?:https?|ftp):\/\/\S+|\{:?[^{}]*\})$/.test(text)

/** Words for what a step before this one has made: `위 토큰은 …`. */
const madeBefore = /^(?:(?:이제|그럼|자|그리고)[\s,]+)*(?:위의?|아까|앞에서|앞서|방금|이전에)\s/

/** Whether words only point to what stands elsewhere. */
export const pointsElsewhere = (text: string): boolean =>
  pointing.test(text.trim()) ||
  madeBefore.test(text.trim()) ||
  tellsOf.test(text.trim()) ||
  meansAnother.test(text.trim().replace(/[.:…]+$/, '')) ||
  goesOnWith.test(text.trim().replace(/[.:…]+$/, ''))

/** Whether a caption announces what a program printed. */
export const announcesOutput = (source: string): boolean => {
  const text = inlineText(source)
    .replace(/^[^\p{L}]+/u, '')
    .trim()
  return (
    output.test(text) || /(?:결과|출력)[가-힣]*\s+(?:먼저\s+)?(?:살펴|보자|확인해\s*보|다음과 같)/.test(text)
  )
}

/** Headings that name what a text is about, and no task. */
const subject =
  /(?:구조|개념|이란\??|란\??|소개|개요|종류|특징|정의|배경|원리|차이점?|비교|역할|장점|단점|장단점|이해|주의 ?사항|참고 ?사항|아키텍처|명령어? ?정리|概要|概念|構造|仕組み|違い|介绍|概述|原理|区别)$|^(?:overview|introduction|background|concepts?|architecture|theory|summary|differences?|advantages?|disadvantages?|features?|types|motivation|problems?)\b|\b(?:overview|architecture|concepts?)$/i

const isQuestion = /[?？]$/

/** Headings that only count what is below them. */
const isNumber =
  /^(?:제?\s*\d+\s*(?:번째?|차|회차?|단계|주차|일차|장|절)?|(?:step|part|day|section|no\.?|#)\s*\d+)[.:)]?$/i

/** Headings that name one way among others to do what the heading above says. */
const way =
  /^(?:방법|케이스|대안|case|options?|method|way|approach|alternative|variant|方法|方式|方案|案)\s*(?:\d{1,2}|[A-Z①-⑳一二三])(?![A-Za-z\d])/i

/** The innermost heading that says what is done below it; a name of a program or command says nothing new. */
export function captionOfHeadings(headings: readonly { depth: number; text: string }[]): string | undefined {
  /** Names of programs below: each is one way to do what the heading above says. */
  let ways = ''
  for (const { depth, text } of headings.slice(-2).reverse()) {
    const caption = captionText(text)
    if ((depth === 1 && headings.length > 1) || isNoCaption(text, caption)) return undefined
    // A question is answered by the text, not by a command.
    const ofOne = ways === '' ? wayIn(text, caption) : undefined
    if (ofOne !== undefined) ways = `: ${ofOne}`
    if (ofOne !== undefined || caption === undefined || isQuestion.test(caption)) continue
    return isName(text) || depth === 1 ? undefined : `${caption}${ways}`
  }
  return undefined
}

/** Whether a heading only counts what is below it, or names a subject. */
const isNoCaption = (heading: string, caption = ''): boolean =>
  isNumber.test(heading.trim()) ||
  synopsisIn(heading) !== undefined ||
  (!isQuestion.test(caption) && subject.test(caption))

/** One way among others that a heading names, or from where to where: the heading above says what is done. */
function wayIn(heading: string, caption: string | undefined): string | undefined {
  if (/^[^\s`]+\s*(?:->|→|=>)\s*[^\s`]+$/.test(heading)) return heading
  const isWay = caption !== undefined && !isQuestion.test(caption)
  return isWay && (isProgramName(heading) || way.test(caption)) ? caption : undefined
}

/** Whether a heading is the name of a program and nothing else. */
const isProgramName = (heading: string): boolean =>
  /^[A-Za-z0-9.+-]+$/.test(heading.trim()) && programNamed(heading) !== undefined

/** Whether a heading names a program or a command, and says no more. */
function isName(heading: string): boolean {
  const text = inlineText(heading).replaceAll('`', '').trim()
  if (/^`[^`]+`$/.test(heading.trim())) return true
  if (/^(?:level|레벨)\s*\d/i.test(text)) return true
  const program = programNamed(text)
  if (program === undefined) return /^[a-z][\w-]*(?: [a-z][\w-]*)?$/.test(text) && !text.includes(' ')
  const rest = text
    .toLowerCase()
    .replace(program, '')
    .replace(/도커|깃|ドッカー/g, '')
    .trim()
  // `Opening nano` says what is done.
  // Japanese and Chinese write a sentence as one word.
  const isNamed =
    rest.split(/\s+/).length <= 1 && !/^\p{L}+ing\s/iu.test(text) && !/[ぁ-ヶ一-龥][^\s]{6}/.test(rest)
  return isNamed || commandIn(text, program) === rest
}

/** The blocks further in than the item that a block belongs to, up to the next item; the whole section of a block in no item. */
export function segmentOf(section: readonly Block[], block: Block): readonly Block[] {
  const indent = indentOf(block)
  const at = section.indexOf(block)
  let from = at - 1
  while (from >= 0 && indentOf(section[from]!) >= indent) from--
  if (from < 0 || section[from]!.type !== 'item') return section
  let to = at
  while (to < section.length && indentOf(section[to]!) >= indent) to++
  const segment = section.slice(from + 1, to)
  return segment.filter(({ type }) => type === 'code').length > 1 ? segment : section
}

const indentOf = (block: Block): number => ('indent' in block ? block.indent : 0)

/** Whether some block stands further in than the item above it, which it belongs to. */
const isInItems = (section: readonly Block[]): boolean =>
  section.some((block, index) => {
    const above = section[index - 1]
    return block.type === 'code' && above?.type === 'item' && block.indent > above.indent
  })

/** Whether the paragraphs of a section say what the blocks above them do: the section begins with a block and ends with a paragraph. */
export function explainsBelow(section: readonly Block[]): boolean {
  const kinds = section.flatMap(({ type }) =>
    type === 'code' ? ['code'] : type === 'paragraph' || type === 'item' ? ['text'] : [],
  )
  if (kinds.length < 2 || kinds[0] !== 'code') return false
  const announces = section.some(
    (block) => block.type === 'paragraph' && /[:：]\s*$/.test(block.lines.at(-1)!),
  )
  return (
    !announces &&
    !isInItems(section) &&
    kinds.length % 2 === 0 &&
    kinds.every((kind, index) => kind === (index % 2 === 0 ? 'code' : 'text'))
  )
}
