import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import {
  type OnboardingFigure,
  onboardingCuts,
  onboardingFigures,
  type StepElement,
  stepElements,
} from '../../domain/onboarding-figures.ts'
import { forecastBands, forecastOutcomes } from '../../forecast-contract.ts'

const addressSchema = z.object({
  cut: z.enum(onboardingCuts).catch('none'),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  /** Whose customers are shown beside the report. */
  figure: z.enum(onboardingFigures).optional().catch(undefined),
  value: z.coerce.string().optional().catch(undefined),
  week: z.iso.date().optional().catch(undefined),
  step: z.enum(stepElements).optional().catch(undefined),
  /** Which past forecasts are shown beside the report, by which band, of which day and program. */
  trials: z.enum(forecastOutcomes).optional().catch(undefined),
  band: z.enum(forecastBands).optional().catch(undefined),
  day: z.coerce.number().int().min(1).max(1000).optional().catch(undefined),
  program: z.coerce.string().optional().catch(undefined),
})

/** What is open beside the report. */
export const nothingBehind = {
  figure: undefined,
  value: undefined,
  week: undefined,
  step: undefined,
  trials: undefined,
  band: undefined,
  day: undefined,
  program: undefined,
}

export const onboardingReportPath = '/reports/onboarding'

interface Behind {
  week?: string
  step?: StepElement
}

/** The report's state in the address, and the search that opens the customers behind a figure. */
export function useOnboardingAddress() {
  const [state, change] = useAddressState(addressSchema)
  const search = (figure: OnboardingFigure | undefined, value?: string, of: Behind = {}) => ({
    ...state,
    ...nothingBehind,
    figure,
    value,
    ...of,
  })
  return { state, change, search }
}

export type OnboardingAddress = ReturnType<typeof useOnboardingAddress>
