import { z } from 'zod'
import { answerThread } from '#platform/jobs/thread.ts'
import { type FileTask, tableMessages } from './table-messages.ts'

const taskSchema = z.looseObject({ bytes: z.instanceof(Uint8Array) })
const isTask = (data: unknown): data is FileTask => taskSchema.safeParse(data).success

await answerThread(async (task, send) => {
  if (!isTask(task)) throw new Error('A file is read from its bytes.')
  for await (const message of tableMessages(task)) send(message)
})
