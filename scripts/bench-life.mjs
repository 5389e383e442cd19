// Measures what grows with a long life: many own cards, large notes, a million reviews. Each figure is shown beside its goal.
import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeHistory } from './bench-history.mjs'
import { median } from './bench-measure.mjs'

/**
 * @typedef {object} Tools
 * @property {string} program the built program
 * @property {string} folder where files may be made
 */

/**
 * Runs a command line and measures it as a whole.
 * @param {Tools} tools
 * @param {string[]} args
 * @param {number[]} codes the exit codes that are no failure
 * @returns {Promise<{ seconds: number, mb: number }>}
 */
function measure({ program, folder }, args, codes = [0]) {
  const told = join(folder, 'told.cjs')
  writeFileSync(
    told,
    "process.on('exit', () => require('node:fs').writeSync(2, '\\npeak ' + process.resourceUsage().maxRSS + '\\n'))\n",
  )
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, ['-r', told, program, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (part) => {
      said += part
    })
    child.on('error', reject).on('close', (code) => {
      const peak = /peak (\d+)/.exec(said)
      if (!codes.includes(code ?? -1) || !peak) reject(new Error(`${args.join(' ')}: ${said}`))
      else resolve({ seconds: (performance.now() - began) / 1000, mb: Number(peak[1]) / 1024 })
    })
  })
}

/**
 * Prints a figure and whether it reaches its goal.
 * @param {string} name
 * @param {number} figure
 * @param {string} unit
 * @param {number} goal
 */
function report(name, figure, unit, goal) {
  const digits = figure < 10 ? 2 : 0
  const reached = figure <= goal ? 'reached' : 'MISSED'
  console.log(
    `${name.padEnd(34)} ${figure.toFixed(digits).padStart(6)} ${unit.padEnd(6)} goal ${String(goal).padEnd(6)} ${reached}`,
  )
}

/**
 * Writes own decks of so many cards.
 * @param {string} data
 * @param {number} cards
 */
function ownDecks(data, cards) {
  mkdirSync(join(data, 'decks'), { recursive: true })
  const each = 500
  for (let deck = 0; deck * each < cards; deck++) {
    const list = Array.from(
      { length: each },
      (_, i) =>
        `Q: What is the ${deck * each + i}th thing of the pod for? {#q${deck * each + i}}\n\nA: It keeps the ${i}th value.\n`,
    )
    writeFileSync(
      join(data, 'decks', `own-${deck}.md`),
      `---\ndeck: own-${deck}\nlanguage: en\nprogram: pod\n---\n\n${list.join('\n')}`,
    )
  }
}

/** @param {string} data */
const forget = (data) => {
  for (const name of ['cache', 'state.json']) rmSync(join(data, name), { recursive: true, force: true })
}

/**
 * An edit of one deck, and a start without any cache.
 * @param {Tools} tools
 */
async function ownCards(tools) {
  const data = join(tools.folder, 'own')
  ownDecks(data, 10_000)
  const due = ['due', '--data', data]
  await measure(tools, due)
  const [warm, unprepared, edited, tabled, touched, parsed] = Array.from(
    { length: 6 },
    () => /** @type {number[]} */ ([]),
  )
  let peak = 0
  const deck = join(data, 'decks', 'own-3.md')
  // One that holds more than questions is read by the reader of any notes.
  const further = join(data, 'decks', 'own-4.md')
  appendFileSync(further, '\n### pod sail\n\n| Option | Meaning |\n|---|---|\n| `--speed` | Sail so fast |\n')
  await measure(tools, due)
  for (let round = 0; round < 7; round++) {
    warm.push((await measure(tools, due)).seconds)
    // As after answers that came from elsewhere: the decks are known, and who is next is not.
    rmSync(join(data, 'cache', 'agenda.en.json'), { force: true })
    unprepared.push((await measure(tools, due)).seconds)
    appendFileSync(deck, `\nQ: Added ${round}? {#added-${round}}\n\nA: yes\n`)
    const edit = await measure(tools, due)
    edited.push(edit.seconds)
    peak = Math.max(peak, edit.mb)
    appendFileSync(further, `\nQ: Further ${round}? {#further-${round}}\n\nA: yes\n`)
    tabled.push((await measure(tools, due)).seconds)
    utimesSync(deck, new Date(), new Date(Date.now() - 60_000 * (round + 1)))
    touched.push((await measure(tools, due)).seconds)
    // The least that an edit needs: a process that reads the changed deck and nothing else.
    parsed.push(
      (await measure(tools, ['preview', deck, '--json', '--data', join(tools.folder, 'none')])).seconds,
    )
  }
  report('edit of a deck of 10,000 cards', median(edited), 's', 0.35)
  report('  memory', peak, 'MB', 200)
  report('  against a start with nothing new', median(edited) / median(warm), '× warm', 1.5)
  console.log(
    `  against a start with nothing kept   ${(median(edited) / median(unprepared)).toFixed(2)} × due, unprepared; reading that deck alone ${(median(parsed) / median(warm)).toFixed(2)} × warm`,
  )
  console.log(`  in a deck with a table of options   ${(median(tabled) / median(warm)).toFixed(2)} × warm`)
  report('the same with another time stamp', median(touched) / median(warm), '× warm', 1.5)
  for (const [cards, seconds, mb] of [
    [10_000, 1.2, 200],
    [100_000, 8, 500],
  ]) {
    const cold = join(tools.folder, `cold-${cards}`)
    ownDecks(cold, Number(cards))
    const made = await measure(tools, ['due', '--data', cold])
    report(`cold start, ${cards} own cards`, made.seconds, 's', Number(seconds))
    report('  memory', made.mb, 'MB', Number(mb))
    forget(cold)
  }
}

/**
 * Notes of 1 and 10 MB built into a deck.
 * @param {Tools} tools
 */
async function notes(tools) {
  for (const [megabytes, seconds, mb] of [
    [1, 2.5, 250],
    [10, 30, 1024],
  ]) {
    const rows = ['# pod', '', '| Option | Meaning |', '|---|---|']
    for (let i = 0, size = 0; size < Number(megabytes) << 20; i++) {
      if (i > 0 && i % 40 === 0)
        rows.push('', `## pod job-${i / 40}`, '', '| Option | Meaning |', '|---|---|')
      const row = `| \`--o${i}\` | Set the ${i}th thing |`
      rows.push(row)
      size += row.length + 1
    }
    const file = join(tools.folder, `notes-${megabytes}.md`)
    writeFileSync(file, `${rows.join('\n')}\n`)
    const built = await measure(tools, ['build', file, '--data', join(tools.folder, 'built')])
    report(`build of ${megabytes} MB of notes`, built.seconds, 's', Number(seconds))
    report('  memory', built.mb, 'MB', Number(mb))
  }
}

/**
 * Weak cards, the report and a package of Anki from a million reviews of real cards.
 * @param {Tools} tools
 */
async function reviews(tools) {
  const data = join(tools.folder, 'million')
  ownDecks(data, 3500)
  const { stdout } = spawnSync(process.execPath, [tools.program, 'cards', '--json', '--data', data], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const ids = JSON.parse(stdout).map((/** @type {{ id: string }} */ { id }) => id)
  writeHistory(data, 1_000_000, ids)
  const at = ['--data', data]
  const counted = await measure(tools, ['stats', ...at])
  console.log(
    `a million reviews, first counted   ${counted.seconds.toFixed(1)} s, ${counted.mb.toFixed(0)} MB`,
  )
  const file = join(tools.folder, 'out')
  const few = join(tools.folder, 'few')
  ownDecks(few, 3500)
  await measure(tools, ['due', ...at])
  const due = median([
    (await measure(tools, ['due', ...at])).seconds,
    (await measure(tools, ['due', ...at])).seconds,
    (await measure(tools, ['due', ...at])).seconds,
  ])
  for (const line of [['stats'], ['weak', '--list'], ['report', '-o', `${file}.html`]]) {
    await measure(tools, [...line, ...at])
    const made = await measure(tools, [...line, ...at])
    for (const name of readdirSync(join(data, 'cache')))
      if (/^(?:figures|weakest)\./.test(name)) rmSync(join(data, 'cache', name))
    const first = await measure(tools, [...line, ...at])
    await measure(tools, [...line, '--data', few])
    const without = await measure(tools, [...line, '--data', few])
    report(`${line[0]}, a million reviews`, made.seconds / due, '× due', 2)
    report('  memory', made.mb, 'MB', 250)
    console.log(`  the first time after an answer     ${(first.seconds / due).toFixed(2)} × due`)
    console.log(
      `  against the same without a review   ${(made.seconds / without.seconds).toFixed(2)} × (${without.seconds.toFixed(2)} s)`,
    )
  }
  const anki = await measure(tools, ['export', '--format', 'anki', '-o', `${file}.apkg`, ...at])
  report('export anki, a million reviews', anki.seconds, 's', 15)
  report('  memory', anki.mb, 'MB', 250)
  const own = await measure(tools, [
    ...['export', '--format', 'anki', '-o', `${file}-own.apkg`, '--data'],
    join(tools.folder, 'own'),
  ])
  report('export anki, 10,000 cards', own.seconds, 's', 2)
  report('  memory', own.mb, 'MB', 250)
}

/**
 * Notes that are made to be slow: each ends, with its limit named where it has one, in two seconds.
 * @param {Tools} tools
 */
async function limits(tools) {
  const texts = {
    'deep quotes': `${'>'.repeat(100_000)} deep\n`,
    'deep links': `${'[a]('.repeat(100_000)}\n`,
    'deep lists': `${Array.from({ length: 2000 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n')}\n`,
    'many columns': `|${' a |'.repeat(10_000)}\n|${'---|'.repeat(10_000)}\n|${' b |'.repeat(10_000)}\n`,
    'a line of 10 MB': `${'a '.repeat(5 << 20)}\n`,
    'a line of 60 MB': `${'a '.repeat(30 << 20)}\n`,
  }
  for (const [name, text] of Object.entries(texts)) {
    const file = join(tools.folder, `${name.replaceAll(' ', '-')}.md`)
    writeFileSync(file, `# pod\n\n- \`pod run\`: starts one\n\n${text}`)
    const made = await measure(
      tools,
      ['build', file, '--dry-run', '--data', join(tools.folder, 'limits')],
      [0, 1],
    )
    report(`notes with ${name}`, made.seconds, 's', 2)
  }
}

/**
 * Everything that grows.
 * @param {Tools} tools
 */
export async function longLife(tools) {
  await ownCards(tools)
  await limits(tools)
  await notes(tools)
  await reviews(tools)
}
