/** A file that is read from any place of it. */
export interface OpenFile {
  readonly size: number
  /** Fewer bytes than were asked for only at its end. */
  read(from: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** Files that a command line names, and standard input. */
export interface FileWorld {
  /** The lines of standard input, as they come, to its end. */
  input(): AsyncIterable<string>
  /** The lines of a file of notes; none when it cannot be read. */
  readLines(file: string): Promise<string[]>
  /** The type of a file at a path; undefined if there is none. */
  pathKind(path: string): Promise<'file' | 'folder' | undefined>
  /** The path that a learner typed where no shell has read it: without quotes and backslashes, `~` as the home folder. */
  typedPath(text: string): Promise<string>
  /** Whether two paths lead to the same place. */
  samePath(one: string, other: string): Promise<boolean>
  /** Writes a file as a whole or not at all. Throws UserError, or Stopped. */
  writeFile(file: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void>
  /** Opens a file for reading. Throws UserError. */
  openFile(file: string): Promise<OpenFile>
  /** Opens a file at a line in the learner's editor; false where there is none. Throws UserError when it fails. */
  edit(file: string, line: number): Promise<boolean>
  /** Whether the learner has named an editor. */
  hasEditor: boolean
}
