// The command "flagdrill: next card": asks in a quick pick or an input box and says what the answer was worth.
const { execFile } = require('node:child_process')
const { promisify } = require('node:util')
const vscode = require('vscode')

/** Runs flagdrill without a shell, so that what is typed stays a word. */
async function run(...words) {
  const { stdout } = await promisify(execFile)('flagdrill', [...words, '--json'])
  return JSON.parse(stdout)
}

async function next() {
  const asked = await run('next')
  if (asked.done) return vscode.window.showInformationMessage('flagdrill: nothing is due')
  const { type, prompt, choices } = asked.question
  if (type !== 'choice' && type !== 'text')
    return vscode.window.showInformationMessage('flagdrill: this card is asked in the terminal')
  const given =
    type === 'choice'
      ? await vscode.window.showQuickPick(choices, { placeHolder: prompt })
      : await vscode.window.showInputBox({ prompt })
  if (given === undefined) return undefined
  const words = type === 'choice' ? ['--choice', String(choices.indexOf(given) + 1)] : ['--text', given]
  const { correct, expected, feedback } = await run('answer', asked.card, ...words)
  return vscode.window.showInformationMessage(`${correct ? '✓' : '✗'} ${[expected, ...feedback].join(' · ')}`)
}

exports.activate = (context) =>
  context.subscriptions.push(vscode.commands.registerCommand('flagdrill.next', next))
exports.deactivate = () => undefined
