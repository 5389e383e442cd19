import type { PageReading } from './blocks.ts'
import type { GrammarRule } from './layout.ts'
import type { HelpRow } from './row.ts'

/** The row of an option in a grammar: `-f[amily] { inet | inet6 }` has two names. */
function ruleRow(part: string, line: number): HelpRow | undefined {
  const [, head, tail, value = ''] = /^(-\w+)(?:\[(\w+)\])?\s*(.*)$/.exec(part) ?? []
  if (head === undefined) return undefined
  const bare = value.replace(/\s*\|\s*/g, '|').replace(/\{ | \}/g, (brace) => brace.trim())
  const form = bare === '' ? '' : ` ${bare}`
  const names = tail === undefined ? [head] : [head, head + tail]
  return { items: names.map((name) => ({ name, value: form })), text: [], indent: 0, line, global: false }
}

/** The options and commands of the grammar that a page prints: `-V[ersion] | -f[amily] { inet | inet6 }`. */
export function fromRules(rules: readonly GrammarRule[], { rows, page }: PageReading): void {
  for (const { name, parts, line } of rules)
    if (/OPTIONS?|FLAGS?/.test(name))
      rows.push(...parts.map((part) => ruleRow(part, line)).filter((row) => row !== undefined))
    else if (/OBJECT|COMMAND/.test(name))
      for (const part of parts)
        if (part !== 'help' && /^[a-z][\w-]*$/.test(part))
          page.commands.push({ name: part, aliases: [], summary: '', line })
}
