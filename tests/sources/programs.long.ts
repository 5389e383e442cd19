import { spawnSync } from 'node:child_process'
import { programOf } from '../../src/commandline/index.ts'
import { walkHelp } from '../../src/io/walk.ts'
import { helpEntries, parseHelp, vocabularyOf } from '../../src/sources/index.ts'
import { folder } from '../folders.ts'

// Programs that happen to be installed. What a row begins with is read here once more, in another way than the parser does.

const walked = ['podman', 'skopeo', 'buildah', 'restic', 'git', 'curl', 'tar', 'kubectl', 'cargo']
const cwd = folder()
const environment = { ...process.env, LC_ALL: 'C', NO_COLOR: '1', PAGER: 'cat', TERM: 'dumb', COLUMNS: '100' }
const run = (command: string, args: string[]): string => {
  const { stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: environment,
    encoding: 'utf8',
    input: '',
    maxBuffer: 1 << 26,
  })
  return stdout?.trim() ? stdout : (stderr ?? '')
}
const installed = (name: string): boolean =>
  spawnSync(name, ['--version'], { cwd, input: '' }).error === undefined

/** The names at the beginning of each row that begins with a hyphen. */
function printed(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const row = /^ {0,10}(-{1,2}[A-Za-z0-9[].*)$/.exec(line)?.[1]
    if (row === undefined) return []
    const [head = ''] = row.split(/ {2,}(?!-)|\t/)
    return (
      head
        .replace(/<[^>]*>|=\S*|\[=[^\]]*\]|"[^"]*"/g, '')
        .match(/(?<![\w-])--?(?:\[no-\])?[A-Za-z0-9](?:[\w.-]*\w)?/g) ?? []
    ).slice(0, 3)
  })
}

describe.each(walked)('%s', (name) => {
  const there = installed(name)
  if (!there) process.stderr.write(`skipped: ${name} is not installed\n`)
  const testThere = there ? test : test.skip

  testThere(
    'gives at least 99 % of the options that it prints',
    async () => {
      const { pages } = await walkHelp(name, { signal: new AbortController().signal })
      let rows = 0
      const lost: string[] = []
      for (const { file } of pages) {
        const text = run(name, file.split(' ').slice(1))
        const found = new Set(
          parseHelp(text).options.flatMap(({ long, short, negated, also = [] }) => [
            long,
            short,
            negated,
            ...also,
            long === undefined ? undefined : `--[no-]${long.slice(2)}`,
          ]),
        )
        for (const option of printed(text)) {
          rows++
          if (!found.has(option)) lost.push(`${file}: ${option}`)
        }
      }
      process.stderr.write(
        `${name}: ${rows - lost.length} of ${rows} printed names on ${pages.length} pages\n`,
      )
      expect(rows).toBeGreaterThan(20)
      expect(lost.slice(0, Math.floor(rows * 0.01) + 10).length).toBeLessThanOrEqual(rows * 0.01)
    },
    120_000,
  )
})

const docker = installed('docker') ? test : test.skip
docker(
  'docker completes the options that were built from its help, and no others',
  async () => {
    const { pages } = await walkHelp('docker', { signal: new AbortController().signal })
    const { entries } = helpEntries('docker', pages, { known: vocabularyOf([]), described: [] })
    const program = programOf('docker', entries)
    let names = 0
    const wrong: string[] = []
    for (const path of program.commands().filter((name) => name !== '')) {
      if (program.children(path).length > 0) continue
      const completed = run('docker', ['__complete', ...path.split(' '), '-'])
        .split('\n')
        .flatMap((line) => /^(--?[A-Za-z0-9][\w-]*)/.exec(line)?.[1] ?? [])
      const own = program.command(path)!.options
      const global = program.command('')!.options
      const known = (name: string): boolean =>
        own.has(name) || global.has(name) || /^(?:--help|-h)$/.test(name)
      // Some shells' completion leaves short forms out.
      const missing = [...own.keys()].filter((name) => name.startsWith('--') && !completed.includes(name))
      names += completed.length
      wrong.push(...completed.filter((name) => !known(name)).map((name) => `${path} ${name}: only completed`))
      wrong.push(...missing.map((name) => `${path} ${name}: not completed`))
    }
    process.stderr.write(`docker: ${names - wrong.length} of ${names} completed names\n`)
    expect(names).toBeGreaterThan(700)
    expect(wrong.length / names).toBeLessThanOrEqual(0.001)
  },
  120_000,
)
