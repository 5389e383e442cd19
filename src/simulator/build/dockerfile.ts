/** An instruction of a Dockerfile. */
export interface Instruction {
  /** In capitals. */
  name: string
  /** The words after the options. */
  rest: string
  /** `--from=x` and its like. */
  options: Readonly<Record<string, string>>
  /** As written, on one line. */
  text: string
  /** From 1. */
  line: number
}

/** A stage: FROM and what follows. */
export interface Stage {
  name?: string
  from: Instruction
  base: string
  steps: Instruction[]
}

/** Thrown for a Dockerfile that cannot be built; `line` is shown with its neighbours. */
export class BuildFault extends Error {
  readonly line: number | undefined
  constructor(message: string, line?: number) {
    super(message)
    this.line = line
  }
}

const known =
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  )

/** Throws BuildFault for an instruction that does not exist. */
function checkName({ name, line }: Instruction): void {
  if (known.includes(name)) return
  const near = known.find((word) => word.startsWith(name.slice(0, 3)))
  throw new BuildFault(
    `dockerfile parse error on line ${line}: unknown instruction: ${name}${near ? ` (did you mean ${near}?)` : ''}`,
    line,
  )
}

function stageOf(from: Instruction): Stage {
  const [base = '', as, stage] = from.rest.split(/\s+/)
  return { name: as?.toLowerCase() === 'as' ? stage : undefined, from, base, steps: [] }
}

/** Reads a Dockerfile. Throws BuildFault. */
export function readDockerfile(text: string): { globals: Instruction[]; stages: Stage[] } {
  const globals: Instruction[] = []
  const stages: Stage[] = []
  for (const instruction of instructions(text)) {
    const { name, line } = instruction
    checkName(instruction)
    check(instruction)
    if (name === 'FROM') stages.push(stageOf(instruction))
    else if (stages.length > 0) stages.at(-1)!.steps.push(instruction)
    else if (name === 'ARG') globals.push(instruction)
    else throw new BuildFault('no build stage in current context', line)
  }
  if (stages.length === 0)
    throw new BuildFault(text.trim() === '' ? 'the Dockerfile cannot be empty' : 'file with no instructions')
  return { globals, stages }
}

/** Throws BuildFault for an instruction that lacks something. */
function check({ name, rest, line }: Instruction): void {
  if (name !== 'COPY' && name !== 'ADD') {
    if (rest === '')
      throw new BuildFault(
        `dockerfile parse error on line ${line}: ${name} requires ${name === 'RUN' || name === 'CMD' ? 'at least' : 'exactly'} one argument`,
        line,
      )
    return
  }
  if (rest.split(/\s+/).length < 2)
    throw new BuildFault(
      `dockerfile parse error on line ${line}: ${name} requires at least two arguments, but only one was provided. Destination could not be determined`,
      line,
    )
}

function instructions(text: string): Instruction[] {
  const found: Instruction[] = []
  const rows = text.split(/\r?\n/)
  for (let at = 0; at < rows.length; at++) {
    const line = at + 1
    let row = rows[at]!.trim()
    if (row === '' || row.startsWith('#')) continue
    while (row.endsWith('\\') && at + 1 < rows.length) {
      const next = rows[++at]!.trim()
      row = row.slice(0, -1) + (next.startsWith('#') ? '' : next)
    }
    const [, name = '', tail = ''] = /^(\S+)\s*(.*)$/s.exec(row) ?? []
    const options: Record<string, string> = {}
    let rest = tail
    for (
      let match = /^--([\w-]+)(?:=(\S+))?\s*/.exec(rest);
      match;
      match = /^--([\w-]+)(?:=(\S+))?\s*/.exec(rest)
    ) {
      options[match[1]!] = match[2] ?? ''
      rest = rest.slice(match[0].length)
    }
    found.push({
      name: name.toUpperCase(),
      rest: rest.trim(),
      options,
      text: `${name.toUpperCase()} ${tail}`.trim(),
      line,
    })
  }
  return found
}

/** `$NAME`, `${NAME}` and `${NAME:-x}` replaced. */
export const replaced = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(
    /\\?\$(?:(\w+)|\{(\w+)(?::([-+])([^}]*))?\})/g,
    (all, plain?: string, braced?: string, mode?: string, other?: string) => {
      if (all.startsWith('\\')) return all.slice(1)
      const value = values[plain ?? braced ?? '']
      if (mode === '+') return value ? (other ?? '') : ''
      return value || (mode === '-' ? (other ?? '') : '')
    },
  )

/** `KEY=value KEY2="two words"`, or the old form `KEY value`. */
export function pairsOf(text: string): [string, string][] {
  if (!/^\S+=/.test(text)) {
    const [, key = '', value = ''] = /^(\S+)\s+(.*)$/s.exec(text) ?? []
    return [[key, value]]
  }
  return [...text.matchAll(/([^\s=]+)=("(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s\\]|\\.)*)/g)].map(
    ([, key, value]) => [key!, value!.replace(/^(["'])(.*)\1$/s, '$2').replace(/\\(.)/g, '$1')],
  )
}
