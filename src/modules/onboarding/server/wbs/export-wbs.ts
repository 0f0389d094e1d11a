import type { Context, Locale } from '#platform/context/context.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { formatDate } from '#platform/kernel/formats.ts'
import words from '../../content/wbs-words.json' with { type: 'json' }
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import { readProject } from '../projects/read-project.ts'
import { todayOf } from '../today.ts'
import { drawWbs } from './draw-wbs.ts'
import { fill, wbsModel } from './wbs-model.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The plan as a workbook, whole or as the customer may see it. Throws not found `onboarding.no_such_project`. */
export async function exportWbs(
  context: Context,
  projectId: string,
  { audience, locale }: { audience: 'internal' | 'customer'; locale: Locale },
): Promise<FileAnswer> {
  const project = await requireListedProject(context, projectId)
  const page = await readProject(context, projectId)
  const calendars = await readProjectCalendars(context, project)
  const today = todayOf(context)
  const model = wbsModel(page, {
    locale,
    audience,
    calendar: calendars.joint,
    today,
    date: (day) => formatDate(day, locale),
  })
  const name = fill(words.fileName, locale, { name: page.account.name, date: today.replaceAll('-', '') })
  return { fileName: `${name}.xlsx`, contentType: xlsxType, body: await drawWbs(model, locale) }
}
