import { Refusal } from '../context.ts'
import type { PortBinding } from '../state.ts'

const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
}

/** Bytes of `512m`; -1 is without limit. */
export function memoryOf(text: string | undefined): number {
  if (text === undefined) return 0
  if (text === '-1') return -1
  const [, number = '0', unit = ''] = /^(\d+(?:\.\d+)?)\s*([bkmgt]?)(?:i?b)?$/i.exec(text) ?? []
  return Math.floor(Number(number) * units[unit.toLowerCase()]!)
}

const isPort = (text: string): boolean => /^\d+$/.test(text) && Number(text) <= 65535

/** A range of ports: `9000-9010` or one port. */
function range(text: string, what: string): [number, number] {
  const [from = '', to = from] = text.split('-')
  if (!isPort(from) || !isPort(to) || Number(to) < Number(from))
    throw new Refusal(`invalid ${what}: ${text}`, 125)
  return [Number(from), Number(to)]
}

/** The address, the ports of the host and those of the container in `-p`. */
function partsOf(address: string): { ip: string; host: string; container: string } {
  const bracketed = /^\[([^\]]*)\]:(.*)$/.exec(address)
  const parts = (bracketed ? bracketed[2]! : address).split(':')
  const container = parts.pop() ?? ''
  const host = parts.pop() ?? ''
  const ip = bracketed ? bracketed[1]! : parts.join(':')
  if (ip !== '' && !bracketed && !/^\d{1,3}(\.\d{1,3}){3}$/.test(ip))
    throw new Refusal(`invalid IP address: ${ip}`, 125)
  return { ip, host, container }
}

const mostPorts = 1000

function bindingsIn(value: string): PortBinding[] {
  const [address = '', protocol = 'tcp'] = value.split('/')
  const { ip, host, container } = partsOf(address)
  if (container === '') throw new Refusal(`no port specified: ${value}<empty>`, 125)
  const [from, to] = range(container, 'containerPort')
  const [first, last] = host === '' ? [0, 0] : range(host, 'hostPort')
  if (host !== '' && last - first !== to - from && to !== from)
    throw new Refusal(`invalid ranges specified for container and host Ports: ${container} and ${host}`, 125)
  if (!['tcp', 'udp', 'sctp'].includes(protocol.toLowerCase()))
    throw new Refusal(`invalid proto: ${protocol}`, 125)
  return Array.from({ length: Math.min(mostPorts, to - from + 1) }, (_, index): PortBinding => {
    const port = { container: `${from + index}/${protocol.toLowerCase()}`, ip: ip || '0.0.0.0' }
    if (host === '') return { ...port, host: 0 }
    return to === from ? { ...port, host: first, hostEnd: last } : { ...port, host: first + index }
  })
}

/** Reads the value of `-p`. Throws Refusal. */
export const bindingsOf = (values: readonly string[]): PortBinding[] => values.flatMap(bindingsIn)
