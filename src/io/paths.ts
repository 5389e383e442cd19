import { existsSync, readFileSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { hash } from '../model/index.ts'

type Env = Record<string, string | undefined>

/** The folder for progress: what was asked for, `data/` of a checkout, or the platform's own place. */
export function dataFolder(
  root: string,
  asked: string | undefined,
  env: Env,
  platform: NodeJS.Platform = process.platform,
): string {
  const named = asked || env.FLAGDRILL_DATA
  if (named) return resolve(named)
  // The packed program has no tsconfig.json.
  if (existsSync(join(root, 'tsconfig.json'))) return join(root, 'data')
  const home = homedir()
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'flagdrill')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'flagdrill')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'flagdrill')
}

/** The file of the learner's settings: the one that FLAGDRILL_CONFIG names, or in the platform's own place. */
export function configFile(env: Env, platform: NodeJS.Platform = process.platform): string {
  if (env.FLAGDRILL_CONFIG) return resolve(env.FLAGDRILL_CONFIG)
  const home = homedir()
  if (platform === 'win32')
    return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'flagdrill', 'config.toml')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'flagdrill', 'config.toml')
  // A path that depends on where one stands is to be ignored.
  const named = env.XDG_CONFIG_HOME
  return join(named && isAbsolute(named) ? named : join(home, '.config'), 'flagdrill', 'config.toml')
}

/** A name for this machine that stays the same and is unlike others, for file names: log files of two machines never meet. */
export function deviceName(): string {
  let id = ''
  try {
    id = readFileSync('/etc/machine-id', 'utf8').trim()
  } catch {
    // Only Linux has it.
  }
  const host = hostname()
  const readable =
    host
      .toLowerCase()
      .replace(/\..*$/, '')
      .replace(/[^a-z0-9-]/g, '')
      .slice(0, 16) || 'device'
  return `${readable}-${hash(`${id} ${host} ${homedir()}`).toString(36)}`
}
