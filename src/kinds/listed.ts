import type { Kind } from './kind.ts'

/** Every kind that a file of this folder declares. The build and the tests put the list here: see `scripts/listed.mjs`. */
export const listed: readonly Kind[] = []
