import { readWords } from '../commandline/index.ts'
import { isProgram } from './programs.ts'

// Capital words that are what they are.
const literal =
  /^(?:HEAD|ORIG_HEAD|FETCH_HEAD|MERGE_HEAD|GET|POST|PUT|PATCH|DELETE|SIG[A-Z]+|HUP|KILL|TERM|INT|QUIT|STOP|CONT|USR[12]|README|LICENSE|TCP|UDP|ICMP|ACCEPT|DROP|REJECT|INPUT|OUTPUT|FORWARD|NEW|ESTABLISHED|RELATED|ALL|ANY|UTF|GMT|UTC|JSON|YAML|XML|HTTP|HTTPS|SSH|LVM|ERROR|WARN|INFO|DEBUG|TRUE|FALSE|NULL|CMD|RUN|FROM|COPY|ADD|ENV|RSA|DSA)$/
// Capital words that nearly always stand for something else.
const nouns =
  /^(?:(?:OLD|NEW|MY|YOUR|SRC|DST|DEST|SOURCE|TARGET|CONTAINER|IMAGE|VOLUME|NETWORK|HOST|LOCAL|REMOTE|USER|GROUP|FILE|DIR|BRANCH|COMMIT|PORT|REPO|REPOSITORY|SERVICE|POD|NAMESPACE|NODE|SERVER|DB|DATABASE|TABLE|KEY|VALUE|PACKAGE|PROCESS|SESSION)[_-]?)*(?:NAME|ID|PATH|FILE|FILES|FILENAME|DIR|DIRECTORY|FOLDER|IMAGE|CONTAINER|VOLUME|NETWORK|HOST|HOSTNAME|USER|USERNAME|GROUP|PASSWORD|PORT|URL|URI|REPO|REPOSITORY|BRANCH|COMMIT|TAG|TAGS|MESSAGE|MSG|KEY|VALUE|VAL|SRC|DST|DEST|SOURCE|TARGET|PID|SHA|HASH|NUM|NUMBER|SIZE|TEXT|STRING|PATTERN|PACKAGE|SERVICE|SERVER|POD|NAMESPACE|NODE|ADDRESS|IP|IPADDRESS|DOMAIN|REMOTE|COMMAND|ARG|ARGS|ARGUMENTS|VERSION|DEVICE|SESSION|WINDOW|DATABASE|DB|TABLE|MODE|TYPE|SIGNAL|N|NN|NNN|XXX|FOO|BAR|BAZ|PROCESS|PROJECT|CONTEXT|REGISTRY|SECONDS)(?:[_-]?(?:NAME|ID|PATH|FILE|\d+))*$/
const environment =
  /^(?:HOME|PATH|USER|PWD|SHELL|EDITOR|TERM|LANG|UID|OLDPWD|HOSTNAME|RANDOM|IFS|PS1|TMPDIR)$/

/** The name of a free part: lower case, words joined by hyphens. */
function nameOf(text: string): string {
  const name = text
    .trim()
    .replace(/[\s_./:@|,]+/g, '-')
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .replace(/-{2,}/g, '-')
    .replace(/^[-\d]+|-+$/g, '')
    .toLowerCase()
  return name === '' ? 'value' : name
}

/** Whether a place is filled with a command line, which is no name of anything: `{{sudo dmesg}}`. */
const isLine = (text: string): boolean => {
  const words = text.trim().split(/\s+/)
  return words.length > 1 && /^[\x20-\x7E]+$/.test(text) && isProgram(words[0]!)
}

/** A line whose places that hold a command line are filled with it. */
export const withLines = (line: string): string =>
  line.includes('{{')
    ? line.replace(/\{\{([^{}]+)\}\}/g, (whole, inner: string) => (isLine(inner) ? inner : whole))
    : line

/** A free part as an answer has it: `<name=NAME>`. */
function hole(text: string): string {
  const inner = text
    .trim()
    .replace(/\[[^\][]*\]/g, '')
    .replace(/\s*(?:\.{3}|…)$/, '')
  const [first = inner] = inner.split(/\s*\|\s*/)
  const shown = (/^[^\s]*[./:@\d]/.test(first) ? first.split(/\s+/)[0]! : first)
    .replace(/[<>="'`$\\|&;()]/g, '')
    .trim()
    .replace(/\s+/g, '_')
  const example = /^[a-z][a-z_-]*$/.test(shown) ? shown.toUpperCase() : shown
  const named = /^\S*\//.test(first) ? first.split(/\s+/)[0]!.replace(/^.*\/(?=[^/]+\/?$)/, '') : first
  return example === '' ? '<value=VALUE>' : `<${nameOf(named)}=${example}>`
}

/** Whether brackets in a line say what may be left out: it is a synopsis. */
const isSynopsis = (line: string): boolean =>
  /\[(?:[A-Z_-]*OPTIONS?|options?|flags?|FLAGS?|--?[a-zA-Z][^\]]*|[A-Z_]{2,}(?:\.{3}|…)?|[^\]]*(?:\.{3}|…)|[^\]]*\|[^\]]*|옵션|オプション|选项)\]/.test(
    line,
  )

// In a synopsis letters beyond ASCII name a place that has to be filled.
const dropOptional = (line: string): string => {
  // Small words in brackets may be left out too if the synopsis says so.
  const all = /\[(?:[A-Z_-]*OPTIONS?|options?|flags?|FLAGS?|--?[a-zA-Z])/.test(line)
  const inside = all
    ? /\[[\x20-\x5A\x5C\x5E-\x7E…]*\]/g
    : /\[(?![a-z][a-z _-]*\])[\x20-\x5A\x5C\x5E-\x7E…]*\]/g
  let text = withLines(line)
  for (let depth = 0; depth < 5 && inside.test(text); depth++) {
    inside.lastIndex = 0
    text = text.replace(inside, ' ')
  }
  return text
    .replace(/\s+(?:\.{3}|…)(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a capital word is what it is: `HEAD`. */
export const isLiteral = (word: string): boolean =>
  literal.test(word) || (word.startsWith('$') && environment.test(word.slice(1)))

/** A word between stars, as Markdown would set it: `*name*`. */
const starred = /(?<=^|[\s:=/@,"])\*([a-z]\w*(?:[ _-]\w+)*)\*(?=$|[\s:=/@,"])/g

/** A place of two words: `컨테이너 이름`. */
const wordsOfPlace =
  /(?<=^|\s)((?:컨테이너|이미지|볼륨|네트워크|파일|폴더|디렉토리|브랜치|저장소|커밋|태그|서비스|호스트) (?:이름|아이디|경로|번호|주소|해시|메시지|ID|id))(?=$|[\s:])/g

/** A line with its places in one form: those between stars where one of them is a noun for a place, and `{image:tag}` as two. */
function withPlainPlaces(line: string): string {
  const parted = line
    .replace(
      /(?<!\$)\{(\p{L}[\p{L}\p{N} _-]{0,40}):(\p{L}[\p{L}\p{N} _-]{0,40})\}/gu,
      (_, before: string, after: string) => `{${before}}:{${after}}`,
    )
    .replace(wordsOfPlace, '<$1>')
    // Empty brackets are to be filled: `git config user.name []`.
    .replace(/(?<=\s)(?:\[\]|<>|\(\))(?=\s|$)/g, '<value>')
  if (!parted.includes('*')) return parted
  const isPlace = [...parted.matchAll(starred)].some(([, word = '']) =>
    nouns.test(word.toUpperCase().replace(/[ -]/g, '_')),
  )
  return isPlace ? parted.replace(starred, '<$1>') : parted
}

/** A line of notes as an answer: what stands for something else is a free part, `<name=NAME>`, and optional parts of a synopsis are left out. */
export function answerOf(line: string): string {
  // If only options may follow, the line is about them.
  const only = /^(\S+(?:\s[a-z][\w-]*)*)\s+\[(--?[A-Za-z][\w-]*)(?:\s*\|\s*--?[A-Za-z][\w-]*)*\]$/.exec(line)
  if (only) return `${only[1]!} ${only[2]!}`
  const synopsis = isSynopsis(line)
  const spans: string[] = []
  const held = (text: string): string => `\uE020${spans.push(text) - 1}\uE021`
  let text = withPlainPlaces(line)
    // Marks that Markdown would have kept as they are: `\\<name\\>`.
    .replace(/\\<([\w -]+)\\>/g, '<$1>')
    // Of `{{[-c|--create]}}` the long form is the clearer one.
    .replace(/\{\{\[([^\]{}]*)\]\}\}/g, (_, forms: string) => forms.split('|').at(-1)!.trim())
    .replace(
      /\{\{(?!\s*(?:\.|json\b|range\b|end\b|if\b|else\b|upper\b|lower\b|join\b|println\b|table\b|index\b))([^{}]+)\}\}/g,
      (_, inner: string) => held(hole(inner)),
    )
    .replace(/\{\{[^{}]*\}\}/g, (whole) => held(whole))
    .replace(/<[a-z\p{Lo}][\p{L}\p{N}-]*=[^<>\s]+>/gu, (whole) => held(whole))
  if (synopsis) text = dropOptional(text)
  text = text
    .replace(
      /(-\w*m|--message)([ =])(["'])([^"'<>{}$`\\]*?)\3/g,
      (_, option: string, gap: string, quote: string, said: string) =>
        said.trim() === ''
          ? `${option}${gap}${quote}${quote}`
          : `${option}${gap}${quote}${held(`<message=${said.trim().replace(/\s+/g, '_')}>`)}${quote}`,
    )
    // `$<column>` is a variable of the program that reads it, whose name a sheet of navi fills in.
    .replace(/\$<[^<>=\s]{1,60}>/g, (whole) => held(whole))
    .replace(/<([^<>=\s][^<>=]{0,60})>(?:(?:\.{3}|…)(?![.<]))?/g, (_, inner: string) => held(hole(inner)))
    .replace(/(?<=^|[\s:=/@,"-])\[([\p{L}][\p{L}\p{N} _-]{0,40})\](?=$|[\s:=/@,"])/gu, (_, inner: string) =>
      held(hole(inner)),
    )
    .replace(/'[^']*'/g, (quoted) => (/[^\x00-\x7F]/.test(quoted) ? quoted : held(quoted)))
    .replace(/\$\{([A-Za-z_][\w-]*)\}/g, (_, inner: string) => held(hole(inner)))
    .replace(
      /(?<=^|[\s:=/@,"])\$([A-Z][A-Z0-9_]*|[a-z][a-z0-9_]+)(?=$|[\s:=/@,"])/g,
      (whole, inner: string) => (environment.test(inner) ? whole : held(hole(inner))),
    )
    .replace(/(?<=^|[\s:=/@,"])\{([\p{L}][\p{L}\p{N} _-]{0,40})\}(?=$|[\s:=/@,"])/gu, (_, inner: string) =>
      held(hole(inner)),
    )
    .replace(/(?<=^|[\s=])(?:\.{0,2}\/)?path\/to\/[\w./-]+/g, (whole) => held(hole(whole)))
    .replace(/(?<=^|[\s:=/@"])your[-_][\w-]+/gi, (whole) => held(hole(whole)))
    .replace(/(?<![\w$.%-])[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*(?![\w=.-])/g, (word) => {
      if (literal.test(word)) return word
      return nouns.test(word) || (synopsis && /^[A-Z][A-Z0-9_-]+$/.test(word)) ? held(hole(word)) : word
    })
    .replace(
      /"([^"]*[가-힣ぁ-ヶ一-龥][^"]*)"|'([^']*[가-힣ぁ-ヶ一-龥][^']*)'/g,
      (_, a?: string, b?: string) => `"${held(hole((a ?? b)!.replace(/\s+/g, '_')))}"`,
    )
    .replace(/[가-힣ぁ-ヶー一-龥][가-힣ぁ-ヶー一-龥\w]*/g, (word) => held(hole(word)))
  // Dots say that more of the same may follow.
  text = text
    .replace(/(\uE021)\s*(?:\.{3}|…)(?=\s|$)/g, '$1')
    .replace(/\s+(?:\.{3}|…)\s*$/, ` ${held('<more=MORE>')}`)
  for (let depth = 0; depth < 4 && text.includes('\uE020'); depth++)
    text = text.replace(/\uE020(\d+)\uE021/g, (_, index: string) => spans[Number(index)]!)
  return text.trim()
}

/** Whether a line is one command: no pipe, no `&&`, no open quote. */
export function isOneCommand(line: string): boolean {
  const { words, notices } = readWords(line)
  return (
    words.length > 0 &&
    !notices.some(
      ({ code }) =>
        code === 'operator' || code === 'unclosed' || code === 'assignment' || code === 'too-long',
    )
  )
}
