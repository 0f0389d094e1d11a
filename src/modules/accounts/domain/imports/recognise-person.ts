import { foldForSearch } from '#platform/kernel/japanese-text.ts'
import type { ImportValue } from './read-cell.ts'

type Values = Readonly<Record<string, ImportValue>>

const nameOf = ({ contactFamily = '', contactGiven = '' }: Values) =>
  foldForSearch(`${contactFamily}${contactGiven}`).replace(/\s/g, '')

/** Which of a customer's people a row speaks of: the one with its e-mail address, else the one with its name. */
export function personOf<Person extends Values>(people: readonly Person[], row: Values): Person | undefined {
  const byEmail = people.find((person) => row.contactEmail !== undefined && person.contactEmail === row.contactEmail)
  const name = nameOf(row)
  return byEmail ?? (name === '' ? undefined : people.find((person) => nameOf(person) === name))
}
