/** Why a file is not taken. */
export type RefusalCode =
  | 'damaged'
  | 'too-many-entries'
  | 'outside'
  | 'bomb'
  | 'too-large'
  | 'packing'
  | 'no-collection'
  | 'not-anki'

/** A file that is not taken; whoever shows it knows the words. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(
    readonly code: RefusalCode,
    readonly detail = '',
  ) {
    super(code)
  }
}
