import type { Command, Commands } from './command.ts'

/** `SUBJECT/NAME` of every file here that declares a command, as `scripts/listed.mjs` finds them. */
declare const flagdrillCommands: readonly string[]

/** The command that a file declares. */
async function load(subject: string, name: string): Promise<Command> {
  const declared: Record<string, unknown> = await import(`./${subject}/${name}.ts`)
  return Object.values(declared).find(
    (value): value is Command => typeof value === 'object' && value !== null && 'run' in value,
  )!
}

/** Every command by its name, which is that of its file; each is loaded when it is named. The help has them in the order of their texts. */
export const commands: Commands = Object.fromEntries(
  flagdrillCommands.map((path) => {
    const [subject, name] = path.split('/') as [string, string]
    return [name, () => load(subject, name)]
  }),
)
