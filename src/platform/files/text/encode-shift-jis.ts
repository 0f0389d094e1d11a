import iconv from 'iconv-lite'

/**
 * Characters that macOS, iOS and Unicode tables use where CP932 has another one of the same look; without this they
 * would be lost (〜) or become another character (¥ a backslash).
 */
const sameLook = new Map([
  ['\u301c', '\uff5e'],
  ['\u2212', '\uff0d'],
  ['\u2014', '\u2015'],
  ['\u2016', '\u2225'],
  ['\u00a5', '\uffe5'],
  ['\u00a2', '\uffe0'],
  ['\u00a3', '\uffe1'],
  ['\u00ac', '\uffe2'],
])
/** Stands for a character that CP932 lacks, as in Japanese print; a question mark would look like content. */
const missingMark = '〓'

const decoder = new TextDecoder('windows-31j')
const canEncode = new Map<string, boolean>()

function isEncodable(character: string): boolean {
  if (character < '\u0080') return true
  let known = canEncode.get(character)
  if (known === undefined) {
    known = decoder.decode(iconv.encode(character, 'cp932')) === character
    canEncode.set(character, known)
  }
  return known
}

/** Text as CP932 can hold it: look-alikes replaced, kana with loose voicing marks (from macOS) joined. */
export function mapToShiftJis(text: string): string {
  return text
    .replace(/[\u3040-\u30ff][\u3099\u309a]/g, (pair) => pair.normalize('NFC'))
    .replace(/[\u301c\u2212\u2014\u2016\u00a5\u00a2\u00a3\u00ac]/g, (character) => sameLook.get(character) ?? character)
}

/** The characters of a text that Shift_JIS cannot hold, each once, in order. */
export function lostInShiftJis(text: string): string[] {
  return [...new Set(mapToShiftJis(text))].filter((character) => !isEncodable(character))
}

/** CP932 bytes; what cannot be encoded becomes 〓. Ask `lostInShiftJis` first. */
export function encodeShiftJis(text: string): Uint8Array {
  const known = Array.from(mapToShiftJis(text), (character) => (isEncodable(character) ? character : missingMark))
  return iconv.encode(known.join(''), 'cp932')
}
