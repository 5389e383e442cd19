/** The beginnings of what programs that people take notes on print. */
const begins =
  /^(?:Successfully (?:built|tagged|installed|created|copied|processed|rebased|logged)\b|Reading package lists|Building dependency tree|Fetched \d|(?:Hit|Get|Ign):\d|Setting up \S+ \(|Unpacking \S+ \(|Preparing to unpack|Cloning into '|remote: \S|(?:Receiving|Counting|Compressing|Unpacking|Writing|Enumerating) objects|Switched to (?:a new )?branch '|Already (?:up[ -]to[ -]date|on ')|On branch \S+$|Your branch is\b|nothing to commit|Changes (?:not staged|to be committed)|Fast-forward$|Saved working directory|Dropped refs\/|HEAD is now at|Auto-merging \S|CONFLICT \(|Unable to find image|Digest: sha|Status: (?:Downloaded|Image)|Pulling from|Sending build context|Removing intermediate|Step \d+\/\d+ : |Created symlink|Removed symlink|Login Succeeded|(?:fatal|error|warning|bash|zsh|sh): \S|\d+ (?:files?|insertions?|packages?) (?:changed|upgraded)|total \d+$)/

/** Whether a text is what a program printed: a message of it, a hash, the names of columns, a question of an installer. */
export const isPrinted = (text: string): boolean =>
  begins.test(text) ||
  /^(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}(?:\s|$)|\bsha256:[0-9a-f]{8}/.test(text) ||
  /^(?:[A-Z]{2,}(?:[ _-][A-Z]{2,})*\s+){2,}[A-Z]{2,}$/.test(text) ||
  /^[-dlbc](?:[r-][w-][xsStT-]){3}[.+@]?\s/.test(text) ||
  /^[\w.-]+@[\w.-]+[:\s][~/]\S*[$#](?:\s|$)/.test(text) ||
  /[[(](?:y\/n|yes\/no|y\/n\/\?)[\])]/i.test(text)

/** Whether a meaning is only what was chosen or shown: a version, an answer to an installer. */
export const isOnlyValue = (term: string, meaning: string): boolean =>
  /^(?:version\s+)?v?\d+\.\d+\.\d+(?:[-+.~][\w.]+)*$/i.test(meaning.trim()) ||
  (/[?？]\s*(?:\[[^\]]*\])?$/.test(term) && /^(?:y|n|yes|no|enter|next|skip|ok)[.!]?$/i.test(meaning.trim()))
