import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Program, programOf } from '../../src/commandline/index.ts'
import { sources } from '../../src/sources/index.ts'
import { root } from '../folders.ts'

const file = join(root, 'tests/fixtures/decks/docker-small.md')

/** The entries of a little docker deck of our own. */
export const { entries, problems } = sources().markdown.parse(readFileSync(file, 'utf8'), file)

/** The program they describe. */
export const docker: Program = programOf('docker', entries)
