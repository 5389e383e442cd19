import type { Dialect } from './dialect.ts'
import { cargo, gcc, go, make } from './dialects/build-tools.ts'
import { curl } from './dialects/curl.ts'
import { black, jq, pip } from './dialects/data-tools.ts'
import { dd } from './dialects/dd.ts'
import { ffmpeg } from './dialects/ffmpeg.ts'
import { anyOrder, cp, diff, du, gnu, mkdir, rsync, tar } from './dialects/files.ts'
import { find } from './dialects/find.ts'
import { git } from './dialects/git.ts'
import { kubectl } from './dialects/kubectl.ts'
import { npm } from './dialects/npm.ts'
import { ssh } from './dialects/ssh.ts'
import { systemctl } from './dialects/systemctl.ts'
import { cut, grep, head, ls, rg, sed, sort, tail, xargs } from './dialects/text.ts'
import { docker } from './docker/index.ts'

/** The behaviour of programs that their help does not mention. */
export const dialects: Readonly<Record<string, Dialect>> = {
  black,
  cargo,
  chmod: gnu,
  chown: gnu,
  cp,
  curl,
  cut,
  dd,
  df: anyOrder,
  diff,
  docker,
  du,
  ffmpeg,
  find,
  gcc,
  git,
  go,
  grep,
  head,
  jq,
  kubectl,
  ls,
  make,
  mkdir,
  mv: cp,
  npm,
  pip,
  rg,
  rm: anyOrder,
  rsync,
  sed,
  sort,
  ssh,
  systemctl,
  tail,
  tar,
  touch: anyOrder,
  uniq: gnu,
  wc: gnu,
  xargs,
}
