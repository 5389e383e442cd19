// `npm start`: from a fresh clone to the first question.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build, install, root } from './ready.mjs'

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
process.exitCode = signal ? 1 : (status ?? 1)
