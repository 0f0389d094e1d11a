import type { Context } from '#platform/context/context.ts'
import type { PaperView } from '../../contract.ts'
import { type PaperKind, paperKinds } from '../../domain/graduation/paper.ts'
import { findLatestProjectId, findProject } from '../projects/project-queries.ts'
import { findPaper, selectPaperHeads } from './paper-queries.ts'
import { wordVersion } from './read-paper.ts'

export interface SharedPaper {
  kind: PaperKind
  number: number
  savedAt: string
  paper: PaperView
}

/** The latest shared version of each paper of the customer's latest project, in the reader's language. */
export async function readSharedPapers(context: Context, accountId: string): Promise<SharedPaper[]> {
  const projectId = await findLatestProjectId(context.transaction, accountId)
  const project = projectId === undefined ? undefined : await findProject(context.transaction, projectId)
  if (!project) return []
  const heads = await selectPaperHeads(context.transaction, project)
  const found: SharedPaper[] = []
  for (const kind of paperKinds) {
    const head = heads.find((each) => each.kind === kind && each.is_shared)
    const row = head && (await findPaper(context.transaction, project, head))
    if (row) {
      const paper = await wordVersion(context, project, row, context.locale)
      found.push({ kind, number: row.number, savedAt: row.saved_at, paper })
    }
  }
  return found
}
