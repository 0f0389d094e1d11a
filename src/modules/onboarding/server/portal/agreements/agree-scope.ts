import type { Context } from '#platform/context/context.ts'
import { lockOpenProjectOf } from '../../projects/require-project.ts'
import { writeScopeAgreement } from '../../scope/agree-scope.ts'
import { writeScopeDecision } from '../../scope/decide-scope.ts'
import { todayOf } from '../../today.ts'

/** The portal's visitor agrees to the version that it was shown. Throws as `writeScopeAgreement`. */
export async function agreeScopeFromPortal(
  context: Context,
  { accountId, statement }: { accountId: string; statement: number },
): Promise<void> {
  const project = await lockOpenProjectOf(context, accountId)
  const agreedBy = context.actor.name
  await writeScopeAgreement(context, project, { statement, agreedBy, agreedOn: todayOf(context), how: null })
}

/** The portal's visitor decides on what was put to it. Throws as `writeScopeDecision`. */
export async function decideScopeFromPortal(
  context: Context,
  input: { accountId: string; requestId: string; version: number; isAgreed: boolean },
): Promise<void> {
  const project = await lockOpenProjectOf(context, input.accountId)
  await writeScopeDecision(context, project, input.requestId, {
    version: input.version,
    isAgreed: input.isAgreed,
    name: context.actor.name,
    decidedOn: todayOf(context),
    how: null,
  })
}
