import { foldForSearch } from './kana.ts'

const smallKana = 'ぁぃぅぇぉゃゅょっゎゕゖ'
const largeKana = 'あいうえおやゆよつわかけ'
const vowelRows: readonly (readonly [string, RegExp])[] = [
  ['あ', /[あかさたなはまやらわ]/],
  ['い', /[いきしちにひみり]/],
  ['う', /[うくすつぬふむゆる]/],
  ['え', /[えけせてねへめれ]/],
  ['お', /[おこそとのほもよろを]/],
]

/**
 * The letters that 五十音 order looks at first, for sorting by code points: folded, without voiced marks and accents, small
 * kana large, ー as the vowel that it prolongs (JIS X 4061). What is left out decides only between equals.
 */
export function sortLetters(text: string): string {
  const plain = foldForSearch(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ぁぃぅぇぉゃゅょっゎゕゖ]/g, (kana) => largeKana[smallKana.indexOf(kana)] ?? kana)
    .replace(/(.)ー+/gu, (run, before: string) => {
      const vowel = vowelRows.find(([, row]) => row.test(before))?.[0] ?? ''
      return before + vowel.repeat(run.length - before.length)
    })
  return plain.normalize('NFC').trim()
}
