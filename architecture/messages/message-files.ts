import type { SourceFile } from '../source-tree.ts'

export type Language = 'ja' | 'en'

/** The messages of one folder: keys joined with dots, as i18next looks them up. */
export interface MessageFile {
  path: string
  /** `accounts` for all below src/modules/accounts, `platform` for src/platform: the namespace's name in code. */
  area: string
  language: Language
  messages: ReadonlyMap<string, unknown>
}

const name = /(^|\/)messages\.(ja|en)\.json$/

export const areaOf = (path: string): string => {
  const [, layer, name = ''] = /^src\/(modules|platform|app)\/([^/]+)\//.exec(path) ?? []
  return layer === 'platform' ? layer : name
}

function flatten(value: unknown, path: string, into: Map<string, unknown>): Map<string, unknown> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, into)
  } else {
    into.set(path, value)
  }
  return into
}

export function readMessageFiles(files: readonly SourceFile[]): MessageFile[] {
  return files.flatMap(({ path, text }) => {
    const match = name.exec(path)
    if (!match) return []
    const language: Language = match[2] === 'ja' ? 'ja' : 'en'
    return [{ path, area: areaOf(path), language, messages: flatten(JSON.parse(text), '', new Map()) }]
  })
}

/** English has `_one` and `_other` where Japanese has only `_other`: one key of the product. */
export const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
