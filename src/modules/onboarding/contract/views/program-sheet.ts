import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { programDraftSchema } from '../../domain/program.ts'
import { partNames, partSheets } from '../../domain/program-sheet/program-parts.ts'
import { sheetColumns } from '../../domain/program-sheet/program-sheet.ts'

const params = z.object({ key: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/) })

export const exportProgram = endpoint({
  method: 'GET',
  path: '/programs/{key}/sheet',
  summary:
    'A program as an Excel workbook, a task a row and further sheets for goals, criteria, roadmap and meetings: its draft where one is begun',
  params,
  query: z.object({ locale: z.enum(['ja', 'en']).default('ja') }),
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const readProgramSheet = endpoint({
  method: 'POST',
  path: '/programs/{key}/sheet',
  summary: 'What an edited sheet would make of the draft, or the cells that cannot be read; writes nothing',
  params,
  upload: { maxBytes: 5 * 1024 * 1024 },
  response: z.object({
    program: programDraftSchema.nullable(),
    flaws: z.array(
      z.object({
        sheet: z.enum(['tasks', ...partNames]),
        line: z.number(),
        column: z.enum([...sheetColumns, ...partNames.flatMap((part) => [...partSheets[part]])]),
        code: z.enum(['missing', 'not_a_number', 'unknown_word', 'key_taken', 'not_readable']),
      }),
    ),
  }),
})
