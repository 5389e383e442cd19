import type { Texts } from '../i18n/index.ts'
import type { State } from '../simulator/index.ts'

/** The state of a host as lines: containers, volumes, networks; `+` marks what the last line changed. */
export function labPicture(state: State, before: State | undefined, texts: Texts): string[] {
  const lines = linesOf(state, texts)
  const known = new Set(before ? linesOf(before, texts) : lines)
  const gone = [...known].filter((line) => !lines.includes(line))
  return [
    ...lines.map((line) => `${known.has(line) ? ' ' : '+'} ${line}`),
    ...gone.map((line) => `- ${line}`),
  ]
}

function linesOf(state: State, texts: Texts): string[] {
  const { lab } = texts
  const containers = state.containers.map((container) => {
    const ports = container.published.map(({ host, container: port }) => `${host}->${port}`)
    const mounts = container.mounts.map(({ source, target }) => `${source.slice(0, 20)}:${target}`)
    const changed = Object.keys(container.files).length
    return [
      `${container.name}  ${container.image}  ${container.status}`,
      ...(ports.length > 0 ? [ports.join(' ')] : []),
      ...(mounts.length > 0 ? [mounts.join(' ')] : []),
      Object.keys(container.networks).join(' '),
      lab.layers(container.layers.length - 1, changed),
    ].join(' · ')
  })
  const volumes = state.volumes.map(
    ({ name, files }) =>
      `${name.slice(0, 20)}  ${lab.files(Object.keys(files).filter((path) => path !== '/').length)}`,
  )
  const networks = state.networks
    .filter(({ builtIn }) => !builtIn)
    .map(
      ({ name }) =>
        `${name}  ${state.containers
          .filter(({ networks: own }) => own[name])
          .map((container) => container.name)
          .join(' ')}`,
    )
  const block = (title: string, rows: string[]): string[] =>
    rows.length > 0 ? [title, ...rows.map((row) => `  ${row}`)] : []
  return [
    ...block(lab.containers, containers),
    ...block(lab.volumes, volumes),
    ...block(lab.networks, networks),
  ]
}
