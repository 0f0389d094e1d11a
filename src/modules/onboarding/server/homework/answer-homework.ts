import { listStakeholders, recordTimelineEntry, requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import { issueToken, readToken } from '#platform/tokens/tokens.ts'
import answerWords from '../../content/homework-answers.json' with { type: 'json' }
import type { HomeworkAnswer } from '../../domain/plan/homework.ts'
import { homeworkAnswered } from '../../events.ts'
import { readWriting } from '../mails/writing.ts'
import { writeComment } from '../plan/comment-on-task.ts'
import { requireSharedTask } from '../portal/require-shared-task.ts'
import { setHomeworkDone } from '../portal/set-homework-done.ts'

export const homeworkAnswerPurpose = 'homework_answer'
const goodForDays = 30

interface AnswerLink {
  accountId: string
  taskId: string
  recipient: { id: string }
  /** The link to the customer's page whose reader is asked: the answer ends with it, which its module sees to. */
  pageLinkId?: string
}

/** The address, without its host, at which one person answers how a piece of homework stands. Good for 30 days. */
export async function makeAnswerLink(
  context: Context,
  { accountId, taskId, recipient, pageLinkId }: AnswerLink,
): Promise<string> {
  const token = await issueToken(context, {
    purpose: homeworkAnswerPurpose,
    subjectId: taskId,
    audience: [accountId, recipient.id, ...(pageLinkId === undefined ? [] : [pageLinkId])].join('/'),
    expiresAt: new Date(context.clock.now() + goodForDays * 86_400_000).toISOString(),
  })
  return `/p/answer#${token}`
}

/** Whom an answer's token was made for, as `readToken` gives its audience. */
export function answererOf(audience: string | null) {
  const [accountId, personId, pageLinkId] = (audience ?? '').split('/')
  return { accountId, personId, pageLinkId }
}

/** Whose answer a token stands for, and of what. Throws not found `token.…`, also once the person has left. */
async function readAnswerLink(context: Context, token: string) {
  const { subjectId: taskId, audience } = await readToken(
    context.transaction,
    homeworkAnswerPurpose,
    token,
    context.clock.now(),
  )
  const { accountId, personId } = answererOf(audience)
  if (accountId === undefined || personId === undefined) throw notFound('token.unknown')
  const account = await requireAccount(context, accountId)
  const person = (await listStakeholders(context, accountId)).find(({ id }) => id === personId)
  if (!person?.isActive || account.archivedAt !== null) throw notFound('token.revoked')
  const found = await requireSharedTask(context, { accountId, taskId })
  return { ...found, account, person }
}

/** What is asked, for the page behind the link; changes nothing. Throws as `readAnswerLink`, `onboarding.no_such_task`. */
export async function readHomeworkQuestion(context: Context, token: string) {
  const { task, account } = await readAnswerLink(context, token)
  return { customerName: account.name, taskName: task.texts.name, dueOn: task.due_on, isDone: task.status === 'done' }
}

/**
 * The customer's word on when it will be done, or that it is: a comment that both sides see. Due dates are moved by
 * people; what is done is ticked off. The same client id is taken once. Throws as `readHomeworkQuestion` and
 * `setHomeworkDone`, conflict `onboarding.project_closed`.
 */
export async function answerHomework(
  context: Context,
  token: string,
  input: { clientId: string; answer: HomeworkAnswer; note: string },
): Promise<void> {
  const { project, task, person } = await readAnswerLink(context, token)
  const name = personName(context.locale, { family: person.familyName, given: person.givenName })
  const own = { ...context, actor: { ...context.actor, id: person.id, name } }
  const { locale } = await readWriting(context)
  const words = answerWords[input.answer][locale]
  const { isNew } = await writeComment(
    own,
    { project, task },
    {
      clientId: input.clientId,
      body: [words, input.note].filter((line) => line !== '').join('\n'),
      visibility: 'customer',
    },
  )
  if (!isNew) return
  if (input.answer === 'done')
    await setHomeworkDone(own, { accountId: project.account_id, taskId: task.task_id, isDone: true })
  const { account_id: accountId, project_id: projectId } = project
  await recordTimelineEntry(own, {
    accountId,
    kind: 'onboarding.homework_answered',
    params: { projectId, task: task.texts.name, answer: answerWords[input.answer], name },
    body: input.note || null,
  })
  await recordEvent(own, homeworkAnswered, { projectId, taskId: task.task_id, answer: input.answer }, accountId)
}
