import { readLine, report, runLine } from './cli.ts'
import { commands } from './commands/index.ts'
import { calledAs, languageOf, languages, type Texts, textsAsCalled } from './i18n/index.ts'
import { readConfig } from './io/config.ts'
import { configFile } from './io/paths.ts'
import { compileDecks } from './library/library.ts'
import { exit } from './model/index.ts'
import { systemWorld } from './system/system.ts'
import { standardOutput } from './terminal/output.ts'
import type { World } from './world/index.ts'

/** The language that was settled, or that of the locale. */
const languageFor = (settled: string, env: NodeJS.ProcessEnv): string =>
  Object.hasOwn(languages, settled) ? settled : languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG)

/** Whether a locale names a language of the program. */
const settles = (locale: string | undefined): boolean =>
  Object.hasOwn(languages, (locale ?? '').slice(0, 2).toLowerCase())

/** The texts of a language; English where it is none of ours. */
const textsFor = (language: string): Promise<Texts> =>
  (Object.hasOwn(languages, language) ? languages[language]! : languages.en!)()

/** The parsed shipped decks that the build puts beside the program, by language. */
export const compiled = (root: string): Record<string, Promise<string>> =>
  Object.fromEntries(
    Object.keys(languages).map((language) => [language, compileDecks(`${root}/decks`, language)]),
  )

/** The manual page that the build keeps beside the program. */
export async function manual(version: string): Promise<string> {
  const [{ manPage }, texts] = await Promise.all([import('./commands/help/man.ts'), textsFor('en')])
  return manPage(commands, texts, version)
}

/** Ends the program when nobody reads what it writes. */
function onWriteError(error: NodeJS.ErrnoException): void {
  // A reader that closes the pipe (`| head`) is no failure.
  if (error.code === 'EPIPE') process.exit(exit.ok)
  if (error.code !== 'EIO') {
    // A full disk, behind `>`: nothing more can be said there.
    try {
      process.stderr.write(`${error.message}\n`)
    } catch {}
    process.exit(exit.failed)
  }
  // The terminal is gone. Node's own exit would set it back, and abort.
  process.removeAllListeners('SIGHUP')
  process.kill(process.pid, 'SIGHUP')
}

/** The program: runs a command line on this machine and returns the exit code. */
export async function run(
  argv: readonly string[],
  about: { root: string; version: string; build: string },
  stdout = standardOutput(onWriteError),
): Promise<number> {
  const { env } = process
  let errors: NodeJS.WriteStream | undefined
  // Opened when there is something to say.
  const stderr = (): NodeJS.WriteStream => (errors ??= process.stderr.on('error', onWriteError))
  const line = await readLine(argv)
  const { color, data, language, plain, seed } = line.common
  const config = await readConfig(configFile(env))
  const called = calledAs(env)
  const settled = language ?? languageFor(config.values.language, env)
  const texts = textsAsCalled(await textsFor(settled), called)
  const fallback = { texts, terminal: { note: (text: string) => void stderr().write(`${text}\n`) } }
  let world: World | undefined
  try {
    world = systemWorld({
      ...about,
      streams: {
        get stdin() {
          return process.stdin
        },
        stdout,
        get stderr() {
          return stderr()
        },
        env,
      },
      texts,
      called,
      config,
      data,
      seed,
      plain,
      color,
      languageSettled:
        language !== undefined ||
        config.values.language !== 'auto' ||
        settles(env.LC_ALL || env.LC_MESSAGES || env.LANG),
    })
    return await runLine(line, world)
  } catch (error) {
    return report(error, fallback)
  } finally {
    world?.terminal.close()
  }
}
