/** Answers come from the network and from half-filled forms: these read what is there and make do with the rest. */
export const asText = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export function asParts(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
