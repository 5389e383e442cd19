import type { Part } from '../../commandline/index.ts'
import type { Texts } from '../../i18n/index.ts'

type Half = keyof Texts['explain']['half']

/** Values of two parts of which one may stand alone, by the option: how the one looks, and its text. */
const halves: Readonly<Record<string, { alone: RegExp; half: Half }>> = {
  'docker --publish': { alone: /^\d+(?:-\d+)?(?:\/\w+)?$/, half: 'port' },
  'docker --volume': { alone: /^\/[^:]*$/, half: 'path' },
  'docker --env': { alone: /^\w+$/, half: 'variable' },
}

/** Says what the value of an option means that gives one of its two parts alone; undefined for all others. */
export function halfMeaning(
  program: string,
  { spec, value }: Extract<Part, { role: 'option' }>,
  texts: Texts,
): string | undefined {
  const found = halves[`${program} ${spec.long}`]
  return found && value !== undefined && found.alone.test(value) ? texts.explain.half[found.half] : undefined
}
