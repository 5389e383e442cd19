import { dir, file } from './files.ts'
import { digest } from './ids.ts'
import { apart } from './official.ts'
import type { Files, HistoryItem, Image, ImageConfig, Layer, Node, State } from './state.ts'

const programs =
  '[ [[ acpid arp arping ash awk base64 basename bc blkid brctl bunzip2 bzcat cal cat chgrp chmod chown chroot chvt clear cmp cp cpio crond crontab cut date dc dd df diff dirname dmesg dos2unix du echo ed egrep env expand expr factor fallocate false fgrep find fold free ftpget ftpput getopt grep groups gunzip gzip halt head hexdump hostid hostname httpd hwclock id ifconfig init ip ipcalc kill killall klogd last less link ln logger login logname losetup ls lsmod lzma md5sum mdev mesg mkdir mkfifo mknod mkswap mktemp more mount mv nameif nc netstat nice nl nohup nologin nproc nsenter nslookup od paste patch pgrep pidof ping ping6 pivot_root pkill poweroff printenv printf ps pwd rdate readlink realpath reboot renice reset resize rev rm rmdir route run-parts sed seq setsid sh sha1sum sha256sum sha512sum shred shuf sleep sort stat strings stty su sync sysctl syslogd tac tail tar taskset tee telnet test tftp time timeout top touch tr traceroute true truncate tty umount uname unexpand uniq unlink unshare unxz unzip uptime usleep vi w watch wc wget which who whoami xargs xxd xz xzcat yes zcat'.split(
    ' ',
  )

const busyboxSize = 1_982_464

/** The text that the id of a layer is made of: all of its files but their times. */
const textOf = (files: Files, under: string): string =>
  `${under} ${JSON.stringify(
    Object.entries(files).map(([path, node]) => [
      path,
      node?.type,
      node?.content,
      node?.size,
      node?.mode,
      node?.user,
    ]),
  )}`

/** A layer whose id follows from what is in it. */
export const layerOf = (files: Files, under = ''): Layer => ({ id: digest(textOf(files, under)), files })

/** The ids of the layers of `offlineImages` by what they follow from: they are large, and the same at every start. */
const knownIds = new Map<string, string>()

/** A layer of the images that are there without a registry. */
function offlineLayer(files: Files): Layer {
  const text = textOf(files, '')
  const id = knownIds.get(text) ?? digest(text)
  knownIds.set(text, id)
  return { id, files }
}

/** Describes the contents of an image as a text: images with the same text are the same image. */
export const contentKey = (layers: readonly Layer[], config: ImageConfig): string =>
  `${layers.map(({ id }) => id).join(' ')} ${JSON.stringify(config)}`

const defaultPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** The images that are there without a registry: one busybox under many names, and servers made of it. */
function offlineImages(now: number): Image[] {
  const link: Node = { type: 'link', content: '/bin/busybox', mode: 0o777, user: 0, modified: now }
  const binary: Node = { ...file('', now, 0o755), size: busyboxSize }
  const base: readonly Layer[] = [
    offlineLayer({ '/bin': dir(now), '/bin/busybox': binary }),
    offlineLayer({ '/bin': dir(now), ...Object.fromEntries(programs.map((name) => [`/bin/${name}`, link])) }),
    offlineLayer({
      '/tmp': dir(now),
      '/etc': dir(now),
      '/home': dir(now),
      '/var': dir(now),
      '/usr': dir(now),
      '/etc/passwd': file('root:x:0:0:root:/home:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n', now),
      '/etc/group': file('root:x:0:\n', now),
    }),
  ]
  const buildkit = 'buildkit.dockerfile.v0'
  const step = (by: string, layer?: Layer): HistoryItem => ({
    created: now,
    by,
    layer: layer?.id,
    comment: buildkit,
  })
  const history = [
    step('COPY busybox /bin/busybox # buildkit', base[0]),
    step('RUN /bin/busybox --install -s /bin # buildkit', base[1]),
    step(
      'RUN /bin/sh -c mkdir -p /tmp /etc /home /var /usr && echo root:x:0:0:root:/home:/bin/sh >/etc/passwd && echo nobody:x:65534:65534::/:/bin/false >>/etc/passwd && echo root:x:0: >/etc/group # buildkit',
      base[2],
    ),
    step('CMD ["sh"]'),
  ]
  const config: ImageConfig = {
    env: [defaultPath],
    cmd: ['sh'],
    workdir: '/',
    user: '',
    exposed: [],
    volumes: [],
    labels: {},
  }
  const image = (
    name: string,
    tags: string[],
    layers: readonly Layer[],
    own: ImageConfig,
    all: HistoryItem[],
  ): Image => ({
    id: digest(`image ${name}`),
    created: now,
    tagged: now,
    tags,
    layers,
    history: all,
    config: own,
  })
  const server = (names: string, port: number, cmd: string[]): Image[] => {
    const page = `<h1>${names}</h1>\n`
    const top = offlineLayer({ '/srv': dir(now), '/srv/index.html': file(page, now) })
    const layers = [...base, top]
    const all = [
      ...history,
      step(`EXPOSE [${port}/tcp]`),
      step(`RUN /bin/sh -c mkdir -p /srv && echo '<h1>${names}</h1>' >/srv/index.html # buildkit`, top),
      step(`CMD [${cmd.map((word) => JSON.stringify(word)).join(' ')}]`),
    ]
    return names
      .split(' ')
      .map((name) =>
        image(
          name,
          [name.includes(':') ? name : `${name}:latest`],
          layers,
          { ...config, cmd, exposed: [`${port}/tcp`] },
          all,
        ),
      )
  }
  return [
    image(
      'busybox',
      ['alpine:latest', 'busybox:latest', 'debian:latest', 'node:22', 'python:3.13', 'ubuntu:latest'],
      base,
      config,
      history,
    ),
    ...server('httpd httpd:2.4 nginx nginx:1.27', 80, ['httpd', '-f', '-p', '80', '-h', '/srv']),
    ...server('redis redis:7', 6379, ['sh', '-c', 'while :; do nc -l -p 6379 -e cat; done']),
    ...server('postgres postgres:17 mysql', 5432, ['sh', '-c', 'while :; do nc -l -p 5432 -e cat; done']),
  ]
}

const home = '/home/me'

/** An engine without containers, on a host with an empty folder. Its images are one busybox under many names, as on an engine without a registry; `official` ones have ids and sizes of their own. */
export function startState(
  options: { now?: number; seed?: number; tty?: boolean; official?: boolean } = {},
): State {
  const { now = Date.UTC(2025, 0, 6, 9), seed = 1, tty = false, official = false } = options
  const offline = offlineImages(now - 3_600_000)
  const state: State = {
    now,
    seed,
    ids: 0,
    tty,
    images: official ? apart(offline) : offline,
    containers: [],
    volumes: [],
    networks: [],
    cache: {},
    host: {
      files: Object.fromEntries(
        ['/', '/bin', '/etc', '/home', home, '/tmp', '/var', '/usr', '/root'].map((path) => [path, dir(now)]),
      ),
      cwd: home,
      env: { HOME: home, USER: 'me', PATH: '/usr/local/bin:/usr/bin:/bin', PWD: home },
      status: 0,
    },
  }
  const builtIn = (name: string, driver: string, subnet: number): State['networks'][number] => ({
    name,
    id: digest(`network ${seed} ${name}`),
    created: now - 3_600_000,
    driver,
    subnet,
    internal: false,
    labels: {},
    builtIn: true,
  })
  state.networks = [builtIn('bridge', 'bridge', 17), builtIn('host', 'host', 0), builtIn('none', 'null', 0)]
  return state
}
