// `node scripts/study.mjs LOG..`: whether grades that follow from evidence predict better than right and wrong alone.
// LOG is a log of ours (.jsonl) or a table with card_id, review_rating, review_time[, review_duration].
// `--fit LOG..` prints how a fit does on each log, whole and in halves, and on simulated learners; see docs/studies/fit.md.
// `--decks` prints how decks that are fitted apart do against one fit of all cards, on simulated learners of two decks; see docs/studies/fit.md.
// `--large` fits 100,000 simulated reviews and prints time and memory.
// `--guessing` plays learners who guess at choices instead, with the correction for chance and without; see docs/studies/evidence.md.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The rooms that the study uses, compiled. */
async function rooms() {
  const folder = mkdtempSync(join(root, 'dist', 'study-'))
  try {
    const outfile = join(folder, 'study.mjs')
    await build({
      stdin: {
        contents: `export * from './src/fit/index.ts'
          export { defaultParameters, memoryModel } from './src/schedule/fsrs.ts'
          export { loadTrainer } from './src/io/trainer.ts'
          export { seeded } from './src/model/index.ts'`,
        resolveDir: root,
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['@open-spaced-repetition/binding'],
      outfile,
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const {
  answersIn,
  defaultParameters,
  fitParameters,
  gain,
  generalOf,
  itemsOf,
  loadTrainer,
  memoryModel,
  predict,
  seeded,
} = await rooms()
const dayMs = 86_400_000

/** The answers of a log with the milliseconds they took and the kind of their cards. */
function read(file) {
  const text = readFileSync(file, 'utf8')
  if (!file.endsWith('.jsonl')) {
    const found = answersIn(text, (at) => Math.floor(at / dayMs))
    if (!found) throw new Error(`${file} lacks a column`)
    return found.answers.map((answer) => ({ ...answer, kind: 'all' }))
  }
  const reviews = new Map()
  for (const line of text.split('\n').filter((row) => row !== '')) {
    const event = JSON.parse(line)
    if (event.type === 'undo') reviews.delete(event.of)
    if (event.type === 'review') reviews.set(event.id, event)
  }
  return [...reviews.values()].map(({ card, at, day, grade, took }) => ({
    card,
    at,
    grade,
    took,
    day: Date.parse(day) / dayMs,
    kind: card.slice(card.lastIndexOf('#') + 1),
  }))
}

/** How grades could be given: from all evidence, or from less of it. */
const gradings = {
  'as logged': (answer) => answer.grade,
  'right or wrong': ({ grade }) => (grade === 'again' ? 'again' : 'good'),
}

async function compare(name, answers) {
  const train = await loadTrainer()
  if (!train) throw new Error('the optimizer is not installed')
  const results = {}
  for (const [grading, gradeOf] of Object.entries(gradings)) {
    const items = itemsOf(answers.map((answer) => ({ ...answer, grade: gradeOf(answer) })))
    if (items.length < 400) return console.log(`${name}: ${items.length} reviews are too few`)
    results[grading] = await fitParameters(items, { train, model: memoryModel, defaults: defaultParameters })
  }
  const [full, plain] = [results['as logged'], results['right or wrong']]
  const { mean, error } = gain(plain.predictions.fitted, full.predictions.fitted)
  console.log(
    `${name}: ${full.items} reviews; log loss ${full.fitted.logLoss.toFixed(4)} with the grades, ${plain.fitted.logLoss.toFixed(4)} without; gain ${mean.toFixed(4)} ± ${error.toFixed(4)}`,
  )
}

const meanOf = (list) => list.reduce((sum, value) => sum + value, 0) / list.length

/** The reviews of one card of a learner who guesses where nothing is remembered, with the probability `guesses`, and gives up otherwise: what the scheduler believes when each is due, and what is so. `guess` is the chance that it corrects for. */
function guessedCard({ choices, guesses, guess, reviews }, model, random) {
  let truth = model.next(undefined, 0, 'good')
  let belief = truth
  return Array.from({ length: reviews }, () => {
    const days = Math.max(1, Math.round(belief.stability))
    const [believed, real] = [belief, truth].map((state) => model.recall(state, days))
    const recalled = random() < real
    const right = recalled || (random() < guesses && random() < 1 / choices)
    truth = model.next(truth, days, recalled ? 'good' : 'again')
    belief = model.next(belief, days, right ? 'good' : 'again', guess)
    return { believed, real }
  }).slice(1)
}

/** One row of the table of guessing, over 4,000 cards. */
function guessingRow(name, options) {
  const random = seeded(`guessing ${options.choices}`)
  const model = memoryModel()
  const all = Array.from({ length: 4000 }, () => guessedCard(options, model, random)).flat()
  const [believed, real] = ['believed', 'real'].map((side) => meanOf(all.map((one) => one[side])))
  const apart = Math.sqrt(meanOf(all.map((one) => (one.believed - one.real) ** 2)))
  const percent = (share) => `${(100 * share).toFixed(1)}%`
  return [
    name,
    options.guess === undefined ? 'off' : 'on',
    percent(believed),
    percent(real),
    apart.toFixed(3),
  ]
}

/** Prints rows for numbers of choices and for learners who guess less, without the correction and with it. */
function guessingTable(reviews) {
  console.log(
    `${reviews} reviews of each card\n| answers | correction | recall that the scheduler believes | real recall | apart (RMS) |\n|---|---|---|---|---|`,
  )
  const learners = [
    { name: 'typed', choices: Number.POSITIVE_INFINITY, guesses: 1 },
    { name: 'one of four choices', choices: 4, guesses: 1 },
    { name: 'one of three', choices: 3, guesses: 1 },
    { name: 'one of two', choices: 2, guesses: 1 },
    { name: 'one of four, guesses half of the time and gives up otherwise', choices: 4, guesses: 0.5 },
    { name: 'one of four, never guesses', choices: 4, guesses: 0 },
  ]
  for (const { name, choices, guesses } of learners)
    for (const guess of Number.isFinite(choices) ? [undefined, 1 / choices] : [undefined])
      console.log(`| ${guessingRow(name, { choices, guesses, guess, reviews }).join(' | ')} |`)
}

/** The log of a learner whose memory follows `truth`, scheduled by the defaults. */
function simulated(seed, days, truth, newPerDay = 20) {
  const random = seeded(seed)
  const [real, plan] = [memoryModel(truth), memoryModel()]
  const cards = new Map()
  const answers = []
  const answer = (card, day, grade) => {
    answers.push({ card, at: day * dayMs + answers.length, day, grade })
    const known = cards.get(card)
    const elapsed = known ? day - known.last : 0
    const after = plan.next(known?.plan, elapsed, grade)
    const due = day + Math.max(1, Math.round(after.stability * (0.9 + 0.2 * random())))
    cards.set(card, { real: real.next(known?.real, elapsed, grade), plan: after, last: day, due })
    if (grade === 'again') answer(card, day, 'good')
  }
  const review = (card, day, { real: state, last }) => {
    const recalled = random() < real.recall(state, day - last)
    answer(card, day, recalled ? (random() < 0.15 ? 'hard' : 'good') : 'again')
  }
  for (let day = 0; day < days; day++) {
    for (const [card, known] of [...cards]) if (known.due <= day) review(card, day, known)
    for (let i = 0; i < newPerDay; i++) answer(`${day}-${i}`, day, random() < 0.25 ? 'again' : 'good')
  }
  return answers
}

/** One row of the table: how the defaults and the fitted parameters predicted, and the fold that a fit served worst. */
async function fitRow(name, answers, truth) {
  const train = await loadTrainer()
  if (!train) throw new Error('the optimizer is not installed')
  const items = itemsOf(answers)
  if (items.length < 400) return console.log(`| ${name} | ${items.length} | too few |`)
  const began = process.cpuUsage()
  const found = await fitParameters(items, { train, model: memoryModel, defaults: defaultParameters })
  const { user, system } = process.cpuUsage(began)
  const digits = (value) => value.toFixed(4).replace(/^0/, '')
  const score = ({ logLoss, rmseBins }) => `${digits(logLoss)}, ${digits(rmseBins)}`
  const worst = Math.min(...found.folds.map(({ gain: { mean, error } }) => mean / error))
  let apart = ''
  if (truth !== undefined) {
    const chances = (w) => predict(items, memoryModel(w)).map(({ chance }) => chance)
    const [real, fitted, defaults] = [truth, found.parameters, defaultParameters].map(chances)
    const off = (list) =>
      Math.sqrt(list.reduce((sum, chance, i) => sum + (chance - real[i]) ** 2, 0) / list.length)
    apart = `${digits(off(defaults))} → ${digits(off(fitted))}`
  }
  console.log(
    `| ${name} | ${items.length} | ${found.folds.length} × ${found.folds[0].tested} | ${score(found.defaults)} | ${score(found.fitted)} | ${worst.toFixed(1)} | ${found.kept ? 'yes' : 'no'} | ${apart} | ${((user + system) / 1e6).toFixed(1)} |`,
  )
}

if (process.argv.includes('--large')) {
  const answers = simulated('large', 120, defaultParameters, 140).slice(0, 100_000)
  const before = process.cpuUsage()
  const found = await fitParameters(itemsOf(answers), {
    train: await loadTrainer(),
    model: memoryModel,
    defaults: defaultParameters,
  })
  const { user, system } = process.cpuUsage(before)
  console.log(
    `${answers.length} reviews, ${found.items} items: ${((user + system) / 1e6).toFixed(1)} s of CPU, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )
  process.exit()
}

/** Simulated learners: one who forgets sooner at first, one with another decay. */
const strange = defaultParameters.map((value, i) => ({ 0: 0.8, 1: 1.9, 2: 6, 3: 18, 8: 1.3 })[i] ?? value)
const flat = defaultParameters.map((value, i) => ({ 2: 1.2, 8: 2.2, 20: 0.35 })[i] ?? value)

if (process.argv.includes('--decks')) {
  console.log(
    '| learner | items | log loss: defaults | one fit of all | its own | gain, in standard errors | worst fold | kept | off the true recall, one fit → its own |\n|---|---|---|---|---|---|---|---|---|',
  )
  await deckRows('two memories', [strange, flat])
  await deckRows('two memories, again', [strange, flat])
  await deckRows('the defaults and another decay', [defaultParameters, flat])
  await deckRows('one memory', [strange, strange])
  await deckRows('the defaults', [defaultParameters, defaultParameters])
  process.exit()
}

if (process.argv.includes('--fit')) {
  console.log(
    '| log | items | folds | defaults: log loss, RMSE | fitted | worst fold, in standard errors | kept | off the true recall, defaults → fitted | CPU s |\n|---|---|---|---|---|---|---|---|---|',
  )
  for (const file of process.argv.slice(2).filter((word) => !word.startsWith('--'))) {
    const answers = read(file).sort((a, b) => a.at - b.at)
    const name = file.split('/').pop()
    await fitRow(name, answers)
    await fitRow(`${name}, first half`, answers.slice(0, answers.length / 2))
    await fitRow(`${name}, second half`, answers.slice(answers.length / 2))
  }
  const learners = {
    'the defaults': defaultParameters,
    'other first intervals': strange,
    'another decay': flat,
  }
  for (const [name, truth] of Object.entries(learners))
    for (const seed of [1, 2])
      await fitRow(`simulated, ${name}, seed ${seed}`, simulated(`${name} ${seed}`, 90, truth), truth)
  process.exit()
}

/** Prints rows for learners of two decks with memories of their own: each deck fitted apart against one fit of all cards. */
async function deckRows(name, truths) {
  const train = await loadTrainer()
  if (!train) throw new Error('the optimizer is not installed')
  const about = { train, model: memoryModel, defaults: defaultParameters }
  const logs = truths.map((truth, index) =>
    simulated(`${name} ${index}`, 90, truth, 10).map((answer) => ({
      ...answer,
      card: `${index} ${answer.card}`,
    })),
  )
  const all = itemsOf(logs.flat())
  const general = await fitParameters(all, about)
  for (const [index, truth] of truths.entries()) {
    const items = itemsOf(logs[index])
    const found = await fitParameters(items, {
      ...about,
      general: generalOf(general.parameters, all, about),
    })
    const chances = (w) => predict(items, memoryModel(w)).map(({ chance }) => chance)
    const real = chances(truth)
    const off = (w) =>
      Math.sqrt(meanOf(chances(w).map((chance, at) => (chance - real[at]) ** 2)))
        .toFixed(4)
        .replace(/^0/, '')
    const digits = ({ logLoss }) => logLoss.toFixed(4).replace(/^0/, '')
    const worst = Math.min(...found.folds.map(({ gain: { mean, error } }) => mean / error))
    const { mean, error } = gain(found.predictions.general, found.predictions.fitted)
    console.log(
      `| ${name}, deck ${index + 1} | ${items.length} | ${digits(found.defaults)} | ${digits(found.general)} | ${digits(found.fitted)} | ${(mean / error).toFixed(1)} | ${worst.toFixed(1)} | ${found.kept ? 'yes' : 'no'} | ${off(general.parameters)} → ${off(found.parameters)} |`,
    )
  }
}

if (process.argv.includes('--guessing')) for (const reviews of [6, 12]) guessingTable(reviews)
for (const file of process.argv.slice(2).filter((word) => !word.startsWith('--'))) {
  const answers = read(file)
  await compare(`${file.split('/').pop()}, all`, answers)
  const kinds = [...new Set(answers.map(({ kind }) => kind))]
  if (kinds.length > 1)
    for (const kind of kinds.sort())
      await compare(
        kind,
        answers.filter((answer) => answer.kind === kind),
      )
}
