/** Exit codes of the program; `unknown` where the decks do not say enough to tell. */
export const exit = { ok: 0, failed: 1, usage: 2, bug: 3, unknown: 4, interrupted: 130 } as const

/** A failure the user can understand: one line and, where there is one, a way out. */
export class UserError extends Error {
  override name = 'UserError'
  constructor(
    message: string,
    readonly hint?: string,
    readonly code: number = exit.failed,
  ) {
    super(message)
  }
}

/** The user stopped: Ctrl-C, Ctrl-D or a closed input. */
export class Stopped extends Error {
  override name = 'Stopped'
  constructor(readonly reason: 'ctrl-c' | 'end' | 'escape') {
    super(`stopped: ${reason}`)
  }
}
