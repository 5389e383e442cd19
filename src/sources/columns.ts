import { isDistinct, isProgram } from './programs.ts'

/** The contents of a column of an option or command table. */
export type Column =
  | 'command'
  /** Of an option: the commands that have it. */
  | 'commands'
  | 'option'
  | 'options'
  | 'also'
  | 'usage'
  | 'type'
  | 'value'
  | 'default'
  | 'meaning'
  | 'since'
  | 'until'
  | 'example'
  | 'why'
  /** A number of the row. */
  | 'number'

// English, Korean, Japanese, Chinese, Spanish, Portuguese, French, German, Vietnamese.
const headings: Record<Column, string> = {
  command:
    'command subcommand cmd commandline syntax 명령 명령어 커맨드 명령문 コマンド コマンド名 命令 指令 命令行 comando orden commande befehl kommando lệnh câulệnh',
  commands: 'commands subcommands 대상명령 대상명령어 대상 対象コマンド comandos commandes befehle',
  option:
    'option flag switch optionname param parameter 옵션 플래그 옵션명 オプション フラグ 选项 選項 参数 參數 opción opcion opção opcao schalter tùychọn thamsố',
  options:
    'options flags switches parameters mainoptions commonoptions 주요옵션 주요플래그 主なオプション opciones opções opcoes optionen',
  also: 'also alias aliases 별칭 다른이름 같은명령 약어 エイリアス 別名 别名 alternative shorthand',
  usage: 'usage synopsis arguments 사용법 인자 使い方 引数 用法 uso utilisation verwendung',
  type: 'type kind 형식 타입 종류 型 类型 typ tipo',
  value: 'value values argument 값 値 值 valor valeur wert',
  default: 'default defaultvalue 기본값 기본 既定値 デフォルト 默认值 默认 pordefecto padrão défaut standard',
  meaning:
    'meaning description descriptions desc explanation summary purpose what whatitdoes function action does effect result detail details task 설명 뜻 의미 기능 내용 용도 역할 동작 작업 상세 説明 意味 内容 動作 機能 用途 役割 处理 说明 描述 含义 功能 作用 解释 意义 說明 功用 descripción descripcion significado acción accion función funcion descrição descricao ação acao função funcao signification beschreibung bedeutung funktion effet môtả ýnghĩa giảithích chứcnăng mụcđích',
  since: 'since 시작버전',
  until: 'until 마지막버전',
  example:
    'example examples usageexample sample 예 예시 예제 사용예 사용예시 例 使用例 示例 例子 範例 ejemplo ejemplos exemplo exemplos exemple exemples beispiel beispiele vídụ',
  why: 'why note notes remark remarks comment comments 이유 비고 참고 메모 기타 備考 理由 备注 備註 notas observaciones observações remarques anmerkung ghichú',
  number: 'no nr num number # n 번호 순번 番号 序号 編號 número stt',
}

/** Headings of tables that are about something else: keys, terms. */
const others = new Set(
  'key keys shortcut shortcuts keybinding keybindings hotkey keystroke term terms word concept instruction instructions symbol operator 키 단축키 용어 개념 단어 키워드 기호 연산자 명령어키 キー ショートカット ショートカットキー 用語 快捷键 按键 术语 atajo atajos atalho atalhos tecla teclas raccourci raccourcis touche taste tasten tastenkürzel phímtắt phím'.split(
    ' ',
  ),
)

const byHeading = new Map<string, Column>(
  Object.entries(headings).flatMap(([column, words]) =>
    words.split(' ').map((word): [string, Column] => [word.normalize('NFC'), column as Column]),
  ),
)

const bareHeading = (cell: string): string =>
  cell
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s`*_.:：()[\]/?-]/g, '')

/** The column that a heading names, in any of the languages; undefined for an unknown heading. */
export const columnNamed = (cell: string): Column | undefined =>
  byHeading.get(bareHeading(cell)) ?? columnOfLast(cell)

/** Words in front of a heading that change nothing of it. */
const before = /^(?:(?:common|usual|usage|sample|short|brief|full|basic|사용|주요|기본)\s+)+/i

/** The column that the last word of a heading names, behind the name of a program or such words: `Docker command`, `Common usage example`. */
function columnOfLast(cell: string): Column | undefined {
  const text = cell.replace(/[`*_]/g, '').trim()
  const [first = '', ...others] = text.split(/\s+/)
  const rest = others.length > 0 && isDistinct(first.toLowerCase()) ? others.join(' ') : text
  const column = byHeading.get(bareHeading(rest.replace(before, '')))
  return column === 'command' || column === 'meaning' || column === 'example' ? column : undefined
}

const option = /^[`'"]?(?:--?|[–—])[A-Za-z0-9]/
const word = /^`[a-z][a-z0-9_-]*(?: [a-z][a-z0-9_-]*)*`$/

const share = (cells: string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length

const startsProgram = (cell: string): boolean =>
  isProgram(/^[`$\s]*(?:sudo )?([\w.+-]+)/.exec(cell)?.[1] ?? '')

type Columns = (Column | undefined)[]

// A plural heads a column of single ones, unless the table is about something else.
function singular(columns: Columns): void {
  if (columns.includes('command') || columns.includes('option')) return
  const rename = (from: Column, to: Column): void => {
    const index = columns.indexOf(from)
    if (index >= 0) columns[index] = to
  }
  if (columns.includes('commands')) rename('commands', 'command')
  else rename('options', 'option')
}

/** Names columns whose headings say nothing by what is in them. */
function byContent(columns: Columns, column: (index: number) => string[]): void {
  if (columns.includes('option') || columns.includes('command')) return
  const unknown = [...columns.keys()].filter((index) => columns[index] === undefined)
  const options = unknown.find((index) => share(column(index), (cell) => option.test(cell)) >= 0.6)
  const programs = unknown.find((index) => share(column(index), startsProgram) >= 0.6)
  const words = unknown.find((index) => share(column(index), (cell) => word.test(cell)) >= 0.6)
  if (options !== undefined) columns[options] = 'option'
  else if (programs !== undefined) columns[programs] = 'command'
  else if (words === 0 && columns.length > 1) columns[words] = 'command'
}

/** Names the columns that only number the rows. */
function numbers(columns: Columns, column: (index: number) => string[]): void {
  const areNumbers = (cells: string[]): boolean =>
    share(cells, (cell) => /^(?:\d+[.)]?|[①-⑳])$/.test(cell)) > 0.9
  for (const index of columns.keys())
    if (columns[index] === undefined && areNumbers(column(index))) columns[index] = 'number'
}

/** Of a command and an option the first is what the table is about. */
function oneSubject(columns: Columns): void {
  const [command, option] = [columns.indexOf('command'), columns.indexOf('option')]
  if (command >= 0 && option > command) columns[option] = 'options'
  else if (option >= 0 && command > option) columns[command] = 'commands'
}

/** Names the column of meanings where no heading does: the one with the most text. */
function meaning(columns: Columns, header: string[], column: (index: number) => string[]): void {
  const length = (index: number): number => column(index).reduce((sum, cell) => sum + cell.length, 0)
  const free = [...columns.keys()].filter((index) => columns[index] === undefined && length(index) > 0)
  // The description may have a heading that elsewhere is a remark or an example.
  const spare =
    free.length > 0 ? free : [columns.indexOf('why'), columns.indexOf('usage')].filter((index) => index >= 0)
  const isCode = (index: number): boolean => share(column(index), (cell) => /^`[^`]+`/.test(cell)) > 0.5
  const [longest] = spare.sort((a, b) => Number(isCode(a)) - Number(isCode(b)) || length(b) - length(a))
  // Several columns under headings of their own are said together.
  const several = free.filter((index) => (header[index] ?? '') !== '').length > 1
  if (longest !== undefined && !several) columns[longest] = 'meaning'
}

/** Headings of a column that tells what to do about a row as often as what its command does. */
const ambiguous = /^(?:action|acción|accion|ação|acao|aktion|result|results|effect|조치|대응|결과)$/

/** Takes the first column, which says in words of its own what each row is about, for the meaning of its command. */
function subjectFirst(columns: Columns, header: readonly string[], rows: readonly string[][]): void {
  const meaning = columns.indexOf('meaning')
  if (columns[0] !== undefined || columns[1] !== 'command' || meaning < 2) return
  const cells = rows.map((row) => row[0] ?? '')
  const isOwn =
    new Set(cells).size === cells.length && cells.every((cell) => cell !== '' && !cell.includes('`'))
  if (!isOwn || !ambiguous.test(bareHeading(header[meaning] ?? ''))) return
  columns[0] = 'meaning'
  columns[meaning] = 'why'
}

/** The columns of a table, by heading and, where headings say nothing, by content; undefined when it is no table of options or commands. */
export function columnsOf(header: string[], rows: string[][]): Columns | undefined {
  if (header.length > 0 && others.has(bareHeading(header[0]!))) return undefined
  const width = Math.max(header.length, ...rows.slice(0, 50).map((row) => row.length))
  const columns: Columns = Array.from({ length: width }, (_, index) => columnNamed(header[index] ?? ''))
  const column = (index: number): string[] =>
    rows.map((row) => row[index] ?? '').filter((cell) => cell !== '')
  numbers(columns, column)
  singular(columns)
  byContent(columns, column)
  oneSubject(columns)
  if (!columns.includes('option') && !columns.includes('command')) return undefined
  if (!columns.includes('meaning')) meaning(columns, header, column)
  subjectFirst(columns, header, rows)
  return columns
}
