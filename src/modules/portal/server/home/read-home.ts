import { readHearingForPortal, requireAccount } from '#modules/accounts/server/api.ts'
import { findWorkspaceMember, readSettings } from '#modules/identity/server/api.ts'
import { readProjectForPortal } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { PortalHome } from '../../contract.ts'
import { respondentOf } from '../../domain/respondent.ts'
import { describeProject } from './describe-project.ts'

export interface HomeReader {
  accountId: string
  name: string
  roles: readonly string[]
}

/** The customer's page for one of its people. What the contract does not name is dropped before it leaves. */
export async function readHome(context: Context, { accountId, name, roles }: HomeReader): Promise<PortalHome> {
  const account = await requireAccount(context, accountId)
  const settings = await readSettings(context)
  const owner = account.ownerId === null ? undefined : await findWorkspaceMember(context, account.ownerId)
  const project = await readProjectForPortal(context, accountId)
  const { form, completeness } = await readHearingForPortal(context, accountId)
  return {
    vendorName: settings.vendorName,
    productName: settings.productName,
    customerName: account.name,
    today: todayIn(context.timeZone, context.clock.now()),
    timeZone: context.timeZone,
    visitor: { name, respondent: respondentOf(roles) },
    contact: owner?.isActive ? { name: owner.name, email: owner.email } : null,
    project: project ? describeProject(project, settings.productName) : null,
    hearing: {
      title: form.customerTitle ?? form.title,
      minutes: form.minutes ?? null,
      filled: completeness.filledAll,
      all: completeness.all,
      missing: completeness.missing.length,
    },
  }
}
