/** A word that could stand in a place, and its meaning. */
export interface Candidate {
  text: string
  about: string
}

/** The candidates for the place of a word, or any file. */
export type Completion = 'files' | Candidate[]
