/** The single keys of a quiz, by what they do. */
export interface Keys {
  undo: string
  suspend: string
  bury: string
  edit: string
  why: string
  quit: string
  help: string
}

/** The keys as they come. */
export const defaultKeys: Keys = {
  undo: 'u',
  suspend: 's',
  bury: 'b',
  edit: 'e',
  why: 'w',
  quit: 'q',
  help: '?',
}
