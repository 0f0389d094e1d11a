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
  const starting = criteria ?? standard.map((criterion) => ({ ...criterion, verifiedBy: undefined }))
  await insertCriteria(
    context.transaction,
    starting.map((criterion, position) => {
      const { verifiedBy, target, unit, windowDays, judge } =
        criterion.verifiedBy === undefined ? standardTerms(known.get(criterion.key)) : { judge: '', ...criterion }
      return {
        ...key,
        criterion_id: newId(context.clock.now()),
        key: criterion.key,
        position,
        category: criterion.category,
        text: JSON.stringify({ ja: filled(criterion.text.ja, target), en: filled(criterion.text.en, target) }),
        is_must: criterion.isMust,
        verified_by: verifiedBy,
        target: target ?? null,
        unit: unit ?? '',
        window_days: windowDays ?? null,
        judge: judge ?? '',
      }
    }),
  )
}

/** How the standard set judges its criterion; any other is judged by the customer's word. */
function standardTerms(standard: (typeof builtInExitCriteria.sets)[number]['criteria'][number] | undefined) {
  const { verifiedBy = ['customer' as const], target, unit, windowDays } = standard ?? {}
  return { verifiedBy, target: standard?.key === 'key_action' ? keyActionTimes : target, unit, windowDays, judge: '' }
}

/** The standard words with their gaps filled. */
export function filled(text: string, times: number | undefined = keyActionTimes): string {
  return text.replace(/\s*\(\{\{key_action\}\}\)/, '').replace('{{n}}', String(times))
}
