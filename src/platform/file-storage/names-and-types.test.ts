import { describe, expect, it } from 'vitest'
import { safeFileName } from './file-name.ts'
import { rangeOf } from './read-file.ts'
import { isPicture, servedType, sniffType } from './sniff-type.ts'

const bytesOf = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))))

describe('safeFileName', () => {
  it.each([
    ['請求書 4月.pdf', '請求書 4月.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\稟議書.docx', '稟議書.docx'],
    ['..', 'file'],
    ['/', 'file'],
    ['.htaccess', 'htaccess'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['か\u3099.csv', 'が.csv'],
    ['con.txt', '_con.txt'],
    ['a<b>:"|?*.txt', 'a_b______.txt'],
    ['\ud800.txt', '\ufffd.txt'],
    [`${'長'.repeat(300)}.xlsx`, `${'長'.repeat(175)}.xlsx`],
  ])('%j becomes %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected)
  })
})

describe('sniffType', () => {
  it.each([
    ['a.png', bytesOf(0x89, 'PNG\r\n', 0x1a, '\n'), 'image/png'],
    ['evil.png', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'image/svg+xml'],
    ['a.svg', bytesOf(' '), 'image/svg+xml'],
    ['a.txt', bytesOf('hello <html><body>'), 'text/html'],
    ['a.csv', bytesOf('会社名\n甲'), 'text/csv'],
    ['a.pdf', bytesOf('%PDF-1.7'), 'application/pdf'],
    ['a.xlsx', bytesOf('PK', 3, 4), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.zip', bytesOf('PK', 3, 4), 'application/zip'],
    ['photo.heic', bytesOf(0, 0, 0, 0x18, 'ftypheic'), 'image/heic'],
    ['a.txt', bytesOf('a', 0, 'b'), 'application/octet-stream'],
    ['run', bytesOf('#!/bin/sh'), 'application/octet-stream'],
  ])('%s', (name, head, type) => {
    expect(sniffType(head, name)).toBe(type)
  })

  it('gives markup no meaning and shows no drawing that may hold a script', () => {
    for (const type of ['image/svg+xml', 'text/html', 'application/xml'])
      expect([servedType(type), isPicture(type)]).toEqual(['application/octet-stream', false])
    expect([servedType('image/png'), isPicture('image/png')]).toEqual(['image/png', true])
  })
})

describe('rangeOf', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-', { from: 0, to: 99 }],
    ['bytes=10-19', { from: 10, to: 19 }],
    ['bytes=90-500', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-500', { from: 0, to: 99 }],
    ['bytes=100-', null],
    ['bytes=-0', null],
    ['bytes=20-10', undefined],
    ['bytes=0-1,5-6', undefined],
    ['lines=1-2', undefined],
    ['bytes=-', undefined],
  ])('%s of 100 bytes', (header, expected) => {
    expect(rangeOf(header, 100)).toEqual(expected)
  })
})
