import { pluginCases } from './plugin-cases.ts'

/** The state of an engine before a task and the check after it, as shell commands. */
export interface TaskCase {
  start?: string
  check: string
  /** Typed once the line runs, for lines that open a shell. */
  input?: string
  /** Ended after so many seconds: the line goes on by itself. */
  seconds?: number
}

const named = (name: string, ...rest: string[]): string =>
  [`is "$(state ${name})" running`, ...rest].join('; ')
const inspected = (name: string, template: string, expected: string): string =>
  `is "$(docker inspect -f '${template}' ${name})" '${expected}'`
const printed = (...texts: string[]): string => texts.map((text) => `has '${text}'`).join('; ')

/** The cases by the id of the task. `$OUT` is what the line printed; helpers are in tasks.engine.ts. */
export const taskCases: Readonly<Record<string, TaskCase>> = {
  ...pluginCases,
  'task-run-web': { check: named('web', `inside wget -qO- http://127.0.0.1:8080/ | grep -q httpd`) },
  'task-run-echo': { check: `${printed('hi')}; is "$(docker ps -aq)" ''` },
  'task-run-shell': {
    input: 'echo in-$((40+2))\nexit\n',
    check: `${printed('in-42')}; is "$(docker ps -aq)" ''`,
  },
  'task-ps': { start: 'serve web; gone old', check: `${printed('web')}; hasnt old` },
  'task-ps-all': {
    start: 'serve web; gone old; docker create --name new alpine',
    check: printed('web', 'old', 'new'),
  },
  'task-logs': { start: 'docker run --name web alpine echo said', check: printed('said') },
  'task-stop': { start: 'serve web', check: 'is "$(state web)" exited' },
  'task-start': { start: 'serve web; docker stop web', check: named('web') },
  'task-restart': {
    start: "serve web; docker inspect -f '{{.State.StartedAt}}' web >before",
    check: named('web', `isnt "$(docker inspect -f '{{.State.StartedAt}}' web)" "$(cat before)"`),
  },
  'task-rm': { start: 'gone web', check: 'is "$(docker ps -aq)" ""' },
  'task-exec-ls': { start: 'serve web', check: printed('passwd') },
  'task-exec-shell': {
    start: 'serve web',
    input: 'echo in-$((40+2))\nexit\n',
    check: `${printed('in-42')}; ${named('web')}`,
  },
  'task-pull': {
    start: 'docker tag alpine localhost/hub; hub alpine:3.20',
    check: 'docker image inspect alpine:3.20',
  },
  'task-images': { check: printed('alpine', 'httpd') },
  'task-rmi': { check: 'no docker image inspect httpd:latest; docker image inspect httpd:2.4' },
  'task-build': { start: 'dockerfile', check: 'docker image inspect shop:1.0' },
  'task-run-db': {
    start: 'docker volume create pgdata',
    check: named(
      'db',
      inspected(
        'db',
        '{{range .Mounts}}{{.Name}} {{.Destination}}{{end}}',
        'pgdata /var/lib/postgresql/data',
      ),
    ),
  },
  'task-run-folder': {
    check: named(
      'web',
      inspected('web', '{{range .Mounts}}{{.Type}} {{.RW}}{{end}}', 'bind true'),
      'docker port web | grep -q 8080',
    ),
  },
  'task-create': { check: 'is "$(state web)" created; docker start web; docker port web | grep -q 8080' },
  'task-rm-force': { start: 'serve web', check: 'is "$(docker ps -aq)" ""' },
  'task-kill': {
    start: 'serve web',
    check: `is "$(state web)" exited; ${inspected('web', '{{.State.ExitCode}}', '137')}`,
  },
  'task-logs-follow': {
    start: "docker run -d --name web alpine sh -c 'seq 60; sleep 2; echo late; sleep 60'",
    seconds: 4,
    check: `${printed('60', 'late')}; is "$(echo "$OUT" | grep -c .)" 51`,
  },
  'task-rename': { start: 'serve web', check: `${named('shop-web')}; no docker inspect web` },
  'task-inspect': { start: 'serve web', check: printed('"Status": "running"', '"RestartPolicy"') },
  'task-tag': {
    start: 'image shop:1.0',
    check:
      'is "$(docker inspect -f "{{.Id}}" registry.example.com/team/shop:1.0)" "$(docker inspect -f "{{.Id}}" shop:1.0)"',
  },
  'task-push': {
    start: 'image registry.example.com/team/shop:1.0; login',
    check: 'docker manifest inspect --insecure registry.example.com/team/shop:1.0 | grep -q schemaVersion',
  },
  'task-cp-in': {
    start: 'served web',
    check: 'docker exec web cat /usr/local/apache2/htdocs/index.html | grep -q page',
  },
  'task-cp-out': { start: 'serve web', check: 'grep -q localhost "$D/out/hosts"' },
  'task-port': { start: 'docker run -d --name web -p 8080:80 httpd', check: printed('80/tcp', '8080') },
  'task-top': { start: 'serve web', check: printed('httpd', 'PID') },
  'task-stats': { start: 'serve web', seconds: 4, check: printed('web', 'CPU') },
  'task-login': { input: 'secret\n', check: printed('Login Succeeded') },
  'task-run-publish-all': { check: named('web', 'docker port web | grep -q "^80/tcp -> "') },
  'task-run-localhost': { check: named('web', 'is "$(docker port web)" "80/tcp -> 127.0.0.1:8080"') },
  'task-run-env-file': { start: 'image shop:1.0', check: "docker exec api env | grep -q '^MODE=test$'" },
  'task-run-policy': { check: inspected('cache', '{{.HostConfig.RestartPolicy.Name}}', 'unless-stopped') },
  'task-run-network': {
    start: 'image shop:1.0; docker network create shop-net',
    check: inspected('api', '{{range $k, $v := .NetworkSettings.Networks}}{{$k}}{{end}}', 'shop-net'),
  },
  'task-run-limits': {
    start: 'image shop:1.0',
    check: inspected('worker', '{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}}', '536870912 1500000000'),
  },
  'task-run-as-user': { check: `is "$(echo "$OUT" | tail -1)" /data` },
  'task-ps-exited': {
    start: 'serve web; gone old',
    check: 'is "$OUT" "$(docker inspect -f "{{.Id}}" old | cut -c1-12)"',
  },
  'task-ps-names': { start: 'serve web; gone old', check: 'is "$OUT" web' },
  'task-logs-since': {
    start: 'docker run --name web alpine echo said',
    check: 'echo "$OUT" | grep -qE "^20[0-9-]+T.*Z said$"',
  },
  'task-stop-later': {
    start:
      'docker run -d --name db alpine sh -c \'trap "sleep 12; exit 0" TERM; while :; do sleep 1; done\'; wait_for 1',
    check: `is "$(state db)" exited; ${inspected('db', '{{.State.ExitCode}}', '0')}`,
  },
  'task-diff': { start: 'serve web; docker exec web touch /new', check: printed('A /new') },
  'task-commit': { start: 'serve web', check: 'docker history web:patched | grep -q "new page"' },
  'task-pause': { start: 'serve web', check: 'is "$(state web)" paused' },
  'task-build-arg': { start: 'dockerfile', check: "docker run --rm shop:2.0 cat /version | grep -q '^2.0$'" },
  'task-save': { start: 'image shop:1.0', check: 'tar tf "$D/out/shop.tar" | grep -q index.json' },
  'task-load': {
    start: 'image shop:1.0; docker save -o "$D/out/shop.tar" shop:1.0; docker rmi shop:1.0',
    check: 'docker image inspect shop:1.0',
  },
  'task-run-mount': {
    check: named(
      'web',
      'no docker exec web touch /usr/local/apache2/htdocs/x',
      'docker exec web cat /usr/local/apache2/htdocs/index.html',
    ),
  },
  'task-run-entrypoint': {
    start: 'printf "FROM alpine\\nENTRYPOINT [\\"echo\\",\\"tool\\"]\\n" | docker build -q -t team/tool -',
    input: 'echo in-$((40+2))\nexit\n',
    check: `${printed('in-42')}; is "$(docker ps -aq)" ''`,
  },
  'task-pull-platform': {
    start: 'foreign alpine',
    check: 'docker image inspect --platform linux/arm64 alpine',
  },
  'task-build-target': {
    start: 'dockerfile; cp Dockerfile Dockerfile.dev',
    check: 'docker run --rm shop:test cat /stage | grep -q test; docker image inspect shop:test',
  },
  'task-build-fresh': {
    start: 'dockerfile; hub alpine:latest',
    check: 'docker image inspect -f ok shop:1.0; ran "RUN echo"',
  },
  'task-kill-signal': {
    start:
      'docker run -d --name web alpine sh -c \'trap "echo again" HUP; while :; do sleep 1; done\'; wait_for 1',
    check: named('web', 'wait_for 2', 'docker logs web | grep -q again'),
  },
  'task-commit-change': { start: 'serve web', check: "docker run --rm web:debug env | grep -q '^DEBUG=1$'" },
  'task-update': {
    start: 'serve worker',
    check: inspected('worker', '{{.HostConfig.NanoCpus}}', '2000000000'),
  },
  'task-wait': { start: "docker run -d --name job alpine sh -c 'sleep 1; exit 3'", check: 'is "$OUT" 3' },
  'task-export': { start: 'gone web', check: 'tar tf "$D/out/web.tar" | grep -q "^etc/passwd$"' },
  'task-import': {
    start: 'gone web; docker export -o "$D/out/web.tar" web',
    check:
      "docker run --rm web:flat cat /etc/passwd; is \"$(docker inspect -f '{{len .RootFS.Layers}} {{.Config.Cmd}}' web:flat)\" '1 []'",
  },
  'task-attach': {
    start: 'docker run -dit --name box alpine',
    input: 'echo in-$((40+2))\nexit\n',
    check: `${printed('in-42')}; is "$(state box)" exited`,
  },
  'task-history': { check: printed('CREATED BY', 'CMD ["httpd" "-f" "-p" "80" "-h" "/srv"]') },
  'task-ps-size': {
    start: 'serve web; docker exec web sh -c "head -c 1000000 /dev/zero >/big"',
    check: printed('virtual', 'MB'),
  },
  'task-exit-code': { start: "docker run --name job alpine sh -c 'exit 3' || :", check: 'is "$OUT" 3' },
  'task-rm-volumes': {
    start: 'docker run --name db -v /data -v pgdata:/keep alpine true',
    check: 'is "$(docker ps -aq)" ""; is "$(docker volume ls -q)" pgdata',
  },
  'task-net-create': { check: 'is "$(docker network inspect -f "{{.Driver}}" backend)" bridge' },
  'task-net-ls': { check: printed('bridge', 'host', 'none') },
  'task-net-inspect': {
    start: 'docker network create backend',
    check: printed('"Name": "backend"', '"Subnet"'),
  },
  'task-net-connect': { start: 'serve web; docker network create backend', check: named('web', 'both web') },
  'task-net-disconnect': {
    start: 'serve web; docker network create backend; docker network connect backend web',
    check: named('web', inspected('web', '{{len .NetworkSettings.Networks}}', '1')),
  },
  'task-net-rm': { start: 'docker network create backend', check: 'no docker network inspect backend' },
  'task-publish-two': {
    check: named('web', 'docker port web | grep -q 8080', 'docker port web | grep -q 8443'),
  },
  'task-volume-create': { check: 'docker volume inspect pgdata' },
  'task-volume-ls': { start: 'docker volume create pgdata', check: printed('pgdata', 'local') },
  'task-volume-inspect': { start: 'docker volume create pgdata', check: printed('"Mountpoint"') },
  'task-volume-rm': { start: 'docker volume create pgdata', check: 'no docker volume inspect pgdata' },
  'task-prune-containers': {
    start: 'serve web; gone old; docker create alpine',
    input: 'y\n',
    check: 'is "$(docker ps -a --format "{{.Names}}")" web',
  },
  'task-prune-dangling': {
    start: 'dangling',
    input: 'y\n',
    check: 'is "$(docker images -qf dangling=true)" ""; docker image inspect alpine',
  },
  'task-disk-use': { check: printed('Images', 'Containers', 'Local Volumes', 'Build Cache') },
  'task-engine-facts': { check: printed('Storage Driver', 'Server Version') },
  'task-logout': {
    start: 'login',
    check: 'hasnt rror; no grep -q registry.example.com "$DOCKER_CONFIG/config.json"',
  },
  'task-publish-random': {
    start: 'image shop:1.0',
    check: named('api', 'docker port api 3000 | grep -q 0.0.0.0'),
  },
  'task-publish-udp': {
    start: 'image team/dns',
    check: 'docker port dns | grep -q "^53/udp -> 0.0.0.0:5353"',
  },
  'task-publish-first-free': {
    start: 'docker run -d --name first -p 8080:80 httpd',
    check: named('web', 'docker port web | grep -q 808[1-9]'),
  },
  'task-net-alias': {
    start: 'serve db; docker network create backend',
    check: 'docker run --rm --network backend alpine nslookup database | grep -q Address',
  },
  'task-net-internal': { check: 'is "$(docker network inspect -f "{{.Internal}}" backend)" true' },
  'task-net-subnet': { check: 'docker network inspect backend | grep -q 172.30.0.0/16' },
  'task-host-gateway': {
    start: 'image shop:1.0',
    check: 'docker exec api cat /etc/hosts | grep -q host.docker.internal',
  },
  'task-mount-file': {
    check: named(
      'web',
      'docker exec web cat /usr/local/apache2/conf/httpd.conf | grep -q Listen',
      'no docker exec web touch /usr/local/apache2/conf/httpd.conf',
    ),
  },
  'task-tmpfs': { check: printed('tmpfs', '/scratch') },
  'task-volume-backup': {
    start: "docker run --rm -v pgdata:/data alpine sh -c 'echo kept >/data/f'",
    check: 'tar xzOf "$D/backup/pgdata.tgz" data/f | grep -q kept',
  },
  'task-volume-unused': {
    start: 'docker volume create free; docker run --name web -v used:/d alpine true',
    check: `${printed('free')}; hasnt used`,
  },
  'task-volume-by-label': {
    start: 'docker volume create --label project=shop mine; docker volume create other',
    check: `${printed('mine')}; hasnt other`,
  },
  'task-prune-networks': {
    start: 'docker network create --label project=shop mine; docker network create other',
    input: 'y\n',
    check: 'no docker network inspect mine; docker network inspect other',
  },
  'task-prune-volumes': {
    start: 'docker volume create free; docker run --name web -v used:/d alpine true',
    input: 'y\n',
    check: 'is "$(docker volume ls -q)" used',
  },
  'task-prune-images-all': { start: 'gone web', input: 'y\n', check: 'no docker image inspect redis' },
  'task-prune-containers-old': { start: 'gone web', input: 'y\n', check: 'is "$(state web)" exited' },
  'task-prune-system': {
    start: 'gone web; docker network create backend; docker volume create pgdata; dangling',
    input: 'y\n',
    check:
      'is "$(docker ps -aq)" ""; no docker network inspect backend; docker volume inspect pgdata; docker image inspect alpine; is "$(docker images -qf dangling=true)" ""',
  },
  'task-prune-build-cache': {
    start: 'dockerfile; docker build -q -t shop:1 .',
    input: 'y\n',
    check: `docker image inspect shop:1; is "$(docker system df --format '{{.Type}} {{.Reclaimable}}' | grep Build)" 'Build Cache 0B'`,
  },
  'task-container-address': {
    start: 'docker network create backend; docker run -d --name web --network backend httpd',
    check: 'echo "$OUT" | grep -qE "^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$"',
  },
  'task-ps-table': {
    start: 'docker run -d --name web -p 8080:80 httpd',
    check: printed('NAMES', 'PORTS', '8080->80/tcp'),
  },
  'task-stats-once': { start: 'serve web', check: printed('web', 'MEM') },
  'task-events-die': { start: 'gone web', seconds: 3, check: printed('container die', 'exitCode=0') },
  'task-log-size': {
    check: inspected(
      'web',
      '{{.HostConfig.LogConfig.Type}} {{index .HostConfig.LogConfig.Config "max-size"}} {{index .HostConfig.LogConfig.Config "max-file"}}',
      'json-file 10m 3',
    ),
  },
  'task-context-create': {
    check:
      'docker context inspect prod | grep -q ssh://kim@prod.example.com; docker context show | grep -qv prod',
  },
  'task-context-use': {
    start: 'docker context create prod --docker host=ssh://kim@prod.example.com',
    check: 'is "$(DOCKER_HOST= docker context show)" prod',
  },
  'task-context-once': {
    start: 'docker context create prod --docker host=$DOCKER_HOST; serve web',
    check: printed('web'),
  },
  'task-login-stdin': { input: 'secret\n', check: printed('Login Succeeded') },
  'task-publish-address-random': {
    start: 'image shop:1.0',
    check: 'docker port api 3000 | grep -qE "^127.0.0.1:[0-9]+$"',
  },
  'task-publish-range': {
    start: 'image team/ftp',
    check: 'docker port ftp | grep -q "30009/tcp -> 0.0.0.0:30009"',
  },
  'task-net-of-container': { start: 'serve web', check: printed(':80') },
  'task-volume-subpath': {
    start: "docker run --rm -v content:/c alpine sh -c 'mkdir /c/site; echo page >/c/site/index.html'",
    check: named('web', 'docker exec web cat /usr/local/apache2/htdocs/index.html | grep -q page'),
  },
  'task-volume-anonymous': {
    start: 'modules',
    check: printed('dep'),
  },
  'task-prune-system-all': {
    start: 'gone web; docker volume create pgdata; docker run -v /anonymous --name box alpine true',
    check: 'is "$(docker ps -aq)" ""; is "$(docker volume ls -q)" pgdata; is "$(docker images -q)" ""',
  },
  'task-mounts-json': {
    start: 'docker run -d --name web -v data:/d httpd',
    check: printed('[{"Type":"volume"'),
  },
  'task-read-only': {
    start: 'image shop:1.0',
    check: named(
      'api',
      'no docker exec api touch /x',
      'docker exec api touch /tmp/x',
      "docker exec api df -m /tmp | grep -q '64'",
    ),
  },
  'task-capabilities': {
    start: 'image shop:1.0',
    check: 'docker exec api grep CapBnd /proc/1/status | grep -q 0000000000000001',
  },
  'task-no-new-privileges': {
    start: 'image shop:1.0',
    check: "docker exec api grep -q 'NoNewPrivs:.1' /proc/1/status",
  },
  'task-open-files': {
    check: "is \"$(docker exec cache sh -c 'ulimit -n; ulimit -Hn' | tr '\\n' ' ')\" '4096 8192 '",
  },
  'task-process-limit': {
    start: 'image shop:1.0',
    check: inspected('worker', '{{.HostConfig.PidsLimit}}', '100'),
  },
  'task-swarm-init': {
    check:
      "is \"$(docker info -f '{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}} {{.Swarm.NodeAddr}}')\" 'active true 192.168.1.10'",
  },
  'task-swarm-token': { start: 'swarm', check: printed('docker swarm join --token SWMTKN-') },
  'task-service-create': {
    start: 'swarm',
    check:
      "is \"$(docker service inspect -f '{{.Spec.Mode.Replicated.Replicas}} {{(index .Endpoint.Ports 0).PublishedPort}}' web)\" '3 8080'",
  },
  'task-service-scale': {
    start: 'swarm; docker service create -d --name web alpine sleep 1000',
    seconds: 60,
    check: 'is "$(docker service inspect -f \'{{.Spec.Mode.Replicated.Replicas}}\' web)" 5',
  },
  'task-service-image': {
    start: 'swarm; docker service create -d --name web httpd',
    seconds: 60,
    check:
      "docker service inspect -f '{{.Spec.TaskTemplate.ContainerSpec.Image}}' web | grep -q '^httpd:2.4'",
  },
  'task-stack-deploy': {
    start: "swarm; printf 'services:\\n  web:\\n    image: httpd\\n' >compose.yaml",
    check: 'docker stack services shop | grep -q shop_web',
  },
}

/** Tasks that cannot be measured here, and why. */
export const unmeasured: Readonly<Record<string, string>> = {
  'task-search': 'asks Docker Hub',
  'task-dns-server': 'asks a name server on the internet',
}
