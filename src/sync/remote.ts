/** A remote that git may be given: where it is, and whether it is a folder of this machine. */
export interface Remote {
  url: string
  /** The folder of a remote without a network: a USB stick, a shared drive. */
  folder?: string
}

const control = /[\u0000-\u001f\u007f]/

/** Reads what a learner gave as a remote. Only https, ssh and folders: other transports of git can run programs. Undefined for anything else; `resolve` makes a path absolute. */
export function remoteOf(given: string, resolve: (path: string) => string): Remote | undefined {
  if (given === '' || given.startsWith('-') || control.test(given)) return undefined
  if (/^https:\/\/[^/-]/i.test(given) || /^ssh:\/\/[^/-]/i.test(given)) return { url: given }
  const file = /^file:\/\/(\/.*)$/i.exec(given)?.[1]
  if (file !== undefined) return { url: given, folder: decoded(file) }
  // `helper::address` makes git run a helper, whatever comes before it.
  if (given.includes('::') || /^[a-z][a-z0-9+.-]*:\/\//i.test(given)) return undefined
  // host:path is ssh; a letter and a colon is a drive of Windows.
  if (/^(?:[\w.-]+@)?[\w][\w.-]+:(?!\/\/)/.test(given)) return { url: given }
  const folder = resolve(given)
  return { url: folder, folder }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
