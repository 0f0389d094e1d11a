import {
  answerTrainingFromPortal,
  completeTrainingFromPortal,
  makeCheckLinkFromPortal,
  readTrainingsForPortal,
  takeSkillCheckFromPortal,
} from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { PortalTrainingsView } from '../../contract.ts'
import { findPreviewed } from '../home/preview-home.ts'
import type { Visitor } from '../visits/require-visitor.ts'

const nothing = { items: [], hours: [] }

export async function readTrainings(context: Context, visitor: Visitor): Promise<PortalTrainingsView> {
  return (await readTrainingsForPortal(context, visitor)) ?? nothing
}

/** The trainings of whom `previewHome` shows the page as. Throws not found `accounts.no_such_account`. */
export async function previewTrainings(
  context: Context,
  accountId: string,
  stakeholderId: string | undefined,
): Promise<PortalTrainingsView> {
  const person = await findPreviewed(context, accountId, stakeholderId)
  return (await readTrainingsForPortal(context, { accountId, stakeholderId: person?.id })) ?? nothing
}

const targetOf = ({ accountId, stakeholderId }: Visitor, trainingId: string) => ({
  accountId,
  stakeholderId,
  trainingId,
})

export async function takeCheck(
  context: Context,
  visitor: Visitor,
  { id, ...attempt }: { id: string; clientId: string; answers: Record<string, number> },
) {
  const grade = await takeSkillCheckFromPortal(context, targetOf(visitor, id), attempt)
  await visitor.note('check_taken')
  return grade
}

export async function answerTraining(
  context: Context,
  visitor: Visitor,
  { id, ...answer }: { id: string; understood: number; usable: number; wanted: string },
): Promise<void> {
  await answerTrainingFromPortal(context, targetOf(visitor, id), answer)
  await visitor.note('training_answered')
}

export async function completeTraining(context: Context, visitor: Visitor, id: string): Promise<void> {
  await completeTrainingFromPortal(context, targetOf(visitor, id))
  await visitor.note('training_done')
}

/** A link by which colleagues take the check under their own names. */
export async function makeLinkForColleagues(context: Context, visitor: Visitor, id: string) {
  const link = await makeCheckLinkFromPortal(context, targetOf(visitor, id))
  await visitor.note('check_link_made')
  return link
}
