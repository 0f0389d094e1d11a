import { type Account, accountInputSchema, stakeholderInputSchema } from '../../../contract.ts'
import type { CustomField } from '../../custom-fields/custom-field.ts'
import { blankAccount, changedAccount } from '../../profile/account-change.ts'
import type { ImportValue } from '../read-cell.ts'
import type { RowIssue } from '../read-row.ts'
import { accountInput, contactInput } from './customer-values.ts'

const changeSchema = accountInputSchema.partial()
const contactKeys: Readonly<Record<string, string>> = {
  familyName: 'contactFamily',
  givenName: 'contactGiven',
  familyKana: 'contactKana',
  givenKana: 'contactKana',
  department: 'contactDepartment',
  title: 'contactTitle',
  email: 'contactEmail',
  phone: 'contactPhone',
}

/** What the customer's own rules say against a row: the same that the form and the API are held to. */
export function rowErrors(
  values: Readonly<Record<string, ImportValue>>,
  current: Account | undefined,
  { currency, fields }: { currency: string; fields: readonly CustomField[] },
): RowIssue[] {
  const issue = (field: string, code: string, params: RowIssue['params'] = {}): RowIssue => ({
    level: 'error',
    code,
    field,
    column: null,
    value: String(values[field] ?? ''),
    params,
  })
  const parsed = changeSchema.safeParse(accountInput(values, currency, fields))
  const contact = contactInput(values)
  const person = contact && stakeholderInputSchema.safeParse(contact)
  const ofPerson = (person?.error?.issues ?? []).map(({ path }) =>
    issue(contactKeys[String(path[0])] ?? 'contactFamily', 'accounts.import.not_accepted'),
  )
  if (!parsed.success) {
    const ofAccount = parsed.error.issues.map(({ path }) =>
      issue(path[0] === 'ownerId' ? 'ownerEmail' : path.join('.'), 'accounts.import.not_accepted'),
    )
    return [...ofAccount, ...ofPerson]
  }
  const base = current ?? blankAccount('', '', 'qualification', '')
  const { errors } = changedAccount(base, parsed.data, fields)
  return [...errors.map(({ path, code, params }) => issue(path, code, params)), ...ofPerson]
}
