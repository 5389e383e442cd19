import { join } from 'node:path'
import { folder } from '../folders.ts'
import { held } from './client.ts'
import { engine, withEngine } from './engine.ts'

const isPlugin = ([group]: string[]): boolean => group === 'compose' || group === 'buildx'

withEngine('every command and option of the newest client is in the decks', async () => {
  const client = { program: engine!.docker, config: folder(), version: engine!.version }
  const { wrong, commands, options } = await held(client, (path) => !isPlugin(path), true)
  expect(wrong).toEqual([])
  expect([commands, options]).toEqual([125, 745])
})

// For tools and for few people: a line of one of them is "not in these decks".
const leftOut =
  /^(?:compose bridge|buildx (?:dap|dial-stdio|policy|replay|history (?:export|import|open|trace|inspect attachment)))\b/

withEngine('every command and option of Compose and buildx is in the decks', async () => {
  const config = join(engine!.env.DOCKER_CONFIG!)
  const client = { program: engine!.docker, config, version: engine!.version }
  const { wrong, commands, options } = await held(
    client,
    (path) => isPlugin(path) && !leftOut.test(path.join(' ')),
    true,
    (path) => (path.length === 0 ? ['help'] : [...path, '--help']),
  )
  expect(wrong).toEqual([])
  expect([commands, options]).toEqual([50, 383])
})
