import { exit, sanitize, UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { command } from '../command.ts'
import { misspelt } from '../suggest.ts'
import { type Shell, shells } from './shells.ts'

/** The shell of a name. Throws UserError. */
export function shellOf(name: string, { texts }: World): Shell {
  if (Object.hasOwn(shells, name)) return shells[name as keyof typeof shells]
  const near = misspelt(name, Object.keys(shells))
  throw new UserError(
    texts.config.unknownShell(sanitize(name), Object.keys(shells)),
    near && texts.errors.didYouMean(near),
    exit.usage,
  )
}

/** The script that makes a shell complete. What it calls back, `completion SHELL -- …`, is answered before any option is read. */
export const completion = command({
  group: 'programs',
  about: (texts) => texts.commands.completion,
  tried: ['completions', 'autocomplete', 'complete'],
  words: { shell: { type: 'choice', of: Object.keys(shells), required: true, about: 'shell' } },
  options: { keys: { type: 'flag', about: 'completionKeys' } },
  examples: [['source <(flagdrill completion bash)', 'completion']],
  async run(args, world) {
    const name = args.shell
    const { script, use, keys } = shellOf(name, world)
    const [line, ...place] = use
    const { config } = world.texts
    if (args.keys) {
      if (keys === undefined) throw new UserError(config.noKeys(name), undefined, exit.usage)
      world.terminal.print(
        `# ${config.explainsKey}: ${config.useOf(line.replace(/completion \w+/, '$& --keys'), ...place)}\n${keys}`,
      )
      return exit.ok
    }
    // zsh takes the first line as the sign of a file of completions.
    const head = name === 'zsh' ? '#compdef flagdrill\n' : ''
    world.terminal.print(`${head}# ${config.completes(name)}: ${config.useOf(line, ...place)}\n${script}`)
    return exit.ok
  },
})
