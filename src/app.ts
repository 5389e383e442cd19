import { cli, report } from './cli.ts'
import { languageOf, languages, type Texts } from './i18n/index.ts'
import { compileDecks, configFile, readConfig, systemWorld } from './io/index.ts'
import { exit, harmless, UserError } from './model/index.ts'
import type { World } from './world.ts'

/** The value of an option that has to be known before the command line is parsed. */
function early(argv: readonly string[], name: string): string | undefined {
  const end = argv.indexOf('--')
  const words = end < 0 ? argv : argv.slice(0, end)
  for (let i = words.length - 1; i >= 0; i--) {
    if (words[i] === `--${name}`) return words[i + 1]
    if (words[i]!.startsWith(`--${name}=`)) return words[i]!.slice(name.length + 3)
  }
  return undefined
}

/** The language that was settled, or that of the locale. */
const languageFor = (settled: string, env: NodeJS.ProcessEnv): string =>
  Object.hasOwn(languages, settled) ? settled : languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG)

/** The texts of a language; English where it is none of ours. */
const textsFor = (language: string): Promise<Texts> =>
  (Object.hasOwn(languages, language) ? languages[language]! : languages.en!)()

/** Whether `--plain` is asked for. */
function wantsPlain(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  const words = end < 0 ? argv : argv.slice(0, end)
  const at = words.findLastIndex((word) => /^--plain(?:=|$)/.test(word))
  return at >= 0 && words[at] !== '--plain=false' && words[at + 1] !== 'false'
}

/** What the build keeps beside the program: shipped decks parsed, by language. */
export const compiled = (root: string): Record<string, Promise<string>> =>
  Object.fromEntries(
    Object.keys(languages).map((language) => [language, compileDecks(`${root}/decks`, language)]),
  )

/** The program: runs a command line on this machine and returns the exit code. */
export async function run(
  argv: readonly string[],
  about: { root: string; version: string; build: string },
): Promise<number> {
  const { stdout, stderr, env } = process
  // A reader that closes the pipe (`| head`) is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exit.ok)
    throw error
  })
  const asked = early(argv, 'language')
  const config = await readConfig(configFile(env))
  const texts = await textsFor(asked ?? languageFor(config.values.language, env))
  const fallback = { texts, terminal: { note: (text: string) => void stderr.write(`${text}\n`) } }
  let world: World | undefined
  try {
    if (asked !== undefined && !Object.hasOwn(languages, asked))
      throw new UserError(
        texts.errors.badLanguage(harmless(asked), Object.keys(languages).join(', ')),
        undefined,
        exit.usage,
      )
    world = systemWorld({
      ...about,
      streams: {
        get stdin() {
          return process.stdin
        },
        stdout,
        stderr,
        env,
      },
      texts,
      config,
      data: early(argv, 'data'),
      seed: early(argv, 'seed'),
      plain: wantsPlain(argv),
    })
    return await cli(argv, world)
  } catch (error) {
    return report(error, fallback)
  } finally {
    world?.terminal.close()
  }
}
