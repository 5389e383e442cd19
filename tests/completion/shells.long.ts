import { completed, home, lines, shell, testIn } from './shell.ts'

for (const name of ['bash', 'zsh', 'fish'] as const)
  testIn(name)(
    `Tab in ${name} completes decks, cards, values and files, and says what they mean`,
    async () => {
      const at = await shell(name, home())
      for (const [begin, becomes, words] of lines) await completed(at, begin, becomes, words)
      // bash has no room for what words mean.
      at.type(name === 'bash' ? 'flagdrill co\t\t' : 'flagdrill comp\t')
      await at.shows(
        name === 'bash' ? /^compare +completion +config/m : 'Say whether two command lines do the same thing',
      )
      // Ctrl-C would throw away what is typed behind it.
      at.type('\u0015exit\r')
      await at.gone()
    },
  )
