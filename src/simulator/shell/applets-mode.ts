import { joined } from '../files.ts'
import type { Node } from '../state.ts'
import { cut } from './cut.ts'
import type { Applet } from './process.ts'
import { at, refuse } from './refusal.ts'

/** The mode that `755` or `u+x` makes of another. */
export function newMode(mode: number, change: string): number | undefined {
  if (/^[0-7]{3,4}$/.test(change)) return Number.parseInt(change, 8)
  const [, who, sign, what] = /^([ugoa]*)([+-=])([rwx]+)$/.exec(change) ?? []
  if (sign === undefined) return undefined
  const bits = [...what!].reduce((sum, c) => sum | { r: 4, w: 2, x: 1 }[c as 'r'], 0)
  const shifts = { u: 6, g: 3, o: 0 }
  const places = who === '' || who!.includes('a') ? [6, 3, 0] : [...who!].map((c) => shifts[c as 'u'])
  const mask = places.reduce((sum, place) => sum | (bits << place), 0)
  return sign === '-' ? mode & ~mask : sign === '+' ? mode | mask : mask
}

/** `chmod` and `chown`: a change for each file. */
export const changing =
  (name: string, change: (node: Node, value: string) => Node | undefined): Applet =>
  (process, args) => {
    const { options, words } = cut(
      args.map((arg, index) => (index === 0 && /^-[rwx]+$/.test(arg) ? `a${arg}` : arg)),
    )
    const [value = '', ...paths] = words
    let code = 0
    const each = (path: string, shown: string): void => {
      const node = process.fs.stat(path)
      const next = node && change(node, value)
      const error = !node ? 'No such file or directory' : next && process.fs.put(process.fs.real(path), next)
      if (error) {
        code = refuse(process, `${name}: ${shown}: ${error}`, `${name}: cannot access '${shown}': ${error}`)
        return
      }
      const below = node?.type === 'dir' && options.has('R') ? process.fs.list(path) : []
      for (const child of below) each(joined(path, child), `${shown}/${child}`)
    }
    for (const path of paths) each(at(process, path), path)
    return code
  }

export const userId = (name: string): number =>
  name === 'root' ? 0 : name === 'nobody' ? 65534 : Number(name) || 0
