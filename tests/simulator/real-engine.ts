import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engine } from '../decks/engine.ts'

/** The result of a line. */
export interface Ran {
  /** 124 where the line had to be ended. */
  exitCode: number
  stdout: string
  stderr: string
}

/** An image as the engine lists it. */
export interface ListedImage {
  Id: string
  RepoTags: string[] | null
}

/** A Docker engine for tests: lines are run by bash in a folder of their own. */
export interface RealEngine {
  run(line: string): Promise<Ran>
  /** The answer of the engine's API. */
  get(path: string): Promise<unknown>
  /** The containers that something has happened to since the last time this was asked. */
  touched(): ReadonlySet<string>
  /** Whether the engine has told of nothing at all since then. */
  quiet(): boolean
  /**
   * The images. They are listed anew where an event spoke of images or where `again` is given, since that takes the engine as long
   * as starting a container.
   */
  images(again?: boolean): Promise<readonly ListedImage[]>
  /** The folder that lines run in. */
  folder: string
  /** Removes everything that lines made, and brings back the images they removed. */
  reset(): Promise<void>
  /** Ends the connections to the engine. */
  close(): void
}

/** The words in front of a command that bring it into the engine's network, where its ports can be reached. */
function inNetwork(home: string): string[] {
  const pid = join(home, 'pid')
  return existsSync(pid) ? ['nsenter', '-t', readFileSync(pid, 'utf8').trim(), '-n', '--'] : []
}

const longest = 30_000

/** Runs a line with bash; nothing is typed at it. */
const runLine = (prefix: readonly string[], line: string, cwd: string, env: NodeJS.ProcessEnv) =>
  new Promise<Ran>((resolve) => {
    const [name = 'bash', ...args] = [...prefix, 'bash', '-c', line]
    const child: ChildProcess = spawn(name, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [stdout, stderr, late] = ['', '', false]
    const timer = setTimeout(() => {
      late = true
      process.kill(-child.pid!, 'SIGKILL')
    }, longest)
    child.stdout!.setEncoding('utf8').on('data', (piece: string) => {
      stdout += piece
    })
    child.stderr!.setEncoding('utf8').on('data', (piece: string) => {
      stderr += piece
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ exitCode: late ? 124 : (code ?? -1), stdout, stderr })
    })
  })

/** The engine to hold the simulator against, and why there is none. */
export function realEngine(): RealEngine | { missing: string } {
  if (engine === undefined)
    return { missing: 'FLAGDRILL_ENGINE names no folder with a running Docker engine' }
  const { env } = engine
  const home = process.env.FLAGDRILL_ENGINE!
  const socketPath = join(home, 'docker.sock')
  const folder = mkdtempSync(join(tmpdir(), 'flagdrill-engine-'))
  const agent = new Agent({ keepAlive: true })
  const call = (method: string, path: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const asked = request({ socketPath, path, method, agent, headers: { Host: 'docker' } }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
        })
        response.on('end', () =>
          resolve(text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null),
        )
      })
      asked.on('error', reject)
      asked.end()
    })
  const get = (path: string): Promise<unknown> => call('GET', path)
  const archive = savedImages(env, home)
  const events = watch(socketPath)
  let listed: readonly ListedImage[] | undefined
  const images = async (again = false): Promise<readonly ListedImage[]> => {
    if (events.images() || again || !listed) listed = (await get('/images/json?all=1')) as ListedImage[]
    return listed
  }
  const resetImages = async (): Promise<void> => {
    const there = await images()
    const tags = there.flatMap(({ RepoTags }) => RepoTags ?? [])
    const gone = [
      ...tags.filter((tag) => !baseline.includes(tag)),
      ...there.filter(({ RepoTags }) => (RepoTags ?? []).length === 0).map(({ Id }) => Id),
    ]
    for (const name of gone) await call('DELETE', `/images/${name}?force=1`)
    const lost = baseline.some((tag) => !tags.includes(tag))
    if (lost) spawnSync('docker', ['load', '-i', archive], { env })
    if (lost || gone.length > 0) listed = undefined
  }
  return {
    folder,
    run: (line) => runLine(inNetwork(home), line, folder, env),
    get,
    touched: events.containers,
    quiet: events.quiet,
    images,
    async reset() {
      const containers = (await get('/containers/json?all=1')) as { Id: string }[]
      await Promise.all(containers.map(({ Id }) => call('DELETE', `/containers/${Id}?force=1&v=1`)))
      const { Volumes } = (await get('/volumes')) as { Volumes: { Name: string }[] }
      const networks = (await get('/networks?filters={"type":["custom"]}')) as { Id: string }[]
      await Promise.all([
        ...Volumes.map(({ Name }) => call('DELETE', `/volumes/${Name}`)),
        ...networks.map(({ Id }) => call('DELETE', `/networks/${Id}`)),
      ])
      await resetImages()
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder)
    },
    close() {
      events.end()
      agent.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An archive of the images that are there without a registry, made once. */
function savedImages(env: NodeJS.ProcessEnv, home: string): string {
  const archive = join(home, 'simulator-images.tar')
  if (!existsSync(archive)) execFileSync('docker', ['save', '-o', archive, ...baseline], { env })
  return archive
}

/** The events on an engine since the last time they were asked for. */
interface Events {
  containers(): ReadonlySet<string>
  quiet(): boolean
  images(): boolean
  end(): void
}

/** Listens to what happens on an engine. */
function watch(socketPath: string): Events {
  let containers = new Set<string>()
  let images = false
  let quiet = true
  let text = ''
  const asked = request({ socketPath, path: '/events', headers: { Host: 'docker' } }, (response) => {
    response.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      quiet = false
      for (const id of text.match(/\b[0-9a-f]{64}\b/g) ?? []) containers.add(id)
      images ||= text.includes('"Type":"image"')
      text = text.slice(text.lastIndexOf('\n') + 1)
    })
    response.on('error', () => undefined)
  })
  asked.on('error', () => undefined)
  asked.end()
  return {
    containers() {
      const now = containers
      containers = new Set()
      quiet = true
      return now
    },
    quiet: () => quiet,
    images() {
      const now = images
      images = false
      return now
    },
    end: () => asked.destroy(),
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
