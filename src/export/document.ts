import * as v from 'valibot'

/**
 * The JSON of an export, version 1:
 *
 *     { "flagdrill": 1, "what": "reviews", "exported": "2026-11-25T10:00:00.000Z",
 *       "decks": ["docker-first-steps"], "since": "2026-11-01",
 *       "events": [ … ] }
 *
 * `decks` and `since` are there when the export was narrowed by them. `events` are the lines of the log,
 * whole and unchanged; JSON Lines are the same events without a frame. Every event has
 *
 *     type   "review", "undo", "hold", "adopt", "reset" and others that later versions add
 *     id     text that no other event has; what is there already is not added again
 *     card   id of the card
 *     at     milliseconds since 1970; `order`, where it stands, is the place in history instead
 *     day    the learner's day, "2026-11-25"
 *
 * and, by type:
 *
 *     review  grade "again" | "hard" | "good" | "easy", answer?, took? (milliseconds), hints?,
 *             confused? ([asked, given] pairs), first? (true), by (the scheduler),
 *             after: the memory: stability (days), difficulty (1 to 10), due (day),
 *             last (milliseconds since 1970), day, reps, lapses, failed (true or false)
 *     undo    of: the id of the review that no longer counts, its grade, took?, first?, confused?,
 *             reviewed?, after? (the memory before it)
 *     hold    until? ("always" or a day; without it the card is asked again), of? (what it takes back)
 *     adopt   from: the id of the card whose memory `card` takes over
 *     reset   after? (the memory to go back to; without it the card is new again), of?, reviewed? (when the
 *             memory was made that is taken away; a later one stays)
 *
 * With "what": "cards" there are `columns` and `rows` instead of `events`: a list to look at, which does not
 * hold enough to be imported. Later versions count `flagdrill` up when something here changes its meaning;
 * new fields may come without that.
 */
const exported = v.looseObject({
  flagdrill: v.literal(1),
  what: v.picklist(['reviews', 'cards']),
  exported: v.string(),
  events: v.optional(v.array(v.unknown())),
  rows: v.optional(v.array(v.unknown())),
})

/** The content of a JSON document: events, a list of cards, the document of a later version, or something else. */
export function documentIn(value: unknown): { events: unknown[] } | 'cards' | 'newer' | 'other' {
  const version = (value as { flagdrill?: unknown } | null)?.flagdrill
  if (typeof version === 'number' && version > 1) return 'newer'
  const parsed = v.safeParse(exported, value, { abortEarly: true })
  if (!parsed.success) return 'other'
  if (parsed.output.what === 'cards') return 'cards'
  return parsed.output.events === undefined ? 'other' : { events: parsed.output.events }
}
