import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeCache } from '../../src/io/cache.ts'
import { type Bench, bench } from '../support.ts'

const deck = `---
deck: pod
title: Pods
language: en
program: pod
---

### pod run

| Option | Meaning |
|---|---|
| \`--alpha\` | Keep the first thing of the pod |
| \`--beta\` | Let go of the second thing |
| \`--gamma\` | Name the third thing |
| \`--delta\` | Count the things |
| \`--epsilon\` | Weigh all of them |
`

/** A learner who has met two cards, on the morning of the next day. */
async function tomorrow(): Promise<Bench> {
  const at = bench({ 'pod.md': deck }, 'en', '2001-02-03T09:00:00Z')
  await at.run('quiz --limit 2', (request) => (request.type === 'choice' ? '1' : ''))
  at.clock.ms += 86_400_000
  return at
}

/** Changes the text of the kept queue without breaking it. */
function rewrite(at: Bench, change: (text: string) => string): void {
  const file = join(at.data, 'cache', 'agenda.en.json')
  const [, key, content] = readFileSync(file, 'utf8').split('\n')
  writeCache(file, JSON.parse(key!) as string, change(content!))
}

const logOf = (at: Bench): string => readFileSync(join(at.data, 'reviews', '2001-02.test.jsonl'), 'utf8')

test('the first question of the next day is ready, and is the one that the decks make', async () => {
  const at = await tomorrow()
  const kept = (): string => readFileSync(join(at.data, 'cache', 'agenda.en.json'), 'utf8')
  const ready = await at.run('quiz', () => '^C')
  const [, prompt] = /\n {2}(What does .* do\?)\n/.exec(ready.out)!
  expect(kept()).toContain(`"prompt":"${prompt}"`)
  rewrite(at, (text) => text.replace(/"first":\{.*?\}\}\}\},/, ''))
  expect(kept()).not.toContain('"prompt"')
  expect(await at.run('quiz', () => '^C')).toEqual(ready)
})

test('a ready question that the decks do not make is asked again as they make it, and never answered', async () => {
  const at = await tomorrow()
  rewrite(at, (text) => text.replaceAll('"prompt":"', '"prompt":"Not theirs: '))
  const before = logOf(at)
  const { out } = await at.run('quiz --limit 1', (request) => (request.type === 'choice' ? '1' : ''))
  const [stale, real] = out.split('Not theirs: ')
  expect(stale).not.toContain('> 1')
  // The stale one got no answer: the next thing on the screen is the header of the real one.
  expect(real!.slice(0, real!.indexOf('> 1')).match(/Pods/g)).toHaveLength(1)
  const reviews = logOf(at)
    .slice(before.length)
    .match(/"type":"review"/g)
  expect(reviews).toHaveLength(real!.match(/> 1/g)!.length)
})
