import { files } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { bench } from '../support.ts'

const notes = '# git\n\n- `git gc` - 정리한다\n- `git stash` - 잠시 치워 둔다\n'
const utf16 = (text: string, little: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return little ? bytes : bytes.swap16()
}
/** 정리한다 and 잠시 치워 둔다 in the Korean encoding of Windows. */
const cp949 = Buffer.concat([
  Buffer.from('# git\n\n- `git gc` - '),
  Buffer.from('c1a4b8aec7d1b4d9', 'hex'),
  Buffer.from('\n- `git stash` - '),
  Buffer.from('c0e1bdc320c4a1bff620b5d0b4d9', 'hex'),
  Buffer.from('\n'),
])
/** かたづける and しまう in Shift_JIS. */
const shiftJis = Buffer.concat([
  Buffer.from('# git\n\n- `git gc` - '),
  Buffer.from('82a982bd82c382af82e9', 'hex'),
  Buffer.from('\n- `git stash` - '),
  Buffer.from('82b582dc82a4', 'hex'),
  Buffer.from('\n'),
])

// Files that were not made for us: what is built of them, and what is said.
/** Nothing of the file as a whole is said. */
const nothing = /^(?![\s\S]*(?:never closed|is read as|decoded))/

test.each<[string, string | Uint8Array, string[], RegExp]>([
  ['UTF-16, little end first', utf16(notes, true), ['정리한다', '잠시 치워 둔다'], /is read as utf-16le/i],
  ['UTF-16, big end first', utf16(notes, false), ['정리한다', '잠시 치워 둔다'], /is read as utf-16be/i],
  ['the Korean encoding of Windows', cp949, ['정리한다', '잠시 치워 둔다'], /is read as cp949/i],
  ['Shift_JIS', shiftJis, ['かたづける', 'しまう'], /is read as shift_jis/i],
  ['line ends of Windows', notes.replaceAll('\n', '\r\n'), ['정리한다', '잠시 치워 둔다'], nothing],
  ['line ends of old Macs', notes.replaceAll('\n', '\r'), ['정리한다', '잠시 치워 둔다'], nothing],
  ['a byte order mark', `\uFEFF${notes}`, ['정리한다', '잠시 치워 둔다'], nothing],
  ['Hangul in pieces', notes.normalize('NFD'), ['정리한다', '잠시 치워 둔다'], nothing],
  [
    'a fence that never closes',
    `${notes.trimEnd()}\n\n\`\`\`sh\n# 본다\ngit status\n\n- \`git log\` - 기록\n`,
    ['정리한다', '잠시 치워 둔다', '본다', '기록'],
    /:6: ``` opens something that is never closed/,
  ],
  [
    'a comment that never ends',
    `<!-- left open\n${notes}`,
    ['정리한다', '잠시 치워 둔다'],
    /:1: <!-- opens something that is never closed/,
  ],
  ['comments', `<!-- - \`git rm\` - 지운다 -->\n${notes}`, ['정리한다', '잠시 치워 둔다'], nothing],
  [
    'front matter that never ends',
    `---\ntitle: Git\ntags: vcs\n\n${notes}`,
    ['정리한다', '잠시 치워 둔다'],
    /:1: --- opens something that is never closed/,
  ],
  [
    'lists in lists in lists',
    `# git\n\n${Array.from({ length: 400 }, (_, index) => `${'  '.repeat(index)}- x`).join('\n')}\n- \`git gc\` - 정리한다\n`,
    ['정리한다'],
    nothing,
  ],
  [
    'bytes of two encodings',
    Buffer.concat([Buffer.from(notes), Buffer.from('c1a4b8ae0a', 'hex')]),
    ['정리한다', '잠시 치워 둔다'],
    /could not be decoded/,
  ],
])('%s', async (_name, content, answers, said) => {
  const at = bench({})
  files(at.data, { 'notes.md': content })
  const { code, out, err } = await at.run(`build ${at.data}/notes.md --dry-run`)
  expect(code).toBe(0)
  for (const answer of answers) expect(out).toContain(answer)
  expect(err).toMatch(said)
  expect(err).not.toMatch(/\n\s+at /)
})

longTest('a table of 100,000 rows is as many commands', async () => {
  const at = bench({})
  const rows = Array.from({ length: 100_000 }, (_, index) => `| git c${index} | does ${index} |`)
  files(at.data, { 'notes.md': `# git\n\n| Command | Meaning |\n|---|---|\n${rows.join('\n')}\n` })
  const { code, out } = await at.run(`build ${at.data}/notes.md --name rows`)
  expect([code, out]).toEqual([0, expect.stringMatching(/of 100,?000 commands/)])
})
