import { foldForSearch } from '#platform/kernel/japanese-text.ts'
import { type StakeholderInput, stakeholderInputSchema } from '../../contract.ts'

interface Named {
  familyName: string
  givenName?: string | null | undefined
}

const nameKey = ({ familyName, givenName }: Named) =>
  foldForSearch(`${familyName}${givenName ?? ''}`).replace(/\s/g, '')
const shape = stakeholderInputSchema.shape

/**
 * The people named in the relationship map of a handover sheet who are not among the customer's people yet. What a person
 * has no place for (a role that is only an attitude) is left out; the first word of a name is the family's.
 */
export function mappedPeople(map: unknown, known: readonly Named[]): StakeholderInput[] {
  const seen = new Set(known.map(nameKey))
  return (Array.isArray(map) ? map : []).flatMap((row: unknown): StakeholderInput[] => {
    const cells = new Map<string, unknown>(typeof row === 'object' && row !== null ? Object.entries(row) : [])
    const words = (key: string) =>
      String(cells.get(key) ?? '')
        .split(/\s+/u)
        .filter(Boolean)
    const [familyName, ...given] = words('name')
    if (familyName === undefined) return []
    const person = { familyName: familyName.slice(0, 100), givenName: given.join(' ').slice(0, 100) }
    if (seen.has(nameKey(person))) return []
    seen.add(nameKey(person))
    const [familyKana, ...givenKana] = words('reading')
    return [
      {
        ...person,
        familyKana: shape.familyKana.catch(undefined).parse(familyKana),
        givenKana: shape.givenKana.catch(undefined).parse(givenKana.join(' ') || undefined),
        title: words('title').join(' ').slice(0, 200) || null,
        roles: shape.roles.catch([]).parse(words('role')),
        sentiment: shape.sentiment.catch(null).parse(cells.get('sentiment') ?? null),
      },
    ]
  })
}
