/** Verbs of what commands do, by which an instruction or a purpose is known. */
const verbs =
  `abort accept access activate add adjust allow amend analy[sz]e append apply archive ask assign attach authenticate authorize
autoscale back backup become bind block boot break bring browse build bundle bypass calculate call cancel capture cat change check checkout cherry-pick choose
clean clear clone close cluster collect combine commit compare compile compose compress compute concatenate configure confirm connect
contain continue control convert copy correct count crack crash create cut debug declare decode decompress decrypt define delete deny deploy
describe destroy detach detect determine diff disable discard disconnect discover display do download drain drop dump duplicate echo
edit eject elevate empty enable encode encrypt end enforce enter enumerate erase escape establish evaluate examine exclude execute exit
expand expose export extend extract fetch figure filter find finish fix flush follow force forget format forward gain generate get give go grab grant grep
group halt handle hash hide highlight identify ignore import include increase decrease index initiali[sz]e inject insert inspect install
interact invoke isolate join jump keep kill know label launch leave limit link list listen load locate lock log login look loop make manage
map mark mask match measure merge migrate modify monitor mount move name navigate obtain open order organi[sz]e output overwrite pack
partition paste pause perform ping pipe pop port position prepare prepend preserve prevent preview print process profile prompt protect
provide provision prune publish pull purge push put query quit read reattach reapply rebase reboot rebuild recover recreate redirect
redo reduce refresh record register reinstall reject release reload remount remove rename renew reorder repair repeat replace replay report
reproduce request require reset resize resolve restart restore restrict resume retain retrieve retry return reuse reveal revert review
revoke rewrite roll rotate route run save say scale scan schedule search see seek select send separate serve set share shift ship show shut shutdown
sign simulate skip snapshot sort specify split squash spin ssh stage start stash stop store stream strip submit substitute summari[sz]e
supply suspend switch sync synchroni[sz]e tag tail taint take tell terminate test throw tidy toggle touch trace track transfer transform translate trigger
truncate try tunnel turn type uncompress undo uninstall unlink unshallow swap unlock unmount unpack unset unstage untag untar unzip update upgrade upload use
validate verify view visit wait walk watch wipe work write yank zip zoom`
    .trim()
    .split(/\s+/)
    // `copy` is `copies` of a command.
    .map((one) => one.replace(/(?<=[^aeiou])y$/, '(?:y|ie)'))
    .join('|')

/** A verb as it is told to somebody (`list`), told of a command (`lists`), or named (`listing`). */
const verb = `(?:re-?)?(?:${verbs})`
const verbForms = `(?:(?:re-?)?(?:${verbs})(?:e?s)?|${'\\w{2,}ing'})`

/** Words in front of an instruction that change nothing of it. */
const lead = String.raw`(?:(?:now|then|next|first|firstly|second|finally|lastly|also|and|or|so|but|again|optionally|alternatively|otherwise|instead|please|just|simply|only|easily|quickly|recursively|interactively|automatically|manually|temporarily|permanently|safely|directly|always|step \d+|let's|let us|let me|how to|how do i|how do you|how can i|to|in order to|(?:you|we|i|one)(?: can| could| may| might| will| would| should| must| need to| have to| want to|'ll| then)?(?: also| now| then| just| simply| easily)?|want to|need to|used to|will|can|don't|do not|not|never|if you want to|if you need to|in case you want to|(?:the|this|that|following|above|below|next) (?:\w+ )?(?:commands?|flag|option|line|one)|this|it|which|that)[\s,:]+)`

const instruction = new RegExp(`^${lead}{0,4}${verbForms}(?![\\w'’])`, 'i')

/** A purpose within a sentence: `… to list`, `you can list`, `by listing`. */
const purpose = new RegExp(
  String.raw`\b(?:to|can|could|will|would|let's|let us|may|helps?|lets you|allows you to)\s+(?:(?:also|just|simply|then|now|easily|only|recursively|safely|be used to)\s+)?${verb}(?![\w'’])|\b(?:for|by|of)\s+[a-z]{2,}ing\b|\b(?:command|used) (?:to|for)\b|\b(?:installation|removal|deletion|creation|backup|login|logout)\b`,
  'i',
)

/** The pieces of a sentence that may be an instruction by themselves. */
const clausesOf = (sentence: string): string[] => [
  sentence,
  ...sentence.split(/[,:;(]\s+|\s[-–—]\s|\b(?:and|then)\s/).slice(1),
]

const english = (sentence: string): boolean =>
  clausesOf(sentence).some((clause) => instruction.test(clause.trim())) || purpose.test(sentence)

/** Nouns of actions, as Korean notes name what is done. */
const action =
  '확인|조회|출력|표시|정리|동기화|미러링|부여|차단|허용|거부|시도|축소|확장|확대|유지|보존|복제|고정|증가|감소|세팅|셋팅|구성|파악|기록|발급|인증|삭제|제거|생성|추가|실행|구동|가동|시작|중지|중단|종료|정지|재시작|재기동|변경|수정|이동|복사|설치|재설치|등록|설정|해제|해결|적용|빌드|배포|접속|접근|진입|연결|취소|병합|합병|업데이트|업그레이드|다운로드|다운|업로드|저장|백업|복원|복구|초기화|검색|탐색|필터링|압축|전송|공유|지정|활성화|비활성화|로그인|로그아웃|목록|리스트|전환|교체|정렬|편집|작성|입력|선언|할당|제한|호출|요청|테스트|점검|모니터링|추적|분리|결합|커밋|푸시|푸쉬|풀|체크아웃|클론|태그|스테이징|되돌림|롤백|스케일링|노출|마운트|매핑|포워딩|캡처|분석|변환|치환|대체|추출|열람|제어|관리|사용|이용|보기|읽기|쓰기|열기|닫기|찾기|만들기|지우기|넣기|빼기|바꾸기|가져오기|내보내기|불러오기|올리기|내리기|띄우기'

const koreanEnd = new RegExp(
  `(?:${action})(?:하기|하는 ?법|함|됨|한다|합니다|하자|해보자|하세요|해줌|시키기|시킨다|시킴)?$` +
    '|[가-힣]기$|(?:하|보|쓰|되|내|들|우|르|이|리|기)(?:는|ㄴ|던)? ?(?:방법|명령어?|커맨드|기능|옵션)(?:이다|입니다|임|다)?$|[가-힣](?:ㄴ|은|는|을|를|ㄹ|할|볼|준|주는|한|줄) ?(?:방법|명령어?|커맨드|기능|옵션|수도? ?있[가-힣]*)(?:이다|입니다|임|다|!)?$' +
    '|(?:[가-힣]|^|\\s)(?:한다|준다|인다|간다|온다|본다|낸다|든다|린다|킨다|친다|운다|긴다|쓴다|연다|둔다|뺀다|꾼다|합니다|줍니다|입니다|봅니다|냅니다|듭니다|립니다|킵니다|하자|보자|주자|시다|하세요|주세요|해요|는다|고|면 ?(?:된다|됩니다|돼|됨)|주기|함|줌|봄|냄|옴|킴|림|움)$',
)
const koreanWithin = /(?:하|보|쓰|르|리|우|들|내|으)려면|하고 ?싶(?:다면|을 ?때|으면)|기 ?위해/

/** Whether a clause says for which aim something is: `지울 때`, `할 경우`. */
const hasAim = (text: string): boolean =>
  [...text.matchAll(/([가-힣]) ?(?:때|경우)(?:는|에|에는)?(?=\s|$)/g)].some(([, syllable = '']) =>
    endsInRieul(syllable),
  )

/** Whether a sentence ends as a verb does that is told: `멈춘다`, `나눈다`. */
const endsAsTold = (text: string): boolean => {
  const syllable = /([가-힣])(?<![된진난인])다$/.exec(text)?.[1]
  return syllable !== undefined && (syllable.charCodeAt(0) - 0xac00) % 28 === 4
}

/** Whether a syllable ends in ㄹ. */
const endsInRieul = (syllable: string): boolean => (syllable.charCodeAt(0) - 0xac00) % 28 === 8

/** Endings of Korean sentences that say how things are, and not what is done. */
const koreanState =
  /(?:이다|입니다|있다|있습니다|있음|없다|없습니다|없음|않는다|않습니다|않음|았다|었다|였다|했다|됐다|되었다|하였다|했습니다|되었습니다|같다|같습니다|아니다|나온다|나옵니다|뜬다|보인다|때문|편하다|좋다|필요하다|필요함|모른다|중요하다|뿐|[가-힣]야 ?(?:함|한다|합니다|됨|된다))$/

/** A verb of another language at the end: `허브로 push`. */
const endsInVerb = new RegExp(`[가-힣]\\S*\\s${verb}(?:하기|한다|하는 ?법)?$`, 'i')

const korean = (sentence: string): boolean => {
  const text = sentence.replace(/\s*[(（][^()（）]*[)）]/g, '').replace(/[\s.]+$/, '')
  if (koreanWithin.test(text) || hasAim(text) || endsInVerb.test(text)) return true
  const isOfCommand =
    /(?:명령어?|커맨드|방법|기능|옵션)(?:이다|입니다)$|수도? ?있(?:다|습니다|음)$|면 ?(?:된다|됩니다|됨)$|는 것이 (?:좋다|좋습니다)$/.test(
      text,
    )
  return isOfCommand || ((koreanEnd.test(text) || endsAsTold(text)) && !koreanState.test(text))
}

const chineseOrJapanese =
  /^(?:查看|查询|查找|搜索|显示|列出|创建|新建|建立|删除|移除|清除|清理|清空|启动|运行|执行|停止|关闭|重启|重命名|杀死|重新|进入|退出|打开|安装|卸载|更新|升级|下载|上传|拉取|推送|提交|构建|编译|复制|拷贝|移动|修改|更改|编辑|设置|配置|添加|增加|切换|合并|撤销|回退|恢复|备份|导出|导入|保存|加载|连接|断开|挂载|卸载|绑定|映射|测试|检查|验证|获取|获得|统计|压缩|解压|打包|登录|登陆|初始化|克隆|使用|用|将|把|给|为|从|在|以|统一|批量|强制|想要|要|需要)|(?:查看|创建|删除|启动|停止|运行|设置|清理|安装|生成|进入|退出|控制|构建|推送|拉取|修改|添加|切换|指定|分配|自定义|开启|挂载|分配|让)|(?:する|します|した|表示|確認|作成|削除|起動|停止|終了|実行|一覧|取得|設定|変更|追加|更新|検索|移動|接続|切断|保存|コピー|ビルド|インストール|方法|場合|とき|には|コマンド|しよう|してみる|してください|る|う|く|す|む|ぶ|つ|ぬ|ぐ)$/

/** Infinitives, and words that lead to a purpose, in languages that write them at the beginning. */
const romance =
  /^(?:(?:para|pour|per|um|zum|zur|comment|cómo|como|come|so|se|si)\s|\p{L}{2,}(?:ar|er|ir|re|iert|ieren|en|eln|ern|mak|mek|ть|ться)(?!\p{L})|\p{L}{2,}[ae]\s+\S+\s+\S)|\b(?:para|pour|per|um|için|để|чтобы)\s|(?:mak|mek|mak için|mek için)(?:\s|$)|\p{L}+(?:ando|endo|indo|ción|ções|ção|zione|ierung)(?:\s|$)|\p{L}+(?:en|ern|eln|ır|ir|ur|ür|ar|er)$/iu

/** Letters and small words by which such a language is known: `master` and `container control` are names. */
const isRomance =
  /[À-ž\u0400-\u04FF]|[a-z](?:ando|endo|indo|cion|zione|ierung)\b|\b(?:de|del|la|el|los|las|un|una|os|um|uma|do|da|dos|das|em|na|le|les|des|du|en|et|der|die|den|ein|eine|einen|und|im|il|lo|gli|di|bir|ve|para|por|pour|per|con|com|se|que|zum|zur)\b/iu

/** Whether a text is written in Latin letters and looks English. */
const isEnglish = (text: string): boolean =>
  /(?<![\p{L}])(?:the|of|to|in|is|are|and|for|with|this|that|it|you|we|from|on|by|all|or|not|if|your|will|can|be)(?![\p{L}])/iu.test(
    text,
  ) || instruction.test(text)

/** Whether a sentence tells what is done or what for: an instruction, a purpose, the name of an action. */
function tells(sentence: string): boolean {
  const text = sentence
    .replace(/\u200b/g, '')
    .trim()
    .replace(/[\s.。!！:：;,]+$/, '')
  if (dependent.test(text)) return false
  if (asks.test(text)) return true
  if (/[가-힣]/.test(text))
    return [text, ...text.split(/\s[-–—]\s|[,:]\s|\s→\s/)].some((clause) =>
      /[가-힣]/.test(clause) ? korean(clause) : english(clause),
    )
  if (/[ぁ-ヶ一-龥]/.test(text)) return chineseOrJapanese.test(text.replace(/[【】「」]/g, ''))
  if (english(text)) return true
  return !isEnglish(text) && isRomance.test(text) && romance.test(text)
}

/** Sentences that only go on from another one, or only begin something. */
const dependent =
  /^(?:if|when|once|after|before|assum\w*|suppose|because|since|although|while|as)\b[^,]*$|^(?:example|for example|e\.g\.?|예|예시|예를 들어)\b[^,]*$|^(?:example|answer|예시|답변?)\s*[:：]|^press$|^for (?:that|this|it) to\b|^we (?:(?:can|now|also|then) )*(?:see|saw|have|had|get|got|know)\b|^use the `[^`]+`(?: option| flag| command)?$|^(?:아래|다음) ?(?:내용|그림|결과|표|화면|출력|코드)[은는이가]\s/i

/** Words that ask for what a command shows: `What is staged`. */
const asks =
  /^(?:what|which|who|whether)\s\S+\s?|^(?:누가|무엇|뭐가|어디|언제|어떤|어느)(?:\s|이|을|를|에)|(?:는지|은지|인지|을지|할지)$/i

/** A text as its sentences. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[^.\d(（][.!?]["')]?|[。！？]|[가-힣]다\.?|요\.)\s+|(?<=[。！？])/)
    .filter((sentence) => sentence.trim() !== '')

/** Whether a text only goes on from another one, or only begins something. */
export const isDependent = (text: string): boolean =>
  sentencesOf(text).every((sentence) => dependent.test(sentence.trim()))

/** Whether some sentence of a text tells what is done, or what for. */
export const tellsWhatIsDone = (text: string): boolean => sentencesOf(text).some(tells)

/** Says how things are: a subject and what it is, has, should or cannot be. */
const state =
  /^(?!(?:to|how|you|we|let|if|this command|the (?:following )?command)\b)(?:\S+\s+){1,5}?(?:is|are|was|were|should|must|can't|cannot|won't|doesn't|don't|has|have|needs?|occurs?|becomes?|exists?)\s|^\d+\s\S+(?:\s\S+)?:\s|\s=\s|^(?:we|you)(?:\s(?:now|also|can|still|then))?\s(?:see|have|get|need|should)\b|^should\b|^welcome\b/i

const koreanRule =
  /(?:되어야|여야|해야|어야|아야)\s?(?:함|한다|합니다|된다|하는|정상|됨)|(?:나온다|나옴|나옵니다|뜬다|뜸|보인다|보임|했다|됐다|되었다)[.)]?$/

const japaneseState = /(?:てしまう|てしまいます|ている|ています|である|できない|できません)$/

/** Whether a text says how things are, and neither what is done nor what a name means. */
export const isStatement = (text: string): boolean => {
  const last =
    sentencesOf(text)
      .at(-1)
      ?.trim()
      .replace(/[.。]$/, '') ?? ''
  if (/[ぁ-ヶ]/.test(last)) return japaneseState.test(last)
  return /[가-힣]/.test(last) ? koreanRule.test(last) : state.test(last)
}
