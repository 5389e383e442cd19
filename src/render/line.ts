import { type Difference, type Fault, isMisspelt, type OptionSpec } from '../commandline/index.ts'
import type { Texts } from '../i18n/index.ts'

const names = ({ short, long }: OptionSpec): string => [short, long].filter(Boolean).join(', ')

/** A line that begins with something else than the name of the program, in words. */
function otherProgramText(
  { typed, bare }: Fault & { code: 'other-program' },
  program: string,
  { line }: Texts,
): string {
  if (bare) return line.programMissing(typed, program)
  if (typed.toLowerCase() === program) return line.lowerCase(program)
  const said = line.otherProgram(typed, program)
  return isMisspelt(typed, program) ? line.both(said, line.nearCommand(program)) : said
}

/** Why a program refuses a line, in words. `program` is its name. */
export function faultText(fault: Fault, program: string, texts: Texts): string {
  const { line } = texts
  const sentence = (...parts: (string | undefined)[]): string =>
    parts.filter((part) => part !== undefined && part !== '').reduce((all, part) => line.both(all!, part!))!
  switch (fault.code) {
    case 'empty':
      return line.empty
    case 'too-long':
      return line.tooLong
    case 'other-program':
      return otherProgramText(fault, program, texts)
    case 'unknown-command':
      return sentence(
        fault.unsure ? line.notListed(fault.typed) : line.unknownCommand(fault.typed),
        fault.near && line.nearCommand(fault.near),
      )
    case 'no-command':
      return line.noCommand(`${program} ${fault.path}`.trim())
    case 'unknown-option': {
      const homes = fault.elsewhere.slice(0, 3).map((path) => `${program} ${path}`.trim())
      return sentence(
        fault.unsure ? line.notListed(fault.typed) : line.unknownOption(fault.typed),
        fault.hidden && line.hidden(fault.hidden),
        fault.near && line.isNear(names(fault.near), fault.near.summary),
        !fault.near && homes.length > 0 ? line.elsewhere(homes.join(', ')) : undefined,
      )
    }
    case 'depends':
      return line.depends(fault.typed)
    case 'one-dash':
      return line.oneDash(fault.typed, names(fault.spec))
    case 'ambiguous':
      return line.ambiguous(fault.typed, fault.names.join(', '))
    case 'takes-none':
      return line.takesNone(names(fault.spec))
    case 'twice':
      return line.twice(names(fault.spec))
    case 'needs-value':
      return line.needsValue(names(fault.spec))
    case 'bad-value':
      return sentence(
        line.badValue(names(fault.spec), fault.raw, line.values[fault.fault.code](fault.fault.detail)),
        fault.fault.near && line.nearCommand(fault.fault.near),
      )
    case 'bad-word':
      return line.badWord(fault.raw, line.values[fault.fault.code](fault.fault.detail))
    case 'bad-syntax':
      return line.badSyntax(fault.typed)
    case 'too-few':
      return line.tooFew(fault.slot ?? '')
    case 'too-many':
      return line.tooMany(fault.given, fault.max)
    case 'conflict':
      return line.conflict(...fault.names)
    case 'needs-option':
      return line.needsOption(fault.name, fault.option)
    case 'single':
      return line.single(fault.option)
  }
}

/** One difference between a typed line and the one that was wanted, in words. */
export function differenceText(difference: Difference, program: string, texts: Texts): string {
  const { line } = texts
  switch (difference.code) {
    case 'fault':
      return faultText(difference.fault, program, texts)
    case 'wanted-fault':
      return line.wantedFault(faultText(difference.fault, program, texts))
    case 'switch-value':
      return line.switchValue(difference.spec.name, difference.typed)
    case 'mistyped-command':
      return line.mistypedCommand(difference.typed, difference.expected)
    case 'environment':
      return line.environment(difference.expected, difference.given)
    case 'curly':
      return line.curly(difference.typed)
    case 'other-command':
      return line.otherCommand(
        `${program} ${difference.typed || difference.given}`.trim(),
        difference.meaning,
      )
    case 'missing-option':
      return line.missingOption(
        [names(difference.spec), difference.raw].filter(Boolean).join(' '),
        difference.spec.summary,
      )
    case 'extra-option':
      return line.extraOption(names(difference.spec), difference.spec.summary)
    case 'wrong-value':
      return line.wrongValue(names(difference.spec), difference.given, difference.expected)
    case 'after-argument':
      return line.afterArgument(names(difference.spec), difference.slot)
    case 'mistyped':
      return line.mistyped(difference.typed)
    case 'missing-word':
      return line.missingWord(difference.expected)
    case 'extra-word':
      return line.extraWord(difference.given)
    case 'wrong-word':
      return line.wrongWord(difference.given, difference.expected)
    case 'order':
      return line.order(difference.expected.join(' '))
    case 'inner':
      return line.inner(difference.expected, difference.given)
    case 'dashes':
      return line.dashes(difference.typed)
    case 'shell':
      return line.shell(difference.typed)
  }
}
