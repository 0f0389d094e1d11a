import type { ImportField } from './fields/import-field.ts'

/** A file to fill in: headings and one 記入例 row, from the same registry that reads it back. */
export function sampleFile(fields: readonly ImportField[], locale: 'ja' | 'en') {
  return { headers: fields.map(({ header }) => header[locale]), rows: [fields.map(({ example }) => example[locale])] }
}
