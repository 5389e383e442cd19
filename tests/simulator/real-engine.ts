import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A Docker engine for tests: lines are run by bash in a folder of their own. */
export interface RealEngine {
  run(line: string): { exitCode: number; stdout: string; stderr: string }
  /** What the engine's API answers. */
  get(path: string): Promise<unknown>
  /** The folder that lines run in. */
  folder: string
  /** Removes everything that lines made, and brings back the images they removed. */
  reset(): void
}

/** The environment in which an engine can be reached; undefined where there is none. */
function environment(): Record<string, string> | undefined {
  const script = fileURLToPath(new URL('../../../shared/engine/engine', import.meta.url))
  const at = existsSync(script) ? script : undefined
  const lines = at === undefined ? '' : spawnSync(at, ['env'], { encoding: 'utf8' }).stdout
  const found = Object.fromEntries(
    [...lines.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [
      name!,
      value!.replace('$PATH', process.env.PATH!),
    ]),
  )
  const env = { ...(process.env as Record<string, string>), ...found }
  const socket = env.DOCKER_HOST?.replace(/^unix:\/\//, '')
  if (socket === undefined || !existsSync(socket)) return undefined
  return spawnSync('docker', ['version'], { env }).status === 0 ? env : undefined
}

/** The engine to hold the simulator against, and why there is none. */
export function realEngine(): RealEngine | { missing: string } {
  const env = environment()
  if (env === undefined) return { missing: 'no Docker engine can be reached (../shared/engine/engine up)' }
  const socketPath = env.DOCKER_HOST!.replace(/^unix:\/\//, '')
  const folder = mkdtempSync(join(tmpdir(), 'flagdrill-engine-'))
  const home = join(tmpdir(), 'flagdrill-engine-images')
  const docker = (...args: string[]): string =>
    execFileSync('docker', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const tags = (): string[] =>
    docker('images', '--format', '{{.Repository}}:{{.Tag}}').split('\n').filter(Boolean).sort()
  const ids = (...args: string[]): string[] =>
    docker(...args)
      .split('\n')
      .filter(Boolean)
  const clean = (): void => {
    const containers = ids('ps', '-aq')
    if (containers.length > 0) docker('rm', '-fv', ...containers)
    const volumes = ids('volume', 'ls', '-q')
    if (volumes.length > 0) docker('volume', 'rm', ...volumes)
    const networks = ids('network', 'ls', '-q', '--filter', 'type=custom')
    if (networks.length > 0) docker('network', 'rm', ...networks)
  }
  mkdirSync(home, { recursive: true })
  const archive = join(home, 'images.tar')
  clean()
  if (!existsSync(archive)) docker('save', '-o', archive, ...baseline)
  return {
    folder,
    run(line) {
      const { status, stdout, stderr } = spawnSync('timeout', ['30', 'bash', '-c', line], {
        env,
        cwd: folder,
        encoding: 'utf8',
        input: '',
      })
      return { exitCode: status ?? -1, stdout, stderr }
    },
    get: (path) =>
      new Promise((resolve, reject) => {
        const asked = request({ socketPath, path, headers: { Host: 'docker' } }, (response) => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', (piece) => {
            text += piece
          })
          response.on('end', () => resolve(JSON.parse(text || 'null')))
        })
        asked.on('error', reject)
        asked.end()
      }),
    reset() {
      clean()
      const now = tags()
      const added = now.filter((tag) => !baseline.includes(tag))
      if (added.length > 0) docker('rmi', '-f', ...added)
      if (ids('images', '-q', '-f', 'dangling=true').length > 0) docker('image', 'prune', '-f')
      if (baseline.some((tag) => !now.includes(tag))) docker('load', '-i', archive)
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder)
    },
  }
}

/** The images that are there without a registry. */
const baseline = [
  'alpine:latest',
  'busybox:latest',
  'debian:latest',
  'httpd:2.4',
  'httpd:latest',
  'mysql:latest',
  'nginx:1.27',
  'nginx:latest',
  'node:22',
  'postgres:17',
  'postgres:latest',
  'python:3.13',
  'redis:7',
  'redis:latest',
  'ubuntu:latest',
]
