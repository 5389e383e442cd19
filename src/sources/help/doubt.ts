/** An option as far as it is known when its meaning is weighed. */
interface Weighed {
  summary: string
  /** It takes a value on its page. */
  valued: boolean
  /** The form of the value, as written. */
  form: string
  names: readonly string[]
  /** All that the page says of it. */
  text: string
  /** The program of the page, where it is known. */
  program?: string
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Sentences that only say when an option counts, or point to what is said elsewhere. */
const circumstances: readonly RegExp[] = [
  /^(?:This (?:(?:option |flag |mode |switch )?is |option |flag |switch )?|It is |Is )?(?:only |mainly |mostly |also |currently |just |primarily )*(?:works?|used|valid|available|applicable|needed|required|necessary|useful|handy|meaningful|effective|relevant|supported|intended|has (?:an |no |any )?effect|makes sense|meant|equivalent)\b(?! (?:as|like|on an?|around|out|together|fields?|files?|options?|settings?|values?|packages?|versions?|to(?! (?:be used|know))|by default)\b)/i,
  /^(?:See|Refer to|Please (?:see|refer)|Consult) (?:[A-Z"'`(<]|the (?:[\w-]+ )*(?:manual|section|page|documentation|chapter|file|description)|[\w.-]+\(\d)/,
  /^(?:as|like|same as|similar to) (?:above|before|the (?:above|previous|preceding))\b|^(?:the )?above\b/i,
  /^(?:Note|Warning|Caution|Beware|Important|Tip|Hint|Obsolete|Experimental|Unsupported|Not (?:used|implemented|supported))\b(?!s? (?:that|down|the|on|all|a) \w+ (?:to|in)\b)/,
  /^(?:The )?defaults? (?:is|are|to|value)\b|^(?:If|When) (?:this (?:option|flag) is )?(?:not|un)(?: ?specified| ?given| set)?\b/i,
  /^(?:Windows|Win(?:32|64)|Unix|Linux|mac ?OS|Mac|BSD|Solaris|POSIX)\b.* only(?:\.?$|;)|^See --?\w|^--?[A-Za-z][\w-]* [A-Z][a-z]+ /,
  /^(?:The default behaviou?r\b|It (?:sometimes|often|usually)\b|\w+ (?:is|are) (?:normally|usually|generally)\b)|^['"`]?\w+['"`]? is one of\b/i,
  /^This (?:option|argument|flag|switch) (?:requires|needs|is deprecated\.?$)/i,
  // Only what to use in its place, or how old or dangerous it is.
  /^(?:Deprecated[.,:;]? |Do not use[.,:;]? |Legacy[.,:;]? )*(?:(?:Please )?use|see) (?:the )?[-+`'"]\S+(?: \w+)?(?: instead)?\.?$/i,
  /^Legacy option\b|^[^a-z]{12,}$|^Similar,? (?:but|to it)\b/,
  // One word in brackets is a form.
  /^\S*[[\]<>]\S*$/,
  /^\(Keyword|^This (?:option|flag|switch) is (?:primarily |mainly |mostly |only |intended |meant )*for\b|^\[[^\]]*\](?:\[|<)|^[\w.-]+ (?::|--?) [a-z]/i,
  /^(?:(?:This|It|Only|Also) (?:option |flag |switch )?(?:only )?appl(?:y|ies) (?:to|when|if|for|only)\b|Only appl(?:y|ies)\b|Removed (?:before|in|from|since) (?:version |the |release )?[\w.]*\d|Please use|Related to|(?:ditto|likewise)\b|(?:This (?:option|flag) is )?not (?:yet |currently )?(?:implemented|supported)\b|OR +-)/i,
  /^During [^,]+, the (?:command|program|tool|process)\b|^Values? (?:can|may|must|are|is)\b|^In -{1,2}[\w-]+ mode, [\w-]+ (?:detects|checks|finds|keeps|uses|has|is|does)\b|^Since \w+ \d[\d.]*\b/,
  /^(?:In some cases|While (?:some|most|many)|Sometimes,|Occasionally,|This [\w ]*format is covered)\b|^<[^>]+> is an? /,
  /^(?:There (?:is|are)|(?:Some|Most|Many) [\w -]*(?:is|are|was|were|have|has|do|does|use|can|may)\b|Because |Historically|Traditionally|However|But |Therefore|Thus|Hence|Alternatively,|For example|In (?:this|that|these) case|This (?:can|may|could|might|should|must|behaviou?r|happens|bug|feature)\b)/,
]

/** Whether a sentence only says when an option counts, or points elsewhere. */
export const isCircumstance = (text: string): boolean => circumstances.some((pattern) => pattern.test(text))

// The end of a text that was cut before a list.
const cutEnd =
  /\s(?:(?:types|values|options|formats|choices|modes|levels|names|arguments|which|that|following|can|may|must|should) (?:are|is|be)|either|valid (?:values|types)|possible values|for the case|values include|such|between|a number of \w+)$/i

const measure = `(?:number|rate|ratio|speed|limit|threshold|factor|depth|quality|level|size|length|count|amount|time ?out|delay|interval|width|height|port|address|directory|file ?name|name|path(?:name)?|prefix|suffix|title|url|host(?:name)?|user(?:name)?|password|percentage|colou?r|seed|maximum|minimum)`
const degree = `(?:(?:max(?:imum|.)?|min(?:imum|.)?|total|initial|default|optional|alternate|specific|custom) )*`

// Beginnings that need a value, which a switch has none of: a number, a name, a choice.
const valueNouns: readonly RegExp[] = [
  /^specif(?:y|ies) (?!that\b|whether\b|if\b|this\b|to\b)|^(?:gives?|provides?) (?:an?|the|which|how|what|your) |^(?:chooses?|selects?) (?:an?|which|how|what|your) |^(?:get\/set|set\/get|override the default)\b|^<[^>]*> /i,
  new RegExp(
    `^(?:the |an? |your )?${degree}${measure} (?:of|to|for|in|at|between|where|that|with|used|after|per)\\b`,
    'i',
  ),
  new RegExp(
    `^(?:sets?|limits?|changes?|adjusts?|controls?) (?:an?|the) ${degree}(?:[\\w-]+ ){0,2}${measure}(?![\\w-]| or | and )`,
    'i',
  ),
  /^(?:the|an?|standard) [\w\s/-]{2,60}? (?:to (?:use|be used|apply|run|set)|used)\b/i,
  /\b(?:to|from|in|into|with|by|as|at|on|use|add|uses|adds) (?:the |an? )?(?:specified|given|supplied|named) (?:[\w-]+ )?(?:file|file ?name|directory|string|number|value|user|host|port|address|device|path|name|format|type|level|size|seconds|headers?)\b/i,
  /^(?:the|an?) [^,.]{2,60} (?:on|from|to|in|with|by|at) which\b|^defines? (?:an?|the) |^a valid \w+|^sets? (?:[\w-]+ )?(?:address|port|password|username|hostname|filename|timeout)\b|^use (?:the )?specified \w+|\b(?:from|with|to) (?:the )?specified [\w/ -]+?(?:date|time|flags?|rate|range|list)\b|^an? (?:integer|number|float|string|comma[- ]separated)\b|^arguments? (?:for|to)\b|^sets? the [\w-]+ property\b|^(?:send|read|load|use) the contents? of an? file\b|^connect to .* through an? /i,
  // A place of a page that writes places in capitals.
  /(?:^|\s)(?:N|NUM|NUMBER|SECS|SECONDS|VALUE)(?=[\s.,;]|$)/,
  /\b(?:than|to|by|for|after|every|at) (?:TIME|LEVEL|COUNT|PERCENT)\b/,
  /^(?:(?:optional|object|destination|source|target|output|input|host|file|user|server|device|interface|service|configuration|log|method|bus) ){1,2}(?:path|name|file|address|directory) (?:to|of|for|in|on)\b|^\w+ and \w+ names?$/i,
  /^(?:chooses?|selects?) (?:the )?(?:file|directory|name|path|format|type)\b|^sets? an? [\w-]+ option\b/i,
  // Something that is given, or a measure: `Highlight the given cpus`, `under that percent`.
  /^(?:comma|colon|space)[- ]separated list\b|^[^,.]{4,50} the given (?!options?|flags?|switch|files?|dir|path|names?|arguments?|commands?|input|packages?|archives?|repositor)\w+\.?$|\b(?:under|over|above|below) that (?:percent|number|size|value)\b|^set ?up (?:the )?[\w ]+ directory\b/i,
]

/** Words of the rest of a text about a value: `Possible values are`, `takes an argument`. */
const valueTalk =
  /\b(?:possible|valid|allowed|accepted|supported|following) (?:values|settings|arguments|types)\b|\b(?:numeric|optional|required) (?:parameter|argument|value)\b|\btakes? an? (?:[\w-]+ )?(?:argument|value|parameter)\b|\b(?:the |its )(?:argument|parameter) (?:is|can|must|should|may|specif)|\bvalues? (?:must|should) be\b|\bThe (?:value|default value) (?:is|can|must|should|may)\b|\bdefaults? to \d|\b0 ?= ?\w+, ?1 ?= ?|\b1 ?= ?\w+, ?2 ?= ?/i

/** Whether a text gives the name with a value: `-A0`, `--mode=fast`. */
const givesValue = (text: string, names: readonly string[]): boolean =>
  names.some(
    (name) =>
      text.includes(name) &&
      new RegExp(
        `(?<![\\w-])${escaped(name)}${name.startsWith('--') ? '[= ]?(?:\\d|=[\\w<])' : '(?:\\d|=\\w|<)'}`,
      ).test(text),
  )

/** The beginning of a text about what a value has to be, by the pattern of its word: `type must be …`. */
const duty = (word: string): RegExp =>
  new RegExp(
    `^(?:the )?<?["'\`]?${word}["'\`]?>? (?:must|should|can|may|might|could|has to|have to|are (?!used|printed|shown|written)|= )`,
    'i',
  )
const anyDuty = duty('[A-Za-z][\\w-]*')

/** Whether a meaning says something of the value and nothing of the option: `type must be …`, `n = 1, 2`. */
function isAboutValue({ summary, form }: Weighed): boolean {
  // A family of names: `-Wno-<warning>`.
  if (/^-<|\bOR\b|^,|^\s*\.\.(?!\.)/.test(form)) return true
  // Which option each word stands for: `across -x, long -l`.
  if (/^\w+ -\w, \w+ -\w\b/.test(summary)) return true
  // The meanings of the numbers: `1, anywhere: …`.
  if (/^\d(?:, \w+)?: /.test(summary)) return true
  if (/^\w+ is an? (?:\w+ )?(?:integer|number|string|list|comma)\b/i.test(summary)) return true
  if (
    /\S = \S|^\w{1,12} ?= ?["']?[\w.]+["']?(?:[,;]|$)/.test(
      summary.replace(/\([^()]*\)|"[^"]*"|'[^']*'/g, ''),
    )
  )
    return true
  if (/^[A-Z_-]{3,} is (?:an?|the) (?:[\w-]+ ){0,5}[\w-]+\.?$/.test(summary)) return true
  const words = form.match(/[A-Za-z][\w-]*/g) ?? []
  // The form once more: `-t index red green` with `index red green`.
  const bare = (text: string): string => text.replace(/[^\w]+/g, ' ').trim()
  if (words.length > 1 && bare(summary) === bare(form)) return true
  const beforeBracket = /^([A-Za-z][\w-]*) \(/.exec(summary)?.[1]
  if (beforeBracket !== undefined && beforeBracket.toLowerCase() === words[0]?.toLowerCase()) return true
  return anyDuty.test(summary) && words.some((word) => duty(escaped(word)).test(summary))
}

const explanation =
  /^To (?!be able)[^,.]{10,}, (?:an?|the|one|you) [\w -]{0,40}(?:needs?|has|have|must)\b|^to be able to\b|^[A-Z]\w+ (?:stands for|refers to|means|denotes)\b|^For [^.]*\bif\b|^(?:When|If|While|Although|Since) [^,]*, [\w.-]+ (?:normally|usually|generally|uses|has|needs|then (?:the )?default)\b|^If using [^,]*, then the default\b/

/** Whether a text begins with a sentence about the program or one of its parts, which is no instruction: `kite(1) supports …`. */
const isAboutProgram = ({ summary, program }: Weighed): boolean =>
  explanation.test(summary) ||
  /^[a-z][\w.-]*\(\d\w?\)/.test(summary) ||
  (program !== undefined &&
    program.length > 2 &&
    summary.toLowerCase().includes(program.toLowerCase()) &&
    new RegExp(
      `^(?:The )?${escaped(program)} (?:(?:utility|program|command|tool|can|may|usually|normally|also|now|currently|often) )*(?:can|may|supports?|has|have|is|was|uses?|stores?|keeps?|tries|needs?|expects|knows|allows|provides|understands|comes|creates?|reads?|writes?|makes?)\\b`,
      'i',
    ).test(summary))

const ownEffect =
  /\b(?:this|these|that) (?:options?|flags?|switch(?:es)?|parameters?|arguments?|setting|behaviou?r)\b|\b(?:instead|unless|except|suppress\w*|disables?|enables?|overrid\w+|forces?|prevents?|turns?|causes?|makes?|changes?|allows?|adds?|when (?:given|set|specified|used)|if (?:given|set|specified)|specifying|with (?:this|it)|using it|it (?:is|was) not|is ignored)\b|(?:^|\s)-{1,2}\w/i

/** Whether a text tells what happens without the option, and not what it changes. */
const isOnlyOtherwise = (summary: string): boolean =>
  /^(?:Normally|By default|Per default|With the default|Usually|Ordinarily|Without this)\b/i.test(summary) &&
  !ownEffect.test(summary)

/** Whether a meaning speaks of a value: a number, a name, a choice. */
export const needsValue = (summary: string): boolean => valueNouns.some((pattern) => pattern.test(summary))

/** Whether a switch is described as if it took a value, which the page then lacks. */
const lacksValue = ({ summary, valued, text, names }: Weighed): boolean =>
  !valued && (needsValue(summary) || valueTalk.test(text) || givesValue(text, names))

/** Whether brackets or double quotes of a text are left open, as where it was cut. */
function isOpen(summary: string): boolean {
  const bare = summary.replace(/(["'`‘“]).{1,3}?["'`’”]|\\./g, '')
  const count = (letter: string): number => bare.split(letter).length - 1
  return count('(') > count(')') + (/(?:^|\s)\(?\w\)/.test(bare) ? 1 : 0) || /\s\[\w+$/.test(bare)
}

/** Whether the meaning of a row is doubtful: it is about when the option counts, about its value, about the program or about what happens otherwise, was cut, or speaks of a value that the row lacks. Such a row is a problem and gives no card. */
export function isDoubtful(given: Weighed): boolean {
  const { summary } = given
  return (
    isCircumstance(summary) ||
    cutEnd.test(summary) ||
    isAboutValue(given) ||
    isAboutProgram(given) ||
    isOnlyOtherwise(summary) ||
    lacksValue(given) ||
    isOpen(summary)
  )
}
