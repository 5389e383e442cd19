import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

type Params = Record<string, unknown>
interface Message {
  id?: number
  method?: string
  params?: Params
  result?: Params
  error?: { message: string }
  sessionId?: string
}

/** A page in a real browser, spoken to over the pipe of its DevTools protocol. */
export interface Page {
  send(method: string, params?: Params): Promise<Params>
  /** Events that the page has sent since it was opened: method and parameters. */
  events: { method: string; params: Params }[]
  /** Resolves when an event of this name comes that has not been waited for. */
  event(method: string): Promise<Params>
  /** The value of an expression in the page, or of its promise. */
  evaluate<T>(expression: string): Promise<T>
  close(): Promise<void>
}

/** The Chromium of this machine, by the names under which systems install it. */
export const chromium = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find((file) => existsSync(file))

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  // Nothing of the outside can be found, whatever asks for it.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--remote-debugging-pipe',
]

/** Starts the browser with an empty page. */
export async function openPage(): Promise<Page> {
  const profile = mkdtempSync(join(tmpdir(), 'flagdrill-browser-'))
  const child: ChildProcess = spawn(chromium!, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable]
  const gone = new Promise<never>((_, fail) => {
    child.on('error', fail)
    child.on('exit', () => fail(new Error('the browser is gone')))
    to.on('error', fail)
  })
  gone.catch(() => undefined)
  const answers = new Map<number, (message: Message) => void>()
  const waiting: { method: string; done: (params: Params) => void }[] = []
  const events: Page['events'] = []
  const hear = (message: Message): void => {
    if (message.id !== undefined) return void answers.get(message.id)?.(message)
    const params = message.params ?? {}
    const index = waiting.findIndex(({ method }) => method === message.method)
    if (index >= 0) waiting.splice(index, 1)[0]!.done(params)
    events.push({ method: message.method!, params })
  }
  let rest = Buffer.alloc(0)
  from.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data])
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      hear(JSON.parse(rest.toString('utf8', 0, end)))
      rest = rest.subarray(end + 1)
    }
  })
  let last = 0
  const call = (method: string, params: Params = {}, sessionId?: string): Promise<Params> => {
    const id = ++last
    const answered = new Promise<Params>((done, fail) =>
      answers.set(id, ({ result, error }) => (error ? fail(new Error(error.message)) : done(result ?? {}))),
    )
    to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return Promise.race([answered, gone])
  }
  const { targetInfos } = (await call('Target.getTargets')) as { targetInfos: Record<string, string>[] }
  const target = targetInfos.find(({ type }) => type === 'page')!
  const { sessionId } = (await call('Target.attachToTarget', {
    targetId: target.targetId,
    flatten: true,
  })) as { sessionId: string }
  const send: Page['send'] = (method, params) => call(method, params, sessionId)
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`)
  return {
    send,
    events,
    event: (method) => Promise.race([new Promise<Params>((done) => waiting.push({ method, done })), gone]),
    async evaluate<T>(expression: string): Promise<T> {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      })
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails))
      return (result as { value: T }).value
    },
    async close() {
      const ended = new Promise((done) => child.once('exit', done))
      await call('Browser.close').catch(() => child.kill('SIGKILL'))
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
