import type { Dialect } from './dialect.ts'
import { awk } from './dialects/awk.ts'
import { cargo, gcc, go, make } from './dialects/build-tools.ts'
import {
  basename,
  chmod,
  date,
  env,
  install,
  ln,
  nice,
  shred,
  sizes,
  sleep,
  timeout,
  touch,
  uname,
} from './dialects/coreutils.ts'
import { curl } from './dialects/curl.ts'
import { black, jq, pip } from './dialects/data-tools.ts'
import { dd } from './dialects/dd.ts'
import { ffmpeg } from './dialects/ffmpeg.ts'
import { anyOrder, cp, diff, du, gnu, mkdir, rsync, tar, wc } from './dialects/files.ts'
import {
  base64,
  cat,
  expand,
  fmt,
  fold,
  join,
  nl,
  od,
  paste,
  pr,
  seq,
  split,
  tr,
  xxd,
} from './dialects/filters.ts'
import { find } from './dialects/find.ts'
import { git } from './dialects/git.ts'
import { kubectl } from './dialects/kubectl.ts'
import { npm } from './dialects/npm.ts'
import { bzip2, gzip, xz, zip, zstd } from './dialects/packers.ts'
import { sed } from './dialects/sed.ts'
import { ssh } from './dialects/ssh.ts'
import { systemctl } from './dialects/systemctl.ts'
import { cut, grep, head, ls, rg, sort, tail, xargs } from './dialects/text.ts'
import { docker } from './docker/index.ts'

/** The behaviour of programs that their help does not mention. */
export const dialects: Readonly<Record<string, Dialect>> = {
  awk,
  black,
  cargo,
  base32: base64,
  base64,
  basename,
  bzip2,
  cat,
  chgrp: anyOrder,
  chmod,
  chown: gnu,
  cmp: sizes,
  cp,
  curl,
  cut,
  date,
  dd,
  df: anyOrder,
  diff,
  docker,
  du,
  env,
  expand,
  ffmpeg,
  find,
  fmt,
  fold,
  gawk: awk,
  gcc,
  git,
  go,
  grep,
  gzip,
  head,
  install,
  join,
  jq,
  kubectl,
  ln,
  ls,
  make,
  mawk: awk,
  mkdir,
  mv: cp,
  nice,
  nl,
  npm,
  od,
  paste,
  pr,
  pip,
  rg,
  rm: anyOrder,
  rsync,
  sed,
  seq,
  shred,
  sleep,
  sort,
  split,
  ssh,
  systemctl,
  tail,
  tar,
  timeout,
  touch,
  tr,
  truncate: sizes,
  uname,
  unexpand: expand,
  uniq: gnu,
  wc,
  xargs,
  xxd,
  xz,
  zip,
  zstd,
}
