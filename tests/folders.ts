import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { longTest } from './rounds.ts'

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A file of settings that is not there: whoever runs the tests may have chosen other settings. */
export const noConfig = join(tmpdir(), `flagdrill-test-without-${process.pid}`, 'config.toml')

/** A file of samples beside the project, where there is one. */
export const sample = (name: string): string => join(root, '..', 'shared', 'samples', name)

/** `test` where the file is there; where it is not, a test that says it was skipped and why. */
export const testWith = (file: string): typeof test | typeof test.skip => {
  if (existsSync(file)) return test
  process.stderr.write(`skipped: ${file.split('/').pop()} is not beside this checkout\n`)
  return test.skip
}

/** The same in the long suite; the quick one does not know it. */
export const longWith = (file: string): typeof test | typeof test.skip =>
  process.env.FLAGDRILL_SUITE === 'long' ? testWith(file) : longTest

const folders: string[] = []

/** A new empty folder that is removed after the tests. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'flagdrill-test-'))
  folders.push(made)
  return made
}

afterAll(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
})

/** Writes files of a folder: name → text. */
export function files(inside: string, contents: Record<string, string | Uint8Array>): void {
  for (const [name, text] of Object.entries(contents)) {
    const file = join(inside, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

/** Does something as a user whose rights count: those of a file mean nothing to the root user, who gives the paths away for it. */
export function asNobody(paths: readonly string[], work: () => void): void {
  const isRoot = process.geteuid?.() === 0
  const nobody = 65_534
  if (isRoot) {
    for (const path of paths) chownSync(path, nobody, nobody)
    process.seteuid!(nobody)
  }
  try {
    work()
  } finally {
    if (isRoot) process.seteuid!(0)
  }
}
