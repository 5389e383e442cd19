/** A row to be exported. */
export type Row = Readonly<Record<string, unknown>>

/** One way to write rows as text, some at a time, so that no number of rows needs more memory. */
export interface Format {
  /** What stands before the rows. */
  begin(columns: readonly string[], about: Readonly<Record<string, unknown>>): string
  /** Some rows; `first` when none was before them. */
  rows(rows: readonly Row[], columns: readonly string[], first: boolean): string
  end(): string
}
