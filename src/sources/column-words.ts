// English, Korean, Japanese, Chinese, Spanish, Portuguese, French, German, Vietnamese; spaces within a heading are left out.

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

/** Headings of tables of commands and options. */
export const columnWords: Record<Column, string> = {
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
export const otherWords = new Set(
  'key keys shortcut shortcuts keybinding keybindings hotkey keystroke term terms word concept instruction instructions symbol operator 키 단축키 용어 개념 단어 키워드 기호 연산자 명령어키 キー ショートカット ショートカットキー 用語 快捷键 按键 术语 atajo atajos atalho atalhos tecla teclas raccourci raccourcis touche taste tasten tastenkürzel phímtắt phím'.split(
    ' ',
  ),
)

/** Headings of tables of questions and answers. */
export const questionWords: Readonly<Record<'question' | 'answer' | 'why' | 'other', string>> = {
  question:
    'question questions front term word key keyword prompt text shortcut q 질문 앞면 문제 용어 단어 개념 질의 단축키 質問 表 問題 用語 单词 问题 正面 pregunta término anverso pergunta termo frente question frage begriff vorderseite câuhỏi thuậtngữ',
  answer:
    'answer answers back definition definitions meaning translation response correctanswer correct action a 답 답변 정답 뒷면 뜻 의미 정의 해답 答え 回答 裏 解答 意味 答案 背面 定义 respuesta definición reverso resposta definição verso réponse définition antwort definition rückseite đápán địnhnghĩa',
  why: 'why note notes extra explanation remark comment hint details source reference 이유 설명 해설 비고 메모 참고 힌트 理由 備考 解説 解释 备注 explicación explicação explication erklärung giảithích',
  other:
    'tag tags id guid deck notetype number no # n category chapter level difficulty page pages pagina página seite status state created updated due 쪽 페이지 상태 태그 번호 분류 단원 난이도 番号 タグ 标签',
}
