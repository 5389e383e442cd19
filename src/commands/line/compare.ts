import { type Comparison, compareReadings, type Difference, readLine } from '../../commandline/index.ts'
import { exit, sanitize } from '../../model/index.ts'
import { differenceText, faultText, styleOf } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'
import { programIn, undescribed, withoutRules } from './explain.ts'

/** Each verdict as JSON and as an exit code. */
const verdicts: Record<Comparison['verdict'], { same: boolean | null; code: number }> = {
  same: { same: true, code: exit.ok },
  different: { same: false, code: exit.failed },
  unknown: { same: null, code: exit.unknown },
}

/** A difference between two lines of which neither is the right one, in words. */
function differenceOf(difference: Difference, program: string, texts: World['texts']): string {
  const { compare } = texts
  const names = ({ short, long }: { short?: string; long?: string }): string =>
    [short, long].filter(Boolean).join(', ')
  switch (difference.code) {
    case 'missing-option':
      return compare.onlyFirst(
        [names(difference.spec), difference.raw].filter(Boolean).join(' '),
        difference.spec.summary,
      )
    case 'extra-option':
      return compare.onlySecond(names(difference.spec), difference.spec.summary)
    case 'missing-word':
      return compare.onlyFirst(difference.expected, '')
    case 'extra-word':
      return compare.onlySecond(difference.given, '')
    case 'wrong-value':
      return compare.values(names(difference.spec), difference.expected, difference.given)
    case 'wrong-word':
      return compare.values('', difference.expected, difference.given)
    default:
      return differenceText(difference, program, texts)
  }
}

/** More would hide the decisive one; `--json` has all. */
const mostReasons = 2

/** Prints a verdict, why it is so, and what was not needed. */
function print(
  world: World,
  verdict: Comparison['verdict'],
  reasons: readonly string[],
  needless: readonly string[],
): void {
  const { terminal, texts } = world
  const style = styleOf(terminal)
  const { explain, remarks } = texts
  const say = (mark: string, text: string): void => terminal.print(` ${mark} ${sanitize(text)}`)
  terminal.print({ same: explain.same, different: explain.different, unknown: explain.cannotTell }[verdict])
  const mark = verdict === 'unknown' ? style.almost('?') : style.wrong('✗')
  for (const text of reasons.slice(0, mostReasons)) say(mark, text)
  if (verdict === 'same') for (const typed of needless) say(style.almost('~'), remarks.needless(typed, ''))
  if (verdict === 'unknown' && reasons.length === 0) say(mark, explain.cannotTellTail)
}

/** Tells whether two command lines do the same: exit code 0 when they do, 1 when not, 4 when the decks do not say enough. Never runs anything. */
export const compare = command({
  group: 'look',
  about: (texts) => texts.commands.compare,
  tried: ['diff', 'same', '비교'],
  words: {
    first: { type: 'line', required: true, about: 'lines' },
    second: { type: 'line', required: true, about: 'lines' },
  },
  options: { json },
  examples: [
    ['flagdrill compare docker ps -a -- docker container ls --all', 'compare'],
    ["flagdrill compare 'docker ps -a' 'docker ps' --json", 'compareJson'],
  ],
  async run(args, world) {
    const { texts } = world
    const { program, described, known } = await programIn(args.first, world)
    const [first, second] = [args.first, args.second].map((line) => readLine(program, line))
    const found = compareReadings(program, first!, second!)
    const { differences, unknown, needless } = found
    // Without a deck, only a line and itself are known to be the same.
    const verdict = described || found.verdict === 'same' ? found.verdict : 'unknown'
    if (verdict === 'unknown' && !described) {
      const missing = undescribed(args.first, known, world)
      if (!args.json) throw missing
      printJson(world, {
        same: null,
        verdict,
        differences: [],
        unknown: [{ code: 'program', text: missing.message }],
      })
      return exit.unknown
    }
    const said = differences.map((difference) => ({
      ...difference,
      text: differenceOf(difference, program.name, texts),
    }))
    const doubts = unknown.map((fault) => ({ ...fault, text: faultText(fault, program.name, texts) }))
    const extra = needless.map(({ spec, spelt, raw }) => (spec.takes === 'none' ? spelt : `${spelt} ${raw}`))
    const { same, code } = verdicts[verdict]
    if (args.json)
      printJson(world, withoutRules({ same, verdict, differences: said, unknown: doubts, needless: extra }))
    else {
      const lines = verdict === 'unknown' ? doubts : said
      print(world, verdict, [...new Set(lines.map((item) => item.text))], extra)
    }
    return code
  },
})
