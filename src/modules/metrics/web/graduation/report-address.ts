import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { continuations, graduationStages, scoreBands } from '../../domain/graduation-review.ts'

const addressSchema = z.object({
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  stage: z.enum(graduationStages).optional().catch(undefined),
  band: z.enum(scoreBands).optional().catch(undefined),
  road: z.coerce.string().optional().catch(undefined),
  program: z.coerce.string().optional().catch(undefined),
  continuation: z.enum(continuations).optional().catch(undefined),
  expanded: z.enum(['true']).optional().catch(undefined),
})

export const graduationPath = '/reports/graduation'

/** The review's month in the address, and which customers of it are listed. */
export function useGraduationAddress() {
  const [state, change] = useAddressState(addressSchema)
  return { state, change }
}

export type GraduationAddress = ReturnType<typeof useGraduationAddress>
