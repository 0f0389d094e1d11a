import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import i18next from 'i18next'
import { z } from 'zod'

export type Language = 'ja' | 'en'
export type Words = (key: string, values?: Readonly<Record<string, string | number | boolean>>) => string

const sourceFolder = path.resolve(import.meta.dirname, '../../src')
const treeSchema = z.record(z.string(), z.unknown())

/** What the product says in a language, by the key that its pages use: `words('identity:signIn.title')`. */
export function wordsOf(language: Language): Words {
  const words = i18next.createInstance()
  words.init({ lng: language, fallbackLng: false, interpolation: { escapeValue: false }, initAsync: false })
  for (const [file, namespace] of messageFiles(language))
    words.addResourceBundle(language, namespace, treeSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), true)
  return (key, values = {}) => {
    if (!words.exists(key, values)) throw new Error(`The product has no words for ${key}.`)
    return String(words.t(key, values))
  }
}

/** What the product says, whatever stands in the places that no value is given for. */
export function sentence(say: Words, key: string, values: Readonly<Record<string, string | number>> = {}): RegExp {
  const pieces = say(key, { ...values, skipInterpolation: true }).split(/(\{\{\w+\}\})/)
  const known = new Map(Object.entries(values))
  const patterns = pieces.map((piece) => {
    const place = /^\{\{(\w+)\}\}$/.exec(piece)?.[1]
    const text = place === undefined ? piece : known.get(place)
    return text === undefined ? '.+?' : RegExp.escape(String(text))
  })
  return new RegExp(patterns.join(''))
}

/** Message files of the pages, each with the namespace that it belongs to. */
function messageFiles(language: Language): [string, string][] {
  return readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' }).flatMap((file): [string, string][] => {
    const match = /^(?:modules\/(\w+)|(platform)|app)\/(portal-)?web\/(?:.*\/)?messages\.(\w+)\.json$/.exec(file)
    if (match?.[4] !== language) return []
    return [[path.join(sourceFolder, file), match[1] ?? match[2] ?? (match[3] ? 'portal-app' : 'staff')]]
  })
}
