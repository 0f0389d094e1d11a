import { requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { internalTextsSchema, type PaperPage, type PaperVersion, paperTextsSchema } from '../../contract.ts'
import { diffPapers, type PaperKind, type PaperSection } from '../../domain/graduation/paper.ts'
import { findKickoff } from '../kickoff/kickoff-queries.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import type { Project } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'
import { assembleInternal, assemblePaper } from './assemble-paper.ts'
import {
  findInternalPart,
  findPaper,
  findPaperTexts,
  type PaperHeadRow,
  selectPaperHeads,
  type WrittenTexts,
} from './paper-queries.ts'
import { wordChanges, wordPaper, wordSections } from './word-paper.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readPaper(context: Context, projectId: string, kind: PaperKind): Promise<PaperPage> {
  return paperPage(context, await requireListedProject(context, projectId), kind)
}

export async function paperPage(context: Context, project: Project, kind: PaperKind): Promise<PaperPage> {
  const { transaction, locale } = context
  const { texts, internalTexts, version } = await textsOf(context, project)
  const sections = await assemblePaper(context, project, { kind, texts })
  const heads = await selectPaperHeads(transaction, project, kind)
  const latest = heads[0] && (await findPaper(transaction, project, heads[0]))
  const account = await requireAccount(context, project.account_id)
  const head = { kind, customerName: account.name, number: null, on: todayOf(context), agreement: null }
  return {
    texts,
    internalTexts,
    version,
    current: wordPaper(head, sections, locale),
    internal: wordSections(await assembleInternal(context, project, { kind, internalTexts }), locale),
    versions: heads.map(versionOf),
    changes: latest ? wordChanges(diffPapers(latest.sections, sections), locale) : [],
  }
}

/** Throws not found `onboarding.no_such_paper`. */
export async function readPaperVersion(
  context: Context,
  projectId: string,
  which: { kind: PaperKind; number: number },
) {
  const project = await requireListedProject(context, projectId)
  const { transaction, locale } = context
  const paper = await findPaper(transaction, project, which)
  if (!paper) throw notFound('onboarding.no_such_paper')
  const before = await findPaper(transaction, project, { kind: which.kind, number: which.number - 1 })
  return {
    paper: await wordVersion(context, project, paper, locale),
    internal: wordSections(await findInternalPart(transaction, project, which), locale),
    changes: before ? wordChanges(diffPapers(before.sections, paper.sections), locale) : [],
  }
}

export async function wordVersion(
  context: Context,
  project: Project,
  paper: PaperHeadRow & { sections: PaperSection[] },
  locale: Context['locale'],
) {
  const account = await requireAccount(context, project.account_id)
  const agreement =
    paper.agreed_by !== null && paper.agreed_on !== null ? { by: paper.agreed_by, on: paper.agreed_on } : null
  const on = Temporal.Instant.from(paper.saved_at).toZonedDateTimeISO(context.timeZone).toPlainDate().toString()
  const head = { kind: paper.kind, customerName: account.name, number: paper.number, on, agreement }
  return wordPaper(head, paper.sections, locale)
}

/** What was written; before that, what the kickoff agreed on is a beginning. */
export async function textsOf(context: Context, project: Project): Promise<WrittenTexts> {
  const written = await findPaperTexts(context.transaction, project)
  if (written) return written
  const { records } = await findKickoff(context.transaction, project, project.cycle)
  const texts = paperTextsSchema.parse({
    wished: records.range ?? '',
    ownWords: records.ideal_state ?? '',
    continuation: records.continuation ?? '',
  })
  return { texts, internalTexts: internalTextsSchema.parse({}), version: 0 }
}

function versionOf(row: PaperHeadRow): PaperVersion {
  return {
    number: row.number,
    note: row.note,
    because: row.because,
    isShared: row.is_shared,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    agreement:
      row.agreed_by !== null && row.agreed_on !== null
        ? { by: row.agreed_by, on: row.agreed_on, how: row.agreed_how ?? '' }
        : null,
  }
}
