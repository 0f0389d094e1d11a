import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { builtInExitCriteria } from '../../content/built-in.ts'
import type { Program } from '../../domain/program.ts'
import type { ProjectKey } from '../projects/project-tables.ts'
import { insertCriteria } from './criterion-queries.ts'

/** What the standard set leaves open; once a week is what it means where nothing else was agreed. */
const keyActionTimes = 4

/** The completion criteria of the program, else the standard set, to be discussed and agreed with the customer. */
export async function insertStartingCriteria(
  context: Context,
  key: ProjectKey,
  { criteria }: Pick<Program, 'criteria'>,
): Promise<void> {
  const standard = builtInExitCriteria.sets[0]?.criteria ?? []
  const known = new Map(standard.map((criterion) => [criterion.key, criterion]))
  const customer: (typeof standard)[number]['verifiedBy'] = ['customer']
  const starting = criteria?.map((own) => ({ verifiedBy: customer, ...known.get(own.key), ...own })) ?? standard
  await insertCriteria(
    context.transaction,
    starting.map((criterion, position) => ({
      ...key,
      criterion_id: newId(context.clock.now()),
      key: criterion.key,
      position,
      category: criterion.category,
      text: JSON.stringify({ ja: filled(criterion.text.ja), en: filled(criterion.text.en) }),
      is_must: criterion.isMust,
      verified_by: criterion.verifiedBy,
      target: criterion.key === 'key_action' ? keyActionTimes : (criterion.target ?? null),
      unit: criterion.unit ?? '',
      window_days: criterion.windowDays ?? null,
    })),
  )
}

/** The standard words with their gaps filled. */
export function filled(text: string): string {
  return text.replace(/\s*\(\{\{key_action\}\}\)/, '').replace('{{n}}', String(keyActionTimes))
}
