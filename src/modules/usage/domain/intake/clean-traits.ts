/** Beyond this traits are a document, not a description of somebody; what comes last is left out. */
const keptBytes = 8 * 1024

/** What the database cannot hold as JSON text goes: zero characters and halves of characters. */
const clean = (text: string) => text.replaceAll('\u0000', '').toWellFormed()

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return depth > 4 ? [] : value.map((one: unknown) => cleanValue(one, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  return depth > 4 ? {} : Object.fromEntries(cleanEntries(value, depth + 1))
}

const cleanEntries = (record: object, depth: number) =>
  Object.entries(record)
    .filter(([key]) => key !== '__proto__' && key !== 'constructor' && key !== 'prototype')
    .map(([key, value]): [string, unknown] => [clean(key), cleanValue(value, depth)])

/** Traits as JSON text that can be stored, of limited size and depth, without keys that programs read as their own. */
export function cleanTraits(traits: Readonly<Record<string, unknown>>): string {
  const entries = cleanEntries(traits, 1)
  while (entries.length > 0) {
    const text = JSON.stringify(Object.fromEntries(entries))
    if (text.length <= keptBytes) return text
    entries.splice(Math.floor(entries.length / 2))
  }
  return '{}'
}
