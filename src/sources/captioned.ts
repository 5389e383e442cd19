import { isNoCommand } from './known-commands.ts'
import { hasCommands, isDistinct, programWord } from './programs.ts'

const kind = '(?:options?|flags?|switches|옵션들?|플래그|オプション|选项)'

/** A caption with the command in front, as "docker run flags", or behind, as "options of docker run". */
const inFront = new RegExp(
  `^(\\S+(?: \\S+){0,3}?)(?:의| 명령어?의?)?\\s?${kind}(?:\\s?(?:정리|목록|list))?\\s*[:：]?$`,
  'i',
)
const inBack = new RegExp(`^${kind} (?:of|for) (?:the )?(\\S+(?: \\S+){0,3}?)(?: command)?\\s*[:：]?$`, 'i')

/** Words in front of "options" that name no command. */
const noCommand =
  /^(?:a|all|and|any|basic|command|common|frequent|frequently|further|general|global|good|handy|helpful|important|it|its|key|main|many|more|most|new|no|of|often|optional|other|popular|possible|several|short|long|similar|some|special|such|the|their|these|this|those|two|useful|usual|various|with|your)$/i

/** The command line of which a text says that its options follow: `docker run` of "docker run flags:"; undefined for another text. `program` is the one that is meant where the text names none. */
export function captionedCommand(text: string, program: string | undefined): string | undefined {
  const plain = text.replace(/[`*_]/g, '').replace(/\s+/g, ' ').trim()
  if (plain.length > 80) return undefined
  const line = (inBack.exec(plain) ?? inFront.exec(plain))?.[1]
  const words = line?.split(' ') ?? []
  if (words.length === 0 || words.some((word) => !/^[a-z][\w.-]*$/.test(word) || noCommand.test(word)))
    return undefined
  if (isDistinct(programWord(words[0]!))) return line
  if (program === undefined || words.length > 2 || !hasCommands(program)) return undefined
  return isNoCommand(words[0]!, { program }, () => undefined) ? undefined : `${program} ${line}`
}

/** Words that only say that options follow, and name no command: "often used options", "자주 쓰는 옵션". */
const bareAnnouncement = new RegExp(
  `^(?:[\\p{L}]+\\s){0,4}?[\\p{L}]*?${kind}(?:\\s?(?:정리|목록|list))?\\s*[:：]?$`,
  'iu',
)

/** Whether a text only says that options follow: they are those of the line above. */
export const announcesOptions = (text: string): boolean =>
  text.length <= 40 && bareAnnouncement.test(text.replace(/[`*_]/g, '').trim())
