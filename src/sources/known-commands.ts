import type { Program } from '../commandline/index.ts'
import { isProgram } from './programs.ts'

/** Headings of files and of what stands in them. */
export const fileHeading =
  /\.ya?ml\b|\byaml\b|\bya?ml 파일|\bdockerfile\b|\bfields?\b|\bkeys?\b|\bproperties\b|항목|필드|속성|설정 ?파일/i

/** The commands of programs that no deck describes, by program or command: only to tell a command from another word in notes. */
const lists: readonly [string, string][] = [
  [
    'git',
    `add am annotate apply archive bisect blame branch bugreport bundle cat-file check-attr check-ignore
    check-mailmap check-ref-format checkout checkout-index cherry cherry-pick citool clean clone column commit
    commit-graph commit-tree config count-objects credential credential-cache credential-store cvsimport daemon describe diagnose diff diff-files
    diff-index diff-tree difftool fast-export fast-import fetch fetch-pack filter-branch filter-repo flow
    fmt-merge-msg for-each-ref for-each-repo format-patch fsck gc get-tar-commit-id grep gui hash-object help
    hook index-pack init instaweb interpret-trailers lfs log ls-files ls-remote ls-tree mailinfo mailsplit
    maintenance merge merge-base merge-file merge-index merge-tree mergetool mktag mktree multi-pack-index mv
    name-rev notes p4 pack-objects pack-redundant pack-refs patch-id prune prune-packed pull push quiltimport
    range-diff read-tree rebase reflog remote repack replace request-pull rerere reset restore rev-list
    rev-parse revert rm scalar send-email shortlog show show-branch show-index show-ref sparse-checkout stage
    stash status stripspace submodule subtree svn switch symbolic-ref tag unpack-file unpack-objects
    update-index update-ref update-server-info var verify-commit verify-pack verify-tag version whatchanged
    worktree write-tree`,
  ],
  ['git remote', 'add get-url prune remove rename rm set-branches set-head set-url show update'],
  ['git stash', 'apply branch clear create drop list pop push save show store'],
  ['git submodule', 'absorbgitdirs add deinit foreach init set-branch set-url status summary sync update'],
  ['git worktree', 'add list lock move prune remove repair unlock'],
  ['git bisect', 'bad good help log new next old replay reset run skip start terms view visualize'],
  ['helm template', ''],
  ['helm install', ''],
  ['helm upgrade', ''],
  ['git remote add', ''],
  ['git add', ''],
  ['git switch', ''],
  ['git restore', ''],
  ['git revert', ''],
  ['git rm', ''],
  ['git show', ''],
  ['git branch', ''],
  ['git commit', ''],
  ['git merge', ''],
  ['git pull', ''],
  ['git push', ''],
  ['git fetch', ''],
  ['git reset', ''],
  ['git rebase', ''],
  ['git log', ''],
  ['git tag', ''],
  ['git diff', ''],
  ['git checkout', ''],
  ['git clone', ''],
  [
    'kubectl',
    `alpha annotate api-resources api-versions apply attach auth autoscale certificate cluster-info completion
    config cordon cp create debug delete describe diff drain edit events exec explain expose get help kustomize
    label logs options patch plugin port-forward proxy replace rollout run scale set taint top uncordon version
    wait`,
  ],
  [
    'tmux',
    `attach attach-session a at bind bind-key break-pane breakp capture-pane capturep choose-buffer
    choose-client choose-tree clear-history clearhist clear-prompt-history clock-mode command-prompt
    confirm-before confirm copy-mode customize-mode delete-buffer deleteb detach detach-client
    display-menu menu display display-message display-panes displayp display-popup popup find-window findw
    has has-session if if-shell info join-pane joinp kill-pane killp kill-server kill-session kill-window
    killw last-pane lastp last-window last link-window linkw list-buffers lsb list-clients lsc
    list-commands lscm list-keys lsk list-panes lsp list-sessions ls list-windows lsw load-buffer loadb
    lock lock-client lockc lock-server lock-session locks move-pane movep move-window movew new
    new-session new-window neww next next-layout nextl next-window paste-buffer pasteb pipe-pane pipep
    previous-layout prevl previous-window prev refresh refresh-client rename rename-session
    rename-window renamew resize-pane resizep resize-window resizew respawn-pane respawnp respawn-window
    respawnw rotate-window rotatew run run-shell save-buffer saveb select-layout selectl select-pane selectp
    select-window selectw send send-keys send-prefix server-info set set-buffer setb set-environment setenv
    set-hook set-option set-window-option setw show show-buffer showb show-environment showenv show-hooks
    show-messages showmsgs show-options show-window-options showw source source-file split-window splitw
    split-pane start start-server suspend-client suspendc swap-pane swapp swap-window swapw switch
    switch-client switchc unbind unbind-key unlink-window unlinkw wait wait-for`,
  ],
  [
    'systemctl',
    `add-requires add-wants bind cancel cat clean condrestart condreload condstop daemon-reexec daemon-reload
    default disable edit emergency enable exit force-reload freeze get-default halt hibernate hybrid-sleep
    import-environment is-active is-enabled is-failed is-system-running isolate kexec kill link
    list-automounts list-dependencies list-jobs list-machines list-paths list-sockets list-timers
    list-unit-files list-units log-level log-target mask mount-image poweroff preset preset-all reboot
    reenable reload reload-or-restart rescue reset-failed restart revert service-log-level
    service-log-target set-default set-environment set-property show show-environment sleep soft-reboot
    start status stop suspend suspend-then-hibernate switch-root thaw try-reload-or-restart try-restart
    unmask unset-environment whoami`,
  ],
  [
    'helm',
    `completion create dependency dep env get help history hist install lint list ls package plugin pull fetch
    push registry repo rollback search show inspect status template test uninstall delete un upgrade verify
    version`,
  ],
]

const commands = new Map(lists.map(([name, words]) => [name, new Set(words.split(/\s+/).filter(Boolean))]))

/** Whether a list of the commands of a program, or of those below a command, is known and lacks a word. */
export function isUnlisted(program: string, path: string | undefined, word: string): boolean {
  const known = commands.get(path ? `${program} ${path}` : program)
  return known !== undefined && !known.has(word) && !(commands.get(program)?.has(word) ?? false)
}

/** How many of the words behind a program are its command, as far as a list of its commands tells; undefined where none does. */
export function listedDepth(program: string, [first = '', second]: readonly string[]): number | undefined {
  if (!commands.get(program)?.has(first)) return undefined
  const below = commands.get(`${program} ${first}`)
  if (second === undefined || below === undefined) return undefined
  return below.has(second) ? 2 : 1
}

/** The options that programs take without a command. */
const ofItself = new Map([
  [
    'git',
    /^(?:--version|--help|-[vhCcpP]|--(?:exec-path|git-dir|work-tree|namespace|bare|no-pager|paginate))$/,
  ],
])

/** Whether an option is one of the commands of a program, which takes only few without a command, as far as that is known. */
export const needsCommand = (program: string, option: string): boolean =>
  ofItself.get(program)?.test(option) === false

/** Programs whose names are terms as well: `host` is a network of Docker. */
const alsoTerms = /^(?:host|local|file|id|link|hub|users|true|false)$/

/** Whether a bare word below the name of a program is none of its commands, as far as they are known: `origin` below `git`. */
export function isNoCommand(
  word: string,
  { program, path }: { program?: string; path?: string },
  describedBy: (program: string) => Program | undefined,
): boolean {
  if (program === undefined || word === program || !/^[a-z][\w-]*$/.test(word)) return false
  if (isProgram(word) && !alsoTerms.test(word)) return false
  const known = describedBy(program)
  if (known === undefined || known.children('').length === 0) return isUnlisted(program, path, word)
  return !known.leads(word) && (path === undefined || !known.leads(`${path} ${word}`))
}
