import fastStringWidth from 'fast-string-width'

// Characters without a glyph, but for those that emoji are joined by.
const invisible = /[\u0000-\u001F\u007F-\u009F]|(?![\u200D\u{E0020}-\u{E007F}])\p{Cf}/gu

/** How many columns a text takes in which there may be emoji, marks and signs of any script. The patterns for them are read when this module is loaded, which the build puts off until a text needs it. */
export const signWidth = (text: string): number =>
  fastStringWidth(text.normalize('NFC').replace(invisible, ''))
