import { UserError } from '../../model/index.ts'
import type { Learnt, NotesText } from '../../peers/index.ts'
import type { OpenFile, World } from '../../world/index.ts'
import { importPeer, type Peer } from './import-peer.ts'
import type { Given, Imported } from './imported.ts'

/** The request: a file or a folder, and the notes that go with it. */
export interface Asked {
  path: string
  notes: readonly string[]
  name?: string
  dry: boolean
  without?: string
}

const largest = 512 * 2 ** 20

const folderOf = (path: string): string => path.replace(/[^/\\]+$/, '') || '.'

/** The notes in a folder, all the way down only where it is a collection of some program: nobody means a whole disk. */
async function notesIn(
  folder: string,
  whole: boolean,
  world: World,
): Promise<{ notes: string[]; name: string }> {
  const [group] = await world.notesFiles([folder], !whole)
  return { notes: group?.files ?? [], name: group?.name ?? '' }
}

/** The notes that go with a file: those that are named, otherwise what lies beside it. Throws UserError where there are none. */
async function withNotes(asked: Asked, whole: boolean, world: World): Promise<Asked> {
  if (asked.notes.length > 0) return asked
  const { notes, name } = await notesIn(folderOf(asked.path), whole, world)
  if (notes.length === 0) throw new UserError(world.texts.import.noCards, world.texts.import.notesHint)
  return { ...asked, notes, name: asked.name ?? name }
}

/** Imports a database of hashcards or repeater; undefined for any other. Throws UserError. */
export async function importDatabase(
  asked: Asked,
  { file }: Pick<Given, 'file'>,
  world: World,
): Promise<Imported | undefined> {
  if (file.size > largest) return undefined
  const anki = await import('../../anki/index.ts')
  const peers = await import('../../peers/index.ts')
  const bytes = await file.read(0, file.size)
  const found = await anki.reading(bytes, (db) => {
    const tables = new Set(
      [...anki.rowsOf(db, "select name from sqlite_master where type = 'table'")].map(([name]) =>
        String(name),
      ),
    )
    const columns = [...anki.rowsOf(db, "select name from pragma_table_info('cards')")].map(([name]) => name)
    if (!columns.includes('card_hash')) return undefined
    const peer: Peer = tables.has('reviews') ? 'hashcards' : 'repeater'
    const sql = peer === 'hashcards' ? peers.hashcardsReviews : peers.repeaterCards
    return { peer, rows: [...anki.rowsOf(db, sql)] }
  })
  if (!found) return undefined
  const learn = found.peer === 'hashcards' ? peers.hashcardsLearnt : peers.repeaterLearnt
  return importPeer(
    {
      ...(await withNotes(asked, found.peer === 'hashcards', world)),
      peer: found.peer,
      learn: async (texts, time) => learn(texts, found.rows, time),
    },
    world,
  )
}

/** Imports a folder of notes: of hashcards where its database lies there, otherwise with what the notes themselves say. Throws UserError. */
export async function importFolder(asked: Asked, world: World): Promise<Imported> {
  const database = `${asked.path.replace(/[\\/]+$/, '')}/hashcards.db`
  if ((await world.pathKind(database)) === 'file') {
    const file = await world.openFile(database)
    try {
      const done = await importDatabase({ ...asked, path: database, notes: [asked.path] }, { file }, world)
      if (done) return done
    } finally {
      await file.close()
    }
  }
  const vault = (await world.pathKind(`${asked.path}/.obsidian`)) === 'folder'
  const { notes, name } = await notesIn(asked.path, vault, world)
  // Without notes it is a folder like any other, and says so.
  if (notes.length === 0) await (await world.openFile(asked.path)).close()
  return importMarked({ ...asked, notes, name: asked.name ?? name }, [], world)
}

const longestNotes = 16 << 20

/** Whether a text holds what a program of flashcards has written beside its cards. */
const hasMarks = (text: string): boolean =>
  /<!--\s*SR:!/.test(text) || /^\s*:(?:REVIEW_DATA|DRILL_LAST_REVIEWED):/im.test(text)

/** Imports notes with what their own comments and properties say of the progress. Throws UserError. */
async function importMarked(asked: Asked, history: readonly string[], world: World): Promise<Imported> {
  const { obsidianLearnt, orgLearnt } = await import('../../peers/index.ts')
  const { defaultParameters } = await import('../../schedule/fsrs.ts')
  const isOrg = ({ file, lines }: NotesText): boolean =>
    /\.org$/i.test(file) || lines.some((line) => /^\*+\s.*:(?:drill|fc):/.test(line))
  return importPeer(
    {
      ...asked,
      peer: history.length > 0 || asked.notes.some((name) => /\.org$/i.test(name)) ? 'org' : 'obsidian',
      learn: async (texts, time) => {
        const learnt = texts.flatMap((text): Learnt[] =>
          isOrg(text)
            ? orgLearnt(text, defaultParameters, time, history)
            : obsidianLearnt(text, defaultParameters),
        )
        if (learnt.length === 0)
          throw new UserError(world.texts.import.noProgress, world.texts.import.notesHint)
        return { learnt, lost: 0 }
      },
    },
    world,
  )
}

/** Imports notes and histories of other programs; undefined for a text that is neither. Throws UserError. */
export async function importNotes(asked: Asked, file: OpenFile, world: World): Promise<Imported | undefined> {
  const { textKind, textOf } = await import('../../export/index.ts')
  const { isFcHistory } = await import('../../peers/index.ts')
  let text = ''
  try {
    for await (const piece of textOf(file)) {
      if (text === '' && textKind(piece) !== 'other' && !isFcHistory(piece)) return undefined
      text += piece
      if (text.length > longestNotes) break
    }
  } catch (error) {
    // A later step refuses a file that is not text and gives the reason.
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined
    throw error
  }
  if (isFcHistory(text))
    return importMarked(
      { ...(await withNotes(asked, false, world)), without: asked.path },
      await world.readLines(asked.path),
      world,
    )
  return hasMarks(text) ? importMarked({ ...asked, notes: [asked.path] }, [], world) : undefined
}
