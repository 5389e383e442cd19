import { exit } from '../../model/index.ts'
import { command } from '../command.ts'
import { json } from '../options.ts'
import { playFree } from './free.ts'
import { listLabs, playNamed } from './labs.ts'

// Other programs list by these words.
const listed = new Set(['list', 'ls', '목록'])

/** A Docker to try things on, simulated: nothing that is typed is ever executed. */
export const lab = command({
  group: 'learn',
  about: (texts) => texts.commands.lab,
  tried: ['labs', 'sandbox', 'playground', '실습'],
  words: { name: { about: 'labName' } },
  options: {
    docker: { type: 'flag', about: 'labDocker' },
    free: { type: 'flag', about: 'labFree' },
    start: { type: 'text', about: 'labStart', value: 'FILE', completes: 'files' },
    json,
  },
  examples: [
    ['flagdrill lab name-taken', 'lab'],
    ['flagdrill lab name-taken --docker', 'labDocker'],
    ['flagdrill lab --free', 'labFree'],
    ["echo 'docker ps -a' | flagdrill lab --free --json", 'labJson'],
  ],
  async run(args, world) {
    if (args.name !== undefined && !listed.has(args.name)) return playNamed(world, args.name, args.docker)
    if (!args.free) return listLabs(world, args.json)
    await playFree(world, args.start, args.json)
    return exit.ok
  },
})
