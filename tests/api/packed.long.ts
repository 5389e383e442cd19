import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { files, folder, root } from '../folders.ts'

test('a project of its own imports the library from a package, with its types', () => {
  const [place, packed] = [folder(), folder()]
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', packed], {
    cwd: root,
    stdio: 'pipe',
  })
  const [archive = ''] = readdirSync(packed)
  files(place, {
    'package.json': '{"name":"bot","type":"module","private":true}',
    'bot.ts': `import { ask, judge, loadDeck, schedule, type LoadedDeck, type Memory } from 'flagdrill'
const deck: LoadedDeck = loadDeck('Q: Which side is port?\\n\\nA: left\\n\\n- right\\n')
const plan = schedule()
const memories: Record<string, Memory> = {}
const card = plan.next(deck, memories, Date.now())
if (card === undefined) throw new Error('nothing to ask')
const question = ask(deck, card)
const { outcome, grade } = judge(deck, card, question.choices?.indexOf('left') ?? -1)
if (grade !== undefined) memories[card] = plan.apply(card, undefined, grade, Date.now())
console.log(outcome, plan.next(deck, memories, Date.now()) ?? 'nothing more')
// @ts-expect-error a deck is not a text
ask('notes', card)
`,
    'tsconfig.json':
      '{"compilerOptions":{"strict":true,"module":"nodenext","target":"es2022","outDir":"out"},"files":["bot.ts"]}',
  })
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--omit=optional', join(packed, archive)], {
    cwd: place,
    stdio: 'pipe',
  })
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], {
    cwd: place,
    stdio: 'pipe',
  })
  // The line with the wrong type would throw at run time; everything before it is done.
  const run = (): string =>
    execFileSync(process.execPath, [join(place, 'out/bot.js')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  expect(run).toThrow(/not a deck that loadDeck gave/)
  files(place, { 'run.mjs': `import('./out/bot.js').catch(() => undefined)` })
  expect(execFileSync(process.execPath, [join(place, 'run.mjs')], { encoding: 'utf8' })).toBe(
    'right nothing more\n',
  )
}, 180_000)
