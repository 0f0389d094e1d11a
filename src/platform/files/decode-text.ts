import { invalid } from '#platform/kernel/errors.ts'
import { checkFileSize } from './file-row.ts'

/** WHATWG labels; `windows-31j` is what Japanese Windows calls Shift_JIS (CP932, with ①㈱髙). */
export const textEncodings = ['utf-8', 'windows-31j', 'utf-16le', 'utf-16be', 'euc-jp', 'windows-1252'] as const
export type TextEncoding = (typeof textEncodings)[number]

export interface DecodedText {
  text: string
  encoding: TextEncoding
  /** False when another reading is possible: show the preview with the encoding switch open. */
  isCertain: boolean
  /** Encodings that can read the bytes, best first. */
  candidates: TextEncoding[]
}

export interface DecodeOptions {
  /** A person's choice; wins over everything but is not checked. */
  encoding?: TextEncoding
  /** Under Japanese, bytes that both CP932 and Windows-1252 can read are CP932. */
  locale?: 'ja' | 'en'
}

const sampleBytes = 1024 * 1024

/**
 * Turns a text file's bytes into text without a byte order mark, guessing the encoding unless one is given.
 * @throws files.empty, files.too_large, files.not_text (an image, a zip, another binary)
 */
export function decodeText(bytes: Uint8Array, { encoding, locale = 'ja' }: DecodeOptions = {}): DecodedText {
  checkFileSize(bytes)
  const { candidates, isCertain } = encoding
    ? { candidates: [encoding], isCertain: true }
    : (guessUnicode(bytes) ?? guessLegacy(bytes, locale))
  const chosen = candidates[0] ?? 'utf-8'
  const text = new TextDecoder(chosen).decode(bytes)
  if (!looksLikeText(text)) throw invalid('files.not_text')
  return { text, encoding: chosen, isCertain, candidates }
}

type Guess = Pick<DecodedText, 'candidates' | 'isCertain'>

function guessUnicode(bytes: Uint8Array): Guess | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { candidates: ['utf-16le'], isCertain: true }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { candidates: ['utf-16be'], isCertain: true }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { candidates: ['utf-8'], isCertain: true }
  const utf16 = guessUtf16WithoutMark(bytes)
  if (utf16) return { candidates: [utf16], isCertain: false }
  return canRead(bytes, 'utf-8') ? { candidates: ['utf-8'], isCertain: true } : undefined
}

/** Separators, digits and line ends of UTF-16 text leave zero bytes on one side only, even when all words are Japanese. */
function guessUtf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const zeros = [0, 0]
  const end = Math.min(bytes.length, sampleBytes)
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > 0 && even * 20 < odd && canRead(bytes, 'utf-16le')) return 'utf-16le'
  if (even > 0 && odd * 20 < even && canRead(bytes, 'utf-16be')) return 'utf-16be'
  return undefined
}

function guessLegacy(bytes: Uint8Array, locale: 'ja' | 'en'): Guess {
  const sample = sampleAroundFirstHighByte(bytes)
  const japanese = (['windows-31j', 'euc-jp'] as const)
    .map((encoding) => ({ encoding, ...judge(sample, encoding) }))
    .filter(({ unreadable, high }) => unreadable * 50 <= high)
    .sort((a, b) => a.strange / a.high - b.strange / b.high)
  const candidates: TextEncoding[] = japanese.map(({ encoding }) => encoding)
  const isWestern = locale === 'en' && shareOfLoneHighBytes(sample) > 0.6
  if (isWestern) candidates.unshift('windows-1252')
  else candidates.push('windows-1252')
  const [best, second] = japanese
  const isClear =
    best !== undefined &&
    best.strange * 50 <= best.high &&
    best.high >= 8 &&
    (second === undefined || second.strange > second.high / 4)
  return { candidates, isCertain: isClear && !isWestern }
}

/** Legacy text says nothing until its first byte above ASCII, which may come after a long English part. */
function sampleAroundFirstHighByte(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80)
  const start = Math.max(0, bytes.lastIndexOf(0x0a, first))
  const end = bytes.length - start <= sampleBytes ? bytes.length : bytes.lastIndexOf(0x0a, start + sampleBytes)
  return bytes.subarray(start, end > start ? end : start + sampleBytes)
}

/**
 * Strange is what the wrong decoder produces: half-width kana, private use and control characters. Half-width kana read
 * as EUC-JP give rare kanji, which weigh more because two of them make one.
 */
function judge(bytes: Uint8Array, encoding: 'windows-31j' | 'euc-jp') {
  const text = new TextDecoder(encoding).decode(bytes)
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return {
    high: Math.max(count(/[\u0080-\uffff]/g), 1),
    unreadable: count(/\ufffd/g),
    strange:
      count(/[\u0080-\u009f\uff61-\uff9f\ue000-\uf8ff\ufffd]/g) + (encoding === 'euc-jp' ? 3 * rareKanji(bytes) : 0),
  }
}

/** Characters of JIS level 2 in EUC-JP bytes. */
function rareKanji(bytes: Uint8Array): number {
  let rare = 0
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0
    if (byte >= 0xd0) rare++
    at += byte < 0x80 ? 1 : byte === 0x8f ? 3 : 2
  }
  return rare
}

/** Accented letters stand alone among ASCII letters; Japanese characters come two bytes and several at a time. */
function shareOfLoneHighBytes(bytes: Uint8Array): number {
  let high = 0
  let lone = 0
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    high++
    if ((bytes[at - 1] ?? 0) < 0x80 && isWordByte(bytes[at + 1] ?? 0x20)) lone++
  }
  return high === 0 ? 0 : lone / high
}

/** Letters, digits and separators, not the brackets and backslashes that are second bytes of CP932 characters. */
const isWordByte = (byte: number) => /[\w\s,;.:!?'"()-]/.test(String.fromCharCode(byte)) && byte < 0x80 && byte !== 0x5f

function canRead(bytes: Uint8Array, encoding: TextEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function looksLikeText(text: string): boolean {
  const start = text.slice(0, 65_536)
  if (start.includes('\0')) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells a binary from a text
  const controls = start.match(/[\u0001-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0
  return controls * 100 <= start.length && !start.startsWith('%PDF-')
}
