import { type SqlBool, sql } from 'kysely'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import { builtInGraduationExam } from '../../content/built-in.ts'
import { graduationSettingsSchema } from '../../contract.ts'
import {
  defaultGraduationSettings,
  type GraduationSettings,
  type GraduationSettingsFlaw,
  settingsFlaw,
} from '../../domain/graduation/policy.ts'
import { tables } from '../tables.ts'

const builtIn: GraduationSettings = {
  ...defaultGraduationSettings,
  cutOffs: builtInGraduationExam.policy,
  timing: builtInGraduationExam.timing,
}

/** By what the workspace judges; version 0 while the built-in values count. */
export async function readGraduationPolicy(
  context: Pick<Context, 'transaction'>,
): Promise<GraduationSettings & { version: number }> {
  const row = await tables(context.transaction)
    .selectFrom('onboarding.graduation_policies')
    .select(['policy', 'version'])
    .executeTakeFirst()
  return row ? { ...graduationSettingsSchema.parse(row.policy), version: row.version } : { ...builtIn, version: 0 }
}

const pathOfFlaw: Readonly<Record<GraduationSettingsFlaw, string>> = {
  pass_below_conditional: 'cutOffs.passScore',
  closes_before_sending: 'timing.closeOnDay',
  rekickoff_before_warning: 'day90.rekickoffDay',
}

/** Throws conflict `onboarding.changed_meanwhile`, invalid `onboarding.policy_invalid`. */
export async function saveGraduationPolicy(
  context: Context,
  { version, ...settings }: GraduationSettings & { version: number },
): Promise<GraduationSettings & { version: number }> {
  const flaw = settingsFlaw(settings)
  if (flaw !== null) {
    const path = pathOfFlaw[flaw]
    throw invalid('onboarding.policy_invalid', {}, [{ path, code: `onboarding.${flaw}` }])
  }
  const written = {
    policy: JSON.stringify(settings),
    updated_by: context.actor.name,
    updated_at: instantOf(context),
  }
  const { numInsertedOrUpdatedRows } = await tables(context.transaction)
    .insertInto('onboarding.graduation_policies')
    .values({ ...written, workspace_id: context.workspaceId })
    .onConflict((known) =>
      known
        .column('workspace_id')
        .doUpdateSet({ ...written, version: sql`graduation_policies.version + 1` })
        .where(sql<SqlBool>`graduation_policies.version = ${version}`),
    )
    .executeTakeFirstOrThrow()
  const after = await readGraduationPolicy(context)
  // The first row is version 1 whatever the form was based on; only somebody else's change is a conflict.
  if (numInsertedOrUpdatedRows !== 1n || after.version !== version + 1) throw conflict('onboarding.changed_meanwhile')
  return after
}
