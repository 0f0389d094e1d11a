import type { StatusLevel } from '#platform/web/status/index.ts'
import type { FitVerdict } from '../../domain/fit/fit.ts'

export const levelOf: Record<FitVerdict, StatusLevel> = {
  fit: 'good',
  caution: 'watch',
  poor_fit: 'risk',
  unknown: 'unknown',
}
