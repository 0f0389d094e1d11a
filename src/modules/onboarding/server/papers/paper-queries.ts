import { type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely'
import { z } from 'zod'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type InternalTexts, internalTextsSchema, type PaperTexts, paperTextsSchema } from '../../contract.ts'
import type { PaperKind, PaperSection } from '../../domain/graduation/paper.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'
import type { ValueTables } from '../value-tables.ts'

type Papers = ValueTables['onboarding.papers']
export type PaperHeadRow = Omit<Selectable<Papers>, 'content' | 'internal_content'>

const cellSchema = z.object({ ja: z.string(), en: z.string() })
const sectionsSchema: z.ZodType<PaperSection[]> = z.array(
  z.object({ key: z.string(), rows: z.array(z.object({ key: z.string(), cells: z.array(cellSchema) })) }),
)

export interface WrittenTexts {
  texts: PaperTexts
  internalTexts: InternalTexts
  /** 0 before anything is written. */
  version: number
}

export async function findPaperTexts(db: Db, key: ProjectKey): Promise<WrittenTexts | undefined> {
  const row = await tables(db)
    .selectFrom('onboarding.paper_texts')
    .select(['texts', 'internal_texts', 'version'])
    .where((where) => where.and(keyOf(key)))
    .executeTakeFirst()
  return (
    row && {
      texts: paperTextsSchema.parse(row.texts),
      internalTexts: internalTextsSchema.parse(row.internal_texts),
      version: row.version,
    }
  )
}

/** False when another version is stored than the one the change is based on (0: none). */
export async function savePaperTexts(
  transaction: Transaction,
  key: ProjectKey,
  { texts, internalTexts, version }: WrittenTexts,
): Promise<boolean> {
  const written = { texts: JSON.stringify(texts), internal_texts: JSON.stringify(internalTexts) }
  const saved = await tables(transaction)
    .insertInto('onboarding.paper_texts')
    .values({ ...keyOf(key), ...written })
    .onConflict((known) =>
      known
        .columns(['workspace_id', 'account_id', 'project_id'])
        .doUpdateSet({ ...written, version: sql`paper_texts.version + 1` })
        .where(sql<SqlBool>`paper_texts.version = ${version}`),
    )
    .returning('version')
    .executeTakeFirst()
  return saved?.version === version + 1
}

const headColumns = [
  'workspace_id',
  'account_id',
  'project_id',
  'kind',
  'number',
  'note',
  'because',
  'is_shared',
  'saved_by',
  'saved_at',
  'agreed_by',
  'agreed_on',
  'agreed_how',
] as const

/** The versions of a paper, newest first, without what they say. */
export function selectPaperHeads(db: Db, key: ProjectKey, kind?: PaperKind): Promise<PaperHeadRow[]> {
  const query = tables(db)
    .selectFrom('onboarding.papers')
    .select(headColumns)
    .where((where) => where.and(keyOf(key)))
    .orderBy('number', 'desc')
  return (kind ? query.where('kind', '=', kind) : query).execute()
}

/** What the customer reads of a version; what only we read is not even selected. */
export async function findPaper(
  db: Db,
  key: ProjectKey,
  { kind, number }: { kind: PaperKind; number: number },
): Promise<(PaperHeadRow & { sections: PaperSection[] }) | undefined> {
  const row = await tables(db)
    .selectFrom('onboarding.papers')
    .select([...headColumns, 'content'])
    .where((where) => where.and({ ...keyOf(key), kind, number }))
    .executeTakeFirst()
  return row && { ...row, sections: sectionsSchema.parse(row.content) }
}

export async function findInternalPart(
  db: Db,
  key: ProjectKey,
  { kind, number }: { kind: PaperKind; number: number },
): Promise<PaperSection[]> {
  const row = await tables(db)
    .selectFrom('onboarding.papers')
    .select('internal_content')
    .where((where) => where.and({ ...keyOf(key), kind, number }))
    .executeTakeFirst()
  return row ? sectionsSchema.parse(row.internal_content) : []
}

export async function insertPaper(transaction: Transaction, row: Insertable<Papers>): Promise<void> {
  await tables(transaction).insertInto('onboarding.papers').values(row).execute()
}

export async function updatePaper(
  transaction: Transaction,
  key: ProjectKey,
  { kind, number }: { kind: PaperKind; number: number },
  change: Updateable<Papers>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.papers')
    .set(change)
    .where((where) => where.and({ ...keyOf(key), kind, number }))
    .execute()
}
