/** Commands in a list of them, up to three words each. */
const listed = /(?<=[:,] )[a-z][\w-]*(?: [a-z][\w-]*){1,2}(?=,|$)/g

/** Makes one word of each command in a list, so that no line ends inside one; `unglued` gives the spaces back. */
export const glued = (text: string): string => text.replace(listed, (name) => name.replaceAll(' ', '\u00A0'))

export const unglued = (line: string): string => line.replaceAll('\u00A0', ' ')
