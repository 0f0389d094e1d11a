import type { Context } from '#platform/context/context.ts'
import type { Sheet } from '../../../contract.ts'
import { completeness } from '../../../domain/forms/answers.ts'
import { isWithSales } from '../../../domain/forms/handoff.ts'
import { answersTo, type SheetKind } from '../../../domain/forms/sheet.ts'
import { requireAccount } from '../../profiles/find-account.ts'
import { findPublishedForm, plainForm } from '../forms/find-form.ts'
import { findHandoff } from '../handoff-queries.ts'
import { loadSheet } from './load-sheet.ts'

/** Throws notFound `accounts.no_such_account`. */
export async function readSheet(context: Context, input: { accountId: string; kind: SheetKind }): Promise<Sheet> {
  const { accountId, kind } = input
  await requireAccount(context, accountId)
  const { found, stored, updatedAt, updatedBy } = await loadSheet(context, accountId, kind)
  const newest = await findPublishedForm(context, kind, found.formKey)
  const handoff = kind === 'handoff' ? await findHandoff(context.transaction, accountId) : undefined
  return {
    kind,
    form: plainForm(found.form),
    formVersion: found.formVersion,
    newerFormVersion: newest && newest.formVersion > found.formVersion ? newest.formVersion : null,
    answers: answersTo(found.form, stored.answers),
    completeness: completeness(found.form, stored.answers),
    version: stored.version,
    updatedAt,
    updatedBy,
    isLocked: handoff !== undefined && !isWithSales(handoff.status),
  }
}
