import { folder } from '../folders.ts'
import { held } from './client.ts'
import { engine, withEngine } from './engine.ts'

withEngine('every command and option of the newest client is in the decks', async () => {
  const client = { program: engine!.docker, config: folder(), version: engine!.version }
  const { wrong, commands, options } = await held(client, () => true, true)
  expect(wrong).toEqual([])
  expect([commands, options]).toEqual([125, 745])
})
