import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { sides } from '../domain/task.ts'
import { daySchema, idSchema, textSchema, versionSchema } from './field.ts'
import { visibilitySchema } from './matters/blocker.ts'
import { planPreviewSchema } from './project.ts'
import { planChangeSchema } from './replan.ts'

const params = z.object({ key: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/) })

const versionEffectSchema = z.object({
  projectId: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  /** The version of the program that it follows now. */
  programVersion: z.number(),
  /** Of the project; sent back with the move. */
  version: z.number(),
  added: planChangeSchema.shape.added,
  /** Open work that becomes "not needed". */
  dropped: z.array(textSchema),
  moved: planChangeSchema.shape.changes,
  /** Open work whose words, owner or effort change; with the side that does it and who sees it then, where that changes. */
  reworded: z.array(
    z.object({ name: textSchema, side: z.enum(sides).nullable(), visibility: visibilitySchema.nullable() }),
  ),
  /** Tasks of the version of which nobody has answered yet whether this customer needs them. */
  undecided: z.array(textSchema),
  valueDate: planChangeSchema.shape.valueDate,
  agreed: planChangeSchema.shape.agreed,
})
export type VersionEffect = z.infer<typeof versionEffectSchema>

export const readVersionEffect = endpoint({
  method: 'GET',
  path: '/programs/{key}/effect',
  summary: 'What a version, or the draft, would do to each running project that followed it; writes nothing',
  params,
  query: z.object({
    /** The draft where left out. */
    version: z.coerce.number().int().min(1).optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(25),
  }),
  response: z.object({
    toVersion: z.number(),
    /** Running projects that do not follow it yet. */
    total: z.number(),
    items: z.array(versionEffectSchema),
    nextCursor: z.string().nullable(),
  }),
})

export const moveProjects = endpoint({
  method: 'POST',
  path: '/programs/{key}/moves',
  summary: 'Let running projects follow a published version, as its effect says; all of them or none',
  params,
  body: z.object({
    toVersion: versionSchema,
    projects: z
      .array(z.object({ id: idSchema, version: versionSchema }))
      .min(1)
      .max(50),
  }),
  response: z.object({ items: z.array(z.object({ moveId: z.string(), projectId: z.string() })) }),
})

const programMoveSchema = z.object({
  moveId: z.string(),
  projectId: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  fromVersion: z.number(),
  toVersion: z.number(),
  movedBy: z.string(),
  movedAt: z.string(),
  undoneAt: z.string().nullable(),
})

export const listProgramMoves = endpoint({
  method: 'GET',
  path: '/programs/{key}/moves',
  summary: 'The latest projects that went to another version of this program',
  params,
  response: z.object({ items: z.array(programMoveSchema) }),
})

export const undoProgramMove = endpoint({
  method: 'POST',
  path: '/programs/{key}/moves/{moveId}/undo',
  summary: 'Bring a project back to the version and plan it had, as long as its plan has not been changed since',
  params: params.extend({ moveId: idSchema }),
  body: z.object({}),
  response: z.object({ projectId: z.string() }),
})

export const previewDraft = endpoint({
  method: 'POST',
  path: '/programs/{key}/preview',
  summary: 'The dated plan that the draft would give on a made-up contract date or for a customer; writes nothing',
  params,
  body: z.object({
    contractStartOn: daySchema,
    accountId: idSchema.optional(),
    valueOn: daySchema.optional(),
  }),
  response: planPreviewSchema,
})
