import { listKnownFacts, requireAccount } from '#modules/accounts/server/api.ts'
import { findWorkspaceMember } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { ProjectInput } from '../../contract.ts'
import { planProject } from '../../domain/plan/project-plan.ts'
import { tailor } from '../../domain/tailoring/tailor.ts'
import { readCalendars } from '../plan/read-calendars.ts'
import { requireProgram } from '../programs/find-program.ts'

/**
 * The plan that the input amounts to, without the tasks that this customer does not need: what a preview shows and what
 * starting writes, from one place. Throws not found
 * `accounts.no_such_account`, `onboarding.no_such_program`, invalid `onboarding.no_such_member`.
 */
export async function planStart(context: Context, input: ProjectInput) {
  const account = await requireAccount(context, input.accountId)
  await requireMember(context, input.ownerId)
  const whole = await requireProgram(context, input.programKey, input.programVersion)
  const facts = (await listKnownFacts(context, [input.accountId])).get(input.accountId) ?? new Map()
  const { program, leftOut } = tailor(whole, facts)
  const plan = planProject({
    program,
    contractStart: input.contractStartOn,
    kickoffDate: input.kickoffOn,
    valueDate: input.valueOn,
    calendars: await readCalendars(context, input.accountId, program.dayKind),
  })
  return { account, whole, program, leftOut, plan }
}

/** Throws invalid `onboarding.no_such_member` for anybody but an active member of the workspace. */
export async function requireMember(context: Context, userId: string | null | undefined): Promise<void> {
  if (userId === null || userId === undefined) return
  const member = await findWorkspaceMember(context, userId)
  if (!member?.isActive)
    throw invalid('onboarding.no_such_member', {}, [{ path: 'ownerId', code: 'onboarding.no_such_member' }])
}
