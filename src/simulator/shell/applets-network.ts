import { absolute } from '../files.ts'
import { cut } from './cut.ts'
import { type Applet, Forever, type Process, waiting } from './process.ts'

export const absoluteIn = (process: Process, path: string): string => absolute(process.cwd, path)

/** The parts of an address: `http://web:8080/x`. */
function addressOf(text: string): { host: string; port: number; path: string } {
  const [, host = text, port, path = '/'] = /^(?:https?:\/\/)?([^/:]+)(?::(\d+))?(\/.*)?$/.exec(text) ?? []
  return { host, port: Number(port ?? 80), path }
}

export const wget: Applet = (process, args) => {
  const { options, words } = cut(args, 'OTtU')
  const url = words[0] ?? ''
  const { host, port, path } = addressOf(url)
  const answer = process.machine.fetch(host, port, path)
  const quiet = options.has('q')
  if (!quiet && !('error' in answer && answer.error === 'bad-address'))
    process.err(`Connecting to ${host}:${port} (${process.machine.lookUp(host) ?? host}:${port})\n`)
  if ('error' in answer) {
    const reasons = {
      'bad-address': `bad address '${host}${/:\d+/.test(url) ? `:${port}` : ''}'`,
      refused: `can't connect to remote host (${answer.ip ?? host}): Connection refused`,
      'not-found': 'server returned error: HTTP/1.1 404 Not Found',
    }
    process.err(`wget: ${reasons[answer.error]}\n`)
    return 1
  }
  const target = options.get('O')
  if (target === '-') process.out(answer.body)
  else if (!options.has('spider')) {
    const name = target ?? (path.slice(path.lastIndexOf('/') + 1) || 'index.html')
    process.fs.write(absoluteIn(process, name), answer.body)
  }
  return 0
}

const notFound =
  '<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD>\n<BODY><H1>404 Not Found</H1>\nThe requested URL was not found\n</BODY></HTML>\n'

export const curl: Applet = (process, args) => {
  const { options, words } = cut(args, 'omHX')
  const { host, port, path } = addressOf(words[0] ?? '')
  const answer = process.machine.fetch(host, port, path)
  const quiet = options.has('s') || options.has('silent')
  if ('error' in answer && answer.error === 'not-found') {
    process.out(notFound)
    return options.has('f') ? 22 : 0
  }
  if ('error' in answer) {
    const [code, reason] =
      answer.error === 'bad-address'
        ? [6, `Could not resolve host: ${host}`]
        : [7, `Failed to connect to ${host} port ${port} after 0 ms: Could not connect to server`]
    if (!quiet || options.has('S')) process.err(`curl: (${code}) ${reason}\n`)
    return code
  }
  process.out(answer.body)
  return 0
}

export const httpd: Applet = (process, args) => {
  const { options } = cut(args, 'phcu')
  if (!options.has('f')) return 0
  throw new Forever(waiting, [Number(options.get('p') ?? 80)], absoluteIn(process, options.get('h') ?? '.'))
}

export const nc: Applet = (process, args) => {
  const { options, words } = cut(args, 'pwe')
  if (options.has('l')) throw new Forever(waiting, [Number(options.get('p') ?? words.at(-1) ?? 0)])
  const [host = '', port = ''] = words
  const answer = process.machine.fetch(host, Number(port), '/')
  if (!('error' in answer) || answer.error === 'not-found') return 0
  process.err(
    answer.error === 'bad-address'
      ? `nc: bad address '${host}'\n`
      : `nc: can't connect to remote host (${answer.ip ?? host}): Connection refused\n`,
  )
  return 1
}

export const ping: Applet = (process, args) => {
  const { options, words } = cut(args, 'cWwi')
  const host = words.at(-1) ?? ''
  const address = process.machine.lookUp(host)
  if (address === undefined) {
    process.err(`ping: bad address '${host}'\n`)
    return 1
  }
  const count = Math.min(20, Number(options.get('c') ?? 0)) || 0
  if (count === 0) throw new Forever(waiting)
  process.out(`PING ${host} (${address}): 56 data bytes\n`)
  for (let i = 0; i < count; i++) process.out(`64 bytes from ${address}: seq=${i} ttl=64 time=0.080 ms\n`)
  process.out(
    `\n--- ${host} ping statistics ---\n${count} packets transmitted, ${count} packets received, 0% packet loss\nround-trip min/avg/max = 0.080/0.080/0.080 ms\n`,
  )
  process.machine.pass(count - 1, ['ping', ...args], process.last ?? false)
  return 0
}
