import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { completeness } from '../../../domain/forms/answers.ts'
import type { SheetKind, StoredAnswers } from '../../../domain/forms/sheet.ts'
import { defaultForm, type FoundForm, findForm } from '../forms/find-form.ts'
import { findSheet, lockSheet, type SheetRow } from './sheet-queries.ts'

const answersSchema = z.record(z.string(), z.unknown())
const versionsSchema = z.record(z.string(), z.number())

export interface LoadedSheet {
  found: FoundForm
  stored: StoredAnswers
  updatedAt: string | null
  updatedBy: string | null
}

async function toLoadedSheet(context: Context, row: SheetRow): Promise<LoadedSheet> {
  return {
    found: await findForm(context, row.kind, { formKey: row.form_key, formVersion: row.form_version }),
    stored: {
      answers: answersSchema.parse(row.answers),
      answerVersions: versionsSchema.parse(row.answer_versions),
      version: row.version,
    },
    updatedAt: row.version === 0 ? null : row.updated_at,
    updatedBy: row.version === 0 ? null : row.updated_by,
  }
}

/** A customer's sheet with its form; a blank one of the workspace's default form where nobody has written yet. */
export async function loadSheet(context: Context, accountId: string, kind: SheetKind): Promise<LoadedSheet> {
  const row = await findSheet(context.transaction, accountId, kind)
  if (row) return toLoadedSheet(context, row)
  const found = await defaultForm(context, kind)
  return { found, stored: { answers: {}, answerVersions: {}, version: 0 }, updatedAt: null, updatedBy: null }
}

/** As `loadSheet`, for writing: the sheet exists afterwards, and nobody else changes it before the transaction ends. */
export async function openSheet(context: Context, accountId: string, kind: SheetKind): Promise<LoadedSheet> {
  const { found } = await loadSheet(context, accountId, kind)
  const { filledRequired, required, missing } = completeness(found.form, {})
  const row = await lockSheet(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: accountId,
    kind,
    form_key: found.formKey,
    form_version: found.formVersion,
    answers: {},
    answer_versions: {},
    filled_required: filledRequired,
    required,
    missing,
    created_at: instantOf(context),
    updated_at: instantOf(context),
    updated_by: context.actor.name,
    version: 0,
  })
  return toLoadedSheet(context, row)
}
