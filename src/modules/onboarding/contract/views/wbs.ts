import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { lineFlaws } from '../../domain/wbs/read-row.ts'
import { sheetFields } from '../../domain/wbs/sheet.ts'
import { idSchema, projectParams, projectPath, versionSchema } from '../field.ts'
import { appliedPlanSchema, planEditSchema } from '../replan.ts'

export const exportWbs = endpoint({
  method: 'GET',
  path: projectPath('/wbs'),
  summary: 'The plan as a work breakdown sheet (Excel) with bars; for the customer only what is shared with it',
  params: projectParams,
  query: z.object({
    audience: z.enum(['internal', 'customer']).default('customer'),
    locale: z.enum(['ja', 'en']).default('ja'),
  }),
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

const differenceKindSchema = z.enum([...sheetFields, 'added', 'removed'])

const differenceSchema = z.object({
  key: z.string(),
  kind: differenceKindSchema,
  /** The line in the file; null where the task's line is gone. */
  line: z.number().nullable(),
  /** Null of a line that was added. */
  taskId: z.string().nullable(),
  name: z.string(),
  /** Texts; dates as first/last, states as `done 2026-07-01`, effort in minutes. Null where there is none. */
  was: z.string().nullable(),
  file: z.string().nullable(),
  now: z.string().nullable(),
  /** Somebody changed it meanwhile to something else: ours is kept unless it is chosen. */
  isConflict: z.boolean(),
  edits: z.array(planEditSchema),
})

const wbsComparisonSchema = z.object({
  /** What the sheet was made from. */
  sheetId: z.string(),
  version: z.number(),
  items: z.array(differenceSchema),
  /** What was not understood or can't be taken over. */
  problems: z.array(
    z.object({
      line: z.number().nullable(),
      name: z.string(),
      flaw: z.enum(lineFlaws),
      column: z.string().nullable(),
    }),
  ),
})
export type WbsComparison = z.infer<typeof wbsComparisonSchema>

export const previewWbsImport = endpoint({
  method: 'POST',
  path: projectPath('/wbs-preview'),
  summary:
    'What an edited sheet would change, compared with what it was made from and with the plan now; writes nothing',
  params: projectParams,
  upload: { maxBytes: 5 * 1024 * 1024 },
  response: wbsComparisonSchema,
})

export const importWbs = endpoint({
  method: 'POST',
  path: projectPath('/wbs'),
  summary: 'Take over what was chosen of an edited sheet, all or nothing; the same sheet then says it no more',
  params: projectParams,
  body: z.object({
    version: versionSchema,
    sheetId: z.string().regex(/^[0-9a-f]{64}$/),
    items: z
      .array(
        z.object({
          key: z.string().max(1200),
          kind: differenceKindSchema,
          taskId: idSchema.nullable(),
          /** What the file says. */
          file: z.string().max(1200).nullable(),
          edits: z.array(planEditSchema).max(5),
        }),
      )
      .min(1)
      .max(1000),
  }),
  response: appliedPlanSchema,
})
