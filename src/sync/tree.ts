/** The files of a commit: path to the id of its content. */
export type Tree = ReadonlyMap<string, string>

/** The file that marks a repository as one of ours. */
export const marker = 'flagdrill.json'

const ours =
  /^(?:flagdrill\.json|\.gitignore|reviews\/[^/]+\.jsonl|decks\/(?:[^/]+\/)*[^/]+|goals\/[^/]+\.toml)$/
// Names that another system reads as something else, or that reach into the repository itself.
const strange = /[\u0000-\u001f\u007f\ufffd\\:]|(?:^|\/)(?:\.{1,2}|\.git[^/]*|git~\d)(?:\/|$)/i

/** Whether a path is one that is synchronised. */
export const belongs = (path: string): boolean =>
  path === '.gitignore' || (ours.test(path) && !strange.test(path.normalize('NFC')))

/** Whether a path is a file of the log: nothing of it is ever taken out. */
export const isLog = (path: string): boolean => path.startsWith('reviews/')

/** Reads `git ls-tree -r -z`. Gives the first entry that no repository of ours holds: a link, a submodule, a path outside. */
export function treeIn(listing: string): { tree: Tree } | { foreign: string } {
  const tree = new Map<string, string>()
  for (const row of listing.split('\0')) {
    if (row === '') continue
    const tab = row.indexOf('\t')
    const [mode = '', type = '', id = ''] = row.slice(0, tab).split(' ')
    const path = row.slice(tab + 1)
    if (type !== 'blob' || !/^100(?:644|755)$/.test(mode) || !belongs(path)) return { foreign: path }
    tree.set(path, id)
  }
  return { tree }
}

/** The result for a path: a content that is there, none, or one that is joined from both. */
export type Change =
  | { path: string; take: 'ours' | 'theirs'; id: string }
  | { path: string; take: 'none' }
  | { path: string; take: 'both'; base?: string; ours: string; theirs: string }

/** Decides about a path that one side lacks: a missing log does not count as deleted. */
const lacking = (path: string, side: 'ours' | 'theirs', id: string, before: string | undefined): Change =>
  before === id && !isLog(path) ? { path, take: 'none' } : { path, take: side, id }

/** Joins two trees path by path. A log keeps every line of both; of other files the side that was changed counts. */
export function joinTrees(base: Tree, ours: Tree, theirs: Tree): Change[] {
  const paths = [...new Set([...ours.keys(), ...theirs.keys()])].sort()
  return paths.map((path): Change => {
    const [before, mine, other] = [base.get(path), ours.get(path), theirs.get(path)]
    if (mine === undefined) return lacking(path, 'theirs', other!, before)
    if (mine === other) return { path, take: 'ours', id: mine }
    if (other === undefined) return lacking(path, 'ours', mine, before)
    if (!isLog(path) && before === other) return { path, take: 'ours', id: mine }
    if (!isLog(path) && before === mine) return { path, take: 'theirs', id: other }
    return { path, take: 'both', base: before, ours: mine, theirs: other }
  })
}

const newline = 10

/** Every line of both, those of `first` as they are and what is only in `second` after them. */
export function joinLines(first: Uint8Array, second: Uint8Array): Buffer {
  const [a, b] = [Buffer.from(first), Buffer.from(second)]
  if (b.length >= a.length && b.subarray(0, a.length).equals(a)) return b
  if (a.subarray(0, b.length).equals(b)) return a
  const lines = (text: Buffer): string[] =>
    text
      .toString('latin1')
      .split('\n')
      .filter((line) => line !== '')
  const known = new Set(lines(a))
  const missing = lines(b).filter((line) => !known.has(line))
  if (missing.length === 0) return a
  const parts = [a, ...(a.at(-1) === newline || a.length === 0 ? [] : [Buffer.from('\n')])]
  return Buffer.concat([...parts, Buffer.from(`${missing.join('\n')}\n`, 'latin1')])
}
