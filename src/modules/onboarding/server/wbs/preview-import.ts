import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { ProjectPage, WbsComparison } from '../../contract.ts'
import { type CurrentTask, compareSheet } from '../../domain/wbs/differences.ts'
import { plainText } from '../../domain/wbs/sheet.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import { readProject } from '../projects/read-project.ts'
import { todayOf } from '../today.ts'
import { findTaken } from './import-queries.ts'
import { readSheet, sheetWords } from './read-sheet.ts'
import type { SheetBase } from './sheet-base.ts'
import { itemOf } from './sheet-edits.ts'

/**
 * What an edited sheet would change. Throws not found `onboarding.no_such_project`, invalid `onboarding.wbs_other_project`,
 * and as `readSheet`.
 */
export async function previewWbsImport(context: Context, projectId: string, bytes: Uint8Array): Promise<WbsComparison> {
  const project = await requireListedProject(context, projectId)
  const { sheetId, base, lines } = await readSheet(bytes)
  if (base.projectId !== projectId) throw invalid('onboarding.wbs_other_project')
  const page = await readProject(context, projectId)
  const { differences, problems } = compareSheet(
    {
      base: base.tasks,
      lines,
      current: currentTasks(page, base),
      taken: await findTaken(context.transaction, project, sheetId),
      stages: new Map(page.stages.map(({ key, name }) => [plainText(name[base.locale]), key])),
    },
    { today: todayOf(context), people: page.people, words: sheetWords },
  )
  return { sheetId, version: page.version, items: differences.map((each) => itemOf(each, base)), problems }
}

/** The plan as the sheet's language and audience show it. */
function currentTasks(page: ProjectPage, { locale, audience }: SheetBase): CurrentTask[] {
  return page.tasks.map((task) => ({
    id: task.id,
    name: task.name[locale],
    owner: task.owner?.name ?? '',
    startOn: task.startOn,
    dueOn: task.dueOn,
    status: task.status,
    doneOn: task.doneOn,
    effortMinutes: audience === 'internal' ? task.effortMinutes : null,
    stage: '',
    side: '',
    dependsOn: '',
    doneWhen: '',
    isCustom: task.isCustom,
    hasHistory: task.comments.length + task.reminders.length > 0,
    isKickoff: task.id === page.kickoffTaskId,
    isValueTask: task.key === page.valueTaskKey,
    phase: task.phase,
  }))
}
