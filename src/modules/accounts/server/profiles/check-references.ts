import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { FieldError } from '#platform/kernel/errors.ts'
import type { Account } from '../../contract.ts'
import { closesCircle } from '../../domain/account.ts'
import type { CustomField } from '../../domain/custom-fields/custom-field.ts'
import { lockHierarchy, selectAncestors, selectNames } from './account-queries.ts'

/** What customers point at. People who left the workspace may stay where they are, but are not newly set. */
export interface References {
  memberIds: ReadonlySet<string>
  accountIds: ReadonlySet<string>
}

/** Loads what the customers may point at, in two queries however many there are. */
export async function readReferences(context: Context, accounts: readonly Account[]): Promise<References> {
  const members = await listMembers(context)
  const parentIds = accounts.flatMap((account) => account.parentAccountId ?? [])
  const parents = parentIds.length === 0 ? [] : await selectNames(context.transaction, parentIds)
  return {
    memberIds: new Set(members.filter((member) => member.isActive).map((member) => member.id)),
    accountIds: new Set(parents.map((parent) => parent.id)),
  }
}

/** Fields of a customer that newly point at nobody. */
export function referenceErrors(
  before: Account,
  after: Account,
  references: References,
  fields: readonly CustomField[],
): FieldError[] {
  const errors: FieldError[] = []
  const requireMember = (path: string, held: unknown, id: unknown) => {
    if (typeof id !== 'string' || id === held || references.memberIds.has(id)) return
    errors.push({ path, code: 'accounts.no_such_member' })
  }
  requireMember('ownerId', before.ownerId, after.ownerId)
  requireMember('salesId', before.salesId, after.salesId)
  for (const { key } of fields.filter((field) => field.kind === 'user')) {
    requireMember(`custom.${key}`, before.custom[key], after.custom[key])
  }
  const { parentAccountId } = after
  if (parentAccountId !== null && !references.accountIds.has(parentAccountId)) {
    errors.push({ path: 'parentAccountId', code: 'accounts.no_such_parent' })
  }
  return errors
}

/** Whether the customer's new parent is the customer itself or stands below it. */
export async function parentErrors(context: Context, account: Account): Promise<FieldError[]> {
  const { id, parentAccountId } = account
  if (parentAccountId === null) return []
  await lockHierarchy(context.transaction, context.workspaceId)
  const ancestors = await selectAncestors(context.transaction, parentAccountId)
  return closesCircle(ancestors, id, parentAccountId)
    ? [{ path: 'parentAccountId', code: 'accounts.parent_circle' }]
    : []
}
