/** The surroundings of an example: the start that a line needs, beside the files, containers and images that it names. */
export interface ExampleWorld {
  /** The lines that need it. */
  lines: RegExp
  /** A script of the shell; see engine-shell.ts. */
  start: string
  /** The next line with the same start goes on where this one has ended. */
  kept?: boolean
  /** Runs before each line of a kept world. */
  again?: string
  /** Runs after the line. */
  end?: string
  /** The client takes its context, not the variable of the tests. */
  context?: boolean
}

const stack = `printf 'services:\\n  web:\\n    image: httpd\\n    deploy: {replicas: 0}\\n' >compose.yaml`
const swarmWorld = `swarm
for name in db-password db-pass db-pass2; do echo secret | docker secret create $name - ; done
for name in site-conf site site1 site2; do echo setting | docker config create $name - ; done
docker network create -d overlay backend; docker volume create data
for name in password.txt site.conf site.conf.tmpl; do printf x >$name; done; ${stack}`
const services = `docker service rm $(docker service ls -q); docker stack rm shop
for name in web db; do docker service create -d --replicas 0 --name $name httpd; done; docker service update -d --env-add A=1 web
docker secret rm db-password; echo secret | docker secret create db-password - ; docker config rm site-conf; echo setting | docker config create site-conf -`

/** Programs that the real images have, as scripts in those of the tests. */
const program = `program() { printf '#!/bin/sh\\n%s\\n' "$3" >$2; printf "FROM $1\\nCOPY --chmod=755 $2 /bin/\\n" >Dockerfile.program; docker build -q -t $1 -f Dockerfile.program .; rm $2 Dockerfile.program; }
program nginx curl 'wget -qO- http://localhost/'; program httpd bash 'exec sh "$@"'; program httpd httpd-foreground 'exec httpd -f -p 80'
program node:22 node 'sleep 1000'; program node:22 npm 'echo tested'; program redis pg_dump 'echo dump'; program redis psql 'echo psql'; docker tag redis postgres
project; sed -i 's/^FROM.*/FROM node:22/' Dockerfile; if docker rm -f web; then docker run -dit -P --stop-signal KILL --name web httpd; fi`

/** Worlds, the first whose lines a line matches. */
export const worlds: readonly ExampleWorld[] = [
  { lines: /--target\b/, start: 'project; dockerfile' },
  // A folder that only the engine sees.
  {
    lines: /source=\/srv\/www\b/,
    start: 'mount -t tmpfs none /srv; mkdir /srv/www',
    end: 'umount -l /srv',
  },
  { lines: /--type volume db$/, start: 'docker volume create db' },
  { lines: /--volumes-from db\b/, start: 'docker rm -f db; docker run -d --name db -v data:/data httpd' },
  { lines: /-L web:\/etc\/localtime/, start: 'docker exec web touch /etc/localtime' },
  { lines: /--ip 10\.5\./, start: 'docker network rm lab; docker network create --subnet 10.5.0.0/16 lab' },
  { lines: /--network app\b/, start: 'docker network create app' },
  {
    lines: /compose watch/,
    start: `sed -i 's/^    build: ./&\\n    develop: {watch: [{path: page, target: \\/page, action: sync}]}/' compose.yaml`,
  },
  { lines: /^docker build .* \.\.$/, start: `printf 'FROM alpine\\n' >Dockerfile` },
  { lines: /--ingress\b/, start: 'swarm; echo y | docker network rm ingress; wait_for 3' },
  {
    lines: /^docker swarm init .*eth0/,
    start: `inside ip link add eth0 type veth peer name eth1; for n in 0 1; do inside ip addr add 10.1.$n.1/24 dev eth$n; inside ip link set eth$n up; done`,
    end: 'inside ip link del eth0',
  },
  {
    lines: /^docker swarm init .*10\.0\.0\.5/,
    start: 'inside ip addr add 10.0.0.5/24 dev lo; inside ip addr del 192.168.1.10/24 dev lo',
    end: 'inside ip addr add 192.168.1.10/24 dev lo; inside ip addr del 10.0.0.5/24 dev lo',
  },
  { lines: /^docker swarm unlock-key/, start: 'swarm; docker swarm update --autolock' },
  { lines: /^docker swarm (?!init|join )/, start: 'swarm' },
  {
    lines:
      /^docker (?:service (?!create)|stack (?!deploy|config)|(?:secret|config) (?!create)|node (?:ls|inspect))/,
    start: swarmWorld,
    kept: true,
    again: `${services}; docker stack deploy -d -c compose.yaml shop; case $LINE in *'stack ps'*) docker service scale -d shop_web=1;; esac`,
  },
  {
    lines: /^docker (?:service create|stack|(?:secret|config) create)|-d overlay|--scope swarm/,
    start: swarmWorld,
    kept: true,
    again: `docker service rm $(docker service ls -q); docker secret rm db-password; docker config rm site-conf site; docker network rm lan lan-template base; for name in lan-template base; do docker network create --config-only --subnet 192.168.9.0/24 $name; done; docker network create -d overlay backend; docker stack rm shop
case $LINE in *'secret create'*|*'config create'*) ;; *) for name in site-conf site; do echo setting | docker config create $name - ; done; echo secret | docker secret create db-password - ;; esac`,
  },
  {
    lines: /^docker (?:--)?context\b/,
    start: `docker context ls -q | grep -v default | xargs -r docker context rm -f; for name in staging prod; do docker context create $name --docker host=$DOCKER_HOST; done
case $LINE in *'context create'*staging*|*'context import'*) docker context export staging staging.dockercontext; docker context rm staging;; *export*) rm -f staging.dockercontext;; esac`,
    context: true,
  },
  {
    lines: /^docker compose (?:pull|push)/,
    start: `login; for name in alpine redis; do hub $name; done; project; sed -i 's|shop-web|registry.example.com/team/web|' compose.yaml; docker compose build; docker compose push web`,
  },
  {
    lines: /^docker (?:login|logout|push|pull|tag)\b|--push\b|--pull\b|imagetools|registry/,
    start: `login; for name in alpine httpd:2.4 nginx postgres:17 redis:latest alpine:3.20; do docker tag busybox $name; hub $name; done; docker rmi alpine:3.20
for name in team/shop:1 team/app:1 shop:1 shop:cache; do docker tag httpd registry.example.com/$name; docker push -q registry.example.com/$name; done
copied; for arch in amd64 arm64; do docker buildx build -q --provenance false --platform linux/$arch -t 127.0.0.1:5000/library/shop:1-$arch --push .; done`,
  },
  { lines: /buildx (?:use|rm) multi/, start: 'docker buildx create --name multi' },
  { lines: /buildx create/, start: ':' },
  { lines: /buildx bake/, start: 'project' },
  {
    lines: /\bnpm\b|\bnode\b|pg_dump|\bpsql\b|\bbash\b|httpd-foreground|\bcurl\b/,
    start: program,
  },
  {
    lines: /--link\b/,
    start:
      'docker run -d --name db httpd; case $LINE in *rm*) docker rm -f web; docker run -d --name web --link db:database httpd;; esac',
  },
  {
    lines: /--platform/,
    start: `copied; echo "# $RANDOM" >>Dockerfile; name=both; case $LINE in *arm64*) name=alpine;; esac; docker buildx build -q --platform linux/amd64,linux/arm64 -t $name .; docker save -o images.tar busybox`,
  },
]

/** Lines that cannot be run here, by what they name, and why. */
export const elsewhere: readonly [RegExp, string][] = [
  [/^docker (?:checkpoint|trust)\b|--checkpoint/, 'needs CRIU, or Notary of a client before 29'],
  [/^docker (?:plugin (?!ls)|volume update)|sshfs|plugin/, 'needs a plugin of the daemon from Docker Hub'],
  [
    /^docker node (?!ls|inspect)|swarm (?:join |unlock$|leave$)|node\.labels|--ca-key|--external-ca/,
    'needs a swarm of several machines, or a certificate authority',
  ],
  [
    /^docker (?:search|manifest)\b|login -u alice(?! reg| --pass)|kim\/|alice\/|--password-stdin$|imagetools inspect alpine/,
    'needs Docker Hub, or an account there',
  ],
  [
    /-H ssh|registry\.lan|registry:3$|registry\.example\.com\/app$/,
    'needs another machine, or an image from Docker Hub',
  ],
  [
    /--gpus|--device|\/dev\/|--runtime runsc|--isolation|--credential-spec|--cpu-rt|--generic-resource|--userns|docker:(?:dind|cli)|macvlan -o/,
    'needs hardware, settings of the daemon or a special image',
  ],
  [/--cpuset-mems/, 'needs four processor cores and memory nodes'],
  [/nslookup|--dns 1|ping |1\.1\.1\.1 alpine/, 'needs a network outside'],
  [
    /multi\b(?<!buildx (?:use|rm) multi)(?<!--name multi(?: --use)?)|stop multi|--ssh|--sbom/,
    'needs an image of BuildKit or of a scanner, or an SSH agent',
  ],
  [/ CONTAINER$/, 'names what is not here'],
]
