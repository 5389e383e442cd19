import { execFile } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { type HelpPage, parseMan } from '../sources/index.ts'

const largest = 20 << 20
const largestText = 4 << 20
const usualFolders = ['/usr/share/man', '/usr/local/share/man', '/opt/homebrew/share/man']

/** A man page and where it is from. */
export interface ManPage {
  page: HelpPage
  file: string
}

/** The file that runs when a name is typed; undefined when there is none. */
function programFile(program: string): string | undefined {
  const places = /[\\/]/.test(program)
    ? [program]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program))
  const found = places.find((file) => existsSync(file) && statSync(file).isFile())
  return found === undefined ? undefined : realpathSync(found)
}

/** The folders of man pages, those beside the program first. */
async function manFolders(program: string): Promise<string[]> {
  const file = programFile(program)
  const beside =
    file === undefined ? [] : [join(dirname(file), '../man'), join(dirname(file), '../share/man')]
  const said = await promisify(execFile)('man', ['-w'], { timeout: 5000, env: { PATH: process.env.PATH } })
    .then(({ stdout }) => stdout.trim().split(':'))
    .catch(() => [])
  return [...new Set([...beside, ...said, ...usualFolders])].filter((folder) => existsSync(folder))
}

const sections = ['1', '8', '6', '1ssl', '1p']

/** The text of a man page; undefined where it is too large or damaged. */
function textOf(file: string, folder: string, depth = 0): string | undefined {
  try {
    if (statSync(file).size > largest) return undefined
    const bytes = readFileSync(file)
    const text = (file.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: largest }) : bytes)
      .subarray(0, largestText)
      .toString()
    // A page that is only another name for one.
    const other = /^\.so\s+(\S+)/.exec(text)?.[1]
    if (other === undefined) return text
    const target = [join(folder, other), join(folder, `${other}.gz`)].find((path) => existsSync(path))
    return target !== undefined && depth === 0 && !other.includes('..')
      ? textOf(target, folder, 1)
      : undefined
  } catch {
    return undefined
  }
}

/** Finds the man pages of a program and its commands (`git-commit`), and reads their source. Nothing is formatted, and no request of a page is carried out. */
export async function manPages(program: string): Promise<(path: readonly string[]) => ManPage | undefined> {
  const folders = await manFolders(program)
  const places = folders.flatMap((folder) =>
    sections
      .map((section) => ({ folder, section, within: join(folder, `man${section[0]}`) }))
      .filter(({ within }) => existsSync(within)),
  )
  const name = program.replace(/^.*[\\/]/, '')
  return (path) => {
    const page = [name, ...path].join('-')
    if (!/^[\w.+@-]+$/.test(page)) return undefined
    for (const { folder, section, within } of places) {
      const plain = join(within, `${page}.${section}`)
      const file = [plain, `${plain}.gz`].find((one) => existsSync(one))
      const text = file === undefined ? undefined : textOf(file, folder)
      if (text !== undefined) return { page: parseMan(text, page), file: `man ${page}` }
    }
    return undefined
  }
}
