#!/usr/bin/env bash
# Starts three registries inside the network of the engine in $FLAGDRILL_ENGINE: registry.example.com, where the users kim
# and alice log in with the password secret; one at 127.0.0.1:5000 that the engine takes for a mirror of Docker Hub; and one that
# refuses as Docker Hub does (hub.mjs). Needs bin/registry in that folder
# (github.com/distribution/distribution/v3/cmd/registry), openssl and node. Prints nothing when all run.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$FLAGDRILL_ENGINE
[ -x "$home/bin/registry" ] || { echo "no registry in $home/bin" >&2; exit 1; }
pid=$(cat "$home/pid")
inside() { nsenter -t "$pid" -n -- "$@"; }
inside wget -qO- http://127.0.0.1:5000/v2/ >/dev/null 2>&1 && exit 0
mkdir -p "$home/registry/certs"
cd "$home/registry"
# kim:secret and alice:secret
printf '%s:$2b$04$KwxVNglgbEVzVa8.oHm2Uub775yxLmMTRV8evuB6cGKEBgG9boeLK\n' kim alice >htpasswd
config() { # address, folder, further lines
  printf 'version: 0.1\nlog: {level: error, accesslog: {disabled: true}}\nstorage: {filesystem: {rootdirectory: %s}, delete: {enabled: true}}\nhttp: {addr: "%s"}\n%s\n' "$PWD/$2" "$1" "$3"
}
config 127.0.0.1:5000 hub '' >hub.yml
names=DNS:registry.example.com,DNS:registry-1.docker.io,DNS:auth.docker.io
openssl x509 -in ca.pem -noout -ext subjectAltName 2>/dev/null | grep -q auth.docker.io ||
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=registry.example.com \
    -addext "subjectAltName=$names" -keyout key.pem -out ca.pem 2>/dev/null
config 192.168.1.10:443 own "auth: {htpasswd: {realm: example, path: $PWD/htpasswd}}" >own.yml
sed -i "s|http: {addr: \"192.168.1.10:443\"}|http: {addr: \"192.168.1.10:443\", tls: {certificate: $PWD/ca.pem, key: $PWD/key.pem}}|" own.yml
inside ip addr add 192.168.1.10/24 dev lo 2>/dev/null || :
for name in hub own; do
  inside setsid "$home/bin/registry" serve "$name.yml" >"$name.log" 2>&1 </dev/null &
done
inside setsid node "$here/hub.mjs" ca.pem key.pem 127.0.0.3 >docker-hub.log 2>&1 </dev/null &
printf '127.0.0.1 localhost\n192.168.1.10 registry.example.com\n127.0.0.3 registry-1.docker.io auth.docker.io\n' >hosts
# The daemon trusts the certificate: it reads the roots of the system when it needs them for the first time.
cp ca.pem certs/ca-certificates.crt
nsenter -t "$pid" -m -- sh -c "mount --bind '$PWD/hosts' /etc/hosts && mkdir -p /etc/ssl/certs && mount --bind '$PWD/certs' /etc/ssl/certs"
printf '{"insecure-registries": ["127.0.0.1:5000"], "registry-mirrors": ["http://127.0.0.1:5000"]}\n' >"$home/daemon.json"
kill -HUP "$pid"
for _ in $(seq 50); do
  inside wget -qO- http://127.0.0.1:5000/v2/ >/dev/null 2>&1 && exit 0
  sleep 0.2
done
echo "the registry did not start: $(tail -n 1 hub.log)" >&2
exit 1
