#!/usr/bin/env bash
# Starts two registries inside the network of the engine in $FLAGDRILL_ENGINE: registry.example.com, where the user kim
# logs in with the password secret, and one at 127.0.0.1:5000 that the engine takes for a mirror of Docker Hub.
# Needs bin/registry in that folder (github.com/distribution/distribution/v3/cmd/registry). Prints nothing when both run.
set -euo pipefail
home=$FLAGDRILL_ENGINE
[ -x "$home/bin/registry" ] || { echo "no registry in $home/bin" >&2; exit 1; }
pid=$(cat "$home/pid")
inside() { nsenter -t "$pid" -n -- "$@"; }
inside wget -qO- http://127.0.0.1:5000/v2/ >/dev/null 2>&1 && exit 0
mkdir -p "$home/registry"
cd "$home/registry"
# kim:secret
printf 'kim:$2b$04$KwxVNglgbEVzVa8.oHm2Uub775yxLmMTRV8evuB6cGKEBgG9boeLK\n' >htpasswd
config() { # port, folder, further lines
  printf 'version: 0.1\nlog: {level: error, accesslog: {disabled: true}}\nstorage: {filesystem: {rootdirectory: %s}, delete: {enabled: true}}\nhttp: {addr: "%s"}\n%s\n' "$PWD/$2" "$1" "$3"
}
config 127.0.0.1:5000 hub '' >hub.yml
[ -f ca.pem ] || openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=registry.example.com \
  -addext subjectAltName=DNS:registry.example.com -keyout key.pem -out ca.pem 2>/dev/null
config :443 own "auth: {htpasswd: {realm: example, path: $PWD/htpasswd}}" >own.yml
sed -i "s|http: {addr: \":443\"}|http: {addr: \":443\", tls: {certificate: $PWD/ca.pem, key: $PWD/key.pem}}|" own.yml
inside ip addr add 192.168.1.10/24 dev lo 2>/dev/null || :
for name in hub own; do
  inside setsid "$home/bin/registry" serve "$name.yml" >"$name.log" 2>&1 </dev/null &
done
printf '127.0.0.1 localhost registry.example.com\n' >hosts
nsenter -t "$pid" -m -- mount --bind "$PWD/hosts" /etc/hosts
printf '{"insecure-registries": ["registry.example.com", "127.0.0.1:5000"], "registry-mirrors": ["http://127.0.0.1:5000"]}\n' >"$home/daemon.json"
kill -HUP "$pid"
for _ in $(seq 50); do
  inside wget -qO- http://127.0.0.1:5000/v2/ >/dev/null 2>&1 && exit 0
  sleep 0.2
done
echo "the registry did not start: $(tail -n 1 hub.log)" >&2
exit 1
