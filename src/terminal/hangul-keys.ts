// The Korean two-set layout, so that single keys work with Hangul switched on.
const hangulKeys =
  'ㅂqㅈwㄷeㄱrㅅtㅛyㅕuㅑiㅐoㅔpㅁaㄴsㅇdㄹfㅎgㅗhㅓjㅏkㅣlㅋzㅊxㅌcㅍvㅠbㅜnㅡmㅃqㅉwㄸeㄲrㅆtㅒoㅖp'
const latin = new Map(
  Array.from({ length: hangulKeys.length / 2 }, (_, i) => [hangulKeys[2 * i]!, hangulKeys[2 * i + 1]!]),
)

/** The Latin letter on the key that typed a Hangul letter, anything else as it is. */
export const onKey = (text: string): string => latin.get(text) ?? text.toLowerCase()
