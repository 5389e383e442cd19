import { decodeText } from '../../src/model/index.ts'

const utf16 = (text: string, mark = true): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return mark ? Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]) : bytes
}
const text = '# 도커\r\n\r\n| `-d` | 뒤에서 실행 |\r\n'
const cases: [string, Uint8Array, ReturnType<typeof decodeText>][] = [
  ['UTF-8', Buffer.from(text), { text, encoding: 'utf-8', replaced: 0 }],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), { text, encoding: 'utf-8', replaced: 0 }],
  ['UTF-16', utf16(text), { text, encoding: 'utf-16le', replaced: 0 }],
  [
    'UTF-16, the other way round',
    Buffer.from(utf16(text)).swap16(),
    { text, encoding: 'utf-16be', replaced: 0 },
  ],
  // Without a Latin letter nothing but the mark tells.
  [
    'UTF-16, Korean alone',
    utf16('도커뒤에서실행'),
    { text: '도커뒤에서실행', encoding: 'utf-16le', replaced: 0 },
  ],
  ['UTF-16 without a mark', utf16(text, false), { text, encoding: 'utf-16le', replaced: 0 }],
  [
    'EUC-KR',
    // 도커 -d 뒤에서 실행
    Buffer.from([
      0xb5, 0xb5, 0xc4, 0xbf, 0x20, 0x2d, 0x64, 0x20, 0xb5, 0xda, 0xbf, 0xa1, 0xbc, 0xad, 0x20, 0xbd, 0xc7,
      0xc7, 0xe0,
    ]),
    { text: '도커 -d 뒤에서 실행', encoding: 'cp949', replaced: 0 },
  ],
  [
    'a syllable that only CP949 has',
    // 뷁 (94 EE) among others
    Buffer.from([0xb5, 0xb5, 0xc4, 0xbf, 0xb5, 0xda, 0xbf, 0xa1, 0xbc, 0xad, 0xbd, 0xc7, 0x94, 0xee]),
    { text: '도커뒤에서실뷁', encoding: 'cp949', replaced: 0 },
  ],
  [
    'GB18030',
    // 当位于辅音字母前 远离
    Buffer.from('b5b1cebbd3dab8a8d2f4d7d6c4b8c7b020d4b6c0eb', 'hex'),
    { text: '当位于辅音字母前 远离', encoding: 'gb18030', replaced: 0 },
  ],
  [
    'Shift_JIS',
    // コンテナを -d で
    Buffer.from([
      0x83, 0x52, 0x83, 0x93, 0x83, 0x65, 0x83, 0x69, 0x82, 0xf0, 0x20, 0x2d, 0x64, 0x20, 0x82, 0xc5,
    ]),
    { text: 'コンテナを -d で', encoding: 'shift_jis', replaced: 0 },
  ],
  [
    'kana before a byte that is no text are not Shift_JIS',
    Buffer.from([0x82, 0xa0, 0x82, 0xa0, 0xff, 0x20]),
    { text: '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD ', encoding: 'utf-8', replaced: 5 },
  ],
  ['a broken byte', Buffer.from([0x61, 0xff, 0x62]), { text: 'a\uFFFDb', encoding: 'utf-8', replaced: 1 }],
  [
    'a mark of an earlier loss',
    Buffer.from('a\uFFFDb'),
    { text: 'a\uFFFDb', encoding: 'utf-8', replaced: 1 },
  ],
  [
    'Latin-1 is not Korean',
    Buffer.from('Äpfel für Ärger, très bon', 'latin1'),
    { text: '\uFFFDpfel f\uFFFDr \uFFFDrger, tr\uFFFDs bon', encoding: 'utf-8', replaced: 4 },
  ],
  ['nothing', Buffer.alloc(0), { text: '', encoding: 'utf-8', replaced: 0 }],
  ['one byte', Buffer.from('a'), { text: 'a', encoding: 'utf-8', replaced: 0 }],
]

test.each(cases)('%s', (_name, bytes, expected) => {
  expect(decodeText(bytes)).toEqual(expected)
})
