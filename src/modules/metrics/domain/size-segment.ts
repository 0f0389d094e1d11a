export const sizeSegments = ['smb', 'mid_market', 'enterprise'] as const
export type SizeSegment = (typeof sizeSegments)[number]

/** Fewest employees of the two larger sizes of the benchmarks. */
export const sizeLimits = { midMarket: 100, enterprise: 1000 } as const
