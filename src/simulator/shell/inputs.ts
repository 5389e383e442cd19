import { absolute } from '../files.ts'
import { Forever, type Process, waiting } from './process.ts'

export const linesOf = (text: string): string[] => {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** The texts of files, or standard input where none is named; says which cannot be read. */
export function inputs(
  process: Process,
  name: string,
  files: readonly string[],
): { texts: { file: string; text: string }[]; failed: boolean } {
  if (files.length === 0 || (files.length === 1 && files[0] === '-')) {
    if (process.stdin === undefined) throw new Forever(waiting)
    return { texts: [{ file: '-', text: process.stdin }], failed: false }
  }
  const texts: { file: string; text: string }[] = []
  let failed = false
  for (const file of files) {
    const text = process.fs.read(absolute(process.cwd, file))
    if (typeof text === 'string') texts.push({ file, text })
    else {
      failed = true
      process.err(cannotRead(process, name, file, text.error))
    }
  }
  return { texts, failed }
}

/** The message of a program about a file that it cannot read. */
function cannotRead({ machine }: Process, name: string, file: string, error: string): string {
  if (machine.flavour === 'busybox') {
    if (error === 'Is a directory' && name === 'cat') return 'cat: read error: Is a directory\n'
    return name === 'grep'
      ? `grep: ${file}: ${error}\n`
      : `${name}: ${name === 'cat' ? "can't open " : ''}${name === 'cat' ? `'${file}'` : file}: ${error}\n`
  }
  return name === 'head' || name === 'tail'
    ? `${name}: cannot open '${file}' for reading: ${error}\n`
    : `${name}: ${file}: ${error}\n`
}
