import { isTooLittle } from '../../commandline/index.ts'
import {
  type Context,
  containerOf,
  forEach,
  fromDaemon,
  type Given,
  type Handler,
  Refusal,
} from '../context.ts'
import type { Container } from '../state.ts'
import { checkPolicy } from './create.ts'
import { memoryOf } from './values.ts'

const options = ['--memory', '--memory-swap', '--cpus', '--restart', '--cpu-shares']

/** Sets the limits of memory. Throws Refusal. */
function setMemory({ id, host }: Container, memory: string | undefined, swap: string | undefined): void {
  if (memory !== undefined) {
    const bytes = memoryOf(memory)
    const limit = swap === undefined ? host.memorySwap : memoryOf(swap)
    if (isTooLittle(bytes))
      throw fromDaemon(`Cannot update container ${id}: Minimum memory limit allowed is 6MB`)
    if (limit !== -1 && bytes > limit)
      throw fromDaemon(
        `Cannot update container ${id}: Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time`,
      )
    if (bytes > 0) host.memory = bytes
  }
  if (swap !== undefined) host.memorySwap = memoryOf(swap)
}

/** Sets the restart policy. Throws Refusal. */
function setRestart({ host }: Container, policy: string): void {
  const [name = 'no', max = '0'] = policy.split(':')
  checkPolicy(name)
  if (host.autoRemove && name !== 'no')
    throw fromDaemon('Restart policy cannot be updated because AutoRemove is enabled for the container')
  host.restart = { name, max: Number(max) }
}

function update(context: Context, given: Given): number {
  if (!options.some((name) => given.last(name) !== undefined))
    throw new Refusal('you must provide one or more flags when using this command')
  return forEach(context, given.words, (word) => {
    const container = containerOf(context.state, word)
    setMemory(container, given.last('--memory'), given.last('--memory-swap'))
    const cpus = given.last('--cpus')
    if (cpus !== undefined) container.host.cpus = Number(cpus)
    const restart = given.last('--restart')
    if (restart !== undefined) setRestart(container, restart)
    context.out(`${word}\n`)
  })
}

/** The command that changes settings of a container. */
export const updateCommands: Readonly<Record<string, Handler>> = {
  'container update': { options, run: update },
}
