import { patternOf } from '../../src/commandline/index.ts'
import { deckEntries } from './client.ts'
import { inPart, startRegistry, withEngine } from './engine.ts'
import { clean, dir, helpers, run } from './engine-shell.ts'
import { type TaskCase, taskCases, unmeasured } from './task-cases.ts'

// Every accepted line of every task, run on an engine from a stated start: it is accepted and does what the task asks for.

const tasks = deckEntries('en').flatMap((entry) => (entry.kind === 'task' ? [entry] : []))
const idOf = (subject: string): string => subject.replace(/^docker:/, '')
const onDisk = (line: string): string =>
  line
    .replaceAll('/home/kim', dir)
    .replace(/\/tmp\/(shop\.tar|web\.tar|hosts)/, `${dir}/out/$1`)
    .replace(/(web:\/etc\/hosts) \/tmp\/?$/, `$1 ${dir}/out`)

/** Runs a line and returns its fault, '' if it does what the task asks for. */
async function measured(line: string, { start = '', check, input, seconds }: TaskCase): Promise<string> {
  await run(`${helpers}${clean}`)
  const ready = await run(`set -e\n${helpers}${start}`)
  if (ready.status !== 0) return `start: ${ready.out}`
  const terminal = / -(?:it|dit)\b|^docker (?:attach|login -u kim reg|compose exec \w+ \S*sh$)/.test(line)
  const typed = onDisk(line)
  const { status, out } = await run(
    terminal
      ? `(sleep 1; cat; sleep 1) | script -qec ${JSON.stringify(typed).replaceAll('$', '\\$')} /dev/null`
      : typed,
    input,
    seconds ?? 120,
  )
  if (status !== 0 && seconds === undefined) return `exit ${status}: ${out}`
  const after = await run(`set -e\n${helpers}OUT=$(cat <<'END'\n${out}\nEND\n)\n${check}`)
  return after.status === 0 ? '' : after.out || `exit ${after.status}`
}

withEngine('every task has a case, and every case a task', () => {
  const ids = tasks.map(({ subject }) => idOf(subject))
  const known = [...Object.keys(taskCases), ...Object.keys(unmeasured)]
  expect([...known].sort()).toEqual([...ids].sort())
})

const only = process.env.FLAGDRILL_TASK
// Without a registry nothing can be pushed, pulled or signed in to.
const hub = startRegistry()
const needsHub = /login|\bhub\b|foreign|registry/
const cases = tasks
  .filter(
    ({ subject }) =>
      taskCases[idOf(subject)] &&
      (hub || !needsHub.test(subject + taskCases[idOf(subject)]!.start)) &&
      (only === undefined || idOf(subject).startsWith(only)),
  )
  .flatMap(({ subject, answers }) => answers.map((line) => [idOf(subject), patternOf(line).example] as const))
  .filter(inPart)

if (cases.length > 0)
  withEngine.each(cases)(
    '%s: %s',
    async (id, line) => {
      expect(`${id}: ${await measured(line, taskCases[id]!)}`).toBe(`${id}: `)
    },
    300_000,
  )
