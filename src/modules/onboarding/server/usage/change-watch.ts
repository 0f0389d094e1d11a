import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { listFigures } from '#modules/usage/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import type { UsageWatch } from '../../contract.ts'
import { isEmpty, type UsageRule } from '../../domain/usage/usage-rule.ts'
import type { WatchSubject } from '../../domain/usage/watches.ts'
import { lockOpenProject, lockProject } from '../projects/require-project.ts'
import { nameOfWin } from '../wins/early-win-view.ts'
import { noteUsage } from './follow-usage.ts'
import { watchesOf } from './read-watches.ts'
import { forgetFound, setSeen, upsertWatch } from './watch-queries.ts'

interface Target {
  id: string
  subject: WatchSubject
  key: string
}

/**
 * Says what shows a win or a task, and has usage looked at by it. Throws not found `onboarding.no_such_watch`, conflict
 * `onboarding.changed_meanwhile`, `onboarding.project_closed`, invalid `onboarding.rule_says_nothing`, `onboarding.no_such_figure`.
 */
export async function changeWatch(
  context: Context,
  target: Target,
  { rule, isOff, version }: { rule: UsageRule | null; isOff: boolean; version: number },
): Promise<UsageWatch> {
  const project = await lockOpenProject(context, target.id)
  const watch = find(await watchesOf(context, project), target)
  if (watch.version !== version) throw conflict('onboarding.changed_meanwhile')
  await refuseIdle(context, rule)
  await upsertWatch(context.transaction, { project, ...target }, { rule, isOff })
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.usage_watch_changed',
    params: { projectId: target.id, subject: target.subject, of: nameOf(target), isOff },
  })
  await noteUsage(context, [project.account_id])
  return find(await watchesOf(context, project), target)
}

async function refuseIdle(context: Context, rule: UsageRule | null): Promise<void> {
  const refuse = (path: string, code: string) => invalid(code, {}, [{ path, code }])
  if (rule === null) return
  if (isEmpty(rule)) throw refuse('rule.names', 'onboarding.rule_says_nothing')
  if (rule.kind !== 'measure') return
  const figures = await listFigures(context)
  if (!figures.some(({ key }) => key === rule.measure)) throw refuse('rule.measure', 'onboarding.no_such_figure')
}

/** Notes that somebody looked at what usage found. Throws not found `onboarding.no_such_watch`. */
export async function confirmFinding(context: Context, target: Target): Promise<UsageWatch> {
  const project = await lockProject(context, target.id)
  find(await watchesOf(context, project), target)
  await setSeen(context.transaction, { project, ...target }, { by: context.actor.name, at: instantOf(context) })
  return find(await watchesOf(context, project), target)
}

/**
 * Forgets what usage found and a person took back, so that usage may find it again. Throws not found
 * `onboarding.no_such_watch`, conflict `onboarding.finding_stands` where it was not taken back.
 */
export async function lookAgain(context: Context, target: Target): Promise<UsageWatch> {
  const project = await lockOpenProject(context, target.id)
  const watch = find(await watchesOf(context, project), target)
  if (watch.found === null || watch.standing !== 'settled') throw conflict('onboarding.finding_stands')
  await forgetFound(context.transaction, { project, ...target })
  await noteUsage(context, [project.account_id])
  return find(await watchesOf(context, project), target)
}

function find(watches: readonly UsageWatch[], { subject, key }: Target): UsageWatch {
  const watch = watches.find((each) => each.subject === subject && each.key === key)
  if (!watch) throw notFound('onboarding.no_such_watch')
  return watch
}

/** Wins have names of their own; a task's is its key to whoever reads the timeline later. */
const nameOf = ({ subject, key }: Target) => (subject === 'win' ? nameOfWin(key) : { ja: key, en: key })
