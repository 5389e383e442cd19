import { idField, ownType } from './entries.ts'

/** The tables of a collection of version 11. */
export const columns = {
  col: 'id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, dconf text not null, tags text not null',
  notes:
    'id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null',
  cards:
    'id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null',
  revlog:
    'id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null',
  graves: 'usn integer not null, oid integer not null, type integer not null',
}
/** The indexes of the tables. */
export const indexes = {
  notes: ['usn', 'csum'],
  cards: ['usn', 'nid', 'did, queue, due'],
  revlog: ['usn', 'cid'],
}

/** The number of our note type. */
export const typeId = 1_500_000_000_000
const style = `.card { font-family: sans-serif; font-size: 20px; text-align: left; max-width: 40em; margin: 0 auto; }
pre, code { font-family: monospace; }
.about { opacity: 0.6; }`
const sides = {
  qfmt: '{{Front}}',
  afmt: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n{{#Extra}}<div class="about">{{Extra}}</div>{{/Extra}}',
}

/** Our note type: the two sides of a card, what is said about it, and its id. */
export const noteType = (seconds: number, deck: number): object => ({
  id: typeId,
  name: ownType,
  type: 0,
  mod: seconds,
  usn: -1,
  sortf: 0,
  did: deck,
  tmpls: [{ name: 'Card 1', ord: 0, ...sides, bqfmt: '', bafmt: '', did: null }],
  flds: ['Front', 'Back', 'Extra', idField].map((name, ord) => ({
    name,
    ord,
    sticky: false,
    rtl: false,
    font: 'Arial',
    size: 20,
  })),
  css: style,
  latexPre: '',
  latexPost: '',
  req: [[0, 'any', [0]]],
})

/** A deck. */
export const deckRow = (id: number, name: string, seconds: number): object => ({
  id,
  name,
  mod: seconds,
  usn: -1,
  desc: '',
  dyn: 0,
  conf: 1,
  collapsed: false,
  browserCollapsed: false,
  extendNew: 0,
  extendRev: 0,
  newToday: [0, 0],
  revToday: [0, 0],
  lrnToday: [0, 0],
  timeToday: [0, 0],
})

/** The settings of decks. */
export const preset = (retention: number): object => ({
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  desiredRetention: retention,
  new: { bury: true, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
  rev: { bury: true, ease4: 1.3, ivlFct: 1, maxIvl: 36500, perDay: 200, hardFactor: 1.2 },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
})
