/** Elements of pages; `<container>` is none, and stays text. */
export const elements = new Set(
  `a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col
colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3
h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark math menu meta meter nav noscript
object ol optgroup option output p param path picture pre progress q rp rt ruby s samp script search section select slot small source
span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr`
    .trim()
    .split(/\s+/),
)

/** Elements of a page that are no part of its text. */
const apart = new Set(
  'script style nav footer svg math button select textarea iframe object noscript template form'.split(' '),
)
/** Elements that begin and end a block. */
export const block = new Set(
  'p div section article header main aside ul ol dl figure figcaption blockquote details summary center address hr body html fieldset'.split(
    ' ',
  ),
)
/** Elements of code within a line. */
export const codeMarks = new Set(['code', 'kbd', 'tt', 'samp'])
/** Elements of words that stand out. */
export const boldMarks = new Set(['b', 'strong'])

/** The language of code, by the class that pages give it. */
export function languageIn(attributes: string): string {
  const name = /\b(?:language|lang|src|highlight(?:-source)?|brush:)-?\s?([a-z+#]+)/i.exec(attributes)?.[1]
  return name === undefined ? '' : name.replace(/^(?:shell|console|terminal|bash|zsh)$/i, 'sh').toLowerCase()
}

/** Whether a tag opens an element that is no part of the text: a menu, a table of contents. */
export const isApart = (name: string, attributes: string): boolean =>
  !/\/\s*$/.test(attributes) &&
  (apart.has(name) ||
    /\b(?:id|class)=["']?(?:[\w-]+ )?(?:table-of-contents|toc|navbar|sidebar|breadcrumbs?)\b/i.test(
      attributes,
    ))
