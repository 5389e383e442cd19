import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isFile } from './folder.ts'
import { homeFolder } from './home.ts'

// More than anybody types in years.
const mostBytes = 8 << 20

/** The last bytes of a file as text; '' where there is none. */
function endOf(file: string): string {
  if (!isFile(file)) return ''
  try {
    const { size } = statSync(file)
    const bytes = Buffer.alloc(Math.min(size, mostBytes))
    const fd = openSync(file, 'r')
    try {
      readSync(fd, bytes, 0, bytes.length, Math.max(0, size - bytes.length))
    } finally {
      closeSync(fd)
    }
    return bytes.toString()
  } catch {
    return ''
  }
}

/** A line of a history without what its shell adds: zsh's times, fish's keys. */
const lineIn = (line: string): string =>
  line
    .replace(/^: \d+:\d+;/, '')
    .replace(/^- cmd: /, '')
    .trim()

/** The command lines in the histories of bash, zsh and fish that name a program. They are read only to be counted: nothing of them is kept. */
export function historyLines(program: string, env: NodeJS.ProcessEnv = process.env): string[] {
  const home = env.HOME || homeFolder()
  const files = [
    env.HISTFILE,
    join(home, '.bash_history'),
    join(home, '.zsh_history'),
    join(env.XDG_DATA_HOME || join(home, '.local/share'), 'fish/fish_history'),
  ]
  const names = [...new Set(files.filter((file): file is string => file !== undefined && file !== ''))]
  return names.flatMap((file) =>
    endOf(file)
      .split('\n')
      .filter((line) => line.includes(program) && !line.startsWith('#'))
      .map(lineIn),
  )
}
