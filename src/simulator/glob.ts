/** A pattern in which `*` and `?` stay within one part of a path, as a regular expression; only the first 200 characters count. */
export const globPattern = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .slice(0, 200)
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '[^/]*')
      .replace(/\?/g, '[^/]')}$`,
  )
