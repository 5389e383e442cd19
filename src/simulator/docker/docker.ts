import type { Program, Reading } from '../../commandline/index.ts'
import { buildCommands } from '../build/build.ts'
import { composeCommands } from '../compose/commands.ts'
import { type Context, type Handler, Refusal } from '../context.ts'
import { composeFault, faultText, usageOf } from '../faults.ts'
import { containerCommands } from './containers.ts'
import { copyCommands } from './copy.ts'
import { givenBy, readWords } from './given.ts'
import { imageCommands } from './images.ts'
import { inspectCommands } from './inspect.ts'
import { listCommands } from './lists.ts'
import { networkCommands } from './networks.ts'
import { systemCommands } from './system.ts'

const handlers: Readonly<Record<string, Handler>> = {
  ...containerCommands,
  ...listCommands,
  ...imageCommands,
  ...inspectCommands,
  ...networkCommands,
  ...copyCommands,
  ...systemCommands,
  ...buildCommands,
  ...composeCommands(docker),
}

/** Runs a command of Docker, as words after expansion by the shell. */
export function docker(context: Context, words: readonly string[]): number {
  const reading = readWords(context.program, words)
  const typed = typedPath(reading)
  const refused = reading.path.startsWith('compose')
    ? composeFault(reading)
    : refusedBy(reading, typed, context.program)
  if (refused) {
    context.err(refused.text)
    return refused.code
  }
  const { spec } = reading
  if (!spec || reading.help) {
    context.out(`${usageOf(spec, typed)}\n`)
    return 0
  }
  const handler = Object.hasOwn(handlers, reading.path) ? handlers[reading.path] : undefined
  if (!handler) return notSimulated(context, `docker ${reading.path}`)
  const odd = reading.options.find(({ spec: option }) => !handler.options.includes(option.name))
  if (odd) return notSimulated(context, odd.spelt)
  try {
    return handler.run(context, givenBy(reading, typed))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    context.err(`${error.message}\n`)
    return error.code
  }
}

function notSimulated({ err }: Context, what: string): number {
  err(`this lab does not simulate ${what}\n`)
  return 125
}

/** The words that named the command. */
function typedPath({ words, head, options, path }: Reading): string {
  if (path === '' && words[1]?.text.startsWith('-')) return ''
  return words
    .slice(1, head)
    .filter((_, index) => !options.some(({ from, to }) => from <= index + 1 && index + 1 <= to))
    .map(({ text }) => text)
    .join(' ')
}

/** Checks what the client itself refuses; the command checks what only the engine can judge. */
function refusedBy(
  reading: Reading,
  typed: string,
  program: Program,
): { text: string; code: number } | undefined {
  if (reading.help) return undefined
  const texts = reading.words.map(({ text }) => text)
  const spec = reading.spec ?? program.command(reading.path)
  const flags = [...reading.faults, ...reading.unknown].filter(({ code }) =>
    ['unknown-option', 'one-dash', 'needs-value', 'bad-value', 'bad-syntax'].includes(code),
  )
  for (const fault of [...flags, ...reading.faults, ...reading.unknown]) {
    const said = faultText(fault, spec, typed, texts)
    if (said.code > 0) return said
  }
  return undefined
}
