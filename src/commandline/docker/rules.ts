import type { Finding, GivenOption, Valued } from '../dialect.ts'
import { as } from '../values.ts'
import {
  containerName,
  knownSignal,
  memory,
  networkName,
  otherName,
  policy,
  volumeName,
  volumeOf,
} from './daemon.ts'
import { condition, filteredCommands } from './filters.ts'
import { moment, oneOf, platform, reference } from './values.ts'

/** Pairs that exclude each other: commands, option, option, and when. */
const exclusive: readonly [RegExp, string, string, ((of: Find) => boolean)?][] = [
  [
    /^container (?:run|create)$/,
    '--restart',
    '--rm',
    (of) => of('--restart')!.value !== 'no' && of('--rm')!.value === 'true',
  ],
  [/^container run$/, '--detach', '--attach', (of) => of('--detach')!.value === 'true'],
  [/^service inspect$/, '--format', '--pretty', (of) => of('--pretty')!.value === 'true'],
  [
    /^image ls$/,
    '--tree',
    '--quiet',
    (of) => of('--tree')!.value === 'true' && of('--quiet')!.value === 'true',
  ],
  [/^image ls$/, '--tree', '--format'],
  [
    /^image ls$/,
    '--tree',
    '--no-trunc',
    (of) => of('--tree')!.value === 'true' && of('--no-trunc')!.value === 'true',
  ],
  [
    /^image ls$/,
    '--tree',
    '--digests',
    (of) => of('--tree')!.value === 'true' && of('--digests')!.value === 'true',
  ],
  [/^login$/, '--password', '--password-stdin'],
  [/^context create$/, '--from', '--docker'],
  ...['cmd', 'interval', 'retries', 'start-period', 'start-interval', 'timeout'].map(
    (name): [RegExp, string, string] => [
      /^container (?:run|create)$/,
      '--no-healthcheck',
      `--health-${name}`,
    ],
  ),
]

/** Options that need another one. An option of '' is the command itself. */
const needed: readonly [RegExp, string, string][] = [
  [/^stack (?:config|deploy)$/, '', '--compose-file'],
  [/^trust signer add$/, '', '--key'],
  [/^login$/, '--password-stdin', '--username'],
  [/^network create$/, '--gateway', '--subnet'],
  [/^network create$/, '--ip-range', '--subnet'],
  [/^network create$/, '--aux-address', '--subnet'],
]

const matching =
  (pattern: RegExp) =>
  (raw: string): Valued =>
    pattern.test(raw) ? { value: raw } : { fault: { code: 'form', detail: raw } }
const keyName = matching(/^(?:[a-z0-9][a-z0-9_-]*)?$/)
const inspected = 'config container image network node plugin secret service task volume'.split(' ')

/** Values that docker looks at only when it has read the whole line, so that the last one counts. */
const last: readonly [RegExp, string, (raw: string, command: string) => Valued][] = [
  [filteredCommands, '--filter', (raw, command) => condition(command, raw)],
  [
    /^image (?:rm|inspect|push|save|history)$/,
    '--platform',
    (raw) => (raw === '' ? { value: raw } : platform(raw)),
  ],
  [/^plugin enable$/, '--timeout', matching(/^\+?[^-]/)],
  [/^plugin install$/, '--alias', (raw) => (raw === '' ? { value: raw } : reference(raw))],
  [/^system events$/, '--since', (raw) => (raw === '' ? { value: raw } : moment(raw))],
  [/^system events$/, '--until', (raw) => (raw === '' ? { value: raw } : moment(raw))],
  [/^network connect$/, '--driver-opt', matching(/=/)],
  [/^trust key load$/, '--name', keyName],
  [/^swarm (?:init|join)$/, '--availability', oneOf('active', 'pause', 'drain')],
  [/^inspect$/, '--type', oneOf(...inspected)],
  [/^login$/, '--password', matching(/./s)],
  [/^login$/, '--username', matching(/./s)],
  [/^container (?:run|create)$/, '--cgroupns', oneOf('host', 'private', '')],
  [/^container (?:run|create)$/, '--name', containerName],
  [/^container (?:run|create|update)$/, '--restart', policy],
  [/^container (?:run|create|update)$/, '--memory', memory],
  [/^container (?:kill|stop|restart)$/, '--signal', knownSignal],
  [/^container (?:run|create)$/, '--volume', volumeOf],
  // A number is taken here, whatever signal it is.
  [
    /^container (?:run|create)$/,
    '--stop-signal',
    (raw) => (/^[1-9]\d*$/.test(raw) ? as(raw) : knownSignal(raw)),
  ],
  [/^container (?:run|create)$/, '--userns', oneOf('host', '')],
  [/^container (?:run|create)$/, '--uts', oneOf('host', '')],
  [/^container (?:run|create)$/, '--pid', matching(/^(?:host|container:.+)?$/)],
  [
    /^container (?:run|create)$/,
    '--mac-address',
    matching(/^(?:[\da-f]{2}([:-])[\da-f]{2}(?:\1[\da-f]{2}){4}(?:(?:\1[\da-f]{2}){2})?|)$/i),
  ],
]

/** The position of an image's name: for each command, its index among the words after the options. */
const images: readonly [RegExp, number[]][] = [
  [/^container (?:run|create)$/, [0]],
  [/^container commit$/, [1]],
  [/^image (?:pull|push)$/, [0]],
  [/^image tag$/, [1]],
]

type Find = (name: string) => GivenOption | undefined

const context = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/
const inContainer = (word: string): boolean => /^[^/.][^/]*:/.test(word)

/** A line as the rules look at it. */
interface Given {
  path: string
  options: readonly GivenOption[]
  words: readonly string[]
  of: Find
}

const badWord = (
  words: readonly string[],
  index: number,
  code: 'form' | 'number' | 'key-value',
): Finding => ({
  code: 'bad-word',
  index,
  fault: { code, detail: words[index]! },
})

const conflicts = ({ path, of }: Given): Finding[] =>
  exclusive.flatMap(([paths, a, b, when]): Finding[] =>
    paths.test(path) && of(a) && of(b) && (when?.(of) ?? true) ? [{ code: 'conflict', names: [a, b] }] : [],
  )

const needs = ({ path, options, of }: Given): Finding[] =>
  needed.flatMap(([paths, option, name]): Finding[] => {
    const asked = paths.test(path) && (option === '' || of(option)?.raw)
    const there = options.some((item) => item.name === name && item.raw !== '')
    return asked && !there ? [{ code: 'needs-option', option: option || undefined, name }] : []
  })

/** Values that docker looks at only when it has read the whole line. */
const lastValues = ({ path, options }: Given): Finding[] =>
  last.flatMap(([paths, option, read]): Finding[] => {
    const given = paths.test(path) ? options.filter((item) => item.name === option) : []
    const counted = given.at(-1)?.collects ? given : given.slice(-1)
    const valued = counted.map(({ raw }) => read(raw, path)).find((item) => 'fault' in item)
    return valued && 'fault' in valued ? [{ code: 'bad-value', option, fault: valued.fault }] : []
  })

/** The position of a new name among the words. */
const newNames: Readonly<Record<string, [number, (raw: string) => Valued]>> = {
  'container rename': [1, otherName],
  'volume create': [0, volumeName],
  'network create': [0, networkName],
}

/** The new name among the words. */
function newName({ path, words }: Given): Finding[] {
  const [index, read] = Object.hasOwn(newNames, path) ? newNames[path]! : []
  const word = index === undefined ? undefined : words[index]
  const valued = word === undefined ? undefined : read!(word)
  return valued && 'fault' in valued ? [{ code: 'bad-word', index: index!, fault: valued.fault }] : []
}

/** The names of images among the words. */
const imageNames = ({ path, words }: Given): Finding[] =>
  (images.find(([paths]) => paths.test(path))?.[1] ?? []).flatMap((index): Finding[] => {
    const read = words[index] === undefined ? undefined : reference(words[index])
    return read && 'fault' in read ? [{ code: 'bad-word', index, fault: read.fault }] : []
  })

function started({ words, of }: Given): Finding[] {
  const option = ['--attach', '--interactive', '--checkpoint'].find((name) => {
    const value = of(name)?.value
    return value !== undefined && value !== 'false' && value !== ''
  })
  return words.length > 1 && option !== undefined ? [{ code: 'single', option }] : []
}

function secret({ words, of }: Given): Finding[] {
  const driver = of('--driver')?.raw
  if (words.length === 1 && !driver) return [{ code: 'needs-option', name: '--driver' }]
  return words.length === 2 && driver ? [badWord(words, 1, 'form')] : []
}

function loaded({ of }: Given): Finding[] {
  const raw = of('--platform')?.raw
  const read = raw && !of('--input')?.raw ? platform(raw) : undefined
  return read && 'fault' in read ? [{ code: 'bad-value', option: '--platform', fault: read.fault }] : []
}

const contextName = ({ words }: Given): Finding[] =>
  words[0] !== undefined && !context.test(words[0]) ? [badWord(words, 0, 'form')] : []

const scaled = ({ words }: Given): Finding[] =>
  words.flatMap((word, index): Finding[] => {
    if (!word.includes('=')) return [badWord(words, index, 'key-value')]
    return /=\d+$/.test(word) ? [] : [badWord(words, index, 'number')]
  })

const copied = ({ words }: Given): Finding[] =>
  words.length === 2 && inContainer(words[0]!) === inContainer(words[1]!)
    ? [{ code: 'bad-word', index: 1, fault: { code: 'one-container', detail: words[1]! } }]
    : []

/** Rules of one command each. */
const commands: Readonly<Record<string, (given: Given) => Finding[]>> = {
  'image load': loaded,
  'container update': ({ options }) =>
    options.length === 0 ? [{ code: 'needs-option', name: '--memory' }] : [],
  'container start': started,
  'secret create': secret,
  'context create': contextName,
  'context export': contextName,
  'context import': contextName,
  'context update': contextName,
  'context use': contextName,
  'trust signer add': ({ words }) =>
    words[0] !== undefined && 'fault' in keyName(words[0]) ? [badWord(words, 0, 'form')] : [],
  'service scale': scaled,
  'container cp': copied,
}

/** Lists why docker refuses a line although every option is right. */
export function dockerRules(
  path: string,
  options: readonly GivenOption[],
  words: readonly string[],
): Finding[] {
  const of: Find = (name) => options.findLast((option) => option.name === name)
  const given: Given = { path, options, words, of }
  const own = Object.hasOwn(commands, path) ? commands[path]!(given) : []
  return [
    ...conflicts(given),
    ...needs(given),
    ...lastValues(given),
    ...own,
    ...newName(given),
    ...imageNames(given),
  ]
}
