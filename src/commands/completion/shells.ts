import { bashLines, bashWords } from './bash.ts'
import type { Completion } from './candidate.ts'

/** A shell that can be made to complete. Its script asks `flagdrill completion SHELL -- …` with every Tab. */
export interface Shell {
  /** How the script gets into the shell, for its head. */
  use: readonly [line: string, file: string, after?: string]
  script: string
  /** The script that makes Ctrl-X ? explain the line that is being typed. */
  keys?: string
  /** The words behind `flagdrill` up to the caret, the last of them unfinished, of what the script hands over. */
  words(given: readonly string[]): string[]
  /** The output that the script reads; its first line gives the type of the others. */
  answer(completion: Completion, given: readonly string[]): string[]
}

/** Words with what they mean behind a tab. */
const described = (completion: Completion): string[] =>
  completion === 'files' ? ['files'] : ['words', ...completion.map(({ text, about }) => `${text}\t${about}`)]

/** A word of fish without its quotes, which need not be closed yet. */
const fishWord = (raw: string): string =>
  raw.replace(
    /'((?:\\['\\]|[^'])*)(?:'|$)|"((?:\\["$\\]|[^"])*)(?:"|$)|\\(.)/gs,
    (_, single, double, escaped) =>
      single !== undefined
        ? single.replace(/\\(['\\])/g, '$1')
        : double !== undefined
          ? double.replace(/\\(["$\\])/g, '$1')
          : escaped,
  )

const bash: Shell = {
  use: ['source <(flagdrill completion bash)', '~/.bashrc'],
  script: `_flagdrill() {
  local line=\${COMP_LINE:0:COMP_POINT} kind= word
  COMPREPLY=()
  [[ -n $line ]] || line="\${COMP_WORDS[*]:0:COMP_CWORD+1}"
  while IFS= read -r word; do
    if [[ -z $kind ]]; then kind=$word; else COMPREPLY+=("$word"); fi
  done <<<"$(flagdrill completion bash -- "$COMP_WORDBREAKS" "$line" 2>/dev/null)"
  if [[ $kind == files ]]; then
    # bash 3 has no compopt.
    compopt -o default 2>/dev/null ||
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
  fi
}
complete -F _flagdrill flagdrill`,
  keys: String.raw`_flagdrill_explain() {
  printf '%s\n' "$READLINE_LINE"
  flagdrill explain "$READLINE_LINE"
}
bind -x '"\C-x?": _flagdrill_explain'`,
  words: ([, line = '']) => bashWords(line).words,
  answer: (completion, [breaks = '', line = '']) =>
    completion === 'files' ? ['files'] : ['words', ...bashLines(completion, line, breaks)],
}

const zsh: Shell = {
  use: ['source <(flagdrill completion zsh)', '~/.zshrc', 'compinit'],
  script: String.raw`_flagdrill() {
  local line about
  local -a before answer texts shown
  (( CURRENT > 2 )) && before=("${'$'}{(@Q)words[2,CURRENT-1]}")
  answer=("${'$'}{(@f)$(flagdrill completion zsh -- "${'$'}{before[@]}" "${'$'}{(Q)PREFIX}" 2>/dev/null)}")
  if [[ $answer[1] == files ]]; then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files
    return
  fi
  for line in "${'$'}{(@)answer[2,-1]}"; do
    texts+=("${'$'}{line%%$'\t'*}")
    about=${'$'}{line#*$'\t'}
    shown+=("$texts[-1]${'$'}{about:+  -- $about}")
  done
  (( $#texts )) && compadd -V flagdrill -l -d shown -a texts
}
if [[ $funcstack[1] == _flagdrill ]]; then _flagdrill "$@"; else compdef _flagdrill flagdrill; fi`,
  keys: String.raw`_flagdrill_explain() {
  zle -I
  flagdrill explain "$BUFFER"
}
zle -N _flagdrill_explain
bindkey '^X?' _flagdrill_explain`,
  words: (given) => [...given],
  answer: described,
}

const fish: Shell = {
  use: ['flagdrill completion fish | source', '~/.config/fish/config.fish'],
  script: String.raw`function __flagdrill_complete
    set -l before (commandline -xpc 2>/dev/null; or commandline -opc)
    set -e before[1]
    set -l current (commandline -ct)
    set -l answer (flagdrill completion fish -- $before "$current" 2>/dev/null)
    set -l kind $answer[1]
    set -e answer[1]
    if test "$kind" = files
        set -l lead (string match -r -- '^--[^=]*=' "$current")
        set -l rest (string replace -r -- '^--[^=]*=' '' "$current")
        for path in (__fish_complete_path "$rest")
            printf '%s\n' "$lead$path"
        end
    else if set -q answer[1]
        printf '%s\n' $answer
    end
end
complete -c flagdrill -f -k -a '(__flagdrill_complete)'`,
  keys: String.raw`function __flagdrill_explain
    echo
    flagdrill explain (commandline -b | string collect)
    commandline -f repaint
end
bind \cx\? __flagdrill_explain`,
  words: (given) => [...given.slice(0, -1), fishWord(given.at(-1) ?? '')],
  answer: described,
}

/** PowerShell leaves empty words out, so the unfinished one is handed over behind a colon. */
const powershell: Shell = {
  use: ['flagdrill completion powershell | Out-String | Invoke-Expression', '$PROFILE'],
  script: String.raw`Register-ArgumentCompleter -Native -CommandName flagdrill -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    ForEach-Object { if ($_.PSObject.Properties['Value']) { [string]$_.Value } else { $_.Extent.Text } })
  $answer = @(flagdrill completion powershell -- @before ":$wordToComplete" 2>$null)
  if ($answer.Count -eq 0 -or $answer[0] -eq 'files') { return }
  $answer | Select-Object -Skip 1 | ForEach-Object {
    $text, $about = $_ -split "${'`'}t", 2
    $typed = if ($text -match '^[\w./:=@+-]+$') { $text } else { "'" + $text.Replace("'", "''") + "'" }
    $shown = if ($about) { $about } else { $text }
    [System.Management.Automation.CompletionResult]::new($typed, $text, 'ParameterValue', $shown)
  }
}`,
  words: (given) => [...given.slice(0, -1), (given.at(-1) ?? '').replace(/^:/, '')],
  answer: described,
}

/** Every shell that can be made to complete. */
export const shells = { bash, zsh, fish, powershell } satisfies Record<string, Shell>
