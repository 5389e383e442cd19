import { remoteOf } from '../../src/sync/remote.ts'
import { belongs, joinLines, joinTrees, treeIn } from '../../src/sync/tree.ts'

const resolve = (path: string): string => `/home/me/${path}`

it.each([
  ['https://code.example/me/progress.git', undefined],
  ['ssh://git@code.example/me/progress.git', undefined],
  ['git@code.example:me/progress.git', undefined],
  ['server:progress.git', undefined],
  ['file:///media/usb%20stick/progress', '/media/usb stick/progress'],
  ['usb/progress', '/home/me/usb/progress'],
])('%s is a remote', (given, folder) => {
  expect(remoteOf(given, resolve)).toMatchObject(folder === undefined ? { url: given } : { folder })
})

it.each([
  '',
  '-oProxyCommand=x',
  '--upload-pack=x',
  'ext::sh -c x',
  'fd::17',
  'http://code.example/x',
  'git://code.example/x',
  'ftp://code.example/x',
  'transport::https://code.example',
  'https://-x.example/',
  'ssh://-oProxyCommand=x/y',
  'a\nb',
])('%j is none', (given) => {
  expect(remoteOf(given, resolve)).toBeUndefined()
})

it.each([
  ['reviews/2026-11.laptop-1a.jsonl', true],
  ['decks/notes.md', true],
  ['decks/kubectl/pods.md', true],
  ['goals/mine.toml', true],
  ['flagdrill.json', true],
  ['.gitignore', true],
  ['.gitattributes', false],
  ['decks/.gitattributes', false],
  ['decks/.git/config', false],
  ['decks/GIT~1/config', false],
  ['decks/../.git/config', false],
  ['decks/a\\b', false],
  ['decks/C:x', false],
  ['state.json', false],
  ['cache/x', false],
  ['reviews/x/2026-11.a.jsonl', false],
])('%s: whether it is synchronised is %s', (path, expected) => {
  expect(belongs(path)).toBe(expected)
})

it('a tree with a link, a submodule or a strange path is not ours', () => {
  const row = (mode: string, type: string, path: string): string =>
    `${mode} ${type} ${'a'.repeat(40)}\t${path}\0`
  expect(treeIn(row('100644', 'blob', 'decks/a.md'))).toEqual({
    tree: new Map([['decks/a.md', 'a'.repeat(40)]]),
  })
  expect(treeIn(row('120000', 'blob', 'decks/a.md'))).toEqual({ foreign: 'decks/a.md' })
  expect(treeIn(row('160000', 'commit', 'decks/a'))).toEqual({ foreign: 'decks/a' })
  expect(treeIn(row('100644', 'blob', '.gitattributes'))).toEqual({ foreign: '.gitattributes' })
})

it('a log is never taken out, and a deck follows the side that changed it', () => {
  const tree = (files: Record<string, string>) => new Map(Object.entries(files))
  const base = tree({ 'reviews/a': '1', 'reviews/b': '1', 'decks/gone': '1', 'decks/theirs': '1' })
  const ours = tree({ 'reviews/a': '1', 'reviews/b': '2', 'decks/gone': '1', 'decks/theirs': '1' })
  const theirs = tree({ 'reviews/b': '3', 'decks/theirs': '2', 'decks/new': '1' })
  expect(joinTrees(base, ours, theirs)).toEqual([
    { path: 'decks/gone', take: 'none' },
    { path: 'decks/new', take: 'theirs', id: '1' },
    { path: 'decks/theirs', take: 'theirs', id: '2' },
    { path: 'reviews/a', take: 'ours', id: '1' },
    { path: 'reviews/b', take: 'both', base: '1', ours: '2', theirs: '3' },
  ])
})

it.each([
  ['a\nb\n', 'a\nb\nc\n', 'a\nb\nc\n'],
  ['a\nb\nc\n', 'a\n', 'a\nb\nc\n'],
  ['a\nb\n', 'a\nc\n', 'a\nb\nc\n'],
  ['a\nb', 'a\nc\n', 'a\nb\nc\n'],
  ['', 'a\n', 'a\n'],
])('the lines of %j and %j are %j', (first, second, joined) => {
  expect(joinLines(Buffer.from(first), Buffer.from(second)).toString()).toBe(joined)
})
