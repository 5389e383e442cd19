import { type Random, seeded } from '../../src/model/index.ts'

/** Random lines of a learner: 5 to 15, from a seed. */
export function sequence(seed: number): string[] {
  const random = seeded(`sequence ${seed}`)
  const known: Known = { containers: [], images: [], volumes: [], networks: [], files: [] }
  const lines: string[] = []
  const length = 5 + Math.floor(random() * 11)
  while (lines.length < length) lines.push(...oneOf(random, lines.length < 3 ? openings : all)(random, known))
  return lines.slice(0, 15)
}

/** Names that earlier lines have used, which need not exist. */
interface Known {
  containers: string[]
  images: string[]
  volumes: string[]
  networks: string[]
  files: string[]
}

type Maker = (random: Random, known: Known) => string[]

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!
const chance = (random: Random, part: number): boolean => random() < part

function oneOf(random: Random, makers: readonly (readonly [number, Maker])[]): Maker {
  const sum = makers.reduce((total, [weight]) => total + weight, 0)
  let at = random() * sum
  for (const [weight, maker] of makers) {
    at -= weight
    if (at < 0) return maker
  }
  return makers[0]![1]
}

const containerNames = ['web', 'db', 'app', 'c1', 'job']
const volumeNames = ['data', 'logs', 'pg']
const networkNames = ['front', 'back']
const newImages = ['mine', 'mine:2', 'shop:1']

/** A name that was used, mostly; sometimes one that was not. */
const usual = (random: Random, used: readonly string[], others: readonly string[]): string =>
  used.length > 0 && !chance(random, 0.04)
    ? pick(random, used)
    : pick(random, chance(random, 0.2) ? ['nope'] : others)

const container = (random: Random, known: Known): string => usual(random, known.containers, containerNames)
const volume = (random: Random, known: Known): string => usual(random, known.volumes, volumeNames)
const network = (random: Random, known: Known): string => usual(random, known.networks, networkNames)
const image = (random: Random, known: Known): string =>
  chance(random, 0.06)
    ? 'nope'
    : known.images.length > 0 && chance(random, 0.4)
      ? pick(random, known.images)
      : pick(random, ['alpine', 'busybox', 'httpd', 'nginx', 'redis', 'ubuntu'])

const servers = ['httpd', 'nginx', 'redis', 'postgres:17', 'mysql']
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
]
const long = [
  'sleep 1000',
  "sh -c 'echo ready; sleep 1000'",
  'sleep infinity',
  'sh -c \'trap "exit 0" TERM; while :; do sleep 1; done\'',
  'tail -f /dev/null',
]

function options(random: Random, known: Known): string {
  const parts: string[] = []
  if (chance(random, 0.25))
    parts.push(
      `-p ${pick(random, ['8080:80', '8080:80', '9090:80', '80', '127.0.0.1:8081:80', '8000-8001:80-81'])}`,
    )
  if (chance(random, 0.15)) {
    const name = volume(random, known)
    known.volumes.push(name)
    parts.push(`-v ${pick(random, [`${name}:/data`, `${name}:/srv`, '/data', `${name}:/data:ro`])}`)
  }
  if (chance(random, 0.1)) parts.push(`-e ${pick(random, ['A=1', 'NAME=web', 'PATH=/bin'])}`)
  if (chance(random, 0.12)) parts.push(`--network ${network(random, known)}`)
  if (chance(random, 0.06))
    parts.push(
      pick(random, [
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
      ]),
    )
  if (chance(random, 0.02))
    parts.push(
      pick(random, [
        '--bogus',
        '-p 99999:80',
        '-m 1k',
        '-e =a',
        '--mount type=bind,source=/nope,target=/x',
        '-v a:b:c:d',
        '-it',
        '--rm --restart always',
        '-v rel/x:/y',
      ]),
    )
  return parts.length === 0 ? '' : ` ${parts.join(' ')}`
}

function naming(random: Random, known: Known): string {
  if (chance(random, 0.2)) return ''
  const name = chance(random, 0.03) ? pick(random, ['x', 'a@b', '-x']) : free(random, known)
  known.containers.push(name)
  return ` --name ${name}`
}

/** A name that was not used yet, mostly. */
function free(random: Random, known: Known): string {
  const unused = containerNames.filter((name) => !known.containers.includes(name))
  return unused.length > 0 && chance(random, 0.75) ? pick(random, unused) : pick(random, containerNames)
}

const runDetached: Maker = (random, known) => {
  const opts = options(random, known)
  const name = naming(random, known)
  return [
    chance(random, 0.6)
      ? `docker run -d${name}${opts} ${pick(random, servers)}`
      : `docker run -d${name}${opts} ${image(random, known)} ${pick(random, long)}`,
  ]
}
const runShort: Maker = (random, known) => [
  `docker run${chance(random, 0.5) ? ' --rm' : ''}${chance(random, 0.5) ? naming(random, known) : ''}${options(random, known)} ${pick(random, ['alpine', 'busybox', 'ubuntu', 'httpd', image(random, known)])} ${pick(random, short)}`,
]
const createOne: Maker = (random, known) => [
  `docker create${naming(random, known)}${options(random, known)} ${pick(random, ['httpd', 'alpine', 'redis'])}`,
]

/** A command about one container, at times about two. */
const about =
  (command: string): Maker =>
  (random, known) => {
    const names = chance(random, 0.08)
      ? [...new Set([container(random, known), container(random, known)])].join(' ')
      : container(random, known)
    return [`docker ${command} ${names}`]
  }

const execOne: Maker = (random, known) => [
  `docker exec${pick(random, ['', '', '', ' -w /tmp', ' -e A=b', ' -u nobody', ' -d', ' -it'])} ${container(random, known)} ${pick(random, [...short, 'ps', "sh -c 'echo new > /tmp/new'", "sh -c 'echo data > /data/f'", 'rm -r /tmp', 'touch /file', 'ls /data', 'rm /srv/index.html', "sh -c 'rm -rf /srv && mkdir /srv'", 'wget -qO- http://web', 'wget -qO- http://localhost', 'chmod 600 /etc/passwd'])}`,
]

const list: Maker = (random, known) => [
  pick(random, [
    'docker ps',
    'docker ps -a',
    'docker ps -q',
    "docker ps -a --format '{{.Names}} {{.Status}}'",
    'docker ps --filter name=we',
    'docker ps -a --filter status=exited',
    "docker ps -a --format 'table {{.Names}}\\t{{.Image}}'",
    `docker container ls -a --filter ancestor=${image(random, known)}`,
    'docker ps --no-trunc',
    'docker ps -l',
  ]),
]

const inspectOne: Maker = (random, known) => [
  pick(random, [
    `docker inspect ${container(random, known)}`,
    `docker inspect -f '{{.State.Status}}' ${container(random, known)}`,
    `docker inspect -f '{{.State.ExitCode}} {{.Name}}' ${container(random, known)}`,
    `docker inspect --format '{{json .Mounts}}' ${container(random, known)}`,
    `docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' ${container(random, known)}`,
    `docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' ${container(random, known)}`,
    `docker inspect -f '{{.Nope}}' ${container(random, known)}`,
    `docker image inspect ${image(random, known)}`,
    `docker image inspect -f '{{.Config.Cmd}}' ${image(random, known)}`,
    `docker container inspect -f '{{.Config.Env}}' ${container(random, known)}`,
  ]),
]

const copyOne: Maker = (random, known) => {
  const name = container(random, known)
  const file = pick(random, ['note.txt', 'page.html', 'dir'])
  known.files.push(file)
  return [
    pick(random, [
      `docker cp ${name}:/etc/passwd ${file}`,
      `docker cp ${name}:/srv .`,
      `docker cp ${name}:/nope .`,
      `docker cp ${pick(random, known.files)} ${name}:/tmp`,
      `docker cp ${pick(random, known.files)} ${name}:/srv/index.html`,
      `docker cp ${pick(random, known.files)} ${name}:/no/such/`,
    ]),
  ]
}

const hostOne: Maker = (random, known) => {
  const file = pick(random, ['note.txt', 'page.html', 'a.txt'])
  known.files.push(file)
  return [
    pick(random, [
      `echo ${pick(random, ['one', 'two', 'hello'])} > ${file}`,
      `cat ${file}`,
      'ls',
      `mkdir dir`,
      `rm ${file}`,
      'pwd && true',
      `echo x >> ${file}; cat ${file}`,
    ]),
  ]
}

const commitOne: Maker = (random, known) => {
  const name = pick(random, newImages)
  known.images.push(name)
  return [
    `docker commit${pick(random, ['', '', ' -m note', ` -c 'CMD ["ls"]'`])} ${container(random, known)} ${chance(random, 0.85) ? name : ''}`.trim(),
  ]
}

const imageOne: Maker = (random, known) => {
  const target = pick(random, newImages)
  switch (pick(random, ['tag', 'tag', 'rmi', 'rmi', 'history', 'images', 'images'])) {
    case 'tag': {
      const line = `docker tag ${image(random, known)} ${chance(random, 0.05) ? 'BAD' : target}`
      known.images.push(target)
      return [line]
    }
    case 'rmi':
      return [`docker rmi${chance(random, 0.15) ? ' -f' : ''} ${image(random, known)}`]
    case 'history':
      return [`docker history ${image(random, known)}`]
    default:
      return [
        pick(random, [
          'docker images',
          'docker images -a',
          'docker images -q',
          `docker images ${image(random, known)}`,
          "docker images --format '{{.Repository}}:{{.Tag}}'",
          'docker images -f dangling=true',
        ]),
      ]
  }
}

const volumeOne: Maker = (random, known) => {
  const name = volume(random, known)
  const line = pick(random, [
    `docker volume create ${name}`,
    `docker volume create ${name}`,
    `docker volume rm ${name}`,
    'docker volume ls',
    `docker volume inspect ${name}`,
    'docker volume ls -q',
    'docker volume ls -f dangling=true',
    'docker volume create',
  ])
  if (line.includes('create ')) known.volumes.push(name)
  return [line]
}

const networkOne: Maker = (random, known) => {
  const name = network(random, known)
  const line = pick(random, [
    `docker network create ${name}`,
    `docker network create ${name}`,
    `docker network rm ${name}`,
    'docker network ls',
    `docker network inspect ${name}`,
    `docker network connect ${name} ${container(random, known)}`,
    `docker network connect ${name} ${container(random, known)}`,
    `docker network disconnect ${name} ${container(random, known)}`,
    `docker network rm bridge`,
  ])
  if (line.includes('create ')) known.networks.push(name)
  return [line]
}

const pruneOne: Maker = (random) => [
  pick(random, [
    'docker container prune -f',
    'docker volume prune -f',
    'docker volume prune -af',
    'docker network prune -f',
    'docker image prune -f',
    'docker system df',
  ]),
]

const oddOne: Maker = (random) => [
  pick(random, [
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
  ]),
]

const waitOne: Maker = (random, known) => [`docker wait ${container(random, known)} nope`]

const saveOne: Maker = (random, known) => {
  const name = image(random, known)
  return [
    `docker save -o img.tar ${name}`,
    chance(random, 0.5) ? `docker rmi ${name}` : 'docker images -q',
    `docker load -i ${chance(random, 0.85) ? 'img.tar' : 'none.tar'}`,
  ]
}

const dockerfiles = [
  'FROM alpine\\nRUN echo a > /a\\nCMD ["cat","/a"]\\n',
  'FROM alpine\\nWORKDIR /app\\nCOPY a.txt .\\nRUN echo built > out.txt\\nENV A=1\\n',
  'FROM alpine AS one\\nRUN echo x > /x\\nFROM alpine\\nCOPY --from=one /x /y\\nUSER nobody\\nENTRYPOINT ["cat"]\\nCMD ["/y"]\\n',
  'FROM httpd\\nRUN rm /srv/index.html && echo hi > /srv/index.html\\n',
  'FROM alpine\\nARG V=1\\nRUN echo $V > /v\\nLABEL a=b\\nVOLUME /data\\n',
  'FROM alpine\\nRUN exit 3\\n',
  'FROM nope\\n',
]

const buildOne: Maker = (random, known) => {
  const name = pick(random, newImages)
  known.images.push(name)
  return [
    `echo ${pick(random, ['one', 'two'])} > a.txt`,
    `printf '${pick(random, dockerfiles)}' > Dockerfile`,
    `docker build -q${pick(random, ['', '', ' --no-cache', ' --build-arg V=2'])} -t ${name} .`,
    ...(chance(random, 0.5) ? [`docker run --rm ${name}`] : [`docker history ${name}`]),
  ]
}

const all: readonly (readonly [number, Maker])[] = [
  [14, runDetached],
  [10, runShort],
  [2, createOne],
  [4, about('start')],
  [1, about('start -a')],
  [4, about('stop -t 0')],
  [2, about('restart -t 0')],
  [3, about('kill')],
  [1, about('kill -s TERM')],
  [2, about('pause')],
  [2, about('unpause')],
  [5, about('rm')],
  [3, about('rm -f')],
  [1, about('rm -v')],
  [
    2,
    (random, known) => {
      const to = pick(random, containerNames)
      const line = `docker rename ${container(random, known)} ${to}`
      known.containers.push(to)
      return [line]
    },
  ],
  [8, execOne],
  [3, about('logs')],
  [1, about('logs --tail 1')],
  [6, list],
  [5, inspectOne],
  [2, about('port')],
  [1, about('top')],
  [3, about('diff')],
  [4, copyOne],
  [3, commitOne],
  [1, about('update --restart always')],
  [1, about('attach')],
  [1, (random, known) => [`docker pull ${image(random, known)}`]],
  [6, imageOne],
  [6, volumeOne],
  [6, networkOne],
  [4, pruneOne],
  [2, oddOne],
  [1, waitOne],
  [1, saveOne],
  [4, hostOne],
  [1.5, buildOne],
]

const openings: readonly (readonly [number, Maker])[] = [
  [6, runDetached],
  [2, runShort],
  [1, createOne],
  [1, volumeOne],
  [1, networkOne],
]
