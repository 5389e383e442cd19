import { byText } from '../../model/index.ts'
import type { Context, Given, Handler } from '../context.ts'
import { listTime } from '../format.ts'
import { short } from '../ids.ts'
import { usersOf } from '../processes.ts'
import { textsOf } from '../variables.ts'
import { images } from './image-list.ts'
import { filtersOf, isTrue, labelHolds, passes, print } from './list.ts'
import { ps } from './ps.ts'

function volumes(context: Context, given: Given): number {
  const filters = filtersOf(given)
  const { state } = context
  const rows = [...state.volumes]
    .sort(byText(({ name }) => name))
    .filter((volume) =>
      passes(volume, filters, (item, key, value) => {
        if (key === 'dangling') return (usersOf(state, item.name).length === 0) === isTrue(value)
        if (key === 'name') return item.name.includes(value)
        return key === 'label' ? labelHolds(item.labels, value) : value === 'local'
      }),
    )
    .map((volume) => ({
      Availability: 'N/A',
      Driver: 'local',
      Group: 'N/A',
      Labels: textsOf(volume.labels).join(','),
      Links: 'N/A',
      Mountpoint: `/var/lib/docker/volumes/${volume.name}/_data`,
      Name: volume.name,
      Scope: 'local',
      Size: 'N/A',
      Status: 'N/A',
    }))
  return print(
    context,
    given,
    rows,
    {
      Driver: 'DRIVER',
      Name: 'VOLUME NAME',
      Mountpoint: 'MOUNTPOINT',
      Scope: 'SCOPE',
      Labels: 'LABELS',
      Links: 'LINKS',
      Size: 'SIZE',
    },
    ['Driver', 'Name'],
    'Name',
  )
}

function networks(context: Context, given: Given): number {
  const filters = filtersOf(given)
  const { state } = context
  const full = given.has('--no-trunc')
  const used = (name: string): boolean => state.containers.some((container) => name in container.networks)
  const rows = [...state.networks]
    .sort(byText(({ name }) => name))
    .filter((network) =>
      passes(network, filters, (item, key, value) => {
        const values: Record<string, boolean> = {
          driver: item.driver === value,
          id: item.id.startsWith(value),
          name: item.name.includes(value),
          scope: value === 'local',
          type: (value === 'builtin') === item.builtIn,
          label: labelHolds(item.labels, value),
          dangling: (!item.builtIn && !used(item.name)) === (value === 'true'),
        }
        return values[key]!
      }),
    )
    .map((network) => ({
      CreatedAt: listTime(network.created),
      Driver: network.driver,
      ID: full ? network.id : short(network.id),
      IPv4: 'true',
      IPv6: 'false',
      Internal: String(network.internal),
      Labels: textsOf(network.labels).join(','),
      Name: network.name,
      Scope: 'local',
    }))
  return print(
    context,
    given,
    rows,
    {
      ID: 'NETWORK ID',
      Name: 'NAME',
      Driver: 'DRIVER',
      Scope: 'SCOPE',
      IPv4: 'IPV4',
      IPv6: 'IPV6',
      Internal: 'INTERNAL',
      Labels: 'LABELS',
      CreatedAt: 'CREATED AT',
    },
    ['ID', 'Name', 'Driver', 'Scope'],
    'ID',
  )
}

/** The commands that list things. */
export const listCommands: Readonly<Record<string, Handler>> = {
  'container ls': {
    options: ['--all', '--quiet', '--no-trunc', '--filter', '--format', '--latest', '--last', '--size'],
    run: ps,
  },
  'image ls': { options: ['--all', '--quiet', '--no-trunc', '--filter', '--format'], run: images },
  'volume ls': { options: ['--quiet', '--filter', '--format'], run: volumes },
  'network ls': { options: ['--quiet', '--filter', '--format', '--no-trunc'], run: networks },
}
