import { printPaper, readSharedPapers } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { PortalPaper } from '../../contract.ts'
import { forCustomers } from '../../domain/customer-register.ts'
import type { Visitor } from '../visits/require-visitor.ts'

/** The shared papers in the words that customers are addressed with. */
export async function readPapers(context: Context, accountId: string): Promise<PortalPaper[]> {
  const said = (text: string) => forCustomers({ ja: text, en: text })[context.locale]
  const papers = await readSharedPapers(context, accountId)
  return papers.map(({ kind, number, paper }) => ({
    kind,
    number,
    title: paper.title,
    facts: paper.facts,
    sections: paper.sections.map(({ key, title, columns, rows }) => ({
      key,
      title: said(title),
      columns: columns.map(said),
      rows: rows.map((row) => ({ key: row.key, cells: row.cells.map(said) })),
    })),
  }))
}

/** Throws not found `portal.no_such_paper` for one that is not shared. */
export async function downloadPaper(
  context: Context,
  visitor: Visitor,
  kind: PortalPaper['kind'],
): Promise<FileAnswer> {
  const papers = await readPapers(context, visitor.accountId)
  const paper = papers.find((each) => each.kind === kind)
  if (!paper) throw notFound('portal.no_such_paper')
  await visitor.note('file_read')
  return printPaper({ ...paper, addressee: '' }, context.locale)
}
