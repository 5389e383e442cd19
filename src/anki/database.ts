import type { Database, SqlJsStatic } from 'sql.js'
import sqlite from 'sql.js/dist/sql-wasm-inline.js'
import { Refusal } from './refusal.ts'

let engine: Promise<SqlJsStatic> | undefined

/** A database in memory, empty or of the bytes of a file. */
export async function database(bytes?: Uint8Array): Promise<Database> {
  engine ??= sqlite()
  const { Database } = await engine
  return new Database(bytes)
}

/** Does something with a foreign database. Throws Refusal where it cannot be read. */
export async function reading<T>(bytes: Uint8Array, work: (db: Database) => T): Promise<T> {
  let db: Database | undefined
  try {
    db = await database(bytes)
    db.run('pragma trusted_schema = off')
    // Later collections sort names in a way that only Anki knows; we do not sort.
    db.run(`pragma writable_schema = on;
      update sqlite_master set sql = replace(replace(sql, 'COLLATE unicase', ''), 'collate unicase', '')
        where sql like '%unicase%';
      pragma writable_schema = reset; pragma query_only = on`)
    // A view or virtual table could run forever.
    const others = db.exec(
      "select 1 from sqlite_master where type in ('view', 'trigger') or sql like 'create virtual%'",
    )
    if (others.length > 0) throw new Refusal('not-anki')
    return work(db)
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged')
  } finally {
    db?.close()
  }
}

/** The rows of a question, one at a time. */
export function* rowsOf(db: Database, sql: string): Iterable<unknown[]> {
  const statement = db.prepare(sql)
  try {
    while (statement.step()) yield statement.get()
  } finally {
    statement.free()
  }
}
