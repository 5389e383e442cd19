import { programWord } from './programs.ts'

/** Things that commands do, as far as they exclude one another. */
type Deed = 'list' | 'remove' | 'stop' | 'start' | 'make' | 'fetch' | 'send'

/** Words by which notes say what is done. */
const said: Record<Deed, RegExp> = {
  list: /\b(?:list|show|watch|display|view|print|inspect|describe|examine)(?:s|ing|ed)?\b|목록|리스트|조회|출력|보기|보여|살펴|정보|상태|查看|列出|显示|一覧|表示|listar|mostrar|auflisten|anzeigen|afficher|lister/i,
  remove:
    /\b(?:delet|remov|prun|eras|wip|clean|uninstall|purg|discard|drop|unset|--rm)\w*|--rm\b|삭제|제거|지우|지워|비우|删除|移除|清理|清除|清空|卸载|删|削除|消す|eliminar|borrar|löschen|supprimer|remover|apagar/i,
  stop: /\b(?:stop|kill|terminat|halt|shut|paus|quit|clos|abort|cancel)\w*|중지|정지|종료|멈추|중단|停止|关闭|终止|結束|終了|detener|parar|beenden|arrêter/i,
  start:
    /\b(?:start|restart|launch|boot|resum|unpaus)\w*|시작|재시작|기동|구동|启动|重启|起動|iniciar|arrancar|starten|démarrer/i,
  make: /\b(?:creat|generat|build|mak|init|add|writ)(?:e|es|ing|s|ed|ion|ialize\w*)?\b|생성|만들|작성|추가|빌드|创建|新建|构建|添加|初始化|作成|追加|ビルド|crear|criar|erstellen|créer/i,
  fetch:
    /\b(?:download|pull|fetch|clon|import|load)\w*|내려받|다운|받아|받기|가져오|불러오|拉取|下载|克隆|descargar|baixar/i,
  send: /\b(?:upload|push|publish|send)\w*|업로드|올리|푸시|푸쉬|보내|推送|上传|发布|送信|subir|enviar/i,
}

const deeds = Object.keys(said) as Deed[]

/** Words that say that something is looked at or tried, which any command may be used for. */
const neutral =
  /해제|취소|\b(?:undo|unpaus|check|verif|confirm|test|try|ensur|make sure|see)\w*|확인|점검|테스트|검증|确认|检查|验证|測試|测试|確認/i

/** Words that say in which state something is: stopped containers are listed or removed. */
const states =
  /\b[a-z]+ed\b|[가-힣]+(?:된|되는|되어|하던|했던|한|중인|지운|만든|올린|멈춘|받은)(?=\s)|[가-힣]+ ?중인/gi

/** The deeds that a text names. */
const deedsIn = (text: string): Deed[] => {
  const told = text.replace(states, ' ')
  return deeds.filter((deed) => said[deed].test(told))
}

/** Whether a text says that something is done. */
export const namesDeed = (text: string): boolean => deedsIn(text).length > 0

/** Commands whose deeds are known: all that people note them for, by program and command. */
const lists: readonly [names: string, deeds: string][] = [
  ['docker run|docker create|docker container run|docker container create', 'start make fetch'],
  ['docker start|docker unpause', 'start'],
  ['docker restart', 'start stop'],
  ['docker stop|docker kill|docker pause', 'stop'],
  ['docker rm|docker rmi', 'remove'],
  ['docker ps|docker images|docker logs|docker inspect|docker stats|docker top|docker history', 'list'],
  ['docker port|docker version|docker info|docker search|docker diff', 'list'],
  ['docker pull', 'fetch make'],
  ['docker push', 'send'],
  ['docker build|docker commit|docker tag', 'make'],
  ['git status|git log|git diff|git show|git blame|git reflog|git shortlog', 'list'],
  ['git init', 'make start'],
  ['git clone', 'fetch make'],
  ['git pull', 'fetch'],
  ['git fetch', 'fetch remove'],
  ['git push', 'send remove make'],
  ['git rm|git clean', 'remove'],
  ['git commit', 'make'],
  ['git switch', 'make'],
  ['kubectl get|kubectl describe|kubectl logs|kubectl top|kubectl explain|kubectl version', 'list fetch'],
  ['kubectl delete', 'remove stop'],
  ['kubectl create|kubectl run|kubectl expose', 'make start'],
  ['systemctl start', 'start'],
  ['systemctl restart|systemctl reload', 'start stop'],
  ['systemctl stop|systemctl kill', 'stop'],
  ['systemctl status|systemctl list-units', 'list'],
  ['apt remove|apt purge|apt-get remove|apt-get purge|yum remove|dnf remove|apt autoremove', 'remove'],
  ['apt list|apt search|apt show|apt-cache', 'list'],
  ['ls|ll|pwd|ps|df|free|lsblk|lscpu|uname|whoami|less|more|wc|which|whereis|groups', 'list'],
  ['rm|rmdir|userdel|groupdel', 'remove'],
  ['mkdir|touch|useradd|adduser|groupadd|mkfs', 'make'],
  ['kill|pkill|killall', 'stop remove'],
  ['wget', 'fetch'],
  ['cd', ''],
]

const known = new Map(
  lists.flatMap(([names, of]) =>
    names.split('|').map((name) => [name, of.split(' ').filter(Boolean) as Deed[]]),
  ),
)

/** Programs with the commands of another one. */
const sameAs = new Map([
  ['podman', 'docker'],
  ['nerdctl', 'docker'],
])

/** The words of a command of containers and images in its short form: `ps` of `container ls`. */
function withoutGroup([group = '', word = '', ...others]: readonly string[]): readonly string[] {
  if (group === 'container') return [word === 'ls' || word === 'list' ? 'ps' : word, ...others]
  if (group !== 'image') return [group, word, ...others]
  if (word === 'ls' || word === 'list') return ['images', ...others]
  return [word === 'rm' ? 'rmi' : word, ...others]
}

/** The deeds of one command; undefined where they are not known. */
function deedsOfCommand(command: string): readonly Deed[] | undefined {
  const [first = '', ...words] = command
    .trim()
    .replace(/^(?:\$\s+)?(?:sudo|doas)\s+/, '')
    .split(/\s+/)
  const program = sameAs.get(programWord(first)) ?? programWord(first)
  const given = words.filter((word) => !word.startsWith('-'))
  const [second = '', third = ''] = program === 'docker' ? withoutGroup(given) : given
  const found =
    known.get(`${program} ${second} ${third}`) ?? known.get(`${program} ${second}`) ?? known.get(program)
  // A file that it writes is made.
  return found === undefined ? undefined : [...found, ...(/>/.test(command) ? (['make'] as const) : [])]
}

/** The deeds of a line, by all of its commands and by its own words; undefined where some command of it is not known. */
function deedsOfLine(line: string): readonly Deed[] | undefined {
  const commands = line.split(/\n|\|\|?|&&|;|\$\(/)
  const all = commands.map(deedsOfCommand)
  return all.every((of) => of !== undefined) ? [...all.flat(), ...deedsIn(line)] : undefined
}

/** Whether a text has the word of a command of a line: "commit and push" near `git commit`. */
const hasCommandOf = (text: string, line: string): boolean =>
  line.split(/\n|\||&&|;/).some((command) => {
    const [, word = ''] = /^\s*(?:sudo\s+)?[a-z][\w.-]*\s+([a-z][a-z-]{2,})/.exec(command) ?? []
    return word !== '' && text.toLowerCase().includes(word.slice(0, 5))
  })

/** Whether a text says that something else is done than a line does: "delete it" near `docker stop web`. */
export function saysAnotherDeed(text: string, line: string): boolean {
  const inText = deedsIn(text.replace(/`[^`]*`/g, ' '))
  if (inText.length === 0 || neutral.test(text) || hasCommandOf(text, line)) return false
  const ofLine = deedsOfLine(line)
  return ofLine !== undefined && !inText.some((deed) => ofLine.includes(deed))
}

/** Deeds that undo or exclude each other. */
const opposed: Partial<Record<Deed, readonly Deed[]>> = {
  remove: ['list', 'start', 'make', 'fetch', 'send'],
  stop: ['list', 'start', 'fetch', 'send'],
  start: ['list', 'remove', 'stop'],
  list: ['remove', 'stop'],
}

/** Longer meanings say more than one thing. */
const longestMeaning = 48

/** Whether the meaning that notes give to a line is what it never does: "delete it" as the meaning of `docker start web`. */
export function isOpposite(meaning: string, line: string): boolean {
  const [deed, ...others] = deedsIn(meaning.replace(/`[^`]*`/g, ' '))
  if (deed === undefined || others.length > 0 || meaning.length > longestMeaning) return false
  const ofLine = neutral.test(meaning) ? undefined : deedsOfLine(line)
  return ofLine !== undefined && ofLine.length > 0 && ofLine.every((of) => opposed[of]?.includes(deed))
}

/** Words that may mean what a command does, and much else: they tell for it, and not against it. */
const loose: Partial<Record<Deed, RegExp>> = {
  start: /실행|띄우|\brun|运行|执行|実行/i,
  fetch: /받|\bget\b|取得|获取/i,
}

/** Whether a text says what a line does: "delete it" near `docker rm web`. */
export function saysDeed(text: string, line: string): boolean {
  const ofLine = deedsOfLine(line)
  return ofLine?.some((deed) => loose[deed]?.test(text) || deedsIn(text).includes(deed)) ?? false
}
