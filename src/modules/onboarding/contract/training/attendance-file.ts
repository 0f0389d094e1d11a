import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { fileVerdicts } from '../../domain/training/attendance-file.ts'
import { trainingParams, trainingPath, trainingSchema } from './training.ts'

export const attendanceFileSchema = z.object({
  columns: z.object({ name: z.string().nullable(), email: z.string().nullable(), attended: z.string().nullable() }),
  rows: z.array(
    z.object({
      line: z.number(),
      name: z.string(),
      email: z.string(),
      hasAttended: z.boolean().nullable(),
      verdict: z.enum(fileVerdicts),
    }),
  ),
  counts: z.object({ matched: z.number(), added: z.number(), refused: z.number() }),
})
export type AttendanceFile = z.infer<typeof attendanceFileSchema>

const upload = { maxBytes: 5 * 1024 * 1024 }

export const previewAttendanceFile = endpoint({
  method: 'POST',
  path: trainingPath('/attendance-file/preview'),
  summary: 'What a CSV or Excel list of attendance would change, row by row; writes nothing',
  params: trainingParams,
  upload,
  response: attendanceFileSchema,
})

export const importAttendanceFile = endpoint({
  method: 'POST',
  path: trainingPath('/attendance-file'),
  summary: 'Take over a list of attendance; rows that were refused in the preview are left out',
  params: trainingParams,
  upload,
  response: trainingSchema,
})
