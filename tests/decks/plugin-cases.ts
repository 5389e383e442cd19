import type { TaskCase } from './task-cases.ts'

/** The cases of the tasks with Compose, buildx and messages, by the id of the task. */
export const pluginCases: Readonly<Record<string, TaskCase>> = {
  'ct-up': { start: 'project', check: 'up_is "db web worker"' },
  'ct-up-build': {
    start: 'project; docker compose build -q; echo new >page',
    check: 'docker compose exec -T web cat /page | grep -q new',
  },
  'ct-up-nodeps': { start: 'project', check: 'up_is web' },
  'ct-down': {
    start: 'project; docker compose up -d',
    check: 'is "$(docker ps -aq)" ""; is "$(docker volume ls -q)" work_data',
  },
  'ct-down-volumes': {
    start: 'project; docker compose up -d',
    check: 'is "$(docker ps -aq)" ""; is "$(docker volume ls -q)" ""',
  },
  'ct-down-rmi': {
    start: 'project; docker compose up -d',
    check: 'no docker image inspect shop-web; docker image inspect redis',
  },
  'ct-ps-all': {
    start: 'project; docker compose up -d; docker compose stop worker',
    check: 'has worker; has Exited',
  },
  'ct-logs-follow': {
    start: 'project; docker compose up -d; docker compose exec -T web sh -c "echo said >/proc/1/fd/1"',
    check: 'has said',
    seconds: 5,
  },
  'ct-logs-tail': {
    start:
      'project; docker compose run -d --name work-x worker true; docker compose up -d; docker compose exec -T web sh -c "seq 50 >/proc/1/fd/1"; wait_for 1',
    check: 'has 50; hasnt " 30"',
  },
  'ct-exec-shell': {
    start: 'project; docker compose up -d',
    check: 'has in-42',
    input: 'echo in-$((40+2))\nexit\n',
  },
  'ct-exec-pipe': { start: 'project; docker compose up -d', check: 'has localhost' },
  'ct-run-rm': { start: 'project', check: 'has hi; is "$(docker ps -aq)" ""' },
  'ct-run-nodeps': { start: 'project; docker compose build -q', check: 'has etc; is "$(docker ps -aq)" ""' },
  'ct-restart': {
    start: 'project; docker compose up -d; docker inspect -f "{{.State.StartedAt}}" work-web-1 >before',
    check: 'isnt "$(docker inspect -f "{{.State.StartedAt}}" work-web-1)" "$(cat before)"',
  },
  'ct-stop': {
    start: 'project; docker compose up -d',
    check: 'is "$(docker ps -q)" ""; is "$(docker ps -aq | wc -l)" 3',
  },
  'ct-start': { start: 'project; docker compose up -d; docker compose stop', check: 'up_is "db web worker"' },
  'ct-scale': { start: 'project', check: 'is "$(docker compose ps -q worker | wc -l)" 3' },
  'ct-config': { start: 'project', check: 'has "published: \\"8080\\""' },
  'ct-config-quiet': { start: 'project', check: 'is "$OUT" ""' },
  'ct-config-services': { start: 'project', check: 'is "$(echo "$OUT" | sort | xargs)" "db web worker"' },
  'ct-files': {
    start: 'project; printf "services:\\n  db:\\n    environment: {MODE: prod}\\n" >compose.prod.yaml',
    check: 'docker compose -f compose.yaml -f compose.prod.yaml exec -T db env | grep -q MODE=prod',
  },
  'ct-project': { start: 'project', check: 'is "$(state test-db-1)" running' },
  'ct-profile': { start: 'project', check: 'up_is "db tools web worker"' },
  'ct-env-file': {
    start: 'project; echo TAG=7 >prod.env',
    check: 'docker inspect -f "{{.Config.Image}}" work-db-1 | grep -q redis:7',
  },
  'ct-recreate': {
    start: 'project; docker compose up -d; docker compose ps -q web >before',
    check: 'isnt "$(docker compose ps -q web)" "$(cat before)"',
  },
  'ct-wait': { start: 'project', check: 'up_is "db web worker"; docker compose ps db | grep -q healthy' },
  'ct-build': {
    start: 'project; docker compose build -q',
    check: 'ran "COPY page"; is "$(docker ps -aq)" ""',
  },
  'ct-pull': { start: 'project; hub redis:latest', check: 'is "$(docker ps -aq)" ""' },
  'ct-cp': { start: 'project; docker compose up -d', check: 'grep -q localhost hosts; rm hosts' },
  'ct-port': { start: 'project; docker compose up -d', check: 'has 8080' },
  'ct-ls': { start: 'project; docker compose up -d', check: 'has work; has running' },
  'ct-rm': {
    start: 'project; docker compose up -d',
    check: 'up_is "db web"; is "$(docker compose ps -aq worker)" ""',
  },
  'bt-two-tags': {
    start: 'dockerfile',
    check: 'is "$(docker inspect -f "{{.Id}}" shop:1)" "$(docker inspect -f "{{.Id}}" shop)"',
  },
  'bt-secret': {
    start: 'needs_token; echo value >token.txt',
    check: 'docker run --rm shop:1 cat /length | grep -q 6; no docker run --rm shop:1 cat /run/secrets/token',
  },
  'bt-secret-env': { start: 'needs_token', check: 'docker run --rm shop:1 cat /length | grep -q 5' },
  'bt-platforms': {
    start: 'copied; login',
    check: 'docker manifest inspect --insecure registry.example.com/team/shop:1 | grep -q arm64',
  },
  'bt-imagetools': {
    start:
      'copied; login; docker buildx build -q --platform linux/amd64,linux/arm64 -t registry.example.com/team/shop:1 --push .',
    check: 'has linux/arm64',
  },
  'bt-builder-create': { check: 'docker buildx ls | grep -q "^multi\\*"' },
  'bt-builder-ls': { check: 'has "default*"; has linux/amd64' },
  'bt-builder-use': {
    start: 'docker buildx create --name multi --use',
    check: 'docker buildx ls | grep -q "^default\\*"',
  },
  'bt-builder-rm': { start: 'docker buildx create --name multi', check: 'no docker buildx inspect multi' },
  'bt-output': { start: 'copied; rm -rf out', check: 'grep -q FROM out/Dockerfile; rm -r out' },
  'bt-cache-registry': {
    start: 'dockerfile; login',
    check: 'docker buildx imagetools inspect registry.example.com/team/shop:cache',
  },
  'bt-progress': { start: 'dockerfile', check: 'has "#1 "; docker image inspect shop:1' },
  'bt-check': { start: 'dockerfile', check: 'has "Check complete"; no docker image inspect shop:1' },
  'bt-no-cache-filter': { start: 'dockerfile', check: 'docker image inspect shop:1' },
  'bt-build-context': {
    start:
      'mkdir -p docs; echo page >docs/page; printf "FROM alpine\\nCOPY --from=docs page /\\n" >Dockerfile',
    check: 'docker run --rm shop:1 cat /page | grep -q page',
  },
  'bt-bake-print': { start: 'project', check: 'has shop-web; no docker image inspect shop-web' },
  'bt-bake': { start: 'project', check: 'docker image inspect shop-web' },
  'bt-du': { start: 'dockerfile; docker build -q .', check: 'has Total' },
  'bt-prune-limit': { check: 'has Total' },
  'bt-history': { start: 'dockerfile; docker build -q .', check: 'has Completed' },
  'bt-metadata': { start: 'dockerfile', check: 'grep -q sha256 meta.json; rm meta.json' },
  'msg-task-default-context': {
    start:
      'docker context create prod --docker host=tcp://10.0.0.5:2375; DOCKER_HOST= docker context use prod',
    check: 'is "$(DOCKER_HOST= docker context show)" default',
  },
  'msg-task-name-taken': {
    start: 'serve web',
    check: 'is "$(docker ps -aq)" ""; docker run -d --name web httpd',
  },
  'msg-task-paused': { start: 'serve web; docker pause web', check: 'is "$(state web)" running' },
  'msg-task-port-left': {
    start:
      'docker run -d --name first -p 8080:80 httpd; no docker run -d --name web -p 8080:80 httpd; is "$(state web)" created',
    check: 'docker run -d --name web -p 8081:80 httpd',
  },
  'msg-task-who-has-port': {
    start: 'docker run -d --name first -p 8080:80 httpd; docker run -d --name other -p 8081:80 httpd',
    check: 'has first; hasnt other',
  },
  'msg-task-who-uses-image': {
    start: 'gone old; docker run -d --name web httpd; docker stop -t 0 web',
    check: 'has web; hasnt old',
  },
  'msg-task-no-space': {
    start: 'dockerfile; docker build -q -t shop:1 .',
    check: 'docker image inspect -f ok shop:1; has Total',
    input: 'y\n',
  },
  'msg-task-who-uses-volume': {
    start: 'docker run --name old -v data:/d alpine true; serve web',
    check: 'has old; hasnt web',
  },
  'msg-task-cache-stale': { start: 'dockerfile; docker build -q -t shop:1 .', check: 'ran "RUN echo"' },
  'msg-task-orphans': {
    start: 'project; docker compose up -d; sed -i "/worker:/,/^  tools/{/^  tools/!d}" compose.yaml',
    check: 'up_is "db web"; no docker inspect work-worker-1',
  },
}
