export const sizeSegments = ['smb', 'mid_market', 'enterprise'] as const
export type SizeSegment = (typeof sizeSegments)[number]

/** Fewest employees of the two larger sizes. */
export const sizeLimits = { midMarket: 100, enterprise: 1000 } as const

/** The size segment of the benchmarks that a number of employees falls in. */
export function sizeSegment(employees: number): SizeSegment {
  if (employees >= sizeLimits.enterprise) return 'enterprise'
  return employees >= sizeLimits.midMarket ? 'mid_market' : 'smb'
}
