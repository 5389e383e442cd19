import { spawn } from 'node:child_process'
import { basename, resolve } from 'node:path'

// How editors are told a line.
const plus = new Set([
  'vi',
  'vim',
  'nvim',
  'view',
  'nano',
  'pico',
  'emacs',
  'emacsclient',
  'micro',
  'kak',
  'joe',
  'ne',
])
const colon = new Set(['hx', 'helix', 'subl', 'zed'])
const goTo = new Set(['code', 'code-insiders', 'codium', 'cursor'])

/** The command line that opens a file at a line: the editor's own words, then the place. */
function editorLine(editor: string, file: string, line: number): string[] {
  const words = Array.from(
    editor.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    (match) => match[1] ?? match[2] ?? match[3]!,
  )
  const name = basename(words[0] ?? '').replace(/\.(?:exe|cmd)$/i, '')
  // An absolute path is never taken for an option.
  const path = resolve(file)
  if (plus.has(name)) return [...words, `+${line}`, path]
  if (colon.has(name)) return [...words, `${path}:${line}`]
  if (goTo.has(name)) return [...words, '-g', `${path}:${line}`]
  return [...words, path]
}

/** Runs an editor on a file until it is closed. Throws what the system says when it cannot be started. */
export function editFile(editor: string, file: string, line: number): Promise<void> {
  const [program, ...args] = editorLine(editor, file, line)
  return new Promise((done, failed) => {
    spawn(program!, args, { stdio: 'inherit' })
      .on('error', failed)
      .on('close', () => done())
  })
}
