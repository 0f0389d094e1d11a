/** What is known of a customer, as plain lists of values by `account.<field>`, `custom.<key>` and `hearing.<key>`. */
export type KnownFacts = Map<string, (string | number)[]>

/** The values in a stored answer, however deep: choices with the free text beside them, rows, a date and its words. */
export function valuesIn(answer: unknown): (string | number)[] {
  if (typeof answer === 'number') return [answer]
  if (typeof answer === 'string') return answer.trim() === '' ? [] : [answer]
  if (typeof answer === 'boolean') return [String(answer)]
  if (Array.isArray(answer)) return answer.flatMap(valuesIn)
  if (typeof answer === 'object' && answer !== null) return Object.values(answer).flatMap(valuesIn)
  return []
}

/** Facts from several records of values, each under its own name; what is empty is not a fact. */
export function knownFacts(records: Readonly<Record<string, Readonly<Record<string, unknown>>>>): KnownFacts {
  const facts: KnownFacts = new Map()
  for (const [name, record] of Object.entries(records))
    for (const [key, value] of Object.entries(record)) {
      const values = valuesIn(value)
      if (values.length > 0) facts.set(`${name}.${key}`, values)
    }
  return facts
}
