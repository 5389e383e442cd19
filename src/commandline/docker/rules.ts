import type { Finding, GivenOption, Valued } from '../dialect.ts'
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
const last: readonly [RegExp, string, (raw: string) => Valued][] = [
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
  // The daemon wants at least two characters.
  [/^container (?:run|create)$/, '--name', matching(/^$|../s)],
  [/^container (?:run|create)$/, '--userns', oneOf('host', '')],
  [/^container (?:run|create)$/, '--uts', oneOf('host', '')],
  [/^container (?:run|create)$/, '--pid', matching(/^(?:host|container:.+)?$/)],
  [
    /^container (?:run|create)$/,
    '--mac-address',
    matching(/^(?:[\da-f]{2}([:-])[\da-f]{2}(?:\1[\da-f]{2}){4}(?:(?:\1[\da-f]{2}){2})?|)$/i),
  ],
]

/** Where the name of an image stands: commands, and places among the words behind the options. */
const images: readonly [RegExp, number[]][] = [
  [/^container (?:run|create)$/, [0]],
  [/^container commit$/, [1]],
  [/^image (?:pull|push)$/, [0]],
  [/^image tag$/, [1]],
]

type Find = (name: string) => GivenOption | undefined

const context = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/
const inContainer = (word: string): boolean => /^[^/.][^/]*:/.test(word)

/** What docker refuses although every option of it is right. */
export function dockerRules(
  path: string,
  options: readonly GivenOption[],
  words: readonly string[],
): Finding[] {
  const of: Find = (name) => options.findLast((option) => option.name === name)
  const findings: Finding[] = []
  for (const [paths, a, b, when] of exclusive)
    if (paths.test(path) && of(a) && of(b) && (when?.(of) ?? true))
      findings.push({ code: 'conflict', names: [a, b] })
  for (const [paths, option, other] of needed)
    if (
      paths.test(path) &&
      (option === '' || of(option)?.raw) &&
      !options.some((item) => item.name === other && item.raw !== '')
    )
      findings.push({ code: 'needs-option', option: option || undefined, name: other })
  for (const [paths, option, read] of last) {
    const given = paths.test(path) ? options.filter((item) => item.name === option) : []
    const counted = given.at(-1)?.collects ? given : given.slice(-1)
    const valued = counted.map(({ raw }) => read(raw)).find((item) => 'fault' in item)
    if (valued && 'fault' in valued) findings.push({ code: 'bad-value', option, fault: valued.fault })
  }
  if (path === 'image load' && of('--platform')?.raw && !of('--input')?.raw) {
    const valued = platform(of('--platform')!.raw)
    if ('fault' in valued) findings.push({ code: 'bad-value', option: '--platform', fault: valued.fault })
  }
  if (path === 'container update' && options.length === 0)
    findings.push({ code: 'needs-option', name: '--memory' })
  if (path === 'container start' && words.length > 1) {
    const single = ['--attach', '--interactive', '--checkpoint'].find((name) => {
      const value = of(name)?.value
      return value !== undefined && value !== 'false' && value !== ''
    })
    if (single !== undefined) findings.push({ code: 'single', option: single })
  }
  if (path === 'secret create') {
    const driver = of('--driver')?.raw
    if (words.length === 1 && !driver) findings.push({ code: 'needs-option', name: '--driver' })
    if (words.length === 2 && driver)
      findings.push({ code: 'bad-word', index: 1, fault: { code: 'form', detail: words[1]! } })
  }
  const bad = (index: number, code: 'form' | 'number' | 'key-value'): void =>
    void findings.push({ code: 'bad-word', index, fault: { code, detail: words[index]! } })
  if (/^context (?:create|export|import|update|use)$/.test(path) && words[0] !== undefined) {
    if (!context.test(words[0])) bad(0, 'form')
  }
  if (path === 'trust signer add' && words[0] !== undefined && 'fault' in keyName(words[0])) bad(0, 'form')
  const named = images.find(([paths]) => paths.test(path))?.[1] ?? []
  for (const index of named) {
    const read = words[index] === undefined ? undefined : reference(words[index])
    if (read && 'fault' in read) findings.push({ code: 'bad-word', index, fault: read.fault })
  }
  if (path === 'service scale')
    for (const [index, word] of words.entries()) {
      if (!word.includes('=')) bad(index, 'key-value')
      else if (!/=\d+$/.test(word)) bad(index, 'number')
    }
  if (path === 'container cp' && words.length === 2 && inContainer(words[0]!) === inContainer(words[1]!))
    findings.push({ code: 'bad-word', index: 1, fault: { code: 'one-container', detail: words[1]! } })
  return findings
}
