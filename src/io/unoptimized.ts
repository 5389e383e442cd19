import { setFlagsFromString } from 'node:v8'

/** Does some work without V8's optimizing compiler, whose threads take a core from the programs that run beside it: over pages that are read once it costs more than it saves. */
export async function unoptimized<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString('--no-turbofan')
  try {
    return await work()
  } finally {
    setFlagsFromString('--turbofan')
  }
}
