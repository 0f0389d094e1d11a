import { z } from 'zod'
import { answerThread } from '#platform/jobs/thread.ts'
import { type EventFileTask, readEventFile } from './event-lines.ts'

const taskSchema = z.looseObject({ bytes: z.instanceof(Uint8Array) })
const isTask = (data: unknown): data is EventFileTask => taskSchema.safeParse(data).success

await answerThread(async (task, send) => {
  if (!isTask(task)) throw new Error('A file is read from its bytes.')
  await readEventFile(task, send)
})
