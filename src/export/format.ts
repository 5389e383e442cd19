/** A row to be exported: the same columns in every row. */
export type Row = Readonly<Record<string, string | number | boolean | undefined>>

/** One way to write rows as text, piece by piece, so that no number of rows needs more memory. */
export interface Format {
  /** What stands before the rows. */
  begin(columns: readonly string[], about: Readonly<Record<string, unknown>>): string
  row(row: Row, columns: readonly string[], first: boolean): string
  end(): string
}
