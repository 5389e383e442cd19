import { join } from 'node:path'
import {
  type Comparison,
  compareReadings,
  explain,
  type Program,
  readLine,
} from '../../src/commandline/index.ts'
import { root } from '../folders.ts'
import { rounds } from '../rounds.ts'
import { type Pair, pairsIn, programNamed, programNames } from './programs.ts'

// Pairs of command lines whose truth comes from running both in an empty folder, from a dry run, or from the
// documentation; the last column says which.

const own = pairsIn(join(root, 'tests/fixtures/judge-pairs.tsv'))
const shared = pairsIn(join(root, '../shared/cases/judge-pairs.tsv'))
const programs = new Map(programNames().map((name) => [name, programNamed(name)]))

const verdict = (program: Program, a: string, b: string): Comparison['verdict'] =>
  compareReadings(program, readLine(program, a), readLine(program, b)).verdict
const wanted = ({ truth }: Pair): Comparison['verdict'] => (truth === 'same' ? 'same' : 'different')

/** The pairs that are judged wrong, and those of which the judge cannot tell. */
function judged(pairs: readonly Pair[]): { wrong: string[]; unknown: string[] } {
  const found: { wrong: string[]; unknown: string[] } = { wrong: [], unknown: [] }
  for (const pair of pairs) {
    const said = verdict(programs.get(pair.program)!, pair.a, pair.b)
    if (said === 'unknown') found.unknown.push(`${pair.a} | ${pair.b}`)
    else if (said !== wanted(pair)) found.wrong.push(`${pair.a} | ${pair.b}`)
  }
  return found
}

test('there are more than 400 pairs of more than 25 programs', () => {
  expect(own.length).toBeGreaterThan(400)
  expect(new Set(own.map(({ program }) => program)).size).toBeGreaterThan(25)
  expect(own.filter(({ truth }) => truth !== 'same').length).toBeGreaterThan(150)
})

test('lines are judged as their programs judge them', () => {
  const { wrong, unknown } = judged(own)
  expect(wrong).toEqual([
    // The first target of a makefile.
    'make all | make',
    // Files the other way round and columns the other way round; a folder that is there.
    'comm -23 s1 s2 | comm -13 s2 s1',
    'ln -s ../f1 d1 | ln -s ../f1 d1/',
    // Programs in a language of their own.
    "grep -w a f1 | grep '\\ba\\b' f1",
    "sed -n 2p f1 | sed '2!d' f1",
    "python3 -m this | python3 -c 'import this'",
    "sqlite3 :memory: 'select 1' | sqlite3 :memory: 'SELECT 1'",
    // Defaults of programs without a dialect.
    "sqlite3 -list :memory: 'select 1,2' | sqlite3 :memory: 'select 1,2'",
    "perl -pe 's/a/b/' f1 | perl -ne 's/a/b/; print' f1",
    'node -p 1+1 | node -pe 1+1',
    'figlet hi | figlet -f standard hi',
  ])
  expect(unknown.length / own.length).toBeLessThan(0.1)
})

const given = shared.length === 0 ? test.skip : test
given('the given pairs are judged as their programs judge them (skipped where ../shared is missing)', () => {
  const { wrong, unknown } = judged(shared)
  expect(wrong.length / shared.length).toBeLessThanOrEqual(0.03)
  expect(unknown.length / shared.length).toBeLessThanOrEqual(0.1)
})

test('a line that its program refuses is never explained as valid', () => {
  const refused = own.filter(({ truth }) => truth === 'invalid')
  expect(refused.length).toBeGreaterThan(50)
  const valid = refused.filter(({ program, b }) => explain(programs.get(program)!, b).verdict === 'valid')
  expect(valid.map(({ b }) => b)).toEqual([
    // Only the files that are there, or a count of names that no help gives, tell that these are refused.
    'sed -i .bak s/one/1/ f1',
    'tar -cfz x.tgz d1',
    'kubectl create deployment web --image=nginx --dry-run client -o yaml',
    'ffmpeg -v error -i testsrc -f lavfi -t 0.2 -f md5 -',
    'ffmpeg -v error -f lavfi -i testsrc -t=0.2 -f md5 -',
    'go build . -o x',
    'tail -n=2 f1',
    'cut -f1d: col',
    'diff -W f1 f2',
    'cp d1 x',
    'ln -s n f1',
    "zip -r -x '*.txt' o.zip d1",
    'zip -f o.zip f1',
    'tar -C d2 -xf ../t.tar',
    'rm nofile',
    'cp n f1',
    'install f1 a/n',
    'iconv -f UTF-16 f1',
    'mv n f1',
  ])
})

test('a line that its program takes is never explained as refused', () => {
  const taken = own
    .filter(({ truth }) => truth === 'same')
    .flatMap(({ program, a, b }) => [
      [program, a],
      [program, b],
    ])
  const refused = taken.filter(
    ([program, line]) => explain(programs.get(program!)!, line!).verdict === 'refused',
  )
  // Lines of which both were refused by the program itself.
  expect(refused.map(([, line]) => line)).toEqual([])
})

test.each([
  'git',
  'tar',
  'find',
  'grep',
  'sed',
  'curl',
  'ssh',
  'kubectl',
  'npm',
  'systemctl',
  'ffmpeg',
  'dd',
])('%s: ten pairs or more are judged right only with its dialect', (name) => {
  const [with_, without] = [programs.get(name)!, programNamed(name, true)]
  const mended = own.filter(
    (pair) =>
      pair.program === name &&
      verdict(with_, pair.a, pair.b) === wanted(pair) &&
      verdict(without, pair.a, pair.b) !== wanted(pair),
  )
  expect(mended.length).toBeGreaterThanOrEqual(10)
})

// All pairs in the long suite, a part of them in the quick one.
const some = <T>(list: readonly T[]): T[] => list.filter((_, index) => index % rounds(5, 1) === 0)

test('the order of two lines changes nothing', () => {
  const odd = some([...own, ...shared]).filter(({ program, a, b }) => {
    const known = programs.get(program)!
    return verdict(known, a, b) !== verdict(known, b, a)
  })
  expect(odd.map(({ a, b }) => `${a} | ${b}`)).toEqual([])
})

test('a line is the same as itself', () => {
  const lines = some([...own, ...shared]).flatMap(({ program, a, b }) => [
    [program, a],
    [program, b],
  ])
  const odd = lines.filter(([program, line]) => verdict(programs.get(program!)!, line!, line!) !== 'same')
  expect(odd).toEqual([])
})
