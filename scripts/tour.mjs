// `npm run tour`: plays the built program in a terminal of its own and draws what it shows, an SVG for each language:
// docs/tour.svg and docs/tour.ko.svg. The lines appear one after the other; without motion all of them stand there.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { build, root } from './ready.mjs'

const [columns, rows] = [76, 40]
const [letter, height, size] = [8.43, 19, 14]
const tallest = 24
const chartTall = 183

/**
 * One run of the program: what is typed, each after the screen shows what is waited for.
 * @typedef {{ title: string, args: string[], keys: [wait: RegExp, keys: string][], end: RegExp, from?: RegExp }} Scene
 */

/** @type {Record<string, { task: string, scenes: Scene[], report: string }>} */
const tours = {
  en: {
    task: 'Run httpd in the background as web; port 8080 of the host leads to it',
    scenes: [
      {
        title: 'flagdrill: type the line, hear what is off',
        args: ['quiz', 'my-docker', '--limit', '1'],
        keys: [[/leads to it/, 'docker run --name web httpd -d -p 8080:80\r']],
        end: /again/,
        from: /leads to it/,
      },
      {
        title: 'flagdrill lab: a broken Docker, simulated',
        args: ['lab', 'name-taken'],
        keys: [
          [/›/, 'docker run -d --name test1 -p 8080:80 httpd\r'],
          [/already in use/, 'docker rm -f test1\r'],
          [/›/, 'docker run -d --name test1 -p 8080:80 httpd\r'],
        ],
        end: /[0-9a-f]{60}/,
        from: /test1/,
      },
      {
        title: 'flagdrill stats: how far you have got',
        args: ['stats'],
        keys: [],
        end: /\S/,
      },
    ],
    report: 'flagdrill report: the same as a page with charts',
  },
  ko: {
    task: 'httpd를 web이라는 이름으로 백그라운드에서 실행하고 호스트의 8080번 포트를 연결',
    scenes: [
      {
        title: 'flagdrill: 명령줄을 직접 입력하고 틀린 곳을 확인',
        args: ['quiz', 'my-docker', '--limit', '1'],
        keys: [[/연결/, 'docker run --name web httpd -d -p 8080:80\r']],
        end: /다시/,
        from: /httpd를/,
      },
      {
        title: 'flagdrill lab: 고장 난 도커를 모의로 고치기',
        args: ['lab', 'name-taken'],
        keys: [
          [/›/, 'docker run -d --name test1 -p 8080:80 httpd\r'],
          [/already in use/, 'docker rm -f test1\r'],
          [/›/, 'docker run -d --name test1 -p 8080:80 httpd\r'],
        ],
        end: /[0-9a-f]{60}/,
        from: /test1/,
      },
      {
        title: 'flagdrill stats: 어디까지 왔는지',
        args: ['stats'],
        keys: [],
        end: /\S/,
      },
    ],
    report: 'flagdrill report: 차트로 보는 웹 페이지 보고서',
  },
}

const patience = 20_000

/**
 * Plays a scene and gives the terminal with its last screen.
 * @param {string[]} args
 * @param {Scene} scene
 * @param {Record<string, string>} env
 */
async function played(args, { keys, end }, env) {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
  const child = spawn(process.execPath, [join(root, 'dist/flagdrill.cjs'), ...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    env: { ...env, PATH: process.env.PATH ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', PAGER: 'cat' },
  })
  /** @type {Set<() => void>} */
  const waiting = new Set()
  let gone = false
  let said = ''
  child.onData((data) =>
    terminal.write(data, () => {
      said += data
      for (const look of waiting) look()
    }),
  )
  child.onExit(() => {
    gone = true
    terminal.write('', () => {
      for (const look of waiting) look()
    })
  })
  /** @param {RegExp} text @param {number} after */
  const shows = (text, after) =>
    /** @type {Promise<number>} */ (
      new Promise((resolve, reject) => {
        const look = () => {
          const found = text.exec(said.slice(after))
          if (!found && !gone) return
          clearTimeout(timer)
          waiting.delete(look)
          if (found) resolve(after + found.index + found[0].length)
          else reject(new Error(`${args.join(' ')} ended without ${text}\n${textOf(terminal)}`))
        }
        const timer = setTimeout(
          () => reject(new Error(`${args.join(' ')} never showed ${text}\n${textOf(terminal)}`)),
          patience,
        )
        waiting.add(look)
        look()
      })
    )
  let read = 0
  for (const [wait, typed] of keys) {
    await shows(wait, read)
    await settled(child)
    read = said.length
    child.write(typed)
  }
  await shows(end, read)
  if (!gone && args[0] !== 'stats') await settled(child)
  if (args[0] === 'stats') await new Promise((resolve) => (gone ? resolve(undefined) : child.onExit(resolve)))
  await new Promise((resolve) => terminal.write('', () => resolve(undefined)))
  child.kill()
  return terminal
}

/** Waits until a program has painted everything: it says nothing more for a moment. @param {import('@lydell/node-pty').IPty} child */
const settled = (child) =>
  new Promise((resolve) => {
    let timer = setTimeout(resolve, 400)
    child.onData(() => {
      clearTimeout(timer)
      timer = setTimeout(resolve, 400)
    })
  })

/** @param {xterm.Terminal} terminal */
const textOf = ({ buffer: { active } }) =>
  Array.from({ length: active.length }, (_, index) => active.getLine(index)?.translateToString(true) ?? '')
    .join('\n')
    .trimEnd()

const palette = ['#5c6370', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#dcdfe4']
const escaped = (/** @type {string} */ text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** How a cell is painted, as attributes of SVG. @param {xterm.IBufferCell} cell */
function lookOf(cell) {
  const colour = cell.isFgPalette() ? (palette[cell.getFgColor() % 8] ?? '#dcdfe4') : '#dcdfe4'
  return [
    `fill="${cell.isDim() ? '#8b93a1' : colour}"`,
    ...(cell.isBold() ? ['font-weight="700"'] : []),
    ...(cell.isUnderline() ? ['text-decoration="underline"'] : []),
  ].join(' ')
}

/**
 * A chart of the report, in the dark colours of its page.
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {number} top
 */
function chartOf(args, env, top) {
  const { stdout: page } = spawnSync(
    process.execPath,
    [join(root, 'dist/flagdrill.cjs'), 'report', '-o', '-', ...args],
    { encoding: 'utf8', env: { ...env, PATH: process.env.PATH ?? '' }, maxBuffer: 1 << 26 },
  )
  const chart = /<svg viewBox="0 0 700 200" role="img" aria-label="([^"]*)">(.*?)<\/svg>/s.exec(page)
  const dark = /prefers-color-scheme: dark\) \{([^}]*)\}/.exec(page)?.[1] ?? ''
  const colours = new Map(
    [...dark.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, colour]) => [name, colour]),
  )
  if (!chart || colours.size === 0) throw new Error('the report has no wide chart of answers a day')
  const drawing = chart[2]?.replace(/var\((--[\w-]+)\)/g, (_, name) => colours.get(name) ?? 'none')
  return `<svg role="img" aria-label="${chart[1]}" x="16" y="${top}" width="${columns * letter}" height="${chartTall}" viewBox="0 0 700 200" font-size="12">${drawing}</svg>`
}

/**
 * The words of a line that look alike, with the column at which each begins. What is not ASCII stands apart, and wide
 * letters one by one: fonts do not agree on how wide they are.
 * @param {xterm.IBufferLine} line
 */
function piecesOf(line) {
  /** @type {{ text: string, at: number, width: number, look: string, plain: boolean }[]} */
  const pieces = []
  let gap = true
  for (let column = 0; column < line.length; column++) {
    const cell = line.getCell(column)
    if (!cell || cell.getWidth() === 0) continue
    const text = cell.getChars()
    if (text.trim() === '') {
      gap = true
      continue
    }
    const look = lookOf(cell)
    const plain = /^[ -~]+$/.test(text)
    const last = pieces.at(-1)
    const goesOn = last && !gap && last.look === look && last.plain === plain && cell.getWidth() === 1
    if (goesOn && last.at + last.width === column) {
      last.text += text
      last.width++
    } else pieces.push({ text, at: column, width: cell.getWidth(), look, plain })
    gap = false
  }
  return pieces
}

/** The lines of a scene from its beginning on; a long one ends with a whole paragraph. @param {xterm.Terminal} terminal @param {Scene} scene */
function linesOf(terminal, { from }) {
  const { active } = terminal.buffer
  const all = textOf(terminal).split('\n')
  const first =
    from === undefined
      ? 0
      : Math.max(
          0,
          all.findIndex((line) => from.test(line)),
        )
  const shown = all.slice(first, first + tallest)
  const end = all.length > first + tallest ? shown.lastIndexOf('') : shown.length
  return shown.slice(0, end).map((_, index) => {
    const line = active.getLine(first + index)
    return line ? piecesOf(line) : []
  })
}

/** An empty window with its title. @param {number} top @param {number} tall @param {string} title */
const panel = (top, tall, title) =>
  `<rect x="0" y="${top}" width="100%" height="${tall}" rx="9" fill="#21252b"/><text x="16" y="${top + 24}" fill="#8b93a1" font-size="13">${escaped(title)}</text>`

/** @param {string} language */
async function draw(language) {
  const tour = tours[language]
  if (!tour) throw new Error(language)
  const data = mkdtempSync(join(tmpdir(), 'flagdrill-tour-'))
  const env = {
    FLAGDRILL_CONFIG: join(data, 'config.toml'),
    FLAGDRILL_DATA: data,
    HOME: data,
    FLAGDRILL_NOW: '',
  }
  try {
    await history(data)
    const program = join(root, 'dist/flagdrill.cjs')
    spawnSync(process.execPath, [
      program,
      ...['add', 'docker run -d --name web -p 8080:80 httpd', '-m', tour.task],
      ...['--data', data, '--language', language],
    ])
    const drawn = []
    let top = 0
    let shown = 0
    for (const scene of tour.scenes) {
      const args = [...scene.args, '--data', data, '--language', language, '--color', 'always', '--seed', '4']
      const lines = linesOf(await played(args, scene, env), scene)
      const body = lines.map((pieces, index) => {
        if (pieces.length === 0) return ''
        const texts = pieces.map(
          ({ text, at, width, look }) =>
            `<text x="${(16 + at * letter).toFixed(1)}" y="${top + 54 + index * height}" textLength="${(width * letter).toFixed(1)}" lengthAdjust="spacingAndGlyphs" ${look}>${escaped(text)}</text>`,
        )
        return `<g class="l" style="animation-delay:${(shown++ * 0.35).toFixed(2)}s">${texts.join('')}</g>`
      })
      const tall = 54 + lines.length * height
      drawn.push(`${panel(top, tall, scene.title)}${body.join('\n')}`)
      top += tall + 14
    }
    const report = chartOf(['--data', data, '--language', language], env, top + 44)
    drawn.push(
      `${panel(top, 44 + chartTall + 16, tour.report)}<g class="l" style="animation-delay:${(shown * 0.35).toFixed(2)}s">${report}</g>`,
    )
    top += 44 + chartTall + 16 + 14
    const width = Math.ceil(32 + columns * letter)
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top - 14}" width="${width}" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'D2Coding','Noto Sans Mono CJK KR',monospace" font-size="${size}" role="img" aria-label="${escaped([...tour.scenes.map(({ title }) => title), tour.report].join('; '))}">
<style>text{white-space:pre}@media (prefers-reduced-motion:no-preference){.l{animation:in .2s both}@keyframes in{from{opacity:0}}}</style>
${drawn.join('\n')}
</svg>
`
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** Forty days of somebody's answers to cards that are shipped, scheduled by the library. @param {string} data */
async function history(data) {
  const { pathToFileURL } = await import('node:url')
  const program = join(root, 'dist/flagdrill.cjs')
  const listed = spawnSync(process.execPath, [program, 'cards', 'docker-options', '--json', '--data', data], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, FLAGDRILL_CONFIG: join(data, 'config.toml') },
  })
  /** @type {string[]} */
  const ids = JSON.parse(listed.stdout).map((/** @type {{ id: string }} */ { id }) => id)
  const { schedule } = await import(pathToFileURL(join(root, 'dist/library.mjs')).href)
  const plan = schedule({ offset: 0 })
  /** @type {Record<string, any>} */
  const memories = {}
  const lines = []
  const days = 40
  const begin = Date.now() - days * 86_400_000
  let seed = 7
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  for (let day = 0; day < days; day++) {
    const at = begin + day * 86_400_000
    const due = Object.keys(memories).filter(
      (id) => memories[id].due <= new Date(at).toISOString().slice(0, 10),
    )
    for (const [index, id] of [...due, ...ids.splice(0, 4)].entries()) {
      const time = at + index * 20_000
      const grade = random() < 0.12 ? 'again' : random() < 0.2 ? 'easy' : 'good'
      const first = memories[id] === undefined || undefined
      const after = plan.apply(id, memories[id], grade, time)
      memories[id] = after
      lines.push(
        JSON.stringify({
          ...{ type: 'review', id: `t${day}-${index}`, card: id, at: time, day: after.day, grade },
          ...{ took: 3000 + Math.round(random() * 9000), first, by: 'fsrs-6', after },
        }),
      )
    }
  }
  mkdirSync(join(data, 'reviews'), { recursive: true })
  writeFileSync(join(data, 'reviews', '2026-11.tour.jsonl'), `${lines.join('\n')}\n`)
}

const largest = 300_000
build()
for (const [language, file] of Object.entries({ en: 'tour.svg', ko: 'tour.ko.svg' })) {
  const svg = await draw(language)
  if (svg.length > largest) throw new Error(`${file} is larger than ${largest} bytes: ${svg.length}`)
  writeFileSync(join(root, 'docs', file), svg)
  console.log(`docs/${file}: ${svg.length} bytes`)
}
