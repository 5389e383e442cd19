// Measures processes and first questions, for the parts of `npm run bench`.
import { spawn as spawnChild } from 'node:child_process'
import { spawn } from '@lydell/node-pty'

/** The value in the middle; 0 of none. */
export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

/** Calls `make` once and keeps its value. */
export function once(make) {
  let made
  return () => (made ??= make())
}

/** Milliseconds of a whole process. */
export const whole = (args) =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    spawnChild(process.execPath, args, { stdio: 'ignore' })
      .on('error', reject)
      .on('exit', (code) =>
        code === 0 ? resolve(performance.now() - began) : reject(new Error(`${args} ended with ${code}`)),
      )
  })

/** Milliseconds until a question stands on a real terminal. */
export const question = (args) =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, args, { cols: 80, rows: 24, env: { ...process.env, LANG: 'C' } })
    let text = ''
    let took
    child.onData((part) => {
      text += part
      if (took !== undefined || !/(?:q|\^C)\sstop/.test(text)) return
      took = performance.now() - began
      child.write('\u0003')
    })
    child.onExit(() => (took === undefined ? reject(new Error(text)) : resolve(took)))
  })
