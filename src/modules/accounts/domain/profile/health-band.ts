/** How a customer stands, from worst to best; `held` is not judged for now, `unknown` is hardly known. */
export const healthBands = ['risk', 'watch', 'good', 'held', 'unknown'] as const
