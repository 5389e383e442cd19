import { absolute } from '../files.ts'
import type { Node, State } from '../state.ts'

/** The files that a build may copy, by path from the root of the context. */
export type BuildContext = ReadonlyMap<string, Node>

/** The files below a folder of the host, without what `.dockerignore` names; undefined when there is no such folder. */
export function contextOf(state: State, folder: string): BuildContext | undefined {
  const root = absolute(state.host.cwd, folder)
  if (state.host.files[root]?.type !== 'dir') return undefined
  const prefix = root === '/' ? '/' : `${root}/`
  const ignored = rulesOf(state.host.files[`${prefix}.dockerignore`]?.content ?? '')
  const files = new Map<string, Node>()
  for (const [path, node] of Object.entries(state.host.files)) {
    const own = path.slice(prefix.length)
    if (node && path.startsWith(prefix) && own !== '' && !isIgnored(own, ignored)) files.set(own, node)
  }
  return files
}

interface Rule {
  shape: RegExp
  keeps: boolean
}

const rulesOf = (text: string): Rule[] =>
  text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '' && !row.startsWith('#'))
    .slice(0, 200)
    .map((row) => {
      const keeps = row.startsWith('!')
      const pattern = row
        .replace(/^!/, '')
        .replace(/^\.?\//, '')
        .replace(/\/$/, '')
        .slice(0, 200)
      const body = pattern
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*\*\/?/g, '\u0000')
        .replace(/\*/g, '[^/]*')
        .replace(/\?/g, '[^/]')
        .replaceAll('\u0000', '(?:.*/)?')
      return { shape: new RegExp(`^${body}(?:/.*)?$`), keeps }
    })

/** The last rule that fits decides. */
const isIgnored = (path: string, rules: readonly Rule[]): boolean => {
  const last = rules.findLast(({ shape }) => shape.test(path))
  return last !== undefined && !last.keeps
}
