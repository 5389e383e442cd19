import fc from 'fast-check'
import { compareReadings, explain, type OptionSpec, readLine } from '../../src/commandline/index.ts'
import { rounds } from '../rounds.ts'
import { quoted } from './generate.ts'
import { docker } from './support.ts'

// One command as data, any number of ways to spell it, and changes that change its meaning.

interface Given {
  spec: OptionSpec
  value?: string
}
interface Line {
  names: string[]
  options: Given[]
  words: string[]
}

const values: Record<string, string[]> = {
  '--publish': ['8080:80', '127.0.0.1:53:53/udp', '9000'],
  '--volume': ['data:/d', '/a:/b:ro'],
  '--env': ['A=1', 'B=two words', 'PATH'],
  '--name': ['web', 'db'],
  '--restart': ['always', 'on-failure:3'],
  '--memory': ['512m', '1g'],
  '--mount': ['type=bind,source=/a,target=/b', 'source=data,target=/d,readonly'],
  '--health-interval': ['30s', '1m'],
  '--pull': ['always', 'never'],
}
const run = docker.command('container run')!
const specs = [...new Set(run.options.values())].filter(({ name }) => name !== '--rm')
const option = fc
  .constantFrom(...specs)
  .chain(
    (spec): fc.Arbitrary<Given> =>
      spec.type === 'boolean'
        ? fc.constant({ spec })
        : fc.constantFrom(...values[spec.name]!).map((value) => ({ spec, value })),
  )
const line: fc.Arbitrary<Line> = fc.record({
  names: fc.constant(['container run', 'run']),
  options: fc.uniqueArray(option, { selector: ({ spec }) => spec.name, maxLength: 5 }),
  words: fc.constantFrom(['httpd'], ['alpine', 'ls', '-l'], ['nginx', 'sh', '-c', 'echo hi | cat']),
})

/** An option, and a number that chooses how it is spelt. */
interface Spelt {
  one: Given
  way: number
}

const isShort = ({ one: { spec }, way }: Spelt): boolean => spec.short !== undefined && way % 2 === 0
const isBundled = (given: Spelt): boolean => given.one.value === undefined && isShort(given)

function spelt(given: Spelt): string {
  const { one, way } = given
  const name = isShort(given) ? one.spec.short! : one.spec.long!
  if (one.value === undefined) return way > 3 ? `${name}=true` : name
  if (isShort(given) && way === 2) return `${name}${quoted(one.value)}`
  return `${name}${way > 2 ? '=' : ' '}${quoted(one.value)}`
}

const split = <T>(list: readonly T[], test: (item: T) => boolean): [T[], T[]] => [
  list.filter(test),
  list.filter((item) => !test(item)),
]

/** A spelling of a line: order, long and short, bundles, `=`, quotes, aliases. */
const spelling = ({ names, options, words }: Line): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.shuffledSubarray(options, { minLength: options.length }),
      fc.array(fc.nat(5), { minLength: options.length, maxLength: options.length }),
      fc.boolean(),
    )
    .map(([name, order, ways, bundle]) => {
      const given = order.map((one, index) => ({ one, way: ways[index]! }))
      const [bundled, apart] = bundle ? split(given, isBundled) : [[], given]
      const flags = bundled.map(({ one }) => one.spec.short!.slice(1))
      return [
        'docker',
        name,
        ...(flags.length > 0 ? [`-${flags.join('')}`] : []),
        ...apart.map(spelt),
        ...words.map(quoted),
      ].join(' ')
    })

const same = (a: string, b: string): boolean =>
  compareReadings(docker, readLine(docker, a), readLine(docker, b)).verdict === 'same'

test('spellings of one command are the same', () => {
  fc.assert(
    fc.property(
      line.chain((item) => fc.tuple(spelling(item), spelling(item))),
      ([a, b]) => {
        expect(readLine(docker, a).faults).toEqual([])
        expect([a, b, same(a, b)]).toEqual([a, b, true])
      },
    ),
    { seed: 11, numRuns: rounds(100, 1500) },
  )
})

/** A line that means something else: an option less, an option more, another value, another word. */
const changed = (item: Line): fc.Arbitrary<Line> => {
  const others = specs.filter((spec) => !item.options.some((given) => given.spec === spec))
  const changes: fc.Arbitrary<Line>[] = [
    fc.constant({ ...item, words: [`${item.words[0]}x`, ...item.words.slice(1)] }),
    fc.constant({ ...item, words: [...item.words, 'more'] }),
    fc.constantFrom(...others).map((spec) => ({
      ...item,
      options: [
        ...item.options,
        spec.type === 'boolean' ? { spec } : { spec, value: values[spec.name]![0]! },
      ],
    })),
  ]
  if (item.options.length > 0)
    changes.push(
      fc.nat(item.options.length - 1).map((index) => ({
        ...item,
        options: item.options.filter((_, at) => at !== index),
      })),
    )
  const valued = item.options.filter(({ value }) => value !== undefined)
  if (valued.length > 0)
    changes.push(
      fc.constantFrom(...valued).map((given) => ({
        ...item,
        options: item.options.map((option) =>
          option === given
            ? { ...option, value: values[option.spec.name]!.find((value) => value !== option.value)! }
            : option,
        ),
      })),
    )
  return fc.oneof(...changes)
}

test('a change of meaning is never the same', () => {
  fc.assert(
    fc.property(
      line.chain((item) => fc.tuple(spelling(item), changed(item).chain(spelling))),
      ([a, b]) => {
        expect([a, b, same(a, b)]).toEqual([a, b, false])
      },
    ),
    { seed: 12, numRuns: rounds(100, 1500) },
  )
})

test('whatever is typed is read without an error, and explained within its words', () => {
  const piece = fc.constantFrom(
    'docker',
    'run',
    'container',
    '-d',
    '--name',
    '-p',
    '=',
    '80',
    "'",
    '"',
    '--',
    '\\',
    '-it',
    'web',
    '–d',
    '$(',
    '|',
    ' ',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.boolean(), (pieces, spaced) => {
      const { parts, reading } = explain(docker, `docker ${pieces.join(spaced ? ' ' : '')}`)
      for (const { from, to } of parts) expect(from <= to && to < reading.words.length).toBe(true)
    }),
    { seed: 13, numRuns: rounds(167, 3000) },
  )
})
