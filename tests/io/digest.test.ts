import { digestOf, murmur3 } from '../../src/io/digest.ts'

// The vectors by which implementations of MurmurHash3 are commonly checked.
test.each<[string, number, number]>([
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['', 0xffffffff, 0x81f16f39],
  ['\xff\xff\xff\xff', 0, 0x76293b50],
  ['\x21\x43\x65\x87', 0, 0xf55b516b],
  ['\x21\x43\x65\x87', 0x5082edee, 0x2362f9de],
  ['\x21\x43\x65', 0, 0x7e4a8634],
  ['\x21\x43', 0, 0xa0f7b07a],
  ['\x21', 0, 0x72661cf4],
  ['\0\0\0\0', 0, 0x2362f9de],
  ['\0\0\0', 0, 0x85f0b427],
  ['\0', 0, 0x514e28b7],
  ['aaaa', 0x9747b28c, 0x5a97808a],
  ['abc', 0x9747b28c, 0xc84a62dd],
  ['Hello, world!', 0x9747b28c, 0x24884cba],
  ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
])('the hash of %j with seed %d', (text, seed, hash) => {
  expect(murmur3(Buffer.from(text, 'latin1'), seed)).toBe(hash)
  // Wherever the bytes lie in memory.
  const moved = Buffer.concat([Buffer.from('.'), Buffer.from(text, 'latin1')]).subarray(1)
  expect(murmur3(moved, seed)).toBe(hash)
})

test('every change of one byte gives another digest', () => {
  const bytes = Buffer.from('Q: What is a port?\n\nA: A number.\n')
  const all = new Set([
    digestOf(bytes),
    digestOf(bytes.subarray(1)),
    digestOf(Buffer.concat([bytes, Buffer.of(0)])),
  ])
  for (const index of bytes.keys())
    for (const other of [0, 1, 128]) {
      const changed = Buffer.from(bytes)
      changed[index] = bytes[index]! ^ (other || 32)
      all.add(digestOf(changed))
    }
  expect(all.size).toBe(3 + 3 * bytes.length)
})
