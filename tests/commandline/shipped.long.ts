import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareAny, programOf, readLine } from '../../src/commandline/index.ts'
import { sources } from '../../src/sources/index.ts'
import { root } from '../folders.ts'

// The decks that describe docker as a whole: what they make of every default and of every group of commands.

const decks = join(root, 'decks/en')
const docker = programOf(
  'docker',
  readdirSync(decks)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const file = join(decks, name)
      return sources().markdown.parse(readFileSync(file, 'utf8'), file).entries
    }),
)
const specs = docker.commands().flatMap((path) => docker.command(path) ?? [])

/** A line of each command that takes one without options, and the same line with each option at its default. */
const defaults = specs.flatMap((spec) => {
  const words = Array.from({ length: spec.arity.min }, () => 'one').join(' ')
  const plain = `docker ${spec.path} ${words}`.trim()
  // Some commands want any one option.
  if (readLine(docker, plain).faults.length > 0) return []
  return (
    [...new Set(spec.options.values())]
      .filter((option) => option.default !== undefined && option.takes === 'required')
      .map(({ name, default: usual }) => {
        const line = `docker ${spec.path} ${name}='${usual!.replace(/^"(.*)"$/, '$1')}' ${words}`
        return { name, plain, line }
      })
      // A default that may not be said, such as an empty name, is another thing.
      .filter(({ line }) => readLine(docker, line).faults.length === 0)
  )
})

test('every explicit default changes nothing, and is named as not needed', () => {
  const other = defaults.filter(({ name, plain, line }) => {
    const { enough, needless } = compareAny(docker, [plain], line)
    return !enough || !needless.some((one) => one.spec.name === name)
  })
  expect(other).toEqual([])
  expect(defaults.length).toBeGreaterThan(60)
})

/** Why a line is refused, or with `?` what is not known of it. */
function saidOf(line: string): string {
  const { faults, unknown } = readLine(docker, line)
  return [...faults.map(({ code }) => code), ...unknown.map(({ code }) => `? ${code}`)].join(', ')
}

test('a word that is no command is refused in every group that the decks list as a whole', () => {
  const groups = new Set(docker.commands().flatMap((path) => (path.includes(' ') ? path.split(' ')[0]! : [])))
  expect([...groups].length).toBeGreaterThan(15)
  for (const group of ['', ...groups]) {
    const line = `docker ${group} nosuch`.replace('  ', ' ')
    // Plugins have commands of their own, which change with every release.
    const whole = group !== 'compose' && group !== 'buildx'
    expect([line, saidOf(line)]).toEqual([line, whole ? 'unknown-command' : '? unknown-command'])
  }
})

test.each(['docker scout cves', 'docker help run', 'docker model ls'])(
  'an installation may have %s',
  (line) => {
    expect(saidOf(line)).toBe('? unknown-command')
  },
)

test('docker takes ten seconds to stop a container where nothing else is said', () => {
  const { enough, needless } = compareAny(docker, ['docker stop web'], 'docker stop -t 10 web')
  expect([enough, needless.map(({ spelt, raw }) => `${spelt} ${raw}`)]).toEqual([true, ['-t 10']])
  expect(compareAny(docker, ['docker stop web'], 'docker stop -t 11 web').enough).toBe(false)
})
