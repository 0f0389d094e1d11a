import { joinAttributes, listAttributes } from '#platform/attributes/join-attributes.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { conflict, type FieldError, invalid } from '#platform/kernel/errors.ts'
import { builtInTouchRules } from '../../content/built-in.ts'
import { conditionErrors, testsOf } from '../../domain/condition.ts'
import { type TouchRules, touchRulesSchema } from '../../domain/touch-rules.ts'
import type { Sources } from '../conditions/compile-condition.ts'
import { conditionSql } from '../conditions/condition-queries.ts'
import { type CompiledRules, findTouchRules, insertTouchRules } from './touch-queries.ts'

export async function readTouchRules(context: Context): Promise<{ version: number; definition: TouchRules }> {
  const row = await findTouchRules(context.transaction)
  return row
    ? { version: row.rules_version, definition: touchRulesSchema.parse(row.definition) }
    : { version: 0, definition: builtInTouchRules }
}

/** Throws conflict `segments.changed_meanwhile`, invalid `segments.condition_unfit`. */
export async function saveTouchRules(
  context: Context,
  sources: Sources,
  { version, definition }: { version: number; definition: TouchRules },
) {
  const catalogue = await listAttributes(context, sources())
  const errors = definition.rules.flatMap(({ condition }, index): FieldError[] =>
    conditionErrors(condition, catalogue).map((error) => ({
      ...error,
      path: `definition.rules.${index}.${error.path}`,
    })),
  )
  if (errors.length > 0) throw invalid('segments.condition_unfit', {}, errors)
  const current = await readTouchRules(context)
  const next = version + 1
  const row = {
    workspace_id: context.workspaceId,
    rules_version: next,
    definition: JSON.stringify(definition),
    saved_by: context.actor.name,
    saved_at: instantOf(context),
  }
  const isNext = current.version === version
  if (!isNext || !(await insertTouchRules(context.transaction, row))) throw conflict('segments.changed_meanwhile')
  return { version: next, definition }
}

/**
 * The rules as SQL. A rule that asks about something that is gone holds for nobody: the others still tell what they can.
 * Without the use of models there is no rule.
 */
export async function compileRules(context: Context, sources: Sources, definition: TouchRules): Promise<CompiledRules> {
  const all = sources()
  const catalogue = await listAttributes(context, all)
  const rules = definition.isUsed
    ? definition.rules.filter(({ condition }) => conditionErrors(condition, catalogue).length === 0)
    : []
  const asked = [...new Set(rules.flatMap(({ condition }) => testsOf(condition).map(({ test }) => test.attribute)))]
  const today = todayIn(context.timeZone, context.clock.now())
  const wanted = [...asked, 'accounts.touch_model', 'accounts.phase', 'accounts.arr']
  const joined = await joinAttributes(context, { sources: all, catalogue, wanted, asOf: today })
  const asking = { today, column: joined.column, kindOf: (key: string) => catalogue.get(key)?.kind ?? 'text' }
  return {
    from: joined.from,
    accountId: joined.accountId,
    touchModel: joined.column('accounts.touch_model'),
    phase: joined.column('accounts.phase'),
    arr: joined.column('accounts.arr'),
    rules: rules.map(({ key, touchModel, condition }) => ({ key, touchModel, holds: conditionSql(condition, asking) })),
    known: asked.map((key) => ({ key, column: joined.column(key) })),
  }
}
