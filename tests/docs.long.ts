import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folder, noConfig, root } from './folders.ts'
import { misfits, readSchema, type Schema } from './schemas.ts'
import { bench } from './support.ts'

const pages = [
  'README.md',
  'README.ko.md',
  'examples/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const read = (page: string): string => readFileSync(join(root, page), 'utf8')

/** The anchor that a heading gets on a page. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(' ', '-')

test.each(pages)('%s: every link leads to a file, and to a heading of it where it names one', (page) => {
  const text = read(page)
    .replace(/```[\s\S]*?```/g, '')
    .replace(/`[^`\n]*`/g, '')
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue
    const [path = '', anchor] = target.split('#')
    const file = path === '' ? page : join(dirname(page), path)
    expect([page, target, existsSync(join(root, file))]).toEqual([page, target, true])
    if (anchor === undefined) continue
    const headings = [...read(file).matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1]!))
    expect(headings).toContain(anchor)
  }
})

test('the tours are drawings under 300 kB that need no motion', () => {
  for (const name of ['docs/tour.svg', 'docs/tour.ko.svg']) {
    const svg = read(name)
    expect(statSync(join(root, name)).size).toBeLessThan(300_000)
    expect(svg).toMatch(/^<svg[\s\S]*prefers-reduced-motion[\s\S]*<\/svg>\n$/)
    expect(svg).not.toContain('<script')
  }
})

/** Runs the lines of a block as bash would, with the built program. */
function shown(lines: readonly string[], data: string): string {
  const program = `flagdrill() { '${process.execPath}' '${join(root, 'dist/flagdrill.cjs')}' "$@"; }`
  return lines
    .map((line) => {
      const out = execFileSync('bash', ['-c', `${program}\n${line} 2>&1 || true`], {
        encoding: 'utf8',
        cwd: data,
        env: {
          PATH: process.env.PATH,
          HOME: data,
          LANG: 'C.UTF-8',
          FLAGDRILL_DATA: data,
          FLAGDRILL_CONFIG: noConfig,
        },
      })
      return `$ ${line}\n${out.trimEnd()}`
    })
    .join('\n')
}

test.each(pages.filter((page) => read(page).includes('```console')))(
  '%s: what its examples show is what the program prints',
  (page) => {
    const data = folder()
    const text = read(page)
    const fresh = text.replace(/```console\n([\s\S]*?)\n```/g, (_, block: string) => {
      const lines = block
        .split('\n')
        .filter((line) => line.startsWith('$ '))
        .map((line) => line.slice(2))
      return `\`\`\`console\n${shown(lines, data)}\n\`\`\``
    })
    if (process.env.FLAGDRILL_WRITE === '1') writeFileSync(join(root, page), fresh)
    expect(text).toBe(fresh)
  },
  60_000,
)

const schemaOf = (name: string): Schema => readSchema(name)!

test('what programs get is what the schemas say', async () => {
  const on = bench({
    'boat.md':
      '---\ndeck: boat\nprogram: boat\n---\n\nQ: Which side is port? {#port}\n\nA: left\n\n- right\n\nC: The [mast] carries sails. {#mast}\n',
  })
  const printed = async (line: string): Promise<Record<string, unknown>> =>
    JSON.parse((await on.run(line)).out) as Record<string, unknown>
  for (let round = 0; round < 6; round++) {
    const question = await printed('next --json --seed 1')
    expect(misfits(question, schemaOf('next'))).toEqual([])
    if (question.done === true) break
    const { type } = question.question as { type: string }
    const given =
      round === 0 && type === 'choice' ? '--choice 1' : type === 'choice' ? '--choice 2' : '--text mast'
    expect(
      misfits(
        await printed(`answer ${question.card as string} ${given} --json --seed 1`),
        schemaOf('answer'),
      ),
    ).toEqual([])
  }
  expect(misfits(await printed('next --json'), schemaOf('next'))).toEqual([])
  for (const line of ["compare 'boat a' 'boat a' --json", "compare 'boat a' 'boat -x' --json"])
    expect(misfits(await printed(line), schemaOf('compare'))).toEqual([])
  expect(misfits({ done: true, left: { due: 1 } }, schemaOf('next'))).not.toEqual([])
})
