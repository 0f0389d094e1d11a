import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addressee,
  companyMatchingKey,
  foldForSearch,
  graphemeCount,
  isValidCorporateNumber,
  personName,
  toFullWidthKatakana,
  truncate,
} from '../japanese-text.ts'

const kana = fc.string({ unit: fc.constantFrom(...'あいうがぎばぱゔっゃんアイウガバパヴッャンーゝヾ'), minLength: 1 })

describe('foldForSearch', () => {
  test.each([
    ['ｵﾝﾎﾞｰﾃﾞｨﾝｸﾞ', 'おんぼーでぃんぐ'],
    ['オンボーディング', 'おんぼーでぃんぐ'],
    ['ＡＢＣ株式会社', 'abc株式会社'],
    ['㈱サンプル', '(株)さんぷる'],
    ['㍿サンプル', '株式会社さんぷる'],
    ['1〜3', '1~3'],
    ['1～3', '1~3'],
    ['03−1234－5678', '03-1234-5678'],
    ['A–B—C‐D', 'a-b-c-d'],
    ['ヴァイオリン', 'ゔぁいおりん'],
    ['スキー', 'すきー'],
    ['', ''],
  ])('%s becomes %s', (text, expected) => {
    expect(foldForSearch(text)).toBe(expected)
  })

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(kana, fc.string({ unit: 'grapheme' })), (text) => {
        expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text))
      }),
    )
  })

  test('kana of either kind meet', () => {
    fc.assert(
      fc.property(kana, (text) => {
        expect(foldForSearch(toFullWidthKatakana(text))).toBe(foldForSearch(text))
      }),
    )
  })
})

test.each([
  ['たなか たろう', 'タナカ タロウ'],
  ['ﾀﾅｶ ﾀﾛｳ', 'タナカ タロウ'],
  ['ｶﾞｷﾞﾊﾟｳﾞ', 'ガギパヴ'],
  ['か\u3099は\u309a', 'ガパ'],
  ['カﾞ', 'ガ'],
  ['さとうー', 'サトウー'],
  ['ｻﾄｰ', 'サトー'],
  ['田中 Ａ①', '田中 Ａ①'],
])('toFullWidthKatakana(%s) is %s', (text, expected) => {
  expect(toFullWidthKatakana(text)).toBe(expected)
})

describe('companyMatchingKey', () => {
  test('eight spellings of one company meet', () => {
    const spellings = [
      '株式会社サンプルフーズ',
      'サンプルフーズ株式会社',
      '㈱サンプルフーズ',
      '㍿サンプルフーズ',
      '（株）サンプル・フーズ',
      'ｻﾝﾌﾟﾙﾌｰｽﾞ(株)',
      '株式会社　サンプル フーズ',
      'さんぷるフ－ズ 株式会社',
    ]
    expect(new Set(spellings.map(companyMatchingKey))).toEqual(new Set(['さんぷるふず']))
  })

  test.each([
    ['医療法人社団あおば会', 'あおば会'],
    ['医療法人 あおば会', 'あおば会'],
    ['一般社団法人日本協会', '日本協会'],
    ['公益財団法人 みらい', 'みらい'],
    ['特定非営利活動法人みらい', 'みらい'],
    ['NPO法人みらい', 'みらい'],
    ['あおぞら薬品(有)', 'あおぞら薬品'],
    ['学校法人青葉学園', '青葉学園'],
    ['(社福)青葉', '青葉'],
    ['Acme, Inc.', 'acme'],
    ['ACME Co., Ltd.', 'acme'],
    ['Acme Co.,Ltd', 'acme'],
    ['Acme Company Limited', 'acme'],
    ['Acme K.K.', 'acme'],
    ['Acme & Co.', 'acme'],
    ['Acme Pte. Ltd.', 'acme'],
    ['医療法人社団 あおば会 Inc.', 'あおば会'],
    ['アクメInc.', 'あくめ'],
    ['株式会社Acme Corporation', 'acme'],
    ['Zinc', 'zinc'],
    ['Marco', 'marco'],
    ['株式会社', '株式会社'],
    ['Limited', 'limited'],
    ['日本株式会社会館', '日本株式会社会館'],
    ['・ー', ''],
  ])('of %s is %s', (name, expected) => {
    expect(companyMatchingKey(name)).toBe(expected)
  })

  test('the legal form, its side, width and spaces do not matter', () => {
    const forms = fc.constantFrom('株式会社', '㈱', '（株）', '合同会社', '医療法人', '一般社団法人', '')
    const names = fc.string({ unit: fc.constantFrom(...'青葉空海東西ABCアイウ'), minLength: 1 })
    fc.assert(
      fc.property(forms, names, fc.constantFrom('', ' ', '　'), (form, name, space) => {
        const key = companyMatchingKey(name)
        expect(companyMatchingKey(form + space + name)).toBe(key)
        expect(companyMatchingKey(name + space + form)).toBe(key)
      }),
    )
  })

  test('a hostile cell of 100,000 letters is folded at once', () => {
    // Work that grows with the square of the length would not come back within the test's time limit.
    for (const part of ['株式会社', 'ア', ' ', ', ', 'co. ', '・'])
      expect(companyMatchingKey(`a${part.repeat(100_000)}b`)).toMatch(/^a.*b$/)
  })
})

describe('isValidCorporateNumber', () => {
  test.each([
    ['7000012050002', true],
    ['1180301018771', true],
    ['8700110005901', true],
    ['7000012050003', false],
    ['2180301018771', false],
    ['700001205000', false],
    ['７０００012050002', false],
    ['T7000012050002', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isValidCorporateNumber(text)).toBe(expected)
  })

  test('exactly one check digit fits each base', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (base) => {
        const digits = String(base).padStart(12, '0')
        const fitting = Array.from({ length: 10 }, (_, check) => `${check}${digits}`).filter(isValidCorporateNumber)
        expect(fitting).toHaveLength(1)
      }),
    )
  })
})

test.each([
  [{ department: '営業部', title: '部長', family: '田中', given: '太郎' }, '営業部 部長 田中 太郎 様'],
  [{ company: '株式会社青葉', family: '田中' }, '株式会社青葉 田中 様'],
  [{ company: '株式会社青葉', department: '営業部' }, '株式会社青葉 営業部 御中'],
  [{ company: '株式会社青葉' }, '株式会社青葉 御中'],
  [{ company: '株式会社青葉', title: '部長' }, '株式会社青葉 御中'],
  [{ department: '営業部', family: '田中部長' }, '営業部 田中部長'],
  [{ family: '田中様' }, '田中 様'],
  [{ company: '青葉 御中', family: '田中', given: '太郎 様' }, '青葉 田中 太郎 様'],
  [{ title: '部長様', family: '田中' }, '部長 田中 様'],
  [{ family: ' ', company: null }, 'ご担当者様'],
])('addressee(%j) is %s', (parts, expected) => {
  expect(addressee(parts)).toBe(expected)
})

test.each([
  ['en', { family: 'Tanaka', given: 'Taro' }, 'Taro TANAKA'],
  ['ja', { family: 'Tanaka', given: 'Taro' }, 'Tanaka Taro'],
  ['ja', { family: '田中', given: '太郎' }, '田中 太郎'],
  ['en', { family: '田中', given: '太郎' }, '田中 太郎'],
  ['en', { family: "O'Brien", given: 'Zoë' }, "Zoë O'BRIEN"],
  ['ja', { family: '田中', given: null }, '田中'],
  ['en', {}, ''],
] as const)('personName(%s, %j) is %s', (locale, name, expected) => {
  expect(personName(locale, name)).toBe(expected)
})

describe('truncate', () => {
  test.each([
    ['カスタマーサクセス', 5, 'カスタマ…'],
    ['カスタマー', 5, 'カスタマー'],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 2, '👨‍👩‍👧…'],
    ['葛󠄀飾区役所', 3, '葛󠄀飾…'],
    ['が', 1, 'が'],
    ['abc', 0, ''],
  ])('%s to %i is %s', (text, limit, expected) => {
    expect(truncate(text, limit)).toBe(expected)
  })

  test('never exceeds the limit and keeps what fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const short = truncate(text, limit)
        expect(graphemeCount(short)).toBeLessThanOrEqual(limit)
        if (graphemeCount(text) <= limit) expect(short).toBe(text)
        else expect(text.startsWith(short.slice(0, -1))).toBe(true)
      }),
    )
  })
})
