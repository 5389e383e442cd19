import type { Context } from '../context.ts'
import { wordsOf } from '../docker/images.ts'
import type { HistoryItem, ImageConfig, Layer, State } from '../state.ts'
import { recordOf } from '../variables.ts'
import type { BuildContext } from './context.ts'
import { type Instruction, pairsOf, replaced } from './dockerfile.ts'

/** A stage as far as it is built. */
export interface Built {
  layers: Layer[]
  history: HistoryItem[]
  config: ImageConfig
  args: Record<string, string>
  /** The cache key of the last step. */
  key: string
}

/** A build while it goes on. */
export interface Build {
  context: Context
  state: State
  files: BuildContext
  given: Record<string, string>
  globals: Record<string, string>
  noCache: boolean
  stages: Map<string, Built>
  /** Lines of progress. */
  say(text: string): void
  step: number
  /** The present step, `[2/3]`. */
  label: string
}

export const empty: ImageConfig = {
  env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
  workdir: '/',
  user: '',
  exposed: [],
  volumes: [],
  labels: {},
}

export const values = ({ args, config }: Built): Record<string, string> => ({
  ...args,
  ...recordOf(config.env),
})

function note(build: Build, built: Built, by: string, change: Partial<ImageConfig>): void {
  built.config = { ...built.config, ...change }
  built.history.push({ created: build.state.now, by, comment: 'buildkit.dockerfile.v0' })
}

const listText = (words: readonly string[]): string =>
  `[${words.map((word) => JSON.stringify(word)).join(' ')}]`

type Change = (build: Build, built: Built, step: Instruction) => void

/** Instructions that change metadata alone. */
export const settings: Readonly<Record<string, Change>> = {
  ENV(build, built, { rest }) {
    for (const [name, value] of pairsOf(replaced(rest, values(built)))) {
      const env = [...built.config.env.filter((line) => !line.startsWith(`${name}=`)), `${name}=${value}`]
      note(build, built, `ENV ${name}=${value}`, { env })
    }
  },
  ARG(build, built, { rest }) {
    const [name = '', ...value] = rest.split('=')
    const own =
      build.given[name] ?? (value.length > 0 ? replaced(value.join('='), values(built)) : build.globals[name])
    if (own !== undefined) built.args = { ...built.args, [name]: own }
    note(build, built, `ARG ${name}${own === undefined ? '' : `=${own}`}`, {})
  },
  CMD(build, built, { rest }) {
    const cmd = wordsOf(rest)
    note(build, built, `CMD ${listText(cmd)}`, { cmd })
  },
  ENTRYPOINT(build, built, { rest }) {
    const entrypoint = wordsOf(rest)
    note(build, built, `ENTRYPOINT ${listText(entrypoint)}`, { entrypoint, cmd: undefined })
  },
  EXPOSE(build, built, { rest }) {
    const ports = replaced(rest, values(built))
      .split(/\s+/)
      .map((port) => (port.includes('/') ? port : `${port}/tcp`))
    note(build, built, `EXPOSE [${ports.join(' ')}]`, {
      exposed: [...new Set([...built.config.exposed, ...ports])],
    })
  },
  USER(build, built, { rest }) {
    const user = replaced(rest, values(built))
    note(build, built, `USER ${user}`, { user })
  },
  VOLUME(build, built, { rest }) {
    const paths = rest.startsWith('[') ? wordsOf(rest) : rest.split(/\s+/)
    note(build, built, `VOLUME [${paths.join(' ')}]`, { volumes: [...built.config.volumes, ...paths] })
  },
  LABEL(build, built, { rest }) {
    const own = pairsOf(replaced(rest, values(built)))
    note(build, built, `LABEL ${own.map(([key, value]) => `${key}=${value}`).join(' ')}`, {
      labels: { ...built.config.labels, ...Object.fromEntries(own) },
    })
  },
  STOPSIGNAL(build, built, { rest }) {
    note(build, built, `STOPSIGNAL ${rest}`, { stopSignal: rest })
  },
  HEALTHCHECK(build, built, { rest }) {
    const none = rest.toUpperCase() === 'NONE'
    const test = ['CMD-SHELL', rest.replace(/^CMD\s+/i, '')]
    note(
      build,
      built,
      none
        ? 'HEALTHCHECK {Test:[NONE]}'
        : `HEALTHCHECK {Test:[${test.join(' ')}] Interval:0s Timeout:0s StartPeriod:0s StartInterval:0s Retries:0}`,
      { health: none ? undefined : { test } },
    )
  },
  SHELL(build, built, { rest }) {
    note(build, built, `SHELL ${rest}`, { shell: wordsOf(rest) })
  },
  MAINTAINER(build, built, { rest }) {
    note(build, built, `MAINTAINER ${rest}`, {})
  },
}
