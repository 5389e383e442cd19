import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from '../folders.ts'
import { engine } from './engine.ts'

/** Functions of the shell that starts and checks are written with. */
export const helpers = `
exec 2>&1
state() { docker inspect -f '{{.State.Status}}' "$1"; }
serve() { docker run -d --stop-signal KILL --name "$1" httpd >/dev/null; }
served() { serve "$1"; docker exec "$1" mkdir -p /usr/local/apache2/htdocs; }
gone() { docker run --name "$1" alpine true; }
image() { docker tag httpd "$1"; }
both() { [ "$(docker inspect -f '{{len .NetworkSettings.Networks}}' "$1")" = 2 ]; }
login() { docker login -u kim -p secret registry.example.com; }
hub() { docker tag busybox "127.0.0.1:5000/library/$1"; docker push -q "127.0.0.1:5000/library/$1"; docker rmi "127.0.0.1:5000/library/$1"; }
foreign() { printf 'FROM scratch\\nCOPY Dockerfile /\\n' >Dockerfile; docker buildx build -q --platform linux/arm64 -t "127.0.0.1:5000/library/$1" --push .; docker rmi -f "127.0.0.1:5000/library/$1" || :; }
dangling() { printf 'FROM alpine\\nRUN echo one >/one\\n' | docker build -q -t d:1 -; docker tag alpine d:1; }
modules() { printf '#!/bin/sh\\ncat /app/node_modules/dep\\n' >npm; printf 'FROM alpine\\nCOPY --chmod=755 npm /bin/\\nRUN mkdir -p /app/node_modules && echo dep >/app/node_modules/dep\\n' >Dockerfile; docker build -q -t shop:dev .; }
up_is() { is "$(docker ps --filter label=com.docker.compose.project --format '{{.Label "com.docker.compose.service"}}' | sort -u | xargs)" "$1"; }
copied() { printf 'FROM scratch\\nCOPY Dockerfile /\\n' >Dockerfile; }
needs_token() { printf 'FROM alpine\\nRUN echo '$RANDOM'\\nRUN --mount=type=secret,id=token wc -c </run/secrets/token >/length\\n' >Dockerfile; }
project() {
  echo old >page
  printf 'FROM httpd\\nCOPY page /page\\n' >Dockerfile
  cat >compose.yaml <<'END'
services:
  web:
    build: .
    image: shop-web
    stop_signal: SIGKILL
    ports: ["8080:80"]
    depends_on: [db]
  db:
    image: redis:\${TAG:-latest}
    stop_signal: SIGKILL
    healthcheck: {test: ["CMD", "true"], interval: 1s}
    volumes: ["data:/data"]
  worker:
    image: alpine
    stop_signal: SIGKILL
    command: sleep 1000
  tools:
    image: alpine
    stop_signal: SIGKILL
    command: sleep 1000
    profiles: [debug]
volumes:
  data:
END
}
# A step was not taken from the cache.
ran() { case "$OUT" in *"$1"*) ;; *) echo "no step $1"; exit 1;; esac; [ "$(echo "$OUT" | grep -A1 -e "] $1" | grep -c CACHED)" = 0 ] || { echo "cached: $1"; exit 1; }; }
daemon_json() { echo "$1" >$FLAGDRILL_ENGINE/daemon.json; kill -HUP "$(cat "$FLAGDRILL_ENGINE/pid")"; sleep 1; }
mirror() { daemon_json '{"insecure-registries": ["127.0.0.1:5000"], "registry-mirrors": ["http://127.0.0.1:5000"]}'; }
# A second daemon without networks, its data in memory: \`small up SIZE [daemon.json]\`, off and on again, down; anything else is a command of docker.
small() {
  local at=$D/small
  case $1 in
    up) mkdir -p $at; mount -t tmpfs -o size=$2 none $at; [ -n "$3" ] && echo "$3" >$at/daemon.json || echo "{}" >$at/daemon.json; small on; docker save busybox | small load -q ;;
    on) unshare -n dockerd --config-file $at/daemon.json -H unix://$D/small.sock --data-root $at/root --exec-root $D/small.exec --pidfile $D/small.pid --bridge none --iptables=false --ip6tables=false >/dev/null 2>&1 </dev/null &
      for _ in $(seq 600); do docker -H unix://$D/small.sock version >/dev/null 2>&1 && break; sleep 0.2; done ;;
    off) kill "$(cat $D/small.pid)"; for _ in $(seq 600); do [ -f $D/small.pid ] || break; sleep 0.2; done ;;
    down) small off; umount -l $at ;;
    *) docker -H unix://$D/small.sock "$@" ;;
  esac
}
swarm() { docker swarm init --advertise-addr 127.0.0.1; }
dockerfile() { printf 'FROM alpine AS test\\nARG VERSION=1\\nRUN echo $VERSION >/version && echo test >/stage\\nFROM test\\nRUN echo last >/stage\\n' >Dockerfile; }
# Another program of the host, in the background; \`clean\` ends it at the latest.
aside() { "$@" >/dev/null 2>&1 & echo $! >$D/aside; wait_for 1; }
inside() { nsenter -t "$(cat "$FLAGDRILL_ENGINE/pid")" -n -- "$@"; }
wait_for() { sleep "$1"; }
is() { [ "$1" = "$2" ] || { echo "not '$2': $1"; exit 1; }; }
isnt() { [ "$1" != "$2" ] || { echo "still $1"; exit 1; }; }
has() { case "$OUT" in *"$1"*) ;; *) echo "does not print '$1': $OUT"; exit 1;; esac; }
hasnt() { case "$OUT" in *"$1"*) echo "prints '$1'"; exit 1;; esac; }
cached() { [ "$(echo "$OUT" | grep -A1 -e "] $1" | grep -c CACHED)" = 1 ] || { echo "not cached: $1: $OUT"; exit 1; }; }
has_in() { case "$1" in *"$2"*) ;; *) echo "no '$2' in: $1"; exit 1;; esac; }
hasnt_in() { case "$1" in *"$2"*) echo "'$2' in: $1"; exit 1;; esac; }
says() { local text=$1 out; shift; out=$("$@" 2>&1) || :; has_in "$(echo "$out" | tr '\\n' ' ')" "$text"; }
code() { local wanted=$1 status=0; shift; "$@" >/dev/null 2>&1 </dev/null || status=$?; is "$status" "$wanted"; }
no() { if "$@" >/dev/null 2>&1; then echo "works: $*"; exit 1; fi; }
`
/** Takes everything away that a task or a statement has made. */
export const clean = `
[ ! -f $D/aside ] || { kill "$(cat $D/aside)"; rm $D/aside; }
[ ! -f $D/small.pid ] || { kill "$(cat $D/small.pid)"; sleep 2; }; umount -l $D/small
rm -f compose*.yaml prod.env
# What leaves a file behind is looked for there: a question to a daemon takes longer.
[ ! -f $DOCKER_CONFIG/buildx/instances/multi ] || docker buildx rm multi
! grep -q registry.example.com $DOCKER_CONFIG/config.json || docker logout registry.example.com
[ -z "$(ls $DOCKER_CONFIG/contexts/meta)" ] || { DOCKER_HOST= docker context use default; DOCKER_HOST= docker context rm -f prod; }
docker swarm leave -f & docker rm -f $(docker ps -aq); wait
# Configurations of networks (\`--config-only\`) are not pruned.
{ docker network prune -f; docker network rm $(docker network ls -qf driver=null -f type=custom); } & docker volume prune -af & wait
# A volume with options of its own is not pruned.
docker volume rm $(docker volume ls -q)
# Another name of an image, one with a digest too, would let the first one go without a word.
names() { docker image inspect -f '{{$id := slice .Id 7 19}}{{range .RepoTags}}{{.}} {{$id}}{{"\\n"}}{{end}}' $(docker images -q) | sed '/^$/d'; }
docker rmi -f $(names | grep -vxFf $FLAGDRILL_ENGINE/images.txt | cut -d ' ' -f 1) $(docker images -qf dangling=true)
# Images are loaded again only where one is missing or another.
! names | grep -vxFf - $FLAGDRILL_ENGINE/images.txt || docker load -q -i "$FLAGDRILL_ENGINE/images.tar"
`
/** A folder with the files that lines and checks name. */
export let dir = ''
const pid = engine ? readFileSync(join(process.env.FLAGDRILL_ENGINE!, 'pid'), 'utf8').trim() : ''

/** Runs a script of the shell; `seconds` ends it, and `ended` says that it went on until then. */
export function run(
  script: string,
  input = '',
  seconds = 120,
): Promise<{ status: number | null; out: string; ended: boolean }> {
  return new Promise((resolve) => {
    // In the network of the engine, where the registries are.
    const words = ['-t', pid, '-n', '-m', `--wd=${join(dir, 'work')}`, 'bash', '-c', script]
    const child = spawn('nsenter', words, {
      env: { ...engine!.env, D: dir, TOKEN: 'value' },
      detached: true,
    })
    let out = ''
    child.stdout.on('data', (data: Buffer) => {
      out += String(data)
    })
    child.stderr.on('data', (data: Buffer) => {
      out += String(data)
    })
    const end = (signal: NodeJS.Signals): boolean => process.kill(-child.pid!, signal)
    let ended = false
    const timer = setTimeout(() => {
      ended = true
      end('SIGTERM')
      // A client hands it on to its container and waits.
      patience = setTimeout(end, 3000, 'SIGKILL')
    }, seconds * 1000)
    let patience: NodeJS.Timeout | undefined
    child.on('close', (status) => {
      clearTimeout(timer)
      clearTimeout(patience)
      resolve({ status, ended, out: out.replace(/\r/g, '').trim() })
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

beforeAll(async () => {
  if (!engine) return
  dir = folder()
  for (const name of ['work', 'site', 'out', 'backup', 'app']) mkdirSync(join(dir, name))
  writeFileSync(join(dir, 'index.html'), 'page\n')
  writeFileSync(join(dir, 'site/index.html'), 'page\n')
  writeFileSync(join(dir, 'app.env'), 'MODE=test\n')
  writeFileSync(join(dir, 'httpd.conf'), 'Listen 80\n')
  // The images that `engine up` has made, to go back to after a task that deletes or replaces them.
  await run(`cd $FLAGDRILL_ENGINE && [ -f images.tar ] || {
    docker save -o images.tar $(docker images --format '{{.Repository}}:{{.Tag}}')
    docker images --format '{{.Repository}}:{{.Tag}} {{.ID}}' | sort >images.txt
  }`)
  await run(`${helpers}${clean}`)
}, 120_000)
