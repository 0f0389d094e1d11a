import type { StakeholderRecord } from '#modules/accounts/contract.ts'
import { findAccount, listStakeholders, readAccountCalendar } from '#modules/accounts/server/api.ts'
import { readSettings } from '#modules/identity/server/api.ts'
import { discardDraftsOf, languageOf, queueMail, wantsNews } from '#modules/messaging/server/api.ts'
import { makeAnswerLink, readProjectForPortal } from '#modules/onboarding/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { isBusinessDay } from '#platform/kernel/calendar.ts'
import { startOfWeek, todayIn } from '#platform/kernel/dates.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import type { PortalProjectView } from '../../contract.ts'
import { type AccessLevel, mayDo } from '../../domain/access-level.ts'
import { askedOf } from '../../domain/asked.ts'
import { type Change, changesSince } from '../../domain/changes.ts'
import { digestSpan, newsFor, nextSteps } from '../../domain/digest.ts'
import { describeProject } from '../home/describe-project.ts'
import { insertDigest, selectLatestDigest, selectReaders, selectUndigested } from './digest-queries.ts'

const todayOf = ({ timeZone, clock }: Context) => todayIn(timeZone, clock.now())
/** A subject of many lines or a long comment is cut where a mail would no longer be read. */
const longestText = 500

/** Gives each customer's week to a job of its own. A week in which nothing ran on its first day is made up for later in it. */
export async function scheduleDigests(context: Context): Promise<void> {
  const weekOn = startOfWeek(todayOf(context))
  for (const accountId of await selectUndigested(context.transaction, weekOn, instantOf(context)))
    await enqueueJob(context, 'portal.write_digests', { accountId }, { key: `digest:${accountId}` })
}

/**
 * Tells everybody who can open a customer's page what changed there since the digest before, on the week's first day on
 * which both sides work. Once a week; nobody is written to when nothing happened, or when they asked for no more.
 */
export async function writeDigests(context: Context, accountId: string): Promise<void> {
  const { transaction, timeZone, workspaceId } = context
  const today = todayOf(context)
  const account = await findAccount(context, accountId)
  if (!account || account.archivedAt !== null) return
  if (!isBusinessDay(await readAccountCalendar(context, accountId), today)) return
  const since =
    (await selectLatestDigest(transaction, accountId)) ?? new Date(context.clock.now() - digestSpan).toISOString()
  const weekOn = startOfWeek(today)
  const week = { workspace_id: workspaceId, account_id: accountId, week_on: weekOn, made_at: instantOf(context) }
  if (!(await insertDigest(transaction, week))) return
  const found = await readProjectForPortal(context, accountId)
  if (!found || found.state === 'completed' || found.state === 'ended') return
  const { productName, locale } = await readSettings(context)
  const project = describeProject(found, productName)
  const sinceDay = todayIn(timeZone, Date.parse(since))
  const changesFor = (level: AccessLevel) =>
    changesSince({ ...project, asked: askedOf(level, project.asked) }, { since, sinceDay, untilDay: today })
  const people = await listStakeholders(context, accountId)
  for (const { stakeholder_id, link_id: linkId, level } of await selectReaders(
    transaction,
    accountId,
    instantOf(context),
  )) {
    const person = people.find(({ id, isActive }) => id === stakeholder_id && isActive)
    if (!person || person.email === null) continue
    const reader = { ...person, email: person.email }
    await writeDigest(context, {
      accountId,
      ownerId: found.contact?.id,
      reader,
      linkId,
      level,
      project,
      changes: changesFor(level),
      weekOn,
      usual: locale,
    })
  }
}

interface Digest {
  accountId: string
  /** Who runs the project. */
  ownerId: string | undefined
  reader: StakeholderRecord & { email: string }
  linkId: string
  level: AccessLevel
  project: PortalProjectView
  changes: readonly Change[]
  weekOn: string
  usual: 'ja' | 'en'
}

async function writeDigest(context: Context, digest: Digest): Promise<void> {
  const { accountId, reader, level, project, weekOn } = digest
  if (!(await wantsNews(context, reader.email, 'weekly_digest'))) return
  const locale = await languageOf(context, reader.email, digest.usual)
  // As the names stand in what they wrote: the page's own order of names.
  const name = personName('ja', { family: reader.familyName, given: reader.givenName })
  const changes = newsFor(name, digest.changes)
  if (changes.length === 0) return
  const today = todayOf(context)
  const tasks = mayDo(level, 'do_homework') && mayDo(level, 'comment') ? nextSteps(project.tasks, today) : []
  const answerLinks: string[] = []
  for (const task of tasks)
    answerLinks.push(
      await makeAnswerLink(context, { accountId, taskId: task.id, recipient: reader, pageLinkId: digest.linkId }),
    )
  const key = `digest:${reader.id}:`
  // A draft of an earlier week that nobody sent is out of date.
  await discardDraftsOf(context, accountId, key)
  await queueMail(context, {
    accountId,
    ownerId: digest.ownerId,
    to: reader,
    kind: 'weekly_digest',
    locale,
    params: {
      changes: changes.map(({ kind, text, by }) => ({ kind, text: text[locale].slice(0, longestText), by })),
      steps: tasks.map((task, index) => ({
        name: task.name[locale].slice(0, longestText),
        // A day that has gone by is agreed anew; it is never held against anybody.
        dueOn: task.dueOn < today ? null : task.dueOn,
        link: index + 1,
      })),
    },
    dedupeKey: `${key}${weekOn}`,
    answerLinks,
  })
}
