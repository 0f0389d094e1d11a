import type { Form } from './form.ts'

/**
 * Questions that both versions ask under the same key but with another type of answer, or, for a table, another type of
 * column: answers given to the one could not be read by the other.
 */
export function questionsOfChangedType(before: Pick<Form, 'fields'>, after: Pick<Form, 'fields'>): string[] {
  const known = new Map(before.fields.map((field) => [field.key, field]))
  const changed: string[] = []
  for (const field of after.fields) {
    const old = known.get(field.key)
    if (old === undefined) continue
    if (old.type !== field.type) changed.push(field.key)
    else if (old.type === 'table' && field.type === 'table') {
      const types = new Map(old.columns.map((column) => [column.key, column.type]))
      if (field.columns.some(({ key, type }) => (types.get(key) ?? type) !== type)) changed.push(field.key)
    }
  }
  return changed
}
