import type { HelpPage } from '../sources/index.ts'

/** The questions that a program may be asked. Every program gets `--help`; anything else only where a page of its own says that it is help, since a bare word or a letter may act: `shutdown -h` halts, `useradd list` adds a user. */
export interface HelpPolicy {
  /** It is not run at all: only its man page is read. */
  manOnly: boolean
  /** It is asked nothing but `--help`. */
  helpOnly: boolean
  /** How its commands are asked, where no page says so. */
  commands?: (path: readonly string[]) => string[]
}

// Programs that act on whatever they are given, in old versions on `--help` too.
const manOnly = new Set(
  'halt init killall5 login poweroff reboot runlevel shutdown su sulogin telinit'.split(' '),
)
// Programs that change the system, whose words and letters are actions.
const helpOnly =
  /^(?:\w+ctl|(?:user|group)(?:add|del|mod)|addgroup|adduser|deluser|passwd|chpasswd|mkfs\b.*|fsck\b.*|mk(?:swap|fifo|nod)|swapo(?:n|ff)|wipefs|[sc]?fdisk|parted|dd|rm|rmdir|mv|shred|truncate|kill|killall|pkill|skill|mount|umount|losetup|cryptsetup|crontab|at|batch|visudo|sudo|doas|chroot|ifup|ifdown|ip6?tables(?:-.*)?|nft|modprobe|insmod|rmmod|depmod|dpkg.*|rpm|apt.*|yum|dnf|pacman|reset|tset|vi|vim|nano|emacs|ed|ssh|scp|sftp|rsync|mail|sendmail|wall|write|7z.*|zip|unzip|tar)$/

/** The policy for a program of that name. */
export function policyOf(name: string): HelpPolicy {
  return {
    manOnly: manOnly.has(name),
    helpOnly:
      helpOnly.test(name) &&
      !/^(?:kubectl|helmctl|fluxctl|flyctl|minikubectl|istioctl|nerdctl|eksctl)$/.test(name),
    commands:
      name === 'git'
        ? (path) => [...path, '-h']
        : name === 'openssl'
          ? (path) => [...path, '-help']
          : undefined,
  }
}

const quoted = (text: string, words: string): boolean =>
  new RegExp(`(?:^|[\\s"'\`(,])${words.replace(/\W/g, '\\$&')}(?=$|[\\s"'\`),.;:=])`, 'm').test(text)

/** Ways to more of the first page, each with what the page has to say for it to be used. */
const furtherWays: readonly (readonly [readonly string[], (text: string, program: string) => boolean])[] = [
  [['--help', 'all'], (text) => quoted(text, '--help all') || /--help <(?:[\w-]+\|)*all>/.test(text)],
  [['--help=all'], (text) => quoted(text, '--help=all')],
  [['--help-all'], (text) => quoted(text, '--help-all')],
  [['-h', 'long'], (text) => quoted(text, '-h long')],
  [['-h', 'full'], (text) => quoted(text, '-h full') && !quoted(text, '-h long')],
  [['help', '-a'], (text, program) => quoted(text, `${program} help -a`)],
  [['help', 'all'], (text, program) => quoted(text, `${program} help all`)],
  [['options'], (text, program) => quoted(text, `${program} options`)],
  [['help', 'flags'], (text, program) => quoted(text, `${program} help flags`)],
  [
    ['-l'],
    (text, program) => new RegExp(`${program.replace(/\W/g, '\\$&')} -l +display usage info`).test(text),
  ],
  [['--list'], (text, program) => new RegExp(`\`${program.replace(/\W/g, '\\$&')} --list\``).test(text)],
]

/** Further ways to ask a program for help, as its first page names them. */
export const furtherPages = (text: string, program: string): string[][] =>
  furtherWays.filter(([, says]) => says(text, program)).map(([args]) => [...args])

/** The topics of a program's own help to which a page points for more flags or options: `For more about build flags, see 'go help build'.` */
export function topicsIn(text: string, program: string): string[] {
  if (!/\shelp\s/i.test(text)) return []
  const pointer = new RegExp(
    `\\b(?:flags|options)\\b[^.]{0,80}[.,]? (?:see|run) ['"\`]${program.replace(/\W/g, '\\$&')} help ([a-z][\\w-]*)['"\`]`,
    'gi',
  )
  return [...new Set([...text.replace(/\s+/g, ' ').matchAll(pointer)].map(([, topic]) => topic!))].slice(0, 3)
}

/** Other ways to the first page, for programs that do not know `--help`: those that their own message names as help. */
export function otherFirst(text: string, program: string): string[][] {
  const ways: string[][] = []
  const named = (option: string): boolean =>
    new RegExp(
      `(?:["'\`\\s]${option}["'\`]?[^\\n]{0,40}\\bhelp\\b|\\b(?:help|usage)\\b[^\\n]{0,40}["'\`\\s]${option}(?![\\w-]))`,
      'i',
    ).test(text)
  if (named('-h')) ways.push(['-h'])
  if (named('-help')) ways.push(['-help'])
  if (quoted(text, `${program} help`)) ways.push(['help'])
  return ways
}

const saysHelp =
  /<?\bcommand>?[\])]?["'`]? (?:--?help|-h)\b|\bhelp[ ,]+[<[]?(?:[\w-]*command|subcommand|topic|term|name)|help for (?:a|the) (?:specified )?(?:sub)?command/i

/** Whether commands may be asked for pages: a heading of the page calls them commands, or its text says how to ask. */
export const hasCommandPages = (page: HelpPage, text: string): boolean =>
  page.commands.length > 0 &&
  (!page.loose || page.commands.some(({ name }) => name === 'help') || saysHelp.test(text))

/** The ways to the page of a command, the safest first: after `help` nothing runs. */
export function commandWays(
  page: HelpPage,
  text: string,
  policy: HelpPolicy,
): ((path: readonly string[]) => string[])[] {
  if (policy.commands) return [policy.commands]
  const short = (path: readonly string[]): string[] => [...path, '-h']
  if (/<command> -h\b/.test(text)) return [short]
  const help = page.commands.some(({ name }) => name === 'help') || /["'`]?\bhelp <?\[?command/i.test(text)
  const single =
    page.options.some(({ long }) => long === '-help') && !page.options.some(({ long }) => long === '--help')
  const long = (path: readonly string[]): string[] => [...path, single ? '-help' : '--help']
  return help ? [(path) => ['help', ...path], long] : [long]
}
