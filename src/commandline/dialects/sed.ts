import type { Dialect } from '../dialect.ts'
import type { Reading } from '../reading.ts'
import { means, optional, valued } from './rules.ts'

const letterCommand = /^\s*((?:\d+|\$)?(?:,(?:\d+|\$))?!?)\s*([=dDgGhHlnNpPqQx])\s*(?:[;\n]|$)/
const substitution =
  /^\s*((?:\d+|\$)?(?:,(?:\d+|\$))?!?)\s*s([^\w\s\\])((?:(?!\2)[^\\]|\\.)*)\2((?:(?!\2)[^\\]|\\.)*)\2([gpiI\d]*)\s*(?:[;\n]|$)/s

/** The commands of a script, where they are plain: a letter, or `s` with its parts, whose marks become slashes. */
function commandsIn(script: string): string[] | undefined {
  const commands: string[] = []
  for (let rest = script; rest.trim() !== ''; ) {
    const plain = letterCommand.exec(rest)
    const parts = plain ? undefined : substitution.exec(rest)
    if (plain) commands.push(plain[1]! + plain[2]!)
    else if (parts && !parts[3]!.includes('/') && !parts[4]!.includes('/'))
      commands.push(`${parts[1]}s/${parts[3]}/${parts[4]}/${parts[5]}`)
    else if (parts?.[2] === '/') commands.push(parts[0].trim().replace(/[;\n]$/, ''))
    else return undefined
    rest = rest.slice((plain ?? parts)![0].length)
  }
  return commands
}

/** Puts the parts of a script together, where all of them are plain. */
function wholeScript(reading: Reading): void {
  const [first, ...others] = reading.options.filter(({ spec }) => spec.name === '--expression')
  if (!first || reading.options.some(({ spec }) => spec.name === '--file')) return
  const commands = commandsIn([first, ...others].map(({ raw }) => raw).join('\n'))
  if (!commands) return
  reading.options = reading.options.filter((option) => !others.includes(option))
  const at = reading.options.indexOf(first)
  reading.options[at] = { ...first, raw: commands.join(';') }
}

/** GNU sed. */
export const sed: Dialect = {
  rewrite: wholeScript,
  grammar: {
    style: 'getopt',
    firstWordIs: ['--expression', '--file'],
    rules: {
      '--expression': { takes: 'required', series: 'script' },
      '--file': { takes: 'required', series: 'script' },
      ...valued('--line-length'),
      ...optional('--in-place -i'),
      ...means({ '-r': '--regexp-extended', '--silent': '--quiet' }),
    },
  },
}
