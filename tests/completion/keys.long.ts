import { bench } from '../support.ts'
import { started } from '../terminal/screen.ts'
import { environment, home, testIn } from './shell.ts'

testIn('bash')('Ctrl-X ? in bash explains the line that is typed, which stays and is not run', async () => {
  const at = home()
  const shell = started(['bash', '--norc', '-i'], { ...environment(at), PS1: '$ ' })
  await shell.shows('$')
  shell.type('source <(flagdrill completion bash --keys); echo ready-$((1 + 1))\r')
  await shell.shows('ready-2')
  shell.type('pod --remove-all; touch ran')
  await shell.shows('touch ran')
  shell.type('\u0018?')
  await shell.shows(/--remove-all +Remove/)
  // The line is there again, and can be changed and run.
  shell.type('\u0015echo still-$((2 + 2))\r')
  await shell.shows('still-4')
  shell.type('exit\r')
  await shell.gone()
})

testIn('zsh')('Ctrl-X ? in zsh explains the line that is typed, which stays and is not run', async () => {
  const shell = started(['zsh', '-f', '-i'], { ...environment(home()), PS1: '$ ' })
  await shell.shows('$')
  shell.type('source <(flagdrill completion zsh --keys); echo ready-$((1 + 1))\r')
  await shell.shows('ready-2')
  shell.type('pod --remove-all; touch ran')
  await shell.shows('touch ran')
  shell.type('\u0018?')
  await shell.shows(/--remove-all +Remove/)
  // The line stands behind a new prompt.
  await shell.shows(/takes this line\.[\s\S]*\$ pod --remove-all; touch ran/)
  shell.type('\u0015echo still-$((2 + 2)); ls ran\r')
  await shell.shows(/still-4[\s\S]*(?:cannot access|No such file)/)
  shell.type('exit\r')
  await shell.gone()
})

testIn('fish')('Ctrl-X ? in fish explains the line that is typed, which stays and is not run', async () => {
  const shell = started(['fish', '--private', '--no-config', '-i'], environment(home()), 100)
  shell.type(
    "function fish_prompt; echo -n '$ '; end; flagdrill completion fish --keys | source; clear; echo ready\r",
  )
  await shell.shows(/^ready\n\$/m)
  shell.type('pod --remove-all; touch ran')
  await shell.shows('touch ran')
  shell.type('\u0018?')
  await shell.shows(/--remove-all +Remove/)
  await shell.shows(/takes this line\.[\s\S]*\$ pod --remove-all; touch ran/)
  shell.type('\u0015echo still-(math 2 + 2); ls ran\r')
  await shell.shows(/still-4[\s\S]*(?:cannot access|No such file)/)
  shell.type('exit\r')
  await shell.gone()
})

test('PowerShell hands the unfinished word over behind a colon, and has no key', async () => {
  const on = bench({
    'boat.md':
      '---\ndeck: boat\nprogram: boat\n---\n\nQ: Which side is port? {#port}\n\nA: left\n\n- right\n',
  })
  expect((await on.run('completion powershell')).out).toContain(
    'Register-ArgumentCompleter -Native -CommandName flagdrill',
  )
  expect((await on.run('completion powershell -- :expl')).out).toMatch(/^words\nexplain\t/)
  expect((await on.run('completion powershell -- quiz :bo')).out).toMatch(/^words\nboat\t/)
  expect((await on.run('completion powershell -- build :')).out).toBe('files')
  expect(await on.run('completion powershell --keys')).toMatchObject({
    code: 2,
    err: expect.stringContaining('no key binding for powershell'),
  })
})
