import { files } from '../folders.ts'
import { bench } from '../support.ts'

const row = (name: string, meaning: string): string => `| ${name} | ${meaning} |\n`

test('choices are taken from decks in the language of the card', async () => {
  const at = bench({
    'boat.md': `---\ndeck: boat\nprogram: boat\n---\n\n| Option | Meaning |\n|---|---|\n${row('--sail', 'Set the sail')}${row('--oar', 'Use the oars')}`,
  })
  files(at.data, {
    'decks/notes.md': `---\ndeck: notes\nprogram: pod\nlanguage: ko\n---\n\n| 옵션 | 설명 |\n|---|---|\n${row('-a', '모두 보기')}${row('-k', '열쇠')}`,
  })
  const { out } = await at.run('quiz notes --limit 1', ['모두 보기', ''])
  expect(out).toContain('열쇠')
  expect(out).not.toContain('Set the sail')
})
