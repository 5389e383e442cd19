import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { SubscriptionChange } from '../world/index.ts'
import { asking, SyncError } from './fault.ts'
import { type Git, type GitOptions, gitIn, reasonIn } from './git.ts'
import { remoteOf } from './remote.ts'
import { replaceFile } from './worktree.ts'

/** Decks that somebody shares in a git repository, kept at one of its commits. */
interface Subscription {
  url: string
  commit: string
  /** Path in our folder to the id of its content. */
  files: Record<string, string>
}

const record = 'subscription.json'
const tracking = 'refs/remotes/origin/HEAD'
const deckPath = /^(?:[^/]+\/)*[^/]+\.(?:md|markdown|csv|tsv|json)$/i
// Pages about the repository, not decks.
const pages = /(?:^|\/)(?:readme|contributing|changelog|license|code_of_conduct|security)\b[^/]*$/i
const strange = /[\u0000-\u001f\u007f\ufffd\\:]|(?:^|\/)\.|(?:^|\/)git~\d/i
const mostFiles = 500
const largestFile = 16 << 20

/** The folder of a subscription in a data folder. */
const subscriptionFolder = (data: string, name: string): string => join(data, 'subscriptions', name)

/** The names of the subscriptions in a data folder. */
export const subscriptionsIn = (data: string): string[] => {
  const folder = join(data, 'subscriptions')
  return existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, record)))
        .map((entry) => entry.name)
        .sort()
    : []
}

/** Reads the record of a subscription. Throws SyncError where its record is damaged. */
function read(folder: string): Subscription {
  try {
    const { url, commit, files } = JSON.parse(readFileSync(join(folder, record), 'utf8')) as Subscription
    if (typeof url === 'string' && typeof files === 'object' && files !== null) return { url, commit, files }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
  }
  throw new SyncError('bad-subscription', basename(folder))
}

/** The decks of a commit: files only, no links or submodules, no path that leads elsewhere. Those in a folder `decks` where there is one. */
async function decksOf(git: Git, url: string): Promise<Record<string, string>> {
  const rows = (await git(['ls-tree', '-r', '-l', '-z', tracking])).toString().split('\0')
  const found = rows.flatMap((row) => {
    const match = /^100(?:644|755) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(row)
    if (!match || Number(match[2]) > largestFile) return []
    const path = match[3]!
    return deckPath.test(path) && !pages.test(path) && !strange.test(path) ? [{ path, id: match[1]! }] : []
  })
  const inFolder = found.filter(({ path }) => path.startsWith('decks/'))
  const decks = inFolder.length > 0 ? inFolder : found
  if (decks.length === 0 || decks.length > mostFiles) throw new SyncError('no-decks', url)
  // One folder holds all of them: a file name is the name of its deck.
  return Object.fromEntries(decks.map(({ path, id }) => [path.slice(path.lastIndexOf('/') + 1), id]))
}

async function fetchDecks(git: Git, folder: string, url: string): Promise<SubscriptionChange> {
  const remote = remoteOf(url, (path) => path)
  if (!remote) throw new SyncError('bad-remote', url)
  const fetch = ['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--no-auto-gc']
  await asking('unreachable', reasonIn, git([...fetch, '--', url, `+HEAD:${tracking}`]))
  const files = await decksOf(git, url)
  const before = existsSync(join(folder, record)) ? read(folder).files : {}
  const changed = Object.keys(files).filter((name) => before[name] !== files[name])
  for (const name of changed)
    if (!replaceFile(folder, name, await git(['cat-file', 'blob', files[name]!])))
      throw new SyncError('link', name)
  const gone = Object.keys(before).filter((name) => files[name] === undefined)
  for (const name of gone) rmSync(join(folder, name), { force: true })
  const commit = (await git(['rev-parse', tracking])).toString().trim()
  replaceFile(
    folder,
    record,
    Buffer.from(JSON.stringify({ url, commit, files } satisfies Subscription, null, 2)),
  )
  return {
    name: folder.slice(folder.lastIndexOf('/') + 1),
    url,
    commit,
    added: changed.filter((name) => before[name] === undefined),
    changed: changed.filter((name) => before[name] !== undefined),
    gone,
  }
}

const nameIn = (url: string): string =>
  url
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .replace(/^.*[/:]/, '')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '')

/** Adds the decks of a repository under a name, that of the repository by default. Throws SyncError. */
export async function subscribe(
  data: string,
  given: string,
  asked: string | undefined,
  options: GitOptions,
): Promise<SubscriptionChange> {
  const remote = remoteOf(given, (path) => resolve(path))
  if (!remote) throw new SyncError('bad-remote', given)
  const name = asked ?? nameIn(remote.url)
  if (!/^[\p{L}\p{N}_-]{1,64}$/u.test(name)) throw new SyncError('bad-name', name)
  const folder = subscriptionFolder(data, name)
  if (existsSync(folder)) throw new SyncError('name-taken', name)
  mkdirSync(join(folder, '.git', 'info'), { recursive: true, mode: 0o700 })
  try {
    const git = gitIn(folder, options)
    await asking('no-git', reasonIn, git(['init', '--quiet', folder]))
    writeFileSync(join(folder, '.git', 'info', 'attributes'), '* -text !filter !ident\n')
    return await fetchDecks(git, folder, remote.url)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Brings the decks of a subscription to the newest commit. Throws SyncError. */
export async function renew(data: string, name: string, options: GitOptions): Promise<SubscriptionChange> {
  const folder = subscriptionFolder(data, name)
  if (!subscriptionsIn(data).includes(name)) throw new SyncError('no-subscription', name)
  const { url } = read(folder)
  const git = gitIn(folder, options)
  // Does nothing where the repository is there.
  await asking('no-git', reasonIn, git(['init', '--quiet', folder]))
  return fetchDecks(git, folder, url)
}

/** Takes the decks of a subscription away; progress on their cards stays. Throws SyncError. */
export function unsubscribe(data: string, name: string): void {
  if (!subscriptionsIn(data).includes(name)) throw new SyncError('no-subscription', name)
  rmSync(subscriptionFolder(data, name), { recursive: true })
}
