/** The contents of a column, as far as ids depend on it. */
export type Column = 'command' | 'commands' | 'option' | 'options' | 'also' | 'meaning' | 'other'

/** The headings that version 0.1.0 knew. */
const headings: Readonly<Record<Column, string>> = {
  command: 'command subcommand cmd 명령 명령어 커맨드 コマンド 命令',
  commands: 'commands subcommands 대상명령 대상명령어 대상 対象コマンド',
  option: 'option flag switch 옵션 플래그 オプション フラグ 选项',
  options: 'options flags mainoptions commonoptions 주요옵션 주요플래그 主なオプション',
  also: 'also alias aliases 별칭 다른이름 같은명령 エイリアス 別名',
  meaning:
    'meaning description descriptions explanation summary purpose what 설명 뜻 의미 기능 내용 용도 説明 意味 内容 说明 描述',
  other:
    'usage synopsis arguments 사용법 인자 使い方 引数 type kind 형식 타입 종류 型 value values argument 값 値 default defaultvalue 기본값 기본 既定値 デフォルト example examples 예 예시 예제 사용예 例 示例 why note notes remark remarks 이유 비고 참고 메모 備考 理由',
}

const byHeading = new Map<string, Column>(
  Object.entries(headings).flatMap(([column, words]) =>
    words.split(' ').map((word): [string, Column] => [word, column as Column]),
  ),
)

const option = /^[`'"]?(?:--?|[–—])[A-Za-z0-9]/
const word = /^`[a-z][a-z0-9_-]*(?: [a-z][a-z0-9_-]*)*`$/

const share = (cells: readonly string[], pattern: RegExp): number =>
  cells.length === 0 ? 0 : cells.filter((cell) => pattern.test(cell)).length / cells.length

type Columns = (Column | undefined)[]

function rename(columns: Columns, from: Column, to: Column): void {
  const index = columns.indexOf(from)
  if (index >= 0) columns[index] = to
}

/** Finds the column that a table is about by what is in it, where no heading says so. */
function byContent(columns: Columns, column: (index: number) => string[]): void {
  const unknown = columns.flatMap((name, index) => (name === undefined ? [index] : []))
  const options = unknown.find((index) => share(column(index), option) >= 0.6)
  const words = unknown.find((index) => share(column(index), word) >= 0.6)
  if (options !== undefined) columns[options] = 'option'
  else if (words === 0 && columns.length > 1) columns[words] = 'command'
}

/** Of a command and an option the first is what the table is about. */
function orderNames(columns: Columns): void {
  const [command, single] = [columns.indexOf('command'), columns.indexOf('option')]
  if (command >= 0 && single > command) columns[single] = 'options'
  else if (single >= 0 && command > single) columns[command] = 'commands'
}

/** The columns of a table as version 0.1.0 read them; undefined where it saw no table of options or commands. */
export function formerColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Columns | undefined {
  const columns: Columns = header.map((cell) =>
    byHeading.get(cell.toLowerCase().replace(/[\s`*_.:()-]/g, '')),
  )
  const column = (index: number): string[] =>
    rows.map((row) => row[index] ?? '').filter((cell) => cell !== '')
  const has = (name: Column): boolean => columns.includes(name)
  if (!has('command') && !has('option'))
    rename(columns, has('commands') ? 'commands' : 'options', has('commands') ? 'command' : 'option')
  if (!has('option') && !has('command')) byContent(columns, column)
  orderNames(columns)
  if (!has('option') && !has('command')) return undefined
  if (has('meaning')) return columns
  const length = (index: number): number => column(index).reduce((sum, cell) => sum + cell.length, 0)
  const [longest] = columns
    .flatMap((name, index) => (name === undefined && length(index) > 0 ? [index] : []))
    .sort((a, b) => length(b) - length(a))
  if (longest !== undefined) columns[longest] = 'meaning'
  return columns
}
