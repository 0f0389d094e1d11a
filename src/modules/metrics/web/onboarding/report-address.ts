import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { type OnboardingFigure, onboardingCuts, onboardingFigures } from '../../domain/onboarding-figures.ts'

const addressSchema = z.object({
  cut: z.enum(onboardingCuts).catch('none'),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  /** Whose customers are shown beside the report. */
  figure: z.enum(onboardingFigures).optional().catch(undefined),
  value: z.coerce.string().optional().catch(undefined),
})

export const onboardingReportPath = '/reports/onboarding'

/** The report's state in the address, and the search that opens the customers behind a figure. */
export function useOnboardingAddress() {
  const [state, change] = useAddressState(addressSchema)
  return { state, change, search: (figure: OnboardingFigure, value?: string) => ({ ...state, figure, value }) }
}

export type OnboardingAddress = ReturnType<typeof useOnboardingAddress>
