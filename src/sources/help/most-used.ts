/** The most used parts of a program, the most used first: options of the program itself, commands, and options of a command after its path (`commit -m`). */
const mostUsed: Readonly<Record<string, string>> = {
  git: 'status; add; commit; commit -m; push; pull; clone; log; diff; checkout; switch; branch; switch -c; merge; fetch; stash; commit -a; log --oneline; restore; reset; rebase; commit --amend; branch -d; push -u; add -p; remote; init; tag; show; diff --staged; reset --hard; reset --soft; rm; mv; log --graph; log -n; log -p; rebase -i; cherry-pick; revert; push --force-with-lease; push -f; branch -a; branch -m; clone --depth; fetch --prune; pull --rebase; stash -u; blame; bisect; clean; clean -f; config; worktree; reflog; -C; -c',
  kubectl:
    'get; describe; logs; apply; apply -f; -n; get -o; logs -f; exec; exec -i; exec -t; delete; create; edit; get -A; get -w; get -l; logs -c; logs --tail; logs --previous; scale; scale --replicas; rollout; rollout status; rollout restart; rollout undo; port-forward; config; config use-context; config get-contexts; run; expose; delete -f; delete --force; top; cp; label; annotate; patch; drain; cordon; uncordon; explain; diff; apply -k; create --dry-run; -n; --context; --kubeconfig; wait; debug; cluster-info; api-resources',
  tar: '-x; -c; -f; -v; -z; -t; -C; -j; -J; --exclude; -r; -u; -p; --strip-components; -k; -T; -X; -h; -a; --zstd; --wildcards; --owner; --one-file-system; -d; -A; --delete; -m; -O; -w; -P; --no-same-owner; --transform',
  ssh: '-p; -i; -l; -v; -L; -N; -f; -A; -J; -o; -t; -R; -D; -X; -C; -q; -F; -T; -4; -6; -n; -V; -g; -G; -k; -Y; -W; -E; -S; -M; -O; -e',
  curl: '-o; -O; -L; -I; -d; -X; -H; -s; -v; -f; -u; -k; -i; -F; -b; -c; -A; -S; -x; -T; -G; -m; -C; -w; --data-binary; --data-urlencode; --json; --retry; --compressed; --connect-timeout; -e; -r; --resolve; --cacert; -E; --limit-rate; -K; -#; -4; -6; --http2; -Z; -J; --create-dirs; -N; -U',
  npm: 'install; run; test; start; init; ci; uninstall; update; install -D; install --save-dev; install -g; install --save; outdated; publish; list; list --depth; audit; exec; view; link; version; run --workspace; login; init -y; install --save-exact; pack; cache; config; prune; search; rebuild; root; root -g; dedupe; fund; install --omit; install --ignore-scripts; install --legacy-peer-deps; ci --omit; test --workspace; audit fix; help; deprecate; whoami; owner; team; token; ls',
  systemctl:
    'status; start; stop; restart; enable; disable; daemon-reload; is-active; is-enabled; reload; list-units; --now; --user; mask; unmask; list-unit-files; cat; edit; show; is-failed; kill; isolate; list-timers; list-dependencies; reset-failed; -t; --state; -a; --failed; -l; --no-pager; -q; -n; -f; -H; -M; -p; -o; get-default; set-default; poweroff; reboot; suspend; try-restart; set-property; revert; -r; --root; --runtime; --force',
  ls: '-l; -a; -h; -t; -r; -R; -1; -S; -d; -A; -i; -F; --color; -s; -n; -p; -c; -u; -L; -X; -v; -I; -Z',
  grep: '-i; -r; -n; -v; -l; -c; -E; -w; -o; -A; -B; -C; -F; -e; -q; -P; -x; -h; -H; -L; -m; -s; --include; --exclude; --exclude-dir; --color; -f; -z; -a; -R; -b',
  find: '-name; -type; -iname; -exec; -size; -mtime; -delete; -maxdepth; -print0; -path; -user; -perm; -newer; -mindepth; -empty; -not; -prune; -regex; -mmin; -ok; -execdir; -group; -atime; -ctime; -ls; -printf; -xdev; -links; -inum',
  sed: '-i; -n; -e; -E; -r; -f; -s; -z; -l; -u; --posix; --debug',
  rsync:
    '-a; -v; -z; -P; --delete; -n; -e; -r; --exclude; -h; --progress; -u; -avz; --dry-run; --partial; -l; -p; -t; --include; -c; -x; -H; -A; -X; --bwlimit; --files-from; --remove-source-files; -L; -q; -i; --stats; --rsync-path; --chmod; --chown; --link-dest',
  ps: '-e; -f; -A; -u; -p; -o; -C; -l; -L; -H; -T; --sort; --forest; -F; -G; -N; -t',
  wget: '-O; -c; -q; -r; -np; -P; -i; -b; -N; -k; -p; -m; -nc; -U; -t; -T; -S; -l; -A; -R; -nd; --limit-rate; --no-check-certificate; --header; --post-data; --user; --password; --spider; -e; -L; -nv; -v',
  cargo:
    'build; run; test; new; check; add; build --release; update; fmt; clippy; doc; install; init; clean; run --release; doc --open; publish; bench; remove; search; tree; fix; test --workspace; build --target; build -p; run --bin; run --example; test --lib; -v; -q',
  pip: 'install; install -r; list; freeze; uninstall; install -U; show; install -e; install --user; download; check; cache; install -t; list --outdated; uninstall -y; install --no-deps; install --pre; wheel; config; index; install -i; install --no-cache-dir; search; -V; -v; -q',
  podman:
    'run; run -d; run -i; run -t; run --rm; run -p; run -v; run --name; ps; ps -a; images; pull; build; build -t; exec; exec -i; exec -t; stop; rm; rmi; logs; logs -f; start; restart; push; login; inspect; cp; run -e; run --network; volume; network; pod; system prune; tag; save; load; generate; play; top; stats',
}

// Options that mean much the same in program after program.
const everywhere =
  '--output --file --force --recursive --verbose --quiet --all --name --format --dry-run --interactive --config --list --directory --exclude --include --input --color --user --host --port --type --follow --no-color'.split(
    ' ',
  )

/** Ranks the parts of a program by how much they are used, by their names in `mostUsed`: a higher rank is used more, an absent one is unknown. */
export function mostUsedRanks(program: string): ReadonlyMap<string, number> {
  const names = (mostUsed[program] ?? '').split(';').map((name) => name.trim())
  const ranks = new Map<string, number>()
  for (const [index, name] of names.filter((one) => one !== '').entries())
    if (!ranks.has(name)) ranks.set(name, 1000 - index)
  return ranks
}

/** How common an option of that name is in any program: 0 to 1. */
export const commonness = (name: string): number => {
  const index = everywhere.indexOf(name)
  return index < 0 ? 0 : 1 - index / everywhere.length
}
