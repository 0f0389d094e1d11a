import { z } from 'zod'
import { addressTo, useAddressState } from '#platform/web/address/index.ts'
import { segmentSchema } from '../contract.ts'
import { type Figure, figures } from '../domain/figure.ts'

const addressSchema = z.object({
  segment: segmentSchema.catch('none'),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  /** Whose customers are shown beside the report. */
  figure: z.enum(figures).optional().catch(undefined),
  value: z.coerce.string().optional().catch(undefined),
})

export const reportPath = '/reports/time-to-value'

/** The report's state in the address, and the address that opens the customers behind a figure. */
export function useReportAddress() {
  const [state, change] = useAddressState(addressSchema)
  const search = (figure: Figure, value?: string) => ({ ...state, figure, value })
  return {
    state,
    change,
    search,
    addressOf: (figure: Figure, value?: string) => addressTo(reportPath, search(figure, value)),
  }
}

export type ReportAddress = ReturnType<typeof useReportAddress>
