import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOfDaemon, programOf, readLine } from '../../src/commandline/index.ts'
import { type CommandEntry, seeded } from '../../src/model/index.ts'
import { sources } from '../../src/sources/index.ts'
import { folder, root } from '../folders.ts'
import { lineOf, quoted } from './generate.ts'

// The client parses a command line for real and only then fails to reach an engine: it says whether
// the line is one that docker takes. It is run without an engine, in an empty folder, with settings of its own.

const lines = 6000
const version = spawnSync('docker', ['--version'], { encoding: 'utf8' }).stdout ?? ''
const decks = join(root, 'decks/en')
const files = readdirSync(decks).filter((name) => name.endsWith('.md'))
const entries = files.flatMap((name) => {
  const file = join(decks, name)
  const { entries } = sources().markdown.parse(readFileSync(file, 'utf8'), file)
  // The client that is here refuses options of later ones.
  return entries.filter((entry) => !('since' in entry && entry.since !== undefined))
})
const docker = programOf('docker', entries)

/** Errors of the client about the words of a line, not about the world around it. */
const refusals =
  /unknown flag|unknown shorthand|flag needs an argument|bad flag syntax|'docker .*' (?:requires|accepts)|invalid argument "|unknown command|invalid replicas value/
/** Errors that need files, networks or settings: the words of the line were fine. */
const surroundings =
  /flag: open |no such host|dial tcp|context not found|No such manifest|no such file or directory|already exists|legacy builder is deprecated|does not exist|template parsing|Error parsing format|no signatures|not a supported private key|data is empty|is a directory|must be a mapping|control characters are not allowed|Cannot perform an interactive login|no tag specified|no metadata found|context must be a directory|refusing to load|Enter passphrase|file exists|no valid public key|must be a directory|failed to parse template|parsing .* template|must be in PEM format|not a TTY/i
const unreachable = /Cannot connect to the Docker daemon|error during connect|failed to connect|dial unix/i

/** Disagreements that are known, and why they stay. */
const known: [string, RegExp, RegExp][] = [
  [
    'a file named by an option is opened while the line is still being read, which hides what is wrong behind it',
    /^swarm ca /,
    /flag: open /,
  ],
  [
    'whether a context exists is looked up before its settings are read',
    /^context (?:create|update) /,
    /context not found|already exists|unrecognized config key/,
  ],
  [
    'a format is compiled before times are looked at',
    /^(?:system )?events /,
    /template|Error parsing format/,
  ],
  ['an option that only the daemon of one platform knows', /--device/, /unknown server OS/],
  [
    'tags of images to be built are checked one by one, by rules of their own',
    /^(?:image |builder )?build /,
    /invalid (?:argument|reference)/,
  ],
  [
    'secrets, configs and rules of services have small languages of their own, which are left to docker',
    /^(?:service|stack|swarm|config|secret|node) /,
    /./,
  ],
  ['templates are a language of their own', /--format|-f/, /template|format/i],
  [
    'the values of these options have small languages of their own',
    /--(?:gpus|device|blkio-weight-device|dns-add|publish-rm|network|detach-keys|log-opt|storage-opt|security-opt|mac-address|ip|ip6|link-local-ip|subnet|gateway|aux-address|driver-opt)/,
    /./,
  ],
]

interface Result {
  code: number | null
  said: string
}

/** Whether docker took a line, as far as it can without an engine. */
const taken = ({ code, said }: Result): boolean =>
  /flag: open /.test(said) ||
  (!refusals.test(said) && (code === 0 || unreachable.test(said) || surroundings.test(said)))

/** Whether docker judged a line as we did. Without an engine only the legacy builder runs, which lacks the options of BuildKit. */
const agreed = (sound: boolean, result: Result): boolean =>
  sound === taken(result) || (sound && /legacy builder is deprecated/.test(result.said))

const testDocker = version.includes('28.') ? test : test.skip
if (!version.includes('28.')) process.stderr.write('skipped: no docker client of version 28 is installed\n')

testDocker(
  `docker itself takes and refuses the same ${lines} lines`,
  async () => {
    const cwd = folder()
    const env = {
      PATH: process.env.PATH,
      HOME: cwd,
      DOCKER_CONFIG: cwd,
      DOCKER_HOST: 'unix:///nonexistent.sock',
      DOCKER_BUILDKIT: '0',
    }
    const run = (args: string[]): Promise<Result> =>
      new Promise((resolve) => {
        const child = spawn('docker', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 10_000 })
        let said = ''
        const hear = (data: Buffer): void => {
          said += String(data)
        }
        child.stdout.on('data', hear)
        child.stderr.on('data', hear)
        child.on('close', (code) => resolve({ code, said }))
      })
    const commands = entries.filter(
      (entry): entry is CommandEntry =>
        entry.kind === 'command' && entry.program === 'docker' && !/^(?:compose|buildx)/.test(entry.path),
    )
    expect(commands).toHaveLength(132)
    const random = seeded('differential')
    const jobs = Array.from({ length: lines }, (_, index) => {
      const { path, aliases } = commands[index % commands.length]!
      return lineOf(docker, docker.command(path)!, [path, ...aliases], random)
    })
    const unlisted: string[] = []
    const listed: string[] = []
    let disagreed = 0
    let next = 0
    const check = async (job: string[]): Promise<void> => {
      const result = await run(job.slice(1))
      const line = job.map(quoted).join(' ')
      // Without an engine nobody refuses what only the daemon does.
      const fault = readLine(docker, line).faults.find((item) => !('fault' in item && isOfDaemon(item.fault)))
      if (agreed(fault === undefined, result)) return
      disagreed++
      const words = job.slice(1).join(' ')
      const report = `${line}\n  we: ${fault?.code ?? 'take it'}, docker: ${result.said.split('\n')[0]}`
      if (process.env.FLAGDRILL_SHOW) listed.push(report)
      if (!known.some(([, asked, answered]) => asked.test(words) && answered.test(result.said)))
        unlisted.push(report)
    }
    const lane = async (): Promise<void> => {
      for (let job = jobs[next++]; job; job = jobs[next++]) await check(job)
    }
    await Promise.all([lane(), lane(), lane()])
    process.stderr.write(
      `${disagreed} of ${lines} lines are judged otherwise by docker (${((100 * disagreed) / lines).toFixed(2)} %)\n`,
    )
    if (listed.length > 0) process.stderr.write(`${listed.join('\n')}\n`)
    expect(unlisted).toEqual([])
    expect(disagreed / lines).toBeLessThanOrEqual(0.005)
  },
  300_000,
)
