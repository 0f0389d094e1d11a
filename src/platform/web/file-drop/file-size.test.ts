import { expect, it } from 'vitest'
import { fileSizeOf } from './file-size.ts'

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KB'],
  [3_565_158, '3.4 MB'],
  [104_857_600, '100 MB'],
])('%d bytes', (bytes, expected) => {
  expect(fileSizeOf(bytes, 'ja')).toBe(expected)
})
