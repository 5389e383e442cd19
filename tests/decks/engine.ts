import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../folders.ts'

/** A running Docker engine that tests may use, and the client that belongs to it. */
export interface Engine {
  docker: string
  /** The version of the client. */
  version: string
  /** The environment that leads to the engine. */
  env: NodeJS.ProcessEnv
}

/** The engine in the folder that FLAGDRILL_ENGINE names, which `engine up` has started. */
function find(): Engine | undefined {
  const home = process.env.FLAGDRILL_ENGINE
  if (home === undefined || !existsSync(join(home, 'docker.sock'))) return undefined
  const docker = join(home, 'bin', 'docker')
  const env = {
    ...process.env,
    PATH: `${join(home, 'bin')}:${process.env.PATH}`,
    DOCKER_HOST: `unix://${join(home, 'docker.sock')}`,
    DOCKER_CONFIG: join(home, 'config'),
    NO_COLOR: '1',
    BUILDKIT_PROGRESS: 'plain',
    // The registry of registry.sh has a certificate of its own.
    SSL_CERT_FILE: join(home, 'registry', 'ca.pem'),
  }
  const { stdout, status } = spawnSync(docker, ['version', '--format', '{{.Client.Version}}'], {
    env,
    encoding: 'utf8',
  })
  return status === 0 ? { docker, version: stdout.trim(), env } : undefined
}

export const engine = find()

if (engine === undefined)
  process.stderr.write('skipped: FLAGDRILL_ENGINE names no folder with a running Docker engine\n')

/** `test` where an engine runs; elsewhere a test that is skipped, and the reason was printed. */
export const withEngine: typeof test | typeof test.skip = engine === undefined ? test.skip : test

/** Starts the registries of `registry.sh` in the network of the engine; says why when it cannot. */
export function startRegistry(): boolean {
  if (engine === undefined) return false
  const { status, stderr } = spawnSync('bash', [join(root, 'tests/decks/registry.sh')], {
    env: engine.env,
    encoding: 'utf8',
  })
  if (status !== 0) process.stderr.write(`skipped: tasks that need a registry: ${stderr.trim()}\n`)
  return status === 0
}

/** Whether a case is run: with FLAGDRILL_PART=2/6 every sixth is, from the second on; without it all are. */
export function inPart(_case: unknown, index: number): boolean {
  const [part = 1, parts = 1] = (process.env.FLAGDRILL_PART ?? '').split('/').filter(Boolean).map(Number)
  return index % parts === part - 1
}
