import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Installation, Installed } from '../world/index.ts'

/** The command that upgrades each kind of installation; it is the same in every language. */
const upgrades: Record<Installed, string> = {
  checkout: 'git pull && npm install -g .',
  npm: 'npm install -g flagdrill@latest',
  npx: 'npx flagdrill@latest',
  homebrew: 'brew upgrade flagdrill',
  nix: 'nix profile upgrade flagdrill',
  aur: 'makepkg -si',
  docker: 'docker build -f packaging/docker/Dockerfile -t flagdrill .',
  executable: 'npm run build:executable',
}

/** How the program in a folder was installed, by where it lies; `sea` where it is one executable with Node in it. */
export function installedAs(
  root: string,
  sea: boolean,
  has: (path: string) => boolean = existsSync,
): Installed {
  const path = root.replaceAll('\\', '/')
  if (sea) return 'executable'
  if (path.includes('/_npx/')) return 'npx'
  if (/\/(?:Cellar|homebrew)\//i.test(path)) return 'homebrew'
  if (path.startsWith('/nix/store/')) return 'nix'
  if (path === '/opt/flagdrill') return 'docker'
  if (path === '/usr/lib/flagdrill') return 'aur'
  if (path.includes('/node_modules/')) return 'npm'
  return has(join(root, '.git')) ? 'checkout' : 'npm'
}

/** The facts about the machine for a bug report; no name and no path of it. */
export function installation(root: string, env: NodeJS.ProcessEnv): Installation {
  const whole = process.getBuiltinModule?.('node:sea' as 'node:fs') as { isSea?(): boolean } | undefined
  const how = installedAs(root, whole?.isSea?.() ?? false)
  return {
    how,
    upgrade: upgrades[how],
    node: process.versions.node,
    system: `${process.platform} ${process.arch}`,
    terminal: /^[\w.+-]{1,40}$/.exec(env.TERM ?? '')?.[0] ?? 'none',
    locale: /^[\w.@-]{1,40}$/.exec(env.LC_ALL || env.LC_CTYPE || env.LANG || '')?.[0] ?? 'none',
  }
}
