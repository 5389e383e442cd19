import { spawnSync } from 'node:child_process'
import { loadAll, optionName } from '../../src/commands/command.ts'
import { manPage } from '../../src/commands/help/man.ts'
import { commands } from '../../src/commands/index.ts'
import { exit } from '../../src/model/index.ts'
import { languages } from '../languages.ts'

test.each(Object.keys(languages))(
  'the manual page in %s has every command, option and exit code',
  async (language) => {
    const page = await manPage(commands, languages[language]!, '1.2.3')
    const names = (text: string): string => text.replaceAll('-', '\\-')
    for (const [name, { options }] of await loadAll(commands)) {
      expect(page).toContain(`.B "flagdrill ${name}`)
      for (const key of Object.keys(options)) expect(page).toContain(names(`--${optionName(key)}`))
    }
    for (const code of Object.values(exit)) expect(page).toContain(`.B "${code}"`)
    // Nothing but requests that are meant begins with a point.
    for (const line of page.split('\n').filter((row) => /^[.']/.test(row)))
      expect(line).toMatch(/^\.(?:TH|SH|TP|PP|RS|RE|B)\b/)
  },
)

const groff = spawnSync('groff', ['--version']).status === 0
if (!groff) process.stderr.write('skipped: groff is not installed\n')
;(groff ? test : test.skip)('groff has nothing to say about it', async () => {
  const page = await manPage(commands, languages.en!, '1.2.3')
  const { status, stdout, stderr } = spawnSync('groff', ['-man', '-k', '-Tutf8', '-ww'], {
    input: page,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout.replace(/.\u0008/gu, '')).toContain('--no-record')
})
