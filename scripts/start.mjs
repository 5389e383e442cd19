// `npm start`: from a fresh clone to the first question.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { build, install, root, said } from './ready.mjs'

const first = !existsSync(join(root, 'dist', 'flagdrill.cjs'))
install()
build()
// The child decides about Ctrl-C; we only pass on how it ended.
process.on('SIGINT', () => {})
const { status, signal } = spawnSync(
  process.execPath,
  [join(root, 'dist', 'flagdrill.cjs'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
// The program's hints name a command that a checkout does not install by itself.
const installed = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, process.platform === 'win32' ? 'flagdrill.cmd' : 'flagdrill')))
if (first && !installed && process.stderr.isTTY) {
  console.error(`\n${said.next.join('\n')}`)
}
process.exitCode = signal ? 1 : (status ?? 1)
