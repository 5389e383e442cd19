import { execFile } from 'node:child_process'

/** Read-only commands; nothing else is run on the learner's Docker without a yes. */
const reading = new Set(['ps', 'inspect', 'images', 'volume ls', 'network ls', 'diff'])
/** The commands of a clean-up, which remove ids that were listed before. */
const removing = new Set(['rm', 'rmi', 'volume rm', 'network rm'])

const longest = 30_000

function ran(words: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(
      'docker',
      [...words],
      { timeout: longest, maxBuffer: 64 << 20, encoding: 'utf8' },
      (error, stdout) => resolve(error ? undefined : stdout),
    )
  })
}

const command = (words: readonly string[]): string =>
  words[0] === 'volume' || words[0] === 'network' ? `${words[0]} ${words[1]}` : (words[0] ?? '')

/** The output of a read-only command of Docker's client; undefined if it fails. No shell is involved. */
export function readDocker(words: readonly string[]): Promise<string | undefined> {
  if (!reading.has(command(words))) throw new Error(`docker ${words.join(' ')} does more than read`)
  return ran(words)
}

/** Removes things by their ids; returns whether that went well. */
export async function removeFromDocker(words: readonly string[]): Promise<boolean> {
  if (!removing.has(command(words))) throw new Error(`docker ${words.join(' ')} is no clean-up`)
  return (await ran(words)) !== undefined
}
