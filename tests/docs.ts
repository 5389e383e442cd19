import { commands } from '../src/commands/index.ts'
import { en } from '../src/i18n/en.ts'

/** The page of all commands, each with its help, in the groups of the help. */
export async function commandsPage(helpOf: (name: string) => Promise<string>): Promise<string> {
  const parts = ['# Commands', 'Made of the table of commands; `flagdrill help COMMAND` prints the same.']
  for (const [group, title] of Object.entries(en.commands.groups)) {
    parts.push(`## ${title.replace(/:$/, '')}`)
    for (const [name, read] of Object.entries(commands)) {
      if ((await read()).group !== group) continue
      parts.push(`### ${name}`, `\`\`\`\n${(await helpOf(name)).trimEnd()}\n\`\`\``)
    }
  }
  return `${parts.join('\n\n')}\n`
}
