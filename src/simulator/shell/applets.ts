import { fileApplets } from './applets-files.ts'
import { absoluteIn, curl, httpd, nc, ping, wget } from './applets-network.ts'
import { textApplets } from './applets-text.ts'
import { type Applet, Forever, type Process, waiting } from './process.ts'

/** Seconds of `10`, `1.5`, `2m`, `1h`, `infinity`. */
function seconds(text: string): number | undefined {
  if (/^inf(inity)?$/.test(text)) return Number.POSITIVE_INFINITY
  const [, number, unit = 's'] = /^(\d*\.?\d+)([smhd]?)$/.exec(text) ?? []
  return number === undefined
    ? undefined
    : Number(number) * { '': 1, s: 1, m: 60, h: 3600, d: 86400 }[unit as 's']
}

const sleep: Applet = (process, args) => {
  if (args.length === 0) {
    process.err(
      process.machine.flavour === 'gnu'
        ? "sleep: missing operand\nTry 'sleep --help' for more information.\n"
        : 'BusyBox: sleep: missing operand\n',
    )
    return 1
  }
  const all = args.map(seconds)
  if (all.includes(undefined)) {
    const bad = args[all.indexOf(undefined)]
    process.err(
      process.machine.flavour === 'gnu'
        ? `sleep: invalid time interval ‘${bad}’\nTry 'sleep --help' for more information.\n`
        : `sleep: invalid number '${bad}'\n`,
    )
    return 1
  }
  const sum = all.reduce<number>((total, part) => total + part!, 0)
  if (sum === Number.POSITIVE_INFINITY) throw new Forever(waiting)
  process.machine.pass(sum, ['sleep', ...args], process.last ?? false)
  return 0
}

/** Compares as `test` does; undefined when the expression cannot be read. */
function holds(process: Process, args: readonly string[]): boolean | undefined {
  if (args[0] === '!') {
    const other = holds(process, args.slice(1))
    return other === undefined ? undefined : !other
  }
  if (args.length === 0) return false
  if (args.length === 1) return args[0] !== ''
  const [first = '', operator = '', third = ''] = args
  if (args.length === 2) return unary(process, first, operator)
  if (args.length === 3) return binary(first, operator, third)
  const at = args.includes('-o') ? args.indexOf('-o') : args.indexOf('-a')
  if (at < 0) return undefined
  const [left, right] = [holds(process, args.slice(0, at)), holds(process, args.slice(at + 1))]
  if (left === undefined || right === undefined) return undefined
  return args[at] === '-o' ? left || right : left && right
}

function unary(process: Process, operator: string, value: string): boolean | undefined {
  if (operator === '-n') return value !== ''
  if (operator === '-z') return value === ''
  const node = process.fs.stat(absoluteIn(process, value))
  switch (operator) {
    case '-e':
      return node !== undefined
    case '-f':
      return node?.type === 'file'
    case '-d':
      return node?.type === 'dir'
    case '-s':
      return node !== undefined && node.content !== ''
    case '-r':
    case '-w':
      return node !== undefined
    case '-x':
      return node !== undefined && (node.mode & 0o111) !== 0
    case '-L':
    case '-h':
      return process.fs.lstat(absoluteIn(process, value))?.type === 'link'
    default:
      return undefined
  }
}

function binary(left: string, operator: string, right: string): boolean | undefined {
  if (operator === '=' || operator === '==') return left === right
  if (operator === '!=') return left !== right
  const [a, b] = [Number(left), Number(right)]
  const numbers: Record<string, boolean> = {
    '-eq': a === b,
    '-ne': a !== b,
    '-lt': a < b,
    '-le': a <= b,
    '-gt': a > b,
    '-ge': a >= b,
  }
  return Object.hasOwn(numbers, operator) ? numbers[operator] : undefined
}

const test: Applet = (process, args) => {
  const answer = holds(process, args)
  if (answer === undefined) {
    process.err(`sh: ${args[1] ?? args[0]}: unknown operand\n`)
    return 2
  }
  return answer ? 0 : 1
}

/** `[`: `test` with a bracket at its end. */
const bracket: Applet = (process, args) => {
  if (args.at(-1) !== ']') {
    process.err(process.machine.flavour === 'gnu' ? "bash: line 1: [: missing `]'\n" : 'sh: missing ]\n')
    return 2
  }
  return test(process, args.slice(0, -1))
}

const env: Applet = (process, args) => {
  for (const [name, value] of Object.entries(process.env))
    if (args.length === 0) process.out(`${name}=${value}\n`)
  return 0
}

const printenv: Applet = (process, [name]) => {
  if (name === undefined) return env(process, [])
  const value = process.env[name]
  if (value === undefined) return 1
  process.out(`${value}\n`)
  return 0
}

const ps: Applet = (process) => {
  const rows = process.machine.processes()
  const pid = rows.length === 0 ? 1 : rows.at(-1)!.pid + 6
  process.out('PID   USER     COMMAND\n')
  for (const row of [...rows, { pid, user: process.machine.user.name, words: ['ps'] }])
    process.out(`${String(row.pid).padStart(5)} ${row.user.padEnd(8)} ${row.words.join(' ')}\n`)
  return 0
}

const id: Applet = (process, [option]) => {
  const { id: number, name } = process.machine.user
  const known = name !== '' && name !== String(number)
  // A user that /etc/passwd does not name belongs to group 0.
  const group = known ? number : 0
  const shown = `${group}${group === 0 ? '(root)' : ''}`
  if (option === '-u') process.out(`${number}\n`)
  else if (option === '-un') process.out(`${name}\n`)
  else process.out(`uid=${number}${known ? `(${name})` : ''} gid=${shown} groups=${shown}\n`)
  return 0
}

const whoami: Applet = (process) => {
  const { id: number, name } = process.machine.user
  if (name !== '' && name !== String(number)) {
    process.out(`${name}\n`)
    return 0
  }
  process.err(`whoami: unknown uid ${number}\n`)
  return 1
}

const hostname: Applet = (process, [option]) => {
  process.out(`${option === '-i' ? process.machine.address : process.machine.hostname}\n`)
  return 0
}

const kill: Applet = (process, args) => {
  const option = args.find((arg) => arg.startsWith('-'))
  const signal = (option ?? '-TERM').replace(/^-(?:s\s*)?(?:SIG)?/, '')
  const pid = args.find((arg) => !arg.startsWith('-'))
  if (pid === '1') process.machine.signal?.(signal)
  return 0
}

const date: Applet = (process, [format]) => {
  const now = new Date(process.machine.now())
  const [day, month] = [now.toUTCString().slice(0, 3), now.toUTCString().slice(8, 11)]
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = `${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())}`
  if (format === '+%s') process.out(`${Math.floor(now.getTime() / 1000)}\n`)
  else if (format === '+%T') process.out(`${time}\n`)
  else
    process.out(
      `${day} ${month} ${String(now.getUTCDate()).padStart(2)} ${time} UTC ${now.getUTCFullYear()}\n`,
    )
  return 0
}

/** The programs of a container by name, those included that run another program. */
export const applets: Readonly<Record<string, Applet>> = {
  ...textApplets,
  ...fileApplets,
  true: () => 0,
  false: () => 1,
  sleep,
  test,
  '[': bracket,
  env,
  printenv,
  ps,
  id,
  hostname,
  kill,
  wget,
  curl,
  httpd,
  nc,
  ping,
  date,
  whoami,
  uname: (process, [option]) => {
    const name = process.machine.hostname
    process.out(
      option === '-a'
        ? `Linux ${name} 6.18.44 #1 SMP @0 x86_64 GNU/Linux\n`
        : option === '-n'
          ? `${name}\n`
          : option === '-r'
            ? '6.18.44\n'
            : option === '-m'
              ? 'x86_64\n'
              : 'Linux\n',
    )
    return 0
  },
  nproc: (process) => {
    process.out('2\n')
    return 0
  },
  which: (process, names) => {
    const found = names.filter((name) => process.machine.has(name))
    for (const name of found) process.out(`/bin/${name}\n`)
    return found.length === names.length ? 0 : 1
  },
  nslookup: (process, [name = '']) => {
    const address = process.machine.lookUp(name)
    if (address === undefined) {
      process.out(';; connection timed out; no servers could be reached\n\n')
      return 1
    }
    process.out('Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\n')
    process.out(`Non-authoritative answer:\nName:\t${name}\nAddress: ${address}\n\n`)
    return 0
  },
}
