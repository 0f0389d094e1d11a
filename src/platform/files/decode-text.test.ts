import { existsSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText, type TextEncoding } from './decode-text.ts'

const hex = (text: string) => Uint8Array.fromHex(text.replaceAll(' ', ''))
const japanese = '会社名,備考\r\n髙橋㈱,①Ⅲ～ｶﾅ表\r\n'
const data = '../shared/data/japanese_csv'

describe('decoding text', () => {
  it.each<[string, Uint8Array, TextEncoding, string]>([
    ['UTF-8', Buffer.from(japanese), 'utf-8', japanese],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${japanese}`), 'utf-8', japanese],
    ['UTF-16LE with BOM', Buffer.from(`\ufeff${japanese}`, 'utf16le'), 'utf-16le', japanese],
    ['UTF-16LE without BOM', Buffer.from(japanese, 'utf16le'), 'utf-16le', japanese],
    ['UTF-16BE with BOM', Buffer.from(`\ufeff${japanese}`, 'utf16le').swap16(), 'utf-16be', japanese],
    ['UTF-16BE without BOM', Buffer.from(japanese, 'utf16le').swap16(), 'utf-16be', japanese],
    ['CP932', iconv.encode(japanese, 'cp932'), 'windows-31j', japanese],
    ['CP932 0x5C and 0x7E', hex('41 5C 7E 95 5C 0A'), 'windows-31j', 'A\\~表\n'],
    ['CP932 half-width kana only', iconv.encode('ｶﾌﾞｼｷｶﾞｲｼｬ,1\n', 'cp932'), 'windows-31j', 'ｶﾌﾞｼｷｶﾞｲｼｬ,1\n'],
    [
      'CP932 after much English',
      iconv.encode(`${'name,1\n'.repeat(9_999)}東京,2\n`, 'cp932'),
      'windows-31j',
      `${'name,1\n'.repeat(9_999)}東京,2\n`,
    ],
    [
      'EUC-JP',
      iconv.encode('会社名,備考\n山田商店,東京都千代田区\n', 'euc-jp'),
      'euc-jp',
      '会社名,備考\n山田商店,東京都千代田区\n',
    ],
    [
      'a 20-byte CP932 file with bytes that Windows-1252 lacks',
      hex('8F 88 97 9D 8B E6 95 AA 2C 8C 8F 90 94 0D 0A 31 2C 32 0D 0A'),
      'windows-31j',
      '処理区分,件数\r\n1,2\r\n',
    ],
    [
      'a 20-byte CP932 file whose bytes Windows-1252 has, too',
      hex('93 5F 8C 9F 98 41 94 D4 2C 8C 5E 8E AE 0D 0A 31 2C 32 0D 0A'),
      'windows-31j',
      '点検連番,型式\r\n1,2\r\n',
    ],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decodeText(bytes)).toMatchObject({ encoding, text })
    if (encoding !== 'euc-jp' && encoding !== 'windows-31j') return
    expect(decodeText(bytes, { locale: 'en' })).toMatchObject({ encoding, text })
  })

  it('survives one broken byte in a long CP932 file', () => {
    const bytes = Buffer.concat([iconv.encode(japanese.repeat(50), 'cp932'), hex('FF 2C 0A')])
    expect(decodeText(bytes).encoding).toBe('windows-31j')
  })

  it('reads accented Western text in an English workspace, and offers it second in a Japanese one', () => {
    const bytes = iconv.encode('name;city\ninvitéàçù;Zürich\nJosé Núñez;Köln\nGröße;Málaga\n', 'windows-1252')
    expect(decodeText(bytes, { locale: 'en' })).toMatchObject({ encoding: 'windows-1252', isCertain: false })
    expect(decodeText(bytes).candidates).toContain('windows-1252')
  })

  it('obeys a person', () => {
    expect(decodeText(hex('93 5F'), { encoding: 'windows-1252' }).text).toBe('“_')
  })

  it('is not certain about a few bytes', () => {
    expect(decodeText(iconv.encode('型', 'cp932')).isCertain).toBe(false)
    expect(decodeText(Buffer.from('型')).isCertain).toBe(true)
  })

  it.each([
    ['nothing', new Uint8Array(), 'files.empty'],
    ['a picture', hex('89 50 4E 47 0D 0A 1A 0A 00 00 00 0D 49 48 44 52'), 'files.not_text'],
    ['a zip', hex('50 4B 03 04 14 00 00 00 08 00 AB CD EF 01'), 'files.not_text'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'files.not_text'],
  ])('refuses %s', (_, bytes, code) => {
    expect(() => decodeText(bytes)).toThrow(code)
  })

  it.skipIf(!existsSync(data))(
    'reads the Japanese customer files with certainty (skipped without ../shared/data)',
    () => {
      for (const [file, encoding] of [
        ['customers_cp932.csv', 'windows-31j'],
        ['customers_utf8_bom.csv', 'utf-8'],
      ]) {
        const decoded = decodeText(readFileSync(`${data}/${file}`))
        expect(decoded).toMatchObject({ encoding, isCertain: true })
        expect(decoded.text.startsWith('顧客ID,会社名,法人番号')).toBe(true)
      }
    },
  )
})
