import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../folders.ts'
import { deckEntries } from './client.ts'
import { inPart, startRegistry, withEngine } from './engine.ts'
import { clean, helpers, run } from './engine-shell.ts'

// Measures the statements of cards on an engine. A failure names the cards that are wrong.

const blocks = readFileSync(join(root, 'tests/decks/statements.txt'), 'utf8')
  .split(/^== /m)
  .slice(1)
  .map((block) => {
    const [ids = '', ...script] = block.split('\n')
    return [ids, script.join('\n')] as const
  })
const measured = new Set(blocks.flatMap(([ids]) => ids.split(' ').filter((id) => id !== 'hub')))
// Blocks marked `hub` need the registries.
const hub = startRegistry()

withEngine(
  'what is measured are cards, and more than six in ten of those that say how something behaves',
  () => {
    const cards = deckEntries('en').flatMap(({ kind, subject }) =>
      kind === 'concept' || kind === 'gap' ? [subject.replace(/^docker:/, '')] : [],
    )
    expect([...measured].filter((id) => !cards.includes(id))).toEqual([])
    expect(measured.size / cards.length).toBeGreaterThan(0.6)
  },
)

const only = process.env.FLAGDRILL_STATEMENT
withEngine.each(
  blocks
    .filter(([ids]) => (hub || !ids.endsWith(' hub')) && (only === undefined || ids.includes(only)))
    .filter(inPart),
)(
  '%s',
  async (ids, script) => {
    await run(`${helpers}${clean}`)
    const { status, out } = await run(`set -e\n${helpers}${script}`, '', 240)
    expect(status === 0 ? '' : `${ids}: ${out.slice(-600)}`).toBe('')
  },
  300_000,
)
