const promptForms = [
  /^\s*➜\s+\S+\s+git:\([^)]{1,80}\)(?:\s*✗)?\s+(?=\S)/u,
  // A folder and a mark: `~/data$ ls`, `/ # ps`.
  /^\s*[~/][\w./~-]{0,80}\s?[$%❯]\s+(?=\S)/u,
  /^\s*\/[\w./-]{0,80}\s?#\s+(?=[a-z])/,
  /^\s*(?:\([^()\s]{1,60}\)\s*)?(?:[\w.-]+@[\w.-]+[^$#%>]{0,60})?[$%❯➜›»]\s+(?=\S)/u,
  /^\s*\[[^\]]{1,60}\]\s?[$#]\s*(?=\S)/,
  /^\s*[\w.-]+@[\w.-]+:[^\s#$]*[#$]\s*(?=\S)/,
  /^\s*(?:ba|z|k|c|tc)?sh-[\d.]+[^$#]{0,20}[$#]\s+(?=\S)/,
  /^\s*PS(?:\s+[A-Za-z]:[^>]{0,80})?\s*>\s*(?=\S)/,
  /^\s*[A-Za-z]:\\[^>]{0,80}>\s*(?=\S)/,
  /^\s*[\w~./-]{1,80} - \([\w./-]{1,40}\)\s*[>$]\s*(?=\S)/,
  /^\s*>\s+(?=[a-z])/,
  /^\s*(?:mysql|postgres[=#]*|redis|sqlite|mongo|irb)\s*>\s*/,
]

/** A mark that also begins printed lines: it is no prompt beside another one. */
const quoted = /^\s*>\s/

/** A line behind its prompt, of any shell; undefined for a line without one. `others` says that other lines of the block have a `$`. */
export const withoutPrompt = (line: string, others = false): string | undefined => {
  if (others && quoted.test(line)) return undefined
  for (const form of promptForms) {
    const match = form.exec(line)
    if (match) return line.slice(match[0].length)
  }
  return undefined
}

/** A name in code without the prompt that it begins with. */
export const unprompted = (name: string): string =>
  name.replace(/^(`?)([^`]+)(`?)$/, (all, open: string, text: string, close: string) => {
    const bare = /[$#%>❯]\s/u.test(text) ? withoutPrompt(text, true) : undefined
    return bare === undefined || bare === '' ? all : `${open}${bare}${close}`
  })

/** A line with the hyphen of a short option where a word processor has made it a dash: `ps –a`. */
export const withShortHyphens = (line: string): string =>
  line.replace(/(?<=\s)[–—](?=[A-Za-z](?:[\s`]|$))/g, '-')
