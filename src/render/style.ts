/** How things look: colours by meaning, and whether marks and drawings may stand for words. */
export interface Style {
  right(text: string): string
  almost(text: string): string
  wrong(text: string): string
  dim(text: string): string
  strong(text: string): string
  /** Words only. */
  plain: boolean
}

const code =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001B[${on}m${text}\u001B[${off}m`

const colours: Style = {
  right: code(32, 39),
  almost: code(33, 39),
  wrong: code(31, 39),
  dim: code(2, 22),
  strong: code(1, 22),
  plain: false,
}

const same = (text: string): string => text
const none: Style = { right: same, almost: same, wrong: same, dim: same, strong: same, plain: false }

/** The style of a terminal. */
export const styleOf = ({ colour, plain }: { colour: boolean; plain: boolean }): Style =>
  plain ? { ...none, plain } : colour ? colours : none
