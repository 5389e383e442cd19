import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { hash } from '../model/index.ts'
import { makeFolder } from './folder.ts'
import { homeFolder } from './home.ts'
import { replace } from './write-file.ts'

type Env = Record<string, string | undefined>

/** The home folder as Node names it, without loading what knows it where the environment says it. */
const homeIn = (env: Env, platform: NodeJS.Platform): string =>
  (platform !== 'win32' && env.HOME) || homeFolder()

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
  const home = homeIn(env, platform)
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'flagdrill')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'flagdrill')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'flagdrill')
}

/** The file of the learner's settings: the one that FLAGDRILL_CONFIG names, or in the platform's own place. */
export function configFile(env: Env, platform: NodeJS.Platform = process.platform): string {
  if (env.FLAGDRILL_CONFIG) return resolve(env.FLAGDRILL_CONFIG)
  const home = homeIn(env, platform)
  if (platform === 'win32')
    return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'flagdrill', 'config.toml')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'flagdrill', 'config.toml')
  // A path that depends on where one stands is to be ignored.
  const named = env.XDG_CONFIG_HOME
  return join(named && isAbsolute(named) ? named : join(home, '.config'), 'flagdrill', 'config.toml')
}

/** Identifies this machine. */
export interface Machine {
  /** Of a machine that was cloned, or that shares its home folder, another one than the original's. */
  key: string
  /** A container: only its data folder outlives it. */
  container: boolean
  /** The name that versions before 0.2 gave it: it changed with the name of the host. */
  former: string
}

const firstLine = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

/** This machine. */
function thisMachine(): Machine {
  const id = firstLine('/etc/machine-id')
  const container = existsSync('/.dockerenv') || existsSync('/run/.containerenv')
  const host = hostname()
  const readable =
    host
      .toLowerCase()
      .replace(/\..*$/, '')
      .replace(/[^a-z0-9-]/g, '')
      .slice(0, 16) || 'device'
  return {
    key: container ? 'container' : hash(id).toString(36),
    container,
    former: `${readable}-${hash(`${id} ${host} ${homeFolder()}`).toString(36)}`,
  }
}

/** The folder for what belongs to this machine and is not to be copied to another one. */
function stateFolder(env: Env, platform: NodeJS.Platform): string {
  if (platform === 'win32')
    return join(env.LOCALAPPDATA || join(homeFolder(), 'AppData', 'Local'), 'flagdrill')
  const named = env.XDG_STATE_HOME
  return join(named && isAbsolute(named) ? named : join(homeFolder(), '.local', 'state'), 'flagdrill')
}

const isDeviceName = (name: unknown): name is string =>
  typeof name === 'string' && /^[a-z0-9-]{1,40}$/.test(name)

function devicesIn(file: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof found === 'object' && found !== null ? { ...found } : {}
  } catch {
    return {}
  }
}

/** Whether a data folder has files of a device. */
function hasFilesOf(data: string, device: string): boolean {
  try {
    return [...readdirSync(join(data, 'reviews')), ...readdirSync(data)].some((name) =>
      name.includes(`.${device}`),
    )
  } catch {
    return false
  }
}

/** The name of this machine in the names of log files: two machines never write to the same file. It is kept outside of the data folder, which may be copied to other machines; that of containers is kept inside, because nothing else of them stays. */
export function deviceName(
  data: string,
  env: Env,
  machine = thisMachine(),
  platform: NodeJS.Platform = process.platform,
): string {
  const file = join(machine.container ? data : stateFolder(env, platform), 'device.json')
  const known = devicesIn(file)
  const found = known[machine.key]
  if (isDeviceName(found)) return found
  const random = process.getBuiltinModule('node:crypto').randomBytes(6).toString('hex')
  const name = hasFilesOf(data, machine.former) ? machine.former : `d-${random}`
  try {
    makeFolder(dirname(file))
    replace(file, JSON.stringify({ ...known, [machine.key]: name }))
    return name
  } catch {
    // Nothing can be kept: the former name is at least the same tomorrow.
    return machine.former
  }
}
