const hyphens = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g
const waves = /[\u223c\u223e\u301c\u3030\uff5e]/g

// Hiragana and katakana lie 0x60 apart in the same order.
const shift = (letter: string, by: number) => String.fromCharCode(letter.charCodeAt(0) + by)

/**
 * The form in which texts are compared and searched: NFKC, lower case, hiragana, one hyphen '-' and one wave '~'
 * (NFKC leaves U+2212 and U+301C alone). ｵﾝﾎﾞｰﾃﾞｨﾝｸﾞ, オンボーディング and おんぼーでぃんぐ become equal. A key only: what
 * people typed is stored and shown untouched.
 */
export function foldForSearch(text: string): string {
  // Lower case can leave sequences that compose (İ), hence the second normalisation.
  const folded = text.normalize('NFKC').toLowerCase().normalize('NFKC')
  return folded
    .replace(/[ァ-ヶヽヾ]/g, (letter) => shift(letter, -0x60))
    .replace(hyphens, '-')
    .replace(waves, '~')
}

/**
 * Furigana in full-width katakana from hiragana or half-width kana, voiced marks joined (ｶﾞ and か + U+3099 become ガ).
 * Everything else, spaces included, stays as it is.
 */
export function toFullWidthKatakana(text: string): string {
  return text
    .replace(/[ぁ-ヶ]?[\uff65-\uff9f]+/g, (run) => run.normalize('NFKC'))
    .replace(/[ぁ-ヶ][\u3099\u309a]/g, (pair) => pair.normalize('NFC'))
    .replace(/[ぁ-ゖゝゞ]/g, (letter) => shift(letter, 0x60))
}
