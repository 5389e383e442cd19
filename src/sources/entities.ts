import { decodeReferences } from '../model/references.ts'

/** Tags that people write; `<container>` is none. */
export const knownTag =
  /<\/?(?:a|abbr|acronym|b|big|blockquote|center|cite|code|del|details|dfn|div|dl|dd|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|input|ins|kbd|label|li|mark|ol|p|picture|pre|q|rp|rt|ruby|s|samp|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|video|wbr)(?:\s[^<>]*)?\/?>/gi

/** A piece of HTML as plain text: breaks and blocks become line ends, other tags are gone. */
export const withoutTags = (html: string): string =>
  decodeReferences(
    html
      .replace(/<!--.*?-->/gs, '')
      .replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])>/gi, '\n')
      // A block within a line begins a new one.
      .replace(/(?<=[^\s>])<(?:div|p|ul|ol)(?:\s[^<>]*)?>/gi, '\n')
      .replace(/<li[^<>]*>/gi, '- ')
      .replace(/<\/?(?:code|kbd|tt)(?:\s[^<>]*)?>/gi, '`')
      .replace(knownTag, ''),
  )
    .replaceAll('\u00A0', ' ')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
