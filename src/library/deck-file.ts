import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { isFile, isShortage } from '../io/folder.ts'
import { type Deck, decodeText, type Problem, sanitizeLines } from '../model/index.ts'
import type { Vocabulary } from '../sources/index.ts'
import type { NotesOptions } from '../world/index.ts'

const mb = 1 << 20
/** Larger notes are not read by anybody. */
const largestFile = 16 * mb
const largestText = 512 * mb - 64

/** A text with the line ends of today: old Macs wrote CR alone. */
const withLines = (text: string): string =>
  sanitizeLines(text.includes('\n') ? text : text.replaceAll('\r', '\n'))

type Read = { text: string; remarks: Problem[] } | { problem: Problem }

/** The text of a file, or why it has none. */
async function readText(file: string): Promise<Read> {
  const problem = (code: Problem['code'], detail?: string): Read => ({
    problem: { at: { file, line: 1 }, code, detail },
  })
  try {
    const stat = statSync(file)
    if (!stat.isFile()) return problem('not-a-file')
    if (stat.size > largestFile) return problem('too-large', `${largestFile / mb} MB`)
    const { text, encoding, replaced } = decodeText(readFileSync(file))
    // Bytes that are no text at all decode to replacement marks, line after line.
    const head = text.slice(0, 8192)
    const marks = head.split('\uFFFD').length - 1
    if (marks > 80 || head.includes('\0')) return problem('binary')
    const at = { file, line: 1 }
    return {
      text: withLines(text),
      remarks: [
        ...(encoding === 'utf-8' ? [] : [{ at, code: 'encoding', detail: encoding } as const]),
        ...(replaced > 0 ? [{ at, code: 'bad-bytes', detail: String(replaced) } as const] : []),
      ],
    }
  } catch (error) {
    if (isShortage(error)) throw error
    return problem('unreadable', (error as NodeJS.ErrnoException).code ?? String(error))
  }
}

/** A file as a deck; every failure is a problem of the deck. */
export async function readDeckFile(
  file: string,
  shipped: boolean,
  known: Vocabulary | undefined,
  language: string,
  { text, ...reading }: NotesOptions & { text?: string } = {},
): Promise<Deck> {
  const name = basename(file)
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
  const empty = { name, title: name, language, order: shipped ? 100 : 0, file, shipped, entries: [] }
  const read = text === undefined ? await readText(file) : { text: withLines(text), remarks: [] }
  if ('problem' in read) return { ...empty, problems: [read.problem] }
  const { noVocabulary, readNotes } = await import('../sources/index.ts')
  const conflict = conflictIn(read.text, file)
  const { head, entries, problems, aliases, ...rest } = readNotes(read.text.normalize('NFC'), file, {
    known: known ?? noVocabulary(),
    ...reading,
  })
  const { grammar: _grammar, ...named } = head
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
  return {
    ...empty,
    title: head.name ?? name,
    ...given,
    entries,
    problems: [...read.remarks, ...(conflict ? [conflict] : []), ...problems],
    aliases,
    ...rest,
  }
}

/** The place where git could not merge two versions of a file. */
function conflictIn(text: string, file: string): Problem | undefined {
  if (!text.includes('<<<<<<< ') || !/^>{7} /m.test(text)) return undefined
  const line = text.split('\n').findIndex((part) => part.startsWith('<<<<<<< '))
  return line < 0 ? undefined : { at: { file, line: line + 1 }, code: 'merge-conflict' }
}

/** Matches JSON that may hold a character that controls a terminal, as it is or escaped. */
const risky = /\\[bfru]|[\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/

/** The value of a JSON text, whose strings are sanitized. */
const harmless = (json: string): unknown =>
  risky.test(json)
    ? JSON.parse(json, (_key, part: unknown) => (typeof part === 'string' ? sanitizeLines(part) : part))
    : JSON.parse(json)

/** A deck that `build` has written, or anybody else: what is wrong with it is a problem of the deck. */
export async function readBuiltDeck(file: string): Promise<Deck> {
  const name = basename(file).replace(/\.json$/, '')
  const bad = (detail: string): Deck => ({
    name,
    title: name,
    language: '',
    order: 0,
    file,
    shipped: false,
    entries: [],
    problems: [{ at: { file, line: 1 }, code: 'not-a-deck', detail }],
  })
  try {
    // Reading a pipe waits for ever.
    if (!isFile(file)) return bad('ENOENT')
    // Longer than a text can be; it need not be read to say so.
    if (statSync(file).size > largestText) return bad('ERR_STRING_TOO_LONG')
    // Such a file may come from anybody.
    const value = harmless(readFileSync(file, 'utf8')) as Deck
    const { captionsIn, deckIn } = await import('./schema.ts')
    const found = deckIn(value)
    return 'wrong' in found
      ? bad(found.wrong)
      : {
          ...value,
          name,
          file,
          shipped: false,
          entries: [...found.entries, ...found.grammars],
          problems: value.problems ?? [],
          ...('captions' in value ? { captions: captionsIn(value.captions) } : {}),
        }
  } catch (error) {
    return bad(
      (error as NodeJS.ErrnoException).code ?? (error instanceof SyntaxError ? 'JSON' : String(error)),
    )
  }
}
