/** Reports how far some work has got; called without a count it ends the report. */
export type ReportProgress = (count?: number) => void

/** Returns a reporter that updates the progress line five times a second, beginning half a second after the call. */
export function throttledProgress(
  { now, terminal }: { now(): number; terminal: { progress(text: string): void } },
  say: (count: number) => string,
): ReportProgress {
  let next = now() + 500
  let said = false
  return (count) => {
    if (count === undefined) {
      if (said) terminal.progress('')
      said = false
      return
    }
    const time = now()
    if (time < next) return
    next = time + 200
    said = true
    terminal.progress(say(count))
  }
}
