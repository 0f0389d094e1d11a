import type { Context, Locale } from '#platform/context/context.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { PaperKind } from '../../domain/graduation/paper.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import { findPaper, selectPaperHeads } from './paper-queries.ts'
import { printPaper } from './print-paper.ts'
import { wordVersion } from './read-paper.ts'

/** A version for the customer as a file, the latest unless told. Throws not found `onboarding.no_such_paper`. */
export async function downloadPaper(
  context: Context,
  { id, kind }: { id: string; kind: PaperKind },
  { number, locale }: { number?: number | undefined; locale: Locale },
): Promise<FileAnswer> {
  const project = await requireListedProject(context, id)
  const [latest] = await selectPaperHeads(context.transaction, project, kind)
  const wanted = number ?? latest?.number
  const paper =
    wanted === undefined ? undefined : await findPaper(context.transaction, project, { kind, number: wanted })
  if (!paper) throw notFound('onboarding.no_such_paper')
  return printPaper(await wordVersion(context, project, paper, locale), locale)
}
