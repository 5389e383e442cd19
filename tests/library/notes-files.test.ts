import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { notesFiles } from '../../src/library/notes-files.ts'
import { files, folder } from '../folders.ts'

const isNotes = (file: string): boolean => file.endsWith('.md')
const named = (root: string): string[] =>
  notesFiles([root], isNotes)[0]!.files.map((file) => file.slice(root.length + 1))

test('all notes below a folder, but nothing that an editor or a package manager left', () => {
  const root = folder()
  files(root, {
    'b.md': '',
    'deep/er/a.md': '',
    'picture.png': '',
    '.hidden.md': '',
    'node_modules/x/readme.md': '',
  })
  expect(named(root)).toEqual(['b.md', join('deep', 'er', 'a.md')])
})

test('a linked file is read, a linked folder is not followed, not even one that leads to itself', () => {
  const root = folder()
  const other = folder()
  files(other, { 'far.md': '', 'more/c.md': '' })
  files(root, { 'a.md': '' })
  symlinkSync(join(other, 'far.md'), join(root, 'far.md'))
  symlinkSync(join(other, 'more'), join(root, 'more'))
  symlinkSync(root, join(root, 'loop.md'))
  symlinkSync(join(root, 'nowhere'), join(root, 'gone.txt'))
  expect(named(root)).toEqual(['a.md', 'far.md'])
})
