// `npm run bench`: how long a learner waits, as ratios to an empty Node measured in the same run.
// `npm run bench -- stats`: only the parts whose names have one of these words in them.
import { spawn as spawnChild, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { spawn } from '@lydell/node-pty'
import { build as bundle } from 'esbuild'
import { writeHistory } from './bench-history.mjs'
import { longLife } from './bench-life.mjs'
import { median, once, question, whole } from './bench-measure.mjs'
import { syncBench } from './bench-sync.mjs'
import { build, install, root } from './ready.mjs'

install()
build()
const folder = mkdtempSync(join(tmpdir(), 'flagdrill-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const program = join(root, 'dist', 'flagdrill.cjs')
const data = join(folder, 'data')
// The settings of the person who measures must not count.
process.env.FLAGDRILL_CONFIG = join(folder, 'config.toml')

const module = join(folder, 'progress.mjs')
/** The store of progress as a module of its own. */
const progressModule = () =>
  bundle({
    entryPoints: [join(root, 'src/store/progress.ts')],
    outfile: module,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })

/** A data folder as after two years: a deck of the learner's own that makes 5,000 cards with the shipped ones, and 100,000 reviews of them. */
const history = once(() => {
  const own = join(folder, 'history')
  mkdirSync(join(own, 'decks'), { recursive: true })
  const list = () =>
    JSON.parse(
      spawnSync(process.execPath, [program, 'cards', '--json', '--data', own], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      }).stdout,
    ).map(({ id }) => id)
  const missing = 5000 - list().length
  const rows = []
  for (let i = 0; 2 * i < missing; i++) {
    if (i % 30 === 0) rows.push(`\n### pod job-${i / 30}\n\n| Option | Meaning |\n|---|---|`)
    rows.push(`| \`--bench-${i}\` | Set the ${i}th thing of the pod to a value that it keeps |`)
  }
  writeFileSync(
    join(own, 'decks', 'bench.md'),
    `---\ndeck: bench\ntitle: Bench\nlanguage: en\nprogram: pod\n---\n${rows.join('\n')}\n`,
  )
  const ids = list()
  writeHistory(own, 100_000, ids)
  return { data: own, cards: ids.length, ids }
})

/** The same decks, with all of their cards due. */
const allDue = once(() => {
  const { data, ids } = history()
  const own = join(folder, 'history-all-due')
  cpSync(join(data, 'decks'), join(own, 'decks'), { recursive: true })
  writeHistory(own, 100_000, ids, () => 0)
  return own
})

/** The program as a package has it: shipped decks that cannot change are not looked at again. */
const installed = once(() => {
  const place = join(folder, 'installed')
  for (const part of ['dist', 'decks', 'package.json'])
    cpSync(join(root, part), join(place, part), { recursive: true })
  return join(place, 'dist', 'flagdrill.cjs')
})

/** Whole processes, and the first question. */
async function starts() {
  const { data, cards } = history()
  // Of its own, as the caches of one program are not those of another.
  const checkout = join(folder, 'history-of-checkout')
  cpSync(data, checkout, { recursive: true })
  const agenda = join(data, 'cache', 'agenda.en.json')
  const cases = {
    '--version': () => whole([installed(), '--version']),
    due: () => whole([installed(), 'due', '--data', data]),
    hello: () => whole([installed(), 'hello', '--data', data]),
    // As somebody who learns begins: with another seed the decks are read before the question.
    'first question': () => question([installed(), 'quiz', '--data', data]),
    'due, 5,000 cards due': () => whole([installed(), 'due', '--data', allDue()]),
    'first question, 5,000 cards due': () => question([installed(), 'quiz', '--data', allDue()]),
    'due, in a checkout': () => whole([program, 'due', '--data', checkout]),
    'first question, --seed 1': () => question([installed(), 'quiz', '--data', data, '--seed', '1']),
    'first question, in a checkout': () => question([program, 'quiz', '--data', checkout]),
    // As after answers that came from elsewhere: nothing is prepared.
    'due, unprepared': () => {
      rmSync(agenda, { force: true })
      return whole([installed(), 'due', '--data', data])
    },
  }
  const goals = {
    '--version': 1.05,
    due: 1.3,
    hello: 1.3,
    'first question': 1.35,
    'due, 5,000 cards due': 1.3,
    'first question, 5,000 cards due': 1.35,
  }
  const rounds = 21
  const times = Object.fromEntries(['node', ...Object.keys(cases)].map((name) => [name, []]))
  for (let round = -2; round < rounds; round++)
    for (const [name, measure] of Object.entries({ node: () => whole(['-e', '0']), ...cases })) {
      const took = await measure()
      if (round >= 0) times[name].push(took)
    }
  console.log(
    `node -e 0        ${median(times.node).toFixed(1)} ms   (median of ${rounds}; ${cards.toLocaleString('en')} cards, 100,000 reviews)`,
  )
  for (const name of Object.keys(cases)) {
    const ratio = median(times[name].map((took, index) => took / times.node[index]))
    const goal = goals[name]
    console.log(
      `${name.padEnd(30)} ${ratio.toFixed(2)} × node -e 0${goal === undefined ? '' : `   (goal ${goal}${ratio <= goal ? '' : ', missed'})`}`,
    )
  }
}

/** From a key to the painted screen: characters in a line, and arrows in a list. */
async function keys() {
  const own = join(folder, 'keys')
  mkdirSync(join(own, 'decks'), { recursive: true })
  const deck = (name, card) =>
    writeFileSync(
      join(own, 'decks', `${name}.md`),
      `---\ndeck: ${name}\nlanguage: en\nprogram: pod\n---\n\n${card}\n`,
    )
  deck('line', 'C: A line that is [filled] in. {#line}')
  deck('list', 'Q: Which one? {#list}\n\nA: This one\n\n- That one\n- Another one')
  const presses = {
    line: [...'docker run -d --name web -p 8080:80 httpd'].map((key) => [key, key]),
    list: Array.from({ length: 40 }, (_, i) => ['\u001B[B', `›${(i % 3) + 1}`]),
  }
  for (const [name, list] of Object.entries(presses)) {
    const times = await new Promise((resolve, reject) => {
      const args = [program, 'quiz', name, '--data', own, '--seed', '1']
      const child = spawn(process.execPath, args, { cols: 80, rows: 24, env: { ...process.env, LANG: 'C' } })
      const took = []
      let text = ''
      let began
      const next = () => {
        const [key] = list[took.length] ?? ['\u0003']
        text = ''
        began = performance.now()
        child.write(key)
      }
      child.onData((part) => {
        text += part
        if (began === undefined) {
          if (/stop/.test(text)) setTimeout(next, 50)
        } else if (
          took.length < list.length &&
          text.includes(list[took.length][1]) &&
          text.includes('stop')
        ) {
          took.push(performance.now() - began)
          next()
        }
      })
      child.onExit(() => (took.length === list.length ? resolve(took) : reject(new Error(text))))
    })
    console.log(
      `a key, a ${name}      ${median(times).toFixed(1)} ms   (until the screen is painted; median of ${times.length}, longest ${Math.max(...times).toFixed(1)})`,
    )
  }
}

/** One command line graded, with every deck loaded; and a hostile one of a megabyte. */
async function lines() {
  const module = join(folder, 'lines.mjs')
  await bundle({
    stdin: {
      contents:
        "export * from './src/commandline/index.ts'\nexport { sources } from './src/sources/index.ts'\n",
      resolveDir: root,
    },
    outfile: module,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  const { compareAny, programOf, sources } = await import(pathToFileURL(module).href)
  const decks = join(root, 'decks', 'en')
  const entries = readdirSync(decks)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const file = join(decks, name)
      return sources().markdown.parse(readFileSync(file, 'utf8'), file).entries
    })
  const docker = programOf('docker', entries)
  const answer = ['docker run -d --name <name=web> -p 8080:80 -v data:/d -e A=1 httpd']
  const typed = [
    'docker container run --detach --publish 8080:80/tcp --volume data:/d --env A=1 --name shop httpd',
    'docker run httpd -dp 8080:80 --nmae web -v data:/d --follow',
    'docker run --deatch --names web -p 99999:80 httpd',
  ]
  const grade = (line) => {
    const began = performance.now()
    compareAny(docker, answer, line)
    return performance.now() - began
  }
  const graded = Array.from({ length: 600 }, (_, i) => grade(typed[i % typed.length]))
  console.log(
    `a line graded    ${median(graded).toFixed(3)} ms   (median of ${graded.length}, longest ${Math.max(...graded.slice(3)).toFixed(1)}; goal 1)`,
  )
  const mega = (part) => `docker run ${part.repeat(Math.ceil((1 << 20) / part.length))}`
  const hostile = [
    '-a',
    ' -d',
    ' --bogus',
    ' --name=x',
    " 'a b'",
    '"',
    '$(',
    ' httpd',
    '\\\n',
    ' -p 1:1',
    '｜',
    ' –x',
  ].map((part) => ({ part, took: grade(mega(part)) }))
  const { part: worst, took } = hostile.sort((a, b) => b.took - a.took)[0]
  console.log(
    `a line of 1 MB   ${took.toFixed(0)} ms   (the longest of ${hostile.length}, ${JSON.stringify(worst)} again and again)`,
  )
}

/** Walking a program's help, against two shells that print the same pages one after another. */
async function help() {
  const inPath = (process.env.PATH ?? '').split(delimiter).some((at) => existsSync(join(at, 'docker')))
  if (!inPath) return
  const walker = join(folder, 'walk.mjs')
  await bundle({
    stdin: {
      contents: "export * from './src/io/walk.ts'\nexport { parseHelp } from './src/sources/index.ts'\n",
      resolveDir: root,
    },
    outfile: walker,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  const { parseHelp } = await import(pathToFileURL(walker).href)
  let pages = []
  const walks = []
  const shells = []
  for (let round = 0; round < 5; round++) {
    // In a process of its own, as the program does it: starting others takes longer the more memory one has.
    const script = `import { walkHelp } from ${JSON.stringify(pathToFileURL(walker).href)}
      const began = performance.now()
      const { pages } = await walkHelp('docker', { signal: new AbortController().signal })
      console.log(JSON.stringify({ took: performance.now() - began, pages: pages.map(({ path }) => ({ path })) }))`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    const walked = JSON.parse(stdout)
    pages = walked.pages
    walks.push(walked.took)
    const paths = pages.map(({ path }) => path.join(' '))
    const began = performance.now()
    await Promise.all(
      [0, 1].map((half) => {
        const script = paths
          .filter((_, i) => i % 2 === half)
          .map((path) => `docker help ${path}`)
          .join('\n')
        return new Promise((resolve) =>
          spawnChild('sh', ['-c', script], {
            stdio: 'ignore',
            env: { ...process.env, DOCKER_HOST: 'unix:///nonexistent.sock' },
          }).on('exit', resolve),
        )
      }),
    )
    shells.push(performance.now() - began)
  }
  const texts = pages.map(({ path }) => spawnSync('docker', ['help', ...path], { encoding: 'utf8' }).stdout)
  const parsing = Array.from({ length: 5 }, () => {
    const began = performance.now()
    for (const text of texts) parseHelp(text)
    return performance.now() - began
  })
  console.log(
    `docker's help    ${(median(walks) / median(shells)).toFixed(2)} × two shells (${pages.length} pages, ${(median(walks) / 1000).toFixed(1)} s; goal 1.3)`,
  )
  console.log(`pages parsed     ${median(parsing).toFixed(0)} ms   (${texts.length} pages)`)
}

/** An answer, until it is on the disk. */
async function answers() {
  await progressModule()
  const { openProgress } = await import(pathToFileURL(module).href)
  const store = await openProgress(join(folder, 'answers'), 'bench', () => Date.now(), { reasons: {} })
  const times = []
  for (let i = 0; i < 500; i++) {
    const began = performance.now()
    await store.append({
      type: 'review',
      id: `bench-${i}`,
      card: `docker/--publish-${i % 100}#meaning`,
      at: Date.now(),
      day: '2001-02-03',
      grade: 'good',
      answer: '--publish',
      took: 4000,
      by: 'fsrs-6',
      after: {
        stability: 2.3,
        difficulty: 2.1,
        due: '2001-02-05',
        last: Date.now(),
        day: '2001-02-03',
        reps: 1,
        lapses: 0,
        failed: false,
      },
    })
    times.push(performance.now() - began)
  }
  await store.close()
  console.log(`answer on disk   ${median(times).toFixed(2)} ms   (median of ${times.length})`)
}

/** A data folder with a million reviews. */
const millionReviews = once(() => {
  const many = join(folder, 'many')
  writeHistory(many, 1_000_000)
  return many
})

/** A million reviews: how a start, a session and a rebuild bear them. */
async function million() {
  await progressModule()
  const many = millionReviews()
  const measured = (script) =>
    JSON.parse(
      spawnSync(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `import { openProgress } from ${JSON.stringify(pathToFileURL(module).href)}\n${script}`,
        ],
        { encoding: 'utf8', maxBuffer: 1 << 26 },
      ).stdout,
    )
  const opened = measured(`const began = performance.now()
    const store = await openProgress(${JSON.stringify(many)}, 'bench', () => Date.now(), { reasons: {} })
    const took = performance.now() - began
    await store.append({ type: 'hold', id: 'x', card: 'x', at: Date.now(), day: '2026-01-01' })
    console.log(JSON.stringify({ took, cards: Object.keys(store.progress.cards).length }))
    await store.close()`)
  console.log(
    `rebuild          ${(opened.took / 1000).toFixed(1)} s    (1,000,000 reviews of ${opened.cards} cards)`,
  )
  const pairs = []
  for (let round = 0; round < 11; round++) {
    const none = await whole([program, 'due', '--data', data])
    pairs.push((await whole([program, 'due', '--data', many])) / none)
  }
  console.log(`start with them  ${median(pairs).toFixed(2)} × start with none`)
  const session =
    measured(`const store = await openProgress(${JSON.stringify(many)}, 'bench', () => Date.now(), { reasons: {} })
    const times = []
    for (let i = 0; i < 200; i++) {
      const at = Date.now()
      const began = performance.now()
      await store.append({ type: 'hold', id: 'y' + i, card: 'x', at, day: '2026-01-01' })
      times.push(performance.now() - began)
    }
    times.sort((a, b) => a - b)
    console.log(JSON.stringify({ rss: process.memoryUsage().rss / 2 ** 20, answer: times[100] }))`)
  console.log(
    `session          ${session.rss.toFixed(0)} MB, an answer on disk in ${session.answer.toFixed(2)} ms (with 1,000,000 reviews)`,
  )
}

/** Statistics of 100,000 reviews against what is waiting, which reads none of them. */
async function stats() {
  const { data } = history()
  await whole([program, 'due', '--data', data])
  const counted = performance.now()
  await whole([program, 'stats', '--data', data])
  const first = performance.now() - counted
  const pairs = []
  for (let round = -2; round < 21; round++) {
    const due = await whole([program, 'due', '--data', data])
    const took = await whole([program, 'stats', '--data', data])
    if (round >= 0) pairs.push(took / due)
  }
  console.log(
    `stats            ${median(pairs).toFixed(2)} × due   (100,000 reviews; ${(first / 1000).toFixed(1)} s when they are counted for the first time)`,
  )
}

/** Those million reviews exported into a pipe, as fast as they are read. */
async function exports() {
  const many = millionReviews()
  const told = join(folder, 'told.cjs')
  writeFileSync(
    told,
    "process.on('exit', () => require('node:fs').writeSync(2, JSON.stringify(process.resourceUsage().maxRSS)))\n",
  )
  for (const format of ['jsonl', 'csv', 'json']) {
    const began = performance.now()
    const { lines, peak } = await new Promise((resolve, reject) => {
      const args = ['-r', told, program, 'export', '--format', format, '--what', 'reviews', '--data', many]
      const child = spawnChild(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
      let lines = 0
      let said = ''
      child.stdout.on('data', (part) => {
        for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines++
      })
      child.stderr.on('data', (part) => {
        said += part
      })
      child.on('error', reject).on('close', (code) => {
        if (code === 0) resolve({ lines, peak: Number(said) / 1024 })
        else reject(new Error(said))
      })
    })
    const rate = Math.round(lines / ((performance.now() - began) / 1000))
    console.log(
      `export ${format.padEnd(9)} ${rate.toLocaleString('en')} reviews a second, ${peak.toFixed(0)} MB at most (${lines.toLocaleString('en')} lines)`,
    )
  }
}

/** Measures what grows with many cards, large notes and a million reviews. */
const life = () => longLife({ program, folder })
const sync = () => syncBench({ program, folder })

const parts = { starts, keys, lines, help, answers, million, stats, exports, life, sync }
const asked = process.argv.slice(2)
for (const [name, part] of Object.entries(parts))
  if (asked.length === 0 || asked.some((word) => name.includes(word))) await part()
