import { absolute } from '../files.ts'
import type { Process } from './process.ts'

export const at = (process: Process, path: string): string => absolute(process.cwd, path)

export const isGnu = (process: Process): boolean => process.machine.flavour === 'gnu'

/** A message in the words of busybox or GNU, and the exit code 1. */
export function refuse(process: Process, busybox: string, gnu: string): number {
  process.err(`${isGnu(process) ? gnu : busybox}\n`)
  return 1
}
