/** The longest text of an entry or an event, in characters, as decks and logs are read; a test compares the limits. */
export const longestText = 100_000

/** More than both sides of any note need: a template that repeats its fields makes millions of a few. */
export const longestSide = 1_000_000

/** Longer than anybody looks at one card; Anki itself stops at a minute unless it is told otherwise. */
export const longestAnswerMs = 600_000
