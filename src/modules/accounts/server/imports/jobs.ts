import { z } from 'zod'
import { declareJob } from '#platform/jobs/job.ts'
import { finishWork, importJobName } from './run-work.ts'

const actorSchema = z.object({
  kind: z.enum(['user', 'api_key', 'portal', 'system']),
  id: z.string(),
  name: z.string(),
})

/** Judges, writes or takes back a long file, in the name of whoever asked for it. */
export const importJobs = [
  declareJob(
    importJobName,
    z.object({
      importId: z.uuid(),
      work: z.enum(['judge', 'apply', 'undo']),
      actor: actorSchema,
      locale: z.enum(['ja', 'en']),
    }),
    (context, { importId, work, actor, locale }) => finishWork({ ...context, actor, locale }, importId, work),
  ),
]
