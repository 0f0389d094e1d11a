import { listAccountNames } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { PolicyEffect } from '../../contract.ts'
import type { GraduationSettings } from '../../domain/graduation/policy.ts'
import { examDaysOf, judge } from '../exam/exam-view.ts'
import { type HealthReader, healthUntold } from '../exam/read-health.ts'
import { goalViews } from '../goals/goal-view.ts'
import { readCalendarsOf } from '../plan/read-calendars.ts'
import { toProject } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'
import { todayOf } from '../today.ts'
import { readGraduationPolicy } from './graduation-policy.ts'
import { enablementOf } from './read-follow-up.ts'

/**
 * What other settings would mean for the open projects: whose exam would be sent on another day, and whose judgement would
 * come out otherwise with the answers given so far. Judges nothing and changes nothing; as many statements for all projects
 * as for one.
 */
export async function previewPolicy(
  context: Context,
  wanted: GraduationSettings,
  readHealth: HealthReader = healthUntold,
): Promise<PolicyEffect> {
  const db = tables(context.transaction)
  const current = await readGraduationPolicy(context)
  const rows = await db
    .selectFrom('onboarding.projects as projects')
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'projects.workspace_id')
        .onRef('accounts.account_id', '=', 'projects.account_id'),
    )
    .selectAll('projects')
    .select(['accounts.closed_weekdays', 'accounts.closed_days'])
    .where('projects.ended_on', 'is', null)
    .execute()
  const calendarsOf = await readCalendarsOf(context)
  const projects = rows.map((row) => {
    const { closed_weekdays, closed_days } = row
    const project = toProject(row)
    const days = { ...project, closed_weekdays, closed_days }
    return { ...project, calendar: calendarsOf(days, project.program.dayKind).customer }
  })
  const ids = projects.map(({ project_id }) => project_id)
  if (ids.length === 0) return { open: 0, moved: 0, judged: [] }
  const today = todayOf(context)
  const of = <Row extends { project_id: string }>(all: readonly Row[]) =>
    Map.groupBy(all, ({ project_id }) => project_id)
  const answers = of(
    await db
      .selectFrom('onboarding.exam_answers')
      .selectAll()
      .where('project_id', 'in', ids)
      .orderBy('respondent')
      .orderBy('attempt', 'desc')
      .execute(),
  )
  const criteria = of(await db.selectFrom('onboarding.criteria').selectAll().where('project_id', 'in', ids).execute())
  const goals = of(await db.selectFrom('onboarding.goals').selectAll().where('project_id', 'in', ids).execute())
  const measurements = of(
    await db
      .selectFrom('onboarding.measurements')
      .selectAll()
      .where('project_id', 'in', ids)
      .orderBy('measured_on')
      .orderBy('measurement_id')
      .execute(),
  )
  const enablement = of(
    await db
      .selectFrom('onboarding.enablement_records')
      .selectAll()
      .where('project_id', 'in', ids)
      .orderBy('enablement_record_id')
      .execute(),
  )
  const confirmations = of(await validConfirmations(context, ids))
  const names = await listAccountNames(
    context,
    projects.map(({ account_id }) => account_id),
  )
  const health = await readHealth(
    context,
    projects.map(({ account_id }) => account_id),
  )
  const judged = projects.flatMap((project) => {
    const id = project.project_id
    const given = (answers.get(id) ?? []).filter(({ cycle }) => cycle === project.cycle)
    if (!given.some(({ respondent }) => respondent === 'champion')) return []
    const verdictBy = (settings: GraduationSettings) =>
      judge({
        project,
        goals: goalViews(goals.get(id) ?? [], measurements.get(id) ?? []),
        criteria: criteria.get(id) ?? [],
        answers: given,
        confirmations: confirmations.get(id) ?? [],
        settings,
        enablement: enablementOf(enablement.get(id) ?? []),
        calendar: project.calendar,
        today,
        health: health.get(project.account_id) ?? 'unknown',
      }).verdict
    const [before, after] = [verdictBy(current), verdictBy(wanted)]
    return before === after ? [] : [{ projectId: id, name: names.get(project.account_id) ?? '', before, after }]
  })
  const moved = projects.filter((project) => {
    const [before, after] = [current, wanted].map(({ timing }) => examDaysOf(project, project.calendar, timing))
    return before?.sendOn !== after?.sendOn || before?.closesOn !== after?.closesOn
  })
  return { open: projects.length, moved: moved.length, judged }
}

async function validConfirmations(context: Context, projectIds: readonly string[]) {
  const rows = await tables(context.transaction)
    .selectFrom('onboarding.value_confirmations as said')
    .leftJoin('onboarding.value_withdrawals as withdrawn', (join) =>
      join
        .onRef('withdrawn.workspace_id', '=', 'said.workspace_id')
        .onRef('withdrawn.account_id', '=', 'said.account_id')
        .onRef('withdrawn.project_id', '=', 'said.project_id')
        .onRef('withdrawn.value_confirmation_id', '=', 'said.value_confirmation_id'),
    )
    .selectAll('said')
    .where('said.project_id', 'in', projectIds)
    .where('withdrawn.value_confirmation_id', 'is', null)
    .orderBy('said.value_confirmation_id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, withdrawn_on: null, withdrawn_because: null }))
}
