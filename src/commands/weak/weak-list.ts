import { type Reason, reasonsOf, type WeakCard } from '../../insight/index.ts'
import { cut, padded, sanitize, width, wordOf, wrap } from '../../model/index.ts'
import { measure } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import type { Names } from './weak-names.ts'

const longest = 30
// Reasons in a narrower column are harder to read than below.
const narrowest = 28

const widest = (texts: readonly string[]): number => Math.max(...texts.map(width))

/** Cells of some widths, and lines to the right of them. */
const beside = (
  cells: readonly string[],
  widths: readonly number[],
  lines: readonly string[],
  indent = '',
): string[] =>
  lines.map(
    (line, index) =>
      `${indent}${widths.map((room, cell) => `${padded(index === 0 ? cells[cell]! : '', room)}  `).join('')}${line}`,
  )

/** Phrases in lines; one that fits on a line is not broken. */
const phraseLines = (phrases: readonly string[], columns: number): string[] =>
  wrap(
    phrases.map((phrase) => (width(phrase) < columns ? phrase.replaceAll(' ', '\u00A0') : phrase)).join(', '),
    columns,
  ).map((line) => line.replaceAll('\u00A0', ' '))

/** Why a card is weak, in words. */
function reasonTexts(item: WeakCard, names: Names, { texts }: World): string[] {
  const { weak } = texts
  const { memory, speed, confusedWith = '' } = item
  const say: Record<Reason, () => string> = {
    failed: () => weak.failed,
    risk: () => weak.risk(Math.round(item.risk * 100)),
    lapses: () => weak.lapses(memory.lapses),
    leech: () => weak.leech(memory.lapses),
    difficulty: () => weak.difficult,
    slow: () => weak.slow(texts.duration(speed?.medianMs ?? 0)),
    confusion: () => weak.confused(names.ofSubject(confusedWith), item.confusions),
  }
  const reasons = reasonsOf(item)
  // No risk is no reason beside others.
  const isNone = (reason: Reason): boolean => reason === 'risk' && Math.round(item.risk * 100) === 0
  const told = reasons.filter((reason) => !isNone(reason))
  return (told.length > 0 ? told : reasons).map((reason) => say[reason]())
}

/** Weak cards as lines: what each is about, what it asks, why it is weak; no line is wider than the screen. */
export function weakLines(found: readonly WeakCard[], names: Names, world: World): string[] {
  const { texts, terminal } = world
  const room = measure(terminal.columns)
  const rows = found.map((item) => ({
    name: names.of(item.card),
    kind: wordOf(texts.weak.kinds, item.card.kind) ?? item.card.kind,
    why: reasonTexts(item, names, world),
  }))
  if (terminal.plain)
    return rows.flatMap(({ name, kind, why }) => wrap(`${name}, ${kind}: ${why.join(', ')}`, room))
  const kinds = widest(rows.map(({ kind }) => kind))
  const wide = Math.min(longest, widest(rows.map(({ name }) => name)))
  const left = room - wide - kinds - 4
  if (left < narrowest)
    return rows.flatMap(({ name, kind, why }) => [
      `${cut(name, room - width(kind) - 2)}  ${kind}`,
      ...phraseLines(why, room - 2).map((line) => `  ${line}`),
    ])
  return rows.flatMap(({ name, kind, why }) =>
    beside([cut(name, wide), kind], [wide, kinds], phraseLines(why, left)),
  )
}

/** An id as a word of a shell. */
const quoted = (id: string): string => (/^[\w/@~.,:+#-]+$/.test(id) ? id : `"${id}"`)

/** The ways out for leeches: reword, suspend, tell apart from what they are mixed up with. */
export function leechLines(found: readonly WeakCard[], names: Names, { texts, terminal }: World): string[] {
  const { leechHelp: help } = texts.weak
  const room = measure(terminal.columns)
  return found
    .filter(({ leech }) => leech)
    .flatMap(({ card, contrast }) => {
      const { file, line } = card.entry.at
      const ways = [
        [help.reword, `${file.replace(/^.*[\\/]/, '')}:${line}`],
        [help.suspend, `flagdrill suspend ${quoted(card.id)}`],
        ...(contrast ? [[help.beside, help.drilled(names.of(contrast))]] : []),
      ] as [string, string][]
      const labels = widest(ways.map(([label]) => label))
      return [
        ...wrap(help.title(names.of(card)), room),
        ...ways.flatMap(([label, way]) =>
          beside([label], [labels], wrap(sanitize(way), room - labels - 4), '  '),
        ),
      ]
    })
}

/** Weak cards for other programs. */
export const weakJson = (found: readonly WeakCard[]): object[] =>
  found.map((item) => ({
    card: item.card.id,
    kind: item.card.kind,
    deck: item.card.deck,
    reasons: reasonsOf(item),
    risk: item.risk,
    lapses: item.memory.lapses,
    leech: item.leech,
    difficulty: item.memory.difficulty,
    medianMs: item.speed?.medianMs ?? null,
    pace: item.speed?.ratio ?? null,
    confusedWith: item.confusedWith ?? null,
    confusions: item.confusions,
    contrast: item.contrast?.id ?? null,
    score: item.score,
    due: item.memory.due,
  }))
