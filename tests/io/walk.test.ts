import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { walkHelp, walkLimits } from '../../src/io/walk.ts'
import { files, folder } from '../folders.ts'
import { firstOf, longTest } from '../rounds.ts'

// Programs of our own that do to a walk what programs do.

const limits = { ...walkLimits, pageMs: 1500, pageBytes: 1 << 20 }

/** A program that is a script of Node; `argv` are its arguments. */
function program(script: string): string {
  const at = folder()
  files(at, { prog: `#!${process.execPath}\nconst argv = process.argv.slice(2)\n${script}\n` })
  chmodSync(join(at, 'prog'), 0o755)
  return join(at, 'prog')
}
const walk = (name: string, only?: string[]) =>
  walkHelp(name, { only, signal: new AbortController().signal }, limits)
const found = async (name: string, only?: string[]) => {
  const { pages, missing } = await walk(name, only)
  return {
    pages: pages.map(({ path }) => path.join(' ')),
    missing: missing.map(({ path, reason }) => `${path.join(' ')}: ${reason}`),
  }
}

const tree = (more = '  help   Help about any command\\n') => `
const more = '${more}'
const page = (path, subs) => 'Usage:  prog ' + path.join(' ') + ' [OPTIONS]\\n\\nOptions:\\n  -x, --x' + path.length + '  one\\n\\n' +
  (subs.length ? 'Commands:\\n' + subs.map((sub) => '  ' + sub + '   does ' + sub).join('\\n') + '\\n' : '') + more
const subs = { '': ['box', 'list'], box: ['open', 'shut'] }
`

test('behind help nothing runs: the safest way is tried first', async () => {
  const name = program(`${tree()}
    const path = argv.filter((word) => !word.startsWith('-') && word !== 'help')
    if (argv[0] !== 'help' && argv[0] !== '--help' && argv[0] !== '--version') process.exit(require('fs').writeFileSync(__dirname + '/ran', '') ?? 1)
    if (argv[0] === '--version') console.log('prog 1.2.3')
    else console.log(page(path, subs[path.join(' ')] ?? []))`)
  const { version, pages } = await walk(name)
  expect(version).toBe('1.2.3')
  expect(pages.map(({ path }) => path.join(' '))).toEqual(['', 'box', 'box open', 'box shut', 'list'])
  expect(existsSync(join(name, '..', 'ran'))).toBe(false)
})

test('help is no word to try: a program whose page does not name it gets none', async () => {
  const name = program(`${tree('')}
    require('fs').appendFileSync(__dirname + '/asked', argv.join(' ') + '\\n')
    const path = argv.filter((word) => !word.startsWith('-'))
    console.log(page(path, subs[path.join(' ')] ?? []))`)
  expect((await found(name)).pages).toEqual(['', 'box', 'box open', 'box shut', 'list'])
  const asked = readFileSync(join(name, '..', 'asked'), 'utf8')
    .trim()
    .split('\n')
    .sort()
  expect(asked).toEqual([
    '--help',
    '--version',
    'box --help',
    'box open --help',
    'box shut --help',
    'list --help',
  ])
})

test.each(
  firstOf(
    [
      ['shutdown', []],
      ['kite', ['--help', '-h', '--version']],
      ['useradd', ['--help', '--version']],
      ['boatctl', ['--help', '--version']],
    ] as [string, string[]][],
    2,
  ),
)('%s is asked for no more than its page names', async (called, expected) => {
  const name = program(`require('fs').appendFileSync(__dirname + '/asked', argv.join(' ') + '\\n')
    console.log(argv[0] === '-h' ? 'Usage: prog\\n\\nOptions:\\n  -a  every' : 'unknown option; use "-h" for help\\n\\nCommands:\\n  list   lists')`)
  const other = join(name, '..', called)
  renameSync(name, other)
  await walk(other)
  const file = join(name, '..', 'asked')
  const asked = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').sort() : []
  expect(asked).toEqual([...expected].sort())
})

test('a page names further pages of help: they are asked, and options of all commands are global', async () => {
  const name = program(`
    if (argv.join(' ') === '--help') console.log('Usage: prog [flags]\\n\\nOptions:\\n  -a, --all   every one\\n\\nUse "prog options" for options of all commands, "prog --help all" for more.')
    else if (argv.join(' ') === '--help all') console.log('Usage: prog\\n\\nOptions:\\n  -b, --bare   none of them')
    else if (argv[0] === 'options') console.log('Options:\\n  -c, --cord string   which cord')
    else process.exit(3)`)
  const { pages } = await walk(name)
  expect(pages[0]!.page.options.map(({ long, global }) => [long, global])).toEqual([
    ['--all', false],
    ['--bare', false],
    ['--cord', true],
  ])
})

test('a page of a command points to a topic with more of its flags: it is asked behind help', async () => {
  const name = program(`
    if (argv.join(' ') === '--help') console.log('Usage: prog COMMAND\\n\\nCommands:\\n  help   Help about a command\\n  try    Try it')
    else if (argv.join(' ') === 'help try') console.log('usage: prog try [flags]\\n\\n-a   all of them\\n\\nFlags for\\nthe test are told apart. See \\'prog help tryflag\\' for details.')
    else if (argv.join(' ') === 'help tryflag') console.log('Flags:\\n  -b, --bare   none of them')
    else process.exit(3)`)
  const { pages } = await walk(name)
  expect(pages[1]!.page.options.map(({ short, file }) => [short, file?.replace(/^.*prog /, '')])).toEqual([
    ['-a', undefined],
    ['-b', 'help tryflag'],
  ])
})

test('only some commands', async () => {
  const name = program(`${tree()}
    const path = argv.filter((word) => !word.startsWith('-') && word !== 'help')
    console.log(page(path, subs[path.join(' ')] ?? []))`)
  expect((await found(name, ['box open'])).pages).toEqual(['', 'box', 'box open'])
})

test.each([
  ['is not there', '/nonexistent/program', ': not-found'],
  ['prints nothing', '', ': silent'],
  ['prints forever', "setInterval(() => process.stdout.write('x'.repeat(65536)), 0)", ': endless'],
  ['prints what is not text', 'process.stdout.write(Buffer.from([0, 1, 2, 0, 255]))', ': binary'],
  [
    'waits for input',
    "process.stdin.on('data', () => {}); process.stdin.on('end', () => process.exit(3))",
    ': silent',
  ],
])('a program that %s', async (_name, script, expected) => {
  const name = script.startsWith('/') ? script : program(script)
  expect(await found(name)).toEqual({ pages: [], missing: [expected] })
})

longTest('a program that hangs', async () => {
  const name = program('setInterval(() => {}, 1000)')
  expect(await found(name)).toEqual({ pages: [], missing: [': slow'] })
})

test.each([
  ['exits with an error', "console.log('Usage: prog\\n\\nOptions:\\n  -a, --all  every'); process.exit(7)"],
  ['writes to standard error', "console.error('Usage: prog\\n\\nOptions:\\n  -a, --all  every')"],
  [
    'deletes its own folder',
    "require('fs').rmSync(process.cwd(), { recursive: true }); console.log('Usage: prog\\n\\nOptions:\\n  -a  every')",
  ],
  [
    'colours its help',
    "console.log('\\x1b[1mUsage:\\x1b[0m prog\\n\\n\\x1b[4mOptions:\\x1b[0m\\n  \\x1b[32m-a\\x1b[0m  every')",
  ],
  ['asks for a pager', "console.log('Usage: prog\\n\\nOptions:\\n  -p  ' + process.env.PAGER)"],
])('a program that %s', async (_name, script) => {
  const { pages } = await walk(program(script))
  expect(pages[0]!.page.options).toHaveLength(1)
})

test('a program that lists itself, and prints its first page for everything', async () => {
  const name = program(
    "console.log('Usage: prog COMMAND\\n\\nCommands:\\n  prog  itself\\n  again  once more\\n')",
  )
  expect(await found(name)).toEqual({ pages: [''], missing: ['again: not-its-own', 'prog: not-its-own'] })
})

longTest('a program whose every command has every command below it ends', async () => {
  const name = program(`
    const path = argv.filter((word) => !word.startsWith('-') && word !== 'help')
    console.log('Usage: prog ' + path.join(' ') + ' [OPTIONS]\\n\\nCommands:\\n  a  one\\n  b  two\\n')`)
  const { pages } = await found(name)
  expect(Math.max(...pages.map((path) => path.split(' ').length))).toBeLessThanOrEqual(6)
})

test('words in columns are no commands when none of them has a page', async () => {
  const name = program(
    "console.log('Usage: prog [OPTION]...\\n\\n  -f, --form=FORM  one of these:\\n\\nforms of an archive\\n  gnu   the usual\\n  old   the former\\n')",
  )
  const { pages, missing } = await walk(name)
  expect([pages[0]!.page.commands, missing]).toEqual([[], []])
})

test('commands that only usage lines name have the options of their line, and nothing is asked for them', async () => {
  const name = program(`require('fs').appendFileSync(__dirname + '/asked', argv.join(' ') + '\\n')
    console.log('usage: prog [-v]\\n   or: prog add [-t <tag>] [--deep | --flat] <name>\\n   or: prog drop <name>\\n\\n    -v   say more')`)
  const { pages } = await walk(name)
  expect(
    pages.map(({ path, page }) => [path.join(' '), page.options.map(({ long, short }) => long ?? short)]),
  ).toEqual([
    ['', ['-v']],
    ['add', ['-t', '--deep', '--flat']],
    ['drop', []],
  ])
  const asked = readFileSync(join(name, '..', 'asked'), 'utf8')
    .trim()
    .split('\n')
    .sort()
  expect(asked).toEqual(['--help', '--version'])
})

test('completion scripts on the machine say what options mean of which help gives only the names, and are not run', async () => {
  const name = program("console.log('usage: prog [-w] [-v]')")
  const at = folder()
  files(at, {
    'prog.fish': `touch ${at}/ran\ncomplete -c prog -s w -d 'How hard it may blow' -a "(touch ${at}/ran)"\n`,
    prog: `touch ${at}/ran\n_prog() { compgen -W '-v -w'; }\n`,
  })
  const completions = { fish: [at], bash: [at] }
  const { pages } = await walkHelp(name, { signal: new AbortController().signal, completions }, limits)
  expect(pages[0]!.page.options.map(({ short, summary }) => [short, summary])).toEqual([
    ['-w', 'How hard it may blow'],
    ['-v', ''],
  ])
  expect(existsSync(join(at, 'ran'))).toBe(false)
})

test('examples of tldr that a client has on the machine come with the page of their command', async () => {
  const name = program(`${tree()}
    const path = argv.filter((word) => !word.startsWith('-') && word !== 'help')
    console.log(page(path, subs[path.join(' ')] ?? []))`)
  const home = folder()
  const sheet = (title: string, line: string) => `# ${title}\n\n> About it.\n\n- Do it:\n\n\`${line}\`\n`
  files(home, {
    'tealdeer/tldr-pages/pages/common/prog.md': sheet('prog', 'prog {{[-x|--x0]}} {{some file}}'),
    'tealdeer/tldr-pages/pages/common/prog-box.md': sheet('prog box', 'prog box {{path/to/it}}'),
    'tealdeer/tldr-pages/pages/common/prog-list.md': 'Nothing of that sort\n',
  })
  const env = { XDG_CACHE_HOME: home, HOME: folder() }
  const { pages } = await walkHelp(name, { signal: new AbortController().signal, env }, limits)
  expect(pages.map(({ path, page }) => [path.join(' '), page.examples])).toEqual([
    ['', ['prog -x some_file']],
    ['box', ['prog box path/to/it']],
    ['box open', undefined],
    ['box shut', undefined],
    ['list', undefined],
  ])
})

longTest('thousands of commands: there is a limit, and it is said', async () => {
  const name = program(`
    const path = argv.filter((word) => !word.startsWith('-') && word !== 'help')
    const many = path.length ? '' : 'Commands:\\n' + Array.from({ length: 5000 }, (_, i) => '  c' + i + '  does').join('\\n')
    console.log('Usage: prog ' + path.join(' ') + ' [OPTIONS]\\n\\nOptions:\\n  -x  y\\n' + many)`)
  const few = { ...limits, pages: 20 }
  const { pages, missing } = await walkHelp(name, { signal: new AbortController().signal }, few)
  expect(pages).toHaveLength(21)
  expect(missing.map(({ reason }) => reason)).toEqual(['too-many'])
})

test('it can be stopped, and leaves nothing behind', async () => {
  const stop = new AbortController()
  const name = program(`${tree()}
    const path = argv.filter((word) => !word.startsWith('-') && word !== 'help')
    console.log(page(path, path.length < 5 ? ['a', 'b', 'c'] : []))`)
  const temporary = folder()
  const onPage = (done: number) => done === 3 && stop.abort()
  await expect(walkHelp(name, { signal: stop.signal, onPage, temporary }, limits)).rejects.toThrow('stopped')
  expect(readdirSync(temporary)).toEqual([])
})

test('it can be stopped before the first page, and then runs nothing more', async () => {
  const stop = new AbortController()
  const name = program(`require('fs').appendFileSync(__dirname + '/runs', 'x'); setInterval(() => {}, 1000)`)
  const walking = walkHelp(name, { signal: stop.signal }, walkLimits)
  const runs = join(name, '..', 'runs')
  // The file is there before its content is, so what is awaited is the content.
  while (!existsSync(runs) || readFileSync(runs, 'utf8') === '')
    await new Promise((resolve) => setTimeout(resolve, 5))
  stop.abort()
  await expect(walking).rejects.toThrow('stopped')
  expect(readFileSync(runs, 'utf8')).toBe('x')
})

test('the folder that a killed walk has left is removed by the next one; that of a walk that still runs is not', async () => {
  const name = program("console.log('Usage: prog [OPTIONS]\\n\\nOptions:\\n  -x  y')")
  const dead = spawnSync(process.execPath, ['-e', '0']).pid
  const temporary = folder()
  const old = 'flagdrill-help-old123'
  const runs = `flagdrill-help-${process.ppid}-abcdef`
  for (const made of [`flagdrill-help-${dead}-abcdef`, runs, old, 'somebody-else'])
    files(join(temporary, made), { x: '' })
  utimesSync(join(temporary, old), 1, 1)
  const linked = `flagdrill-help-${dead}-linked`
  symlinkSync(folder(), join(temporary, linked))
  await walkHelp(name, { signal: new AbortController().signal, temporary }, limits)
  expect(readdirSync(temporary).sort()).toEqual([linked, runs, 'somebody-else'].sort())
})

const usage = "console.log('Usage: prog [OPTIONS]\\n\\nOptions:\\n  -x, --exact  y')"
const daemon = (options: string): string =>
  `require('fs').writeFileSync(__dirname + '/pid' + process.pid, String(require('child_process').spawn('sleep', ['300'], { stdio: 'inherit', ${options} }).pid)); ${usage}; process.exit()`

const talkative: [string, string, number][] = [
  ['leaves a daemon behind that holds its output', daemon('detached: true'), 60_000],
  ['leaves a helper of its own group behind', daemon(''), 60_000],
  // In the long run: it waits for the end of its time.
  ...(process.env.FLAGDRILL_SUITE === 'long'
    ? [['hangs behind its page', `${usage}; setInterval(() => {}, 1000)`, 1500] as [string, string, number]]
    : []),
]
test.each(talkative)('the page of a program that %s is kept', async (_name, script, pageMs) => {
  const name = program(script)
  try {
    const { pages, missing } = await walkHelp(
      name,
      { signal: new AbortController().signal },
      { ...limits, pageMs },
    )
    expect([pages.length, pages[0]?.page.options.map(({ long }) => long), missing]).toEqual([
      1,
      ['--exact'],
      [],
    ])
  } finally {
    const at = join(name, '..')
    for (const file of readdirSync(at).filter((entry) => entry.startsWith('pid')))
      try {
        process.kill(Number(readFileSync(join(at, file), 'utf8')))
      } catch {
        // It went with its group.
      }
  }
})
