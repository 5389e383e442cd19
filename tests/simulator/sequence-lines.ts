import type { Random } from '../../src/model/index.ts'
import type { State } from '../../src/simulator/index.ts'
import type { Container } from '../../src/simulator/state.ts'
import { chance, type Maker, pick, type Weighted } from './sequences.ts'

// Makes random lines as a learner types them. Names are few, so that they meet.

const containerNames = ['web', 'sql', 'app', 'one', 'job']
const volumeNames = ['data', 'logs', 'pg']
const networkNames = ['front', 'back']
const newImages = ['mine', 'mine:2', 'shop:1']
const plainImages = ['alpine', 'busybox', 'httpd', 'nginx', 'redis', 'ubuntu']
const servers = ['httpd', 'nginx', 'redis', 'postgres:17', 'mysql']
/** How often a name is taken without looking whether it fits: where something fits, and where nothing does. */
const careless = 0.33
const nothingFits = 0.05

type Fits = (container: Container) => boolean
const any: Fits = () => true
const running: Fits = ({ status }) => status === 'running'
const paused: Fits = ({ status }) => status === 'paused'
const stopped: Fits = ({ status }) => status === 'exited' || status === 'created'
const ends: Fits = ({ status, running: process }) => status === 'running' && Number.isFinite(process?.until)

const named = (state: State): Container[] =>
  state.containers.filter(({ name }) => containerNames.includes(name))

/** The name of a container that fits, now and then of any other; undefined where there is none. */
function container(random: Random, state: State, fits: Fits = any, wrong = careless): string | undefined {
  const fitting = named(state).filter(fits)
  if (chance(random, fitting.length === 0 ? Math.min(wrong, nothingFits) : wrong))
    return pick(random, [...containerNames, 'nope'])
  return fitting.length === 0 ? undefined : pick(random, fitting).name
}

/** Something that is there, now and then something that is not. */
function thing(random: Random, there: readonly string[], all: readonly string[]): string | undefined {
  if (chance(random, there.length === 0 ? nothingFits : careless)) return pick(random, [...all, 'nope'])
  return there.length === 0 ? undefined : pick(random, there)
}

const ownImages = (state: State): string[] =>
  newImages.filter((name) => state.images.some(({ tags }) => tags.includes(tagged(name))))
const tagged = (name: string): string => (name.includes(':') ? name : `${name}:latest`)

function image(random: Random, state: State): string {
  if (chance(random, 0.04)) return 'nope'
  const own = ownImages(state)
  return own.length > 0 && chance(random, 0.4) ? pick(random, own) : pick(random, plainImages)
}

const short = [
  'echo hi',
  'true',
  'false',
  "sh -c 'exit 3'",
  'ls /',
  'cat /etc/passwd',
  'nosuch',
  'pwd',
  'id',
  'env',
  "sh -c 'echo out; echo err >&2'",
  "sh -c 'echo $HOME; hostname'",
  'ls /nope',
  '/etc',
  'cat /etc/hostname',
  "sh -c 'echo a > /tmp/a && cat /tmp/a'",
  "sh -c 'mkdir /x && touch /x/y && ls /x'",
  'ls -a /srv',
  'rm /etc/passwd',
  "sh -c 'cd /tmp; pwd'",
  "sh -c 'for i in 1 2 3; do echo $i; done'",
  "sh -c 'echo one two | wc -w'",
  "sh -c 'cat /etc/passwd | grep root'",
  "sh -c 'test -f /etc/group && echo yes || echo no'",
  "sh -c 'mv /etc/group /tmp/g; ls /etc'",
  "sh -c 'export A=5; env | grep ^A='",
  'head -n 1 /etc/passwd',
  'sh -c \'echo "$HOSTNAME" | wc -c\'',
]
const long = [
  'sleep 1000',
  "sh -c 'echo ready; sleep 1000'",
  'sleep infinity',
  'sh -c \'trap "exit 0" TERM; while :; do sleep 1; done\'',
  'tail -f /dev/null',
]

const odd = [
  '--bogus',
  '-p 99999:80',
  '-m 1k',
  '-e =a',
  '--mount type=bind,source=/nope,target=/x',
  '-v a:b:c:d',
  '-it',
  '--rm --restart always',
  '-v rel/x:/y',
]
const rare = [
  '-w /tmp',
  '-w /app',
  '-u nobody',
  '-u 1000',
  '--init',
  '--read-only',
  '-m 64m',
  '--label a=b',
  '-h box',
  '--restart unless-stopped',
  '--entrypoint ls',
  '--tmpfs /t',
  '--mount source=pg,target=/pg',
  '--add-host db:10.0.0.5',
  '--network-alias other',
  '--stop-signal INT',
]

function options(random: Random, state: State): string {
  const parts: string[] = []
  const ports = ['8080:80', '9090:80', '80', '127.0.0.1:8081:80', '8000-8001:80-81', '8082:80/udp']
  if (chance(random, 0.2)) parts.push(`-p ${pick(random, ports)}`)
  if (chance(random, 0.03)) parts.push('-P')
  if (chance(random, 0.15)) {
    const name = pick(random, volumeNames)
    parts.push(`-v ${pick(random, [`${name}:/data`, `${name}:/srv`, '/data', `${name}:/data:ro`])}`)
  }
  if (chance(random, 0.1)) parts.push(`-e ${pick(random, ['A=1', 'NAME=web', 'PATH=/bin'])}`)
  if (chance(random, 0.12)) {
    const name = thing(random, networksOf(state), networkNames)
    if (name !== undefined) parts.push(`--network ${name}`)
  }
  if (chance(random, 0.08)) parts.push(pick(random, rare))
  if (chance(random, 0.02)) parts.push(pick(random, odd))
  return parts.length === 0 ? '' : ` ${parts.join(' ')}`
}

const volumesOf = (state: State): string[] =>
  volumeNames.filter((name) => state.volumes.some((volume) => volume.name === name))
const networksOf = (state: State): string[] =>
  networkNames.filter((name) => state.networks.some((network) => network.name === name))

/** A name of its own, mostly one that is free. */
function naming(random: Random, state: State): string {
  if (chance(random, 0.1)) return ''
  if (chance(random, 0.015)) return ` --name ${pick(random, ['x', 'a@b', '-x'])}`
  const free = containerNames.filter((name) => !state.containers.some((other) => other.name === name))
  if (free.length > 0 && !chance(random, 0.08)) return ` --name ${pick(random, free)}`
  return chance(random, 0.3) ? ` --name ${pick(random, containerNames)}` : ''
}

const runDetached: Maker = (random, state) => {
  const given = naming(random, state) + options(random, state)
  return [
    chance(random, 0.6)
      ? `docker run -d${given} ${pick(random, servers)}`
      : `docker run -d${given} ${image(random, state)} ${pick(random, long)}`,
  ]
}

const runShort: Maker = (random, state) => [
  `docker run${chance(random, 0.5) ? ' --rm' : ''}${chance(random, 0.5) ? naming(random, state) : ''}${options(random, state)} ${pick(random, ['alpine', 'busybox', 'ubuntu', 'httpd', image(random, state)])} ${pick(random, short)}`,
]

const runBrief: Maker = (random, state) => [
  `docker run -d${naming(random, state)} alpine ${pick(random, short)}`,
]

const createOne: Maker = (random, state) => [
  `docker create${naming(random, state)}${options(random, state)} ${pick(random, ['httpd', 'alpine', 'redis'])}`,
]

/** A command about one container, at times about two. */
const about =
  (command: string, fits: Fits = any): Maker =>
  (random, state) => {
    const one = container(random, state, fits)
    if (one === undefined) return undefined
    const two = chance(random, 0.06) ? container(random, state, fits) : undefined
    return [`docker ${command} ${two === undefined || two === one ? one : `${one} ${two}`}`]
  }

/** A command about a single container. */
const aboutOne =
  (command: string, fits: Fits = any, after = ''): Maker =>
  (random, state) => {
    const one = container(random, state, fits)
    return one === undefined ? undefined : [`docker ${command} ${one}${after}`]
  }

const inside = [
  ...short,
  'ps',
  "sh -c 'echo new > /tmp/new'",
  "sh -c 'echo data > /data/f'",
  'rm -r /tmp',
  'touch /file',
  'ls /data',
  'rm /srv/index.html',
  "sh -c 'rm -rf /srv && mkdir /srv'",
  'wget -qO- http://web',
  'wget -qO- http://localhost',
  'chmod 600 /etc/passwd',
  'mkdir -p /a/b',
  'cp /etc/passwd /tmp/p',
]

const execOne: Maker = (random, state) => {
  const one = container(random, state, running)
  const how = pick(random, ['', '', '', '', ' -w /tmp', ' -e A=b', ' -u nobody', ' -d', ' -it'])
  return one === undefined ? undefined : [`docker exec${how} ${one} ${pick(random, inside)}`]
}

const list: Maker = (random, state) => [
  pick(random, [
    'docker ps',
    'docker ps -a',
    'docker ps -q',
    "docker ps -a --format '{{.Names}} {{.Status}}'",
    'docker ps --filter name=we',
    'docker ps -a --filter status=exited',
    "docker ps -a --format 'table {{.Names}}\\t{{.Image}}'",
    `docker container ls -a --filter ancestor=${image(random, state)}`,
    'docker ps --no-trunc',
    'docker ps -l',
  ]),
]

const fields = [
  '{{.State.Status}}',
  '{{.State.ExitCode}} {{.Name}}',
  '{{json .Mounts}}',
  '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}',
  '{{.HostConfig.RestartPolicy.Name}}',
  '{{.Config.Env}}',
  '{{.Nope}}',
]

const inspectOne: Maker = (random, state) => {
  if (chance(random, 0.3))
    return [
      `docker image inspect${pick(random, ['', " -f '{{.Config.Cmd}}'", " -f '{{json .Config.Env}}'"])} ${image(random, state)}`,
    ]
  const one = container(random, state)
  if (one === undefined) return undefined
  return [`docker inspect${chance(random, 0.5) ? '' : ` -f '${pick(random, fields)}'`} ${one}`]
}

const copyOne: Maker = (random, state) => {
  const name = container(random, state)
  if (name === undefined) return undefined
  const there = ['note.txt', 'page.html', 'dir'].filter((file) => state.host.files[`/home/me/${file}`])
  const file = pick(random, ['note.txt', 'page.html'])
  const lines = [
    `docker cp ${name}:/etc/passwd ${file}`,
    `docker cp ${name}:/etc/passwd ${file}`,
    `docker cp ${name}:/srv .`,
    `docker cp ${name}:/nope .`,
    `docker cp ${pick(random, [...there, 'none'])} ${name}:/no/such/`,
  ]
  for (const known of there)
    lines.push(`docker cp ${known} ${name}:/tmp`, `docker cp ${known} ${name}:/srv/index.html`)
  return [pick(random, lines)]
}

const hostOne: Maker = (random, state) => {
  const there = ['note.txt', 'page.html', 'a.txt'].filter((file) => state.host.files[`/home/me/${file}`])
  const file = pick(random, there.length > 0 && chance(random, 0.7) ? there : ['note.txt', 'page.html'])
  return [
    pick(random, [
      `echo ${pick(random, ['one', 'two', 'hello'])} > ${file}`,
      `cat ${file}`,
      'ls',
      'mkdir -p dir',
      `rm -f ${file}`,
      'pwd && true',
      `echo x >> ${file}; cat ${file}`,
      'docker ps -aq | wc -l',
      'docker ps -q > ids.txt && wc -l < ids.txt',
    ]),
  ]
}

const commitOne: Maker = (random, state) => {
  const name = container(random, state)
  if (name === undefined) return undefined
  const how = pick(random, ['', '', ' -m note', ` -c 'CMD ["ls"]'`, " -c 'ENV B=2'"])
  return [`docker commit${how} ${name} ${chance(random, 0.85) ? pick(random, newImages) : ''}`.trim()]
}

const tagOne: Maker = (random, state) => [
  `docker tag ${image(random, state)} ${chance(random, 0.05) ? 'BAD' : pick(random, newImages)}`,
]
const removeImage: Maker = (random, state) => {
  const one = thing(random, ownImages(state), [...newImages, ...plainImages])
  return one === undefined ? undefined : [`docker rmi${chance(random, 0.15) ? ' -f' : ''} ${one}`]
}
const historyOne: Maker = (random, state) => [
  `docker history${pick(random, ['', '', ' -q', ' --no-trunc'])} ${image(random, state)}`,
]
const images: Maker = (random, state) => [
  pick(random, [
    'docker images',
    'docker images -a',
    'docker images -q',
    `docker images ${image(random, state)}`,
    "docker images --format '{{.Repository}}:{{.Tag}}'",
    'docker images -f dangling=true',
  ]),
]

const createVolume: Maker = (random) => [
  pick(random, [
    `docker volume create ${pick(random, volumeNames)}`,
    `docker volume create ${pick(random, volumeNames)}`,
    'docker volume create',
    `docker volume create --label env=test ${pick(random, volumeNames)}`,
  ]),
]
const listVolumes: Maker = (random) => [
  pick(random, ['docker volume ls', 'docker volume ls -q', 'docker volume ls -f dangling=true']),
]
const aboutVolume =
  (command: string): Maker =>
  (random, state) => {
    const name = thing(random, volumesOf(state), volumeNames)
    return name === undefined ? undefined : [`docker volume ${command} ${name}`]
  }

const createNetwork: Maker = (random, state) => {
  const free = networkNames.filter((name) => !networksOf(state).includes(name))
  const name = free.length > 0 && !chance(random, 0.1) ? pick(random, free) : pick(random, networkNames)
  return [`docker network create${pick(random, ['', '', ' --internal', ' --label a=b'])} ${name}`]
}
const listNetworks: Maker = (random) => [
  pick(random, ['docker network ls', 'docker network ls -q', 'docker network ls -f driver=bridge']),
]
const aboutNetwork =
  (command: string): Maker =>
  (random, state) => {
    const name = chance(random, 0.05) ? 'bridge' : thing(random, networksOf(state), networkNames)
    return name === undefined ? undefined : [`docker network ${command} ${name}`]
  }
const connect: Maker = (random, state) => {
  const network = thing(random, networksOf(state), networkNames)
  const apart = ({ networks }: Container): boolean => network === undefined || !networks[network]
  const one = container(random, state, apart)
  const alias = chance(random, 0.2) ? ' --alias other' : ''
  return network === undefined || one === undefined
    ? undefined
    : [`docker network connect${alias} ${network} ${one}`]
}
const disconnect: Maker = (random, state) => {
  const network = thing(random, [...networksOf(state), 'bridge'], networkNames)
  const one = container(random, state, ({ networks }) => network !== undefined && network in networks)
  return network === undefined || one === undefined
    ? undefined
    : [`docker network disconnect ${network} ${one}`]
}

const fixed =
  (...lines: readonly string[]): Maker =>
  (random) => [pick(random, lines)]

const oddOne = fixed(
  'docker run',
  'docker rm',
  'docker foo',
  'docker ps --bogus',
  'docker exec web',
  'docker stop',
  'docker volume rm',
  'docker network create',
  'docker tag alpine',
  'docker -Z',
  'docker cp a b',
  'docker volume foo',
  'docker run --name',
  'docker logs',
  'docker inspect',
  'docker ps extra',
  'docker rename web',
  'docker kill -s FOO web',
)

const rename: Maker = (random, state) => {
  const from = container(random, state)
  const free = containerNames.filter((name) => !state.containers.some((other) => other.name === name))
  const to = free.length > 0 && !chance(random, 0.15) ? pick(random, free) : pick(random, containerNames)
  return from === undefined ? undefined : [`docker rename ${from} ${to}`]
}

/** A container that ends by itself, and a command that waits for it. */
const waiting =
  (command: string): Maker =>
  (random, state) => {
    const one = container(random, state, ends, 0.1)
    if (one !== undefined) return [`docker ${command} ${one}`]
    const free = containerNames.find((name) => !state.containers.some((other) => other.name === name))
    return free === undefined
      ? undefined
      : [
          `docker run -d --name ${free} alpine sh -c 'sleep 2; exit ${pick(random, [0, 3])}'`,
          `docker ${command} ${free}`,
        ]
  }

const waitOne: Maker = (random, state) => {
  const one = container(random, state, stopped, 0)
  return one === undefined || chance(random, 0.4)
    ? waiting('wait')(random, state)
    : [`docker wait ${one}${chance(random, 0.2) ? ' nope' : ''}`]
}

const attachOne: Maker = (random, state) => {
  const one = container(random, state, stopped, 0)
  return one === undefined || chance(random, 0.6)
    ? waiting('attach')(random, state)
    : [`docker attach ${one}`]
}

const saveOne: Maker = (random, state) => {
  const name = image(random, state)
  return [
    `docker save -o img.tar ${name}`,
    chance(random, 0.5) ? `docker rmi ${name}` : 'docker images -q',
    `docker load -i ${chance(random, 0.9) ? 'img.tar' : 'none.tar'}`,
  ]
}

const dockerfiles = [
  'FROM alpine\\nRUN echo a > /a\\nCMD ["cat","/a"]\\n',
  'FROM alpine\\nWORKDIR /app\\nCOPY a.txt .\\nRUN echo built > out.txt\\nENV A=1\\n',
  'FROM alpine AS one\\nRUN echo x > /x\\nFROM alpine\\nCOPY --from=one /x /y\\nUSER nobody\\nENTRYPOINT ["cat"]\\nCMD ["/y"]\\n',
  'FROM httpd\\nRUN rm /srv/index.html && echo hi > /srv/index.html\\n',
  'FROM alpine\\nARG V=1\\nRUN echo $V > /v\\nLABEL a=b\\nVOLUME /data\\n',
  'FROM busybox\\nADD a.txt /srv/\\nHEALTHCHECK CMD true\\nEXPOSE 8080\\n',
  'FROM alpine\\nRUN exit 3\\n',
  'FROM nope\\n',
]

const buildOne: Maker = (random, state) => {
  const name = pick(random, newImages)
  return [
    `echo ${pick(random, ['one', 'two'])} > a.txt`,
    `printf '${pick(random, dockerfiles)}' > Dockerfile`,
    `docker build -q${pick(random, ['', '', ' --no-cache', ' --build-arg V=2'])} -t ${name} .`,
    ...(chance(random, 0.5) ? [`docker run --rm ${name}`] : [`docker history ${image(random, state)}`]),
  ]
}

const composeFiles = [
  'name: shop\\nservices:\\n  web:\\n    image: httpd\\n    ports: ["8080:80"]\\n',
  'name: shop\\nservices:\\n  web:\\n    image: nginx\\n    depends_on: [db]\\n  db:\\n    image: redis\\n    volumes: ["data:/data"]\\n    environment:\\n      A: "1"\\nvolumes:\\n  data:\\n',
  'name: shop\\nservices:\\n  web:\\n    image: httpd\\n    ports: ["8080:80"]\\n  job:\\n    image: alpine\\n    command: echo done\\n',
  'name: shop\\nservices:\\n  web:\\n    image: httpd\\n    networks: [front]\\n    restart: always\\n  db:\\n    image: alpine\\n    command: ["sleep","1000"]\\n    user: nobody\\n    working_dir: /tmp\\n    labels: [x=y]\\nnetworks:\\n  front:\\n',
  'name: shop\\nservices:\\n  web:\\n    image: nope\\n',
  'name: shop\\nservices:\\n  web:\\n    image: httpd\\n    prots: ["80:80"]\\n',
]

/** A file for Compose and what is made of it. */
const composeUp: Maker = (random, state) => {
  const there = state.host.files['/home/me/compose.yaml'] !== undefined
  const write = `printf '${pick(random, composeFiles)}' > compose.yaml`
  const up = `docker compose up -d${pick(random, ['', '', '', ' web', ' --remove-orphans', ' --force-recreate'])}`
  return there && chance(random, 0.5) ? [up] : [write, up]
}
const services = ['web', 'web', 'db', 'job', 'nope']
const composeOne =
  (...lines: readonly string[]): Maker =>
  (random, state) =>
    state.host.files['/home/me/compose.yaml'] === undefined && !chance(random, 0.02)
      ? undefined
      : [`docker compose ${pick(random, lines).replace('SERVICE', pick(random, services))}`]

/** Every command with its weight. */
export const makers: Weighted = [
  [8, runDetached],
  [5, runShort],
  [2, runBrief],
  [3, createOne],
  [7, about('start', stopped)],
  [1, aboutOne('start -a', stopped)],
  [5, about('stop -t 0', running)],
  [3, about('restart -t 0')],
  [4, about('kill', running)],
  [1, about('kill -s TERM', running)],
  [5, about('pause', running)],
  [26, about('unpause', paused)],
  [5, about('rm', stopped)],
  [3, about('rm -f')],
  [1, about('rm -v', stopped)],
  [2.5, rename],
  [10, execOne],
  [3, aboutOne('logs')],
  [1, aboutOne('logs --tail 1')],
  [5, list],
  [6, inspectOne],
  [2, aboutOne('port')],
  [0.6, aboutOne('port', running, ' 80')],
  [3.5, aboutOne('top', running)],
  [3, aboutOne('diff')],
  [4, copyOne],
  [3, commitOne],
  [1.4, about('update --restart always')],
  [0.6, about('update --memory 64m --memory-swap 128m')],
  [1.6, attachOne],
  [1.4, waitOne],
  [1.3, (random, state) => [`docker pull ${image(random, state)}`]],
  [2.5, tagOne],
  [5, removeImage],
  [1.6, historyOne],
  [2.5, images],
  [2.5, createVolume],
  [1.4, listVolumes],
  [6, aboutVolume('inspect')],
  [4, aboutVolume('rm')],
  [2.5, createNetwork],
  [1.4, listNetworks],
  [6, aboutNetwork('inspect')],
  [8, aboutNetwork('rm')],
  [14, connect],
  [3.5, disconnect],
  [1.8, fixed('docker container prune -f')],
  [1.2, fixed('docker volume prune -f', 'docker volume prune -af')],
  [1.6, fixed('docker network prune -f')],
  [1.4, fixed('docker image prune -f')],
  [1.2, fixed('docker system prune -f', 'docker system prune -f --volumes')],
  [1.6, fixed('docker system df')],
  [3, oddOne],
  [1.3, saveOne],
  [4, hostOne],
  [1.6, buildOne],
  [2, composeUp],
  [8, composeOne('ps', 'ps', 'ps -a', 'ps -q', 'ps --services', 'ps SERVICE')],
  [8, composeOne('logs', 'logs SERVICE', 'logs --no-log-prefix SERVICE', 'logs --tail 1')],
  [
    9,
    composeOne(
      'exec SERVICE hostname',
      'exec -T SERVICE cat /etc/passwd',
      'exec SERVICE ls /srv',
      'exec SERVICE env',
    ),
  ],
  [7, composeOne('down -t 0', 'down -t 0', 'down -v -t 0', 'down -t 0 --remove-orphans')],
  [8, composeOne('stop -t 0', 'stop -t 0 SERVICE')],
  [8, composeOne('restart -t 0', 'restart -t 0 SERVICE')],
  [7, composeOne('start', 'start', 'start SERVICE')],
  [7, composeOne('kill', 'kill', 'kill SERVICE')],
]

/** The first lines of a sequence. */
export const openings: Weighted = [
  [6, runDetached],
  [1, runShort],
  [1, createOne],
  [1, createVolume],
  [1, createNetwork],
  [4.5, composeUp],
]
