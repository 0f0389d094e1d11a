import type { Context } from '#platform/context/context.ts'
import { writeAgreement } from '../../criteria/agree-criteria.ts'
import { lockOpenProjectOf } from '../../projects/require-project.ts'
import { todayOf } from '../../today.ts'

/** The portal's visitor agrees to all completion criteria as they stand; those agreed before keep their day. */
export async function agreeCriteriaFromPortal(context: Context, input: { accountId: string }): Promise<void> {
  const project = await lockOpenProjectOf(context, input.accountId)
  await writeAgreement(context, project, {
    agreedBy: context.actor.name,
    agreedOn: todayOf(context),
    how: null,
  })
}
