import { type CommandSpec, type Fault, isOfDaemon, type Reading } from '../commandline/index.ts'

/** The client's message about a line that it cannot read, and its exit code. */
export interface FaultText {
  text: string
  code: number
}

/** The usage line of a command under the path that was typed. */
export function usageOf(spec: CommandSpec | undefined, typed: string): string {
  if (typed === '') return 'Usage:  docker [OPTIONS] COMMAND [ARG...]'
  const own = [...(spec?.options.keys() ?? [])].some((name) => name !== '--help')
  const usage = spec?.usage ?? ''
  const options = own && !usage.includes('[OPTIONS]') ? '[OPTIONS]' : ''
  return ['Usage:  docker', typed, options, usage].filter((part) => part !== '').join(' ')
}

const counted = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`

/** How many words a command takes, in the client's words. */
function required(min: number, max: number): string {
  if (max === 0) return 'accepts no arguments'
  if (min === max) return `requires ${counted(min)}`
  if (max === Number.POSITIVE_INFINITY) return `requires at least ${counted(min)}`
  return min === 0
    ? `requires at most ${counted(max)}`
    : `requires at least ${min} and at most ${counted(max)}`
}

/** The first thing that the client would refuse, in its words. */
export function faultText(
  fault: Fault,
  spec: CommandSpec | undefined,
  typed: string,
  words: readonly string[],
): FaultText {
  const usage = usageOf(spec, typed)
  const help = `Run 'docker ${typed === '' ? '' : `${typed} `}--help' for more information`
  const flag = (message: string): FaultText => ({ text: `${message}\n\n${usage}\n\n${help}\n`, code: 125 })
  switch (fault.code) {
    case 'unknown-option':
      return flag(unknownOption(fault.typed, words[fault.word] ?? fault.typed))
    case 'needs-value':
      return flag(withoutValue(words[fault.word] ?? '', fault.spec.short))
    case 'too-few':
    case 'too-many':
      return wrongCount(spec, typed)
    case 'unknown-command':
      return unknownCommand(fault.typed, typed)
    case 'one-dash':
      return flag(unknownOption(`-${fault.typed[1]}`, words[fault.word] ?? fault.typed))
    case 'bad-value':
      return badValue(fault, flag)
    case 'conflict':
      return {
        text: `docker: conflicting options: cannot specify both ${fault.names.map((name) => name).join(' and ')}\n\n${help}\n`,
        code: 125,
      }
    case 'bad-syntax':
      return flag(`bad flag syntax: ${fault.typed}`)
    default:
      return { text: '', code: 0 }
  }
}

const withoutValue = (word: string, short: string | undefined): string =>
  `flag needs an argument: ${word.startsWith('--') ? word : `'${short?.slice(1)}' in ${word}`}`

/** Too few words for a command, or too many. */
function wrongCount(spec: CommandSpec | undefined, typed: string): FaultText {
  const { min, max } = spec?.arity ?? { min: 0, max: 0 }
  const see = max === Number.POSITIVE_INFINITY ? 'See' : 'Run'
  return {
    text: `docker: 'docker ${typed}' ${required(min, max)}\n\n${usageOf(spec, typed)}\n\n${see} 'docker ${typed} --help' for more information\n`,
    code: 1,
  }
}

function unknownCommand(word: string, typed: string): FaultText {
  const above = typed === '' ? '' : ` ${typed}`
  const between = above === '' ? '' : `Usage:  docker${above}${typed === 'container' ? '' : ' COMMAND'}\n\n`
  return {
    text: `docker: unknown command: docker${above} ${word}\n\n${between}Run 'docker${above} --help' for more information\n`,
    code: 1,
  }
}

function unknownOption(typed: string, word: string): string {
  if (typed.startsWith('--')) return `unknown flag: ${typed}`
  const letter = typed.slice(1, 2)
  return `unknown shorthand flag: '${letter}' in -${word.slice(word.indexOf(letter, 1))}`
}

/** Compose's message about a line that it cannot read: one line, without the usage. */
export function composeFault({ faults, unknown, words, positionals, inner }: Reading): FaultText | undefined {
  for (const fault of [...unknown, ...faults]) {
    if (fault.code === 'unknown-option' || fault.code === 'one-dash')
      return { text: `${unknownOption(fault.typed, words[fault.word]?.text ?? fault.typed)}\n`, code: 1 }
    if (fault.code === 'too-few') {
      const given = positionals.length + inner.length
      return { text: `requires at least ${given + 1} arg(s), only received ${given}\n`, code: 1 }
    }
    if (fault.code === 'needs-value')
      return { text: `flag needs an argument: ${words[fault.word]?.text ?? ''}\n`, code: 1 }
  }
  return undefined
}

/** Types whose values the client itself reads, and what it says of a bad one. */
function badValue(
  { spec, raw, fault }: Extract<Fault, { code: 'bad-value' }>,
  flag: (message: string) => FaultText,
): FaultText {
  if (isOfDaemon(fault)) return { text: '', code: 0 }
  const names = spec.short === undefined ? spec.name : `${spec.short}, ${spec.name}`
  const invalid = (reason: string): FaultText =>
    flag(`invalid argument "${raw}" for "${names}" flag: ${reason}`)
  if (spec.type === 'bytes') return invalid(`invalid size: '${raw}'`)
  if (spec.type === 'boolean') return invalid(`strconv.ParseBool: parsing "${raw}": invalid syntax`)
  if (/^u?int/.test(spec.type)) return invalid(`strconv.ParseInt: parsing "${raw}": invalid syntax`)
  if (spec.name === '--env') return invalid(`invalid environment variable: ${raw}`)
  if (spec.name === '--mount') {
    const odd = raw.split(',').find((part) => !mountKeys.has(part.split('=')[0]!))
    if (odd !== undefined) return invalid(`unknown option '${odd.split('=')[0]}' in '${odd}'`)
  }
  return { text: '', code: 0 }
}

const mountKeys = new Set(
  'type source src target destination dst readonly ro volume-nocopy bind-propagation tmpfs-size tmpfs-mode volume-subpath consistency'.split(
    ' ',
  ),
)
