import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { PaperPage } from '../../contract.ts'
import type { PaperKind } from '../../domain/graduation/paper.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { assembleInternal, assemblePaper } from './assemble-paper.ts'
import { insertPaper, savePaperTexts, selectPaperHeads, updatePaper, type WrittenTexts } from './paper-queries.ts'
import { paperPage, textsOf } from './read-paper.ts'

interface Which {
  id: string
  kind: PaperKind
}

/** Writes the texts and keeps the whole as a version. Throws conflict `onboarding.changed_meanwhile`. */
export async function savePaper(
  context: Context,
  { id, kind }: Which,
  { note, ...written }: WrittenTexts & { note: string },
): Promise<PaperPage> {
  const project = await lockProject(context, id)
  if (!(await savePaperTexts(context.transaction, project, written))) throw conflict('onboarding.changed_meanwhile')
  const number = await keepVersion(context, project, { kind, note, because: 'saved' })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: `onboarding.${kind}_saved`,
    params: { projectId: id, number },
    body: note || null,
  })
  return paperPage(context, project, kind)
}

/** Keeps a paper as it now stands; returns its number. The project has to be locked. */
export async function keepVersion(
  context: Context,
  project: Project,
  { kind, note, because }: { kind: PaperKind; note: string; because: 'saved' | 'graduated' },
): Promise<number> {
  const { texts, internalTexts } = await textsOf(context, project)
  const [latest] = await selectPaperHeads(context.transaction, project, kind)
  const number = (latest?.number ?? 0) + 1
  await insertPaper(context.transaction, {
    ...keyOf(project),
    kind,
    number,
    content: JSON.stringify(await assemblePaper(context, project, { kind, texts })),
    internal_content: JSON.stringify(await assembleInternal(context, project, { kind, internalTexts })),
    note,
    because,
    is_shared: false,
    saved_by: context.actor.name,
    saved_at: instantOf(context),
    agreed_by: null,
    agreed_on: null,
    agreed_how: null,
  })
  return number
}

/** Throws not found `onboarding.no_such_paper`. */
export async function sharePaper(
  context: Context,
  { id, kind, number }: Which & { number: number },
  { isShared }: { isShared: boolean },
): Promise<PaperPage> {
  const project = await lockProject(context, id)
  await requireVersion(context, project, { kind, number })
  await updatePaper(context.transaction, project, { kind, number }, { is_shared: isShared })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: isShared ? `onboarding.${kind}_shared` : `onboarding.${kind}_unshared`,
    params: { projectId: id, number },
    visibility: isShared ? 'customer' : 'internal',
  })
  return paperPage(context, project, kind)
}

/** Throws not found `onboarding.no_such_paper`, conflict `onboarding.paper_agreed`, invalid `onboarding.date_in_future`. */
export async function agreeToPaper(
  context: Context,
  { id, kind, number }: Which & { number: number },
  agreement: { agreedBy: string; agreedOn: string; how: string },
): Promise<PaperPage> {
  refuseFuture(context, agreement.agreedOn, 'agreedOn')
  const project = await lockProject(context, id)
  const version = await requireVersion(context, project, { kind, number })
  if (version.agreed_by !== null) throw conflict('onboarding.paper_agreed')
  const change = { agreed_by: agreement.agreedBy, agreed_on: agreement.agreedOn, agreed_how: agreement.how }
  await updatePaper(context.transaction, project, { kind, number }, change)
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: `onboarding.${kind}_agreed`,
    params: { projectId: id, number, name: agreement.agreedBy },
    body: agreement.how,
  })
  return paperPage(context, project, kind)
}

async function requireVersion(context: Context, project: Project, which: { kind: PaperKind; number: number }) {
  const heads = await selectPaperHeads(context.transaction, project, which.kind)
  const version = heads.find(({ number }) => number === which.number)
  if (!version) throw notFound('onboarding.no_such_paper')
  return version
}
