/** A hint, and the line of the solution that it is for, from 1; without one it is for the lab as a whole. */
export interface Hint {
  text: string
  line: number | undefined
}

/** A lab: where it starts, what is to be done, and a way to do it. */
export interface Scenario {
  /** `name-taken` */
  id: string
  title: string
  /** 1 comes first. */
  level: number
  /** Something is wrong at the start, and the task is to find out what. */
  broken: boolean
  /** Lines that make the situation. */
  start: readonly string[]
  task: string
  /** The shortest way known. */
  solution: readonly string[]
  /** Other ways, which reach the goal as well. */
  others: readonly (readonly string[])[]
  /** A way that does not reach the goal. */
  wrong: readonly string[]
  /** Names that the goal does not ask about: files of the host, containers. */
  free: readonly string[]
  hints: readonly Hint[]
  /** The lesson of the lab. */
  after: string
}

/** A part of a text of labs that cannot be used. */
export interface ScenarioProblem {
  line: number
  detail: string
}

/** Reads labs from Markdown: a heading with an id, blocks `start`, `solution`, `other`, `wrong` and `free`, hints behind `?` (`?2` for the second line of the solution), the lesson behind `>`. */
export function readScenarios(text: string): { scenarios: Scenario[]; problems: ScenarioProblem[] } {
  const scenarios: Scenario[] = []
  const problems: ScenarioProblem[] = []
  for (const { heading, line, body } of sections(text)) {
    const [, title = '', id] = /^(.*?)\s*\{#lab-([\w-]+)\}\s*$/.exec(heading) ?? []
    const scenario = id === undefined ? undefined : scenarioOf(id, title, body)
    if (scenario) scenarios.push(scenario)
    else problems.push({ line, detail: heading })
  }
  return { scenarios, problems }
}

function sections(text: string): { heading: string; line: number; body: string[] }[] {
  const found: { heading: string; line: number; body: string[] }[] = []
  let fenced = false
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    if (row.startsWith('```')) fenced = !fenced
    if (!fenced && row.startsWith('## ')) found.push({ heading: row.slice(3), line: index + 1, body: [] })
    else found.at(-1)?.body.push(row)
  }
  return found
}

/** `Level 2.`, or `Level 2, broken.` where something is to be mended. */
const levelRow = /^(?:Level|레벨) \d+(?:, (?:broken|고장))?\.$/

const hintRow = /^\?(\d?) (.*)$/

function hintOf(row: string): Hint {
  const [, line, text] = hintRow.exec(row)!
  return { text: text!, line: line === '' ? undefined : Number(line) }
}

function scenarioOf(id: string, title: string, body: readonly string[]): Scenario | undefined {
  const blocks: Record<string, string[][]> = { start: [], solution: [], other: [], wrong: [], free: [] }
  const [task, after]: [string[], string[]] = [[], []]
  const hints: Hint[] = []
  let block: string[] | undefined
  let level = 1
  let broken = false
  for (const row of body) {
    const [, fence] = /^```(\w*)/.exec(row) ?? []
    if (fence !== undefined) {
      if (block) block = undefined
      else {
        block = []
        blocks[fence]?.push(block)
      }
    } else if (block) block.push(row)
    else if (levelRow.test(row)) {
      level = Number(/\d+/.exec(row)![0])
      broken = row.includes(',')
    } else if (hintRow.test(row)) hints.push(hintOf(row))
    else if (row.startsWith('> ')) after.push(row.slice(2))
    else if (row.trim() !== '') task.push(row)
  }
  const [solution] = blocks.solution!
  if (!solution || task.length === 0) return undefined
  const lines = (rows: readonly string[] | undefined): string[] =>
    (rows ?? []).filter((row) => row.trim() !== '')
  return {
    id,
    title,
    level,
    broken,
    start: lines(blocks.start![0]),
    task: task.join('\n'),
    solution: lines(solution),
    others: blocks.other!.map(lines),
    wrong: lines(blocks.wrong![0]),
    free: lines(blocks.free![0]),
    hints,
    after: after.join(' '),
  }
}
