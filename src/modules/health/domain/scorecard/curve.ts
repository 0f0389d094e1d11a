import { z } from 'zod'

const shareSchema = z.int().min(0).max(100)

/**
 * What share of a measure's points a value wins, in percent: straight lines between points and level beyond the first and
 * the last; a share for each choice; or one for yes and one for no.
 */
export const curveSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('points'),
    points: z
      .array(z.strictObject({ at: z.number().min(-1e12).max(1e12), share: shareSchema }))
      .min(1)
      .max(12)
      .refine(
        (points) => points.every(({ at }, index) => index === 0 || at > (points[index - 1]?.at ?? at)),
        'ascending',
      ),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    shares: z
      .array(z.strictObject({ option: z.string().trim().min(1).max(100), share: shareSchema }))
      .min(1)
      .max(50)
      .refine((shares) => new Set(shares.map(({ option }) => option)).size === shares.length, 'repeated_key'),
  }),
  z.strictObject({ kind: z.literal('boolean'), yes: shareSchema, no: shareSchema }),
])
export type Curve = z.infer<typeof curveSchema>
export type PointsCurve = Extract<Curve, { kind: 'points' }>

export type Value = number | string | boolean | null | undefined

/** A value as the number that is kept of it: of a choice its place in the curve, of yes and no 1 and 0; null where unknown. */
export function numberOf(curve: Curve, value: Value): number | null {
  switch (curve.kind) {
    case 'points':
      return typeof value === 'number' && !Number.isNaN(value) ? bounded(value) : null
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : null
    case 'choice': {
      const index = curve.shares.findIndex(({ option }) => option === value)
      return index < 0 ? null : index
    }
  }
}

/** Beyond these a value is kept as the limit, nearer to zero as zero: it fits four bytes, and no product of it vanishes. */
export const valueLimits = { least: 1e-30, most: 1e30 }

const bounded = (value: number) =>
  Math.abs(value) < valueLimits.least ? 0 : Math.min(valueLimits.most, Math.max(-valueLimits.most, value))

/** The lines of a curve: from where on, at how many thousandths it begins, and how many it gains per unit. */
export function segmentsOf({ points }: PointsCurve): { from: number; to: number; start: number; slope: number }[] {
  return points.slice(1).map(({ at, share }, index) => {
    const { at: from, share: first } = points[index] ?? { at, share }
    return { from, to: at, start: first * 10, slope: ((share - first) * 10) / (at - from) }
  })
}

/** The share that a kept number wins, in thousandths: whole numbers, so that every place that computes it gets the same. */
export function shareOf(curve: Curve, kept: number): number {
  if (curve.kind === 'boolean') return (kept === 1 ? curve.yes : curve.no) * 10
  if (curve.kind === 'choice') return (curve.shares[kept]?.share ?? 0) * 10
  const [first] = curve.points
  const last = curve.points.at(-1)
  if (first === undefined || last === undefined) return 0
  if (kept <= first.at) return first.share * 10
  if (kept >= last.at) return last.share * 10
  for (const { from, to, start, slope } of segmentsOf(curve))
    if (kept < to) return Math.floor(start + (kept - from) * slope + 0.5)
  return last.share * 10
}

/**
 * The value nearest to `kept` that wins at least so many thousandths; null where none does. Of a choice or yes and no, the
 * first that does.
 */
export function valueToReach(curve: Curve, kept: number, share: number): number | null {
  if (shareOf(curve, kept) >= share) return kept
  if (curve.kind === 'boolean') return curve.yes * 10 >= share ? 1 : curve.no * 10 >= share ? 0 : null
  if (curve.kind === 'choice') {
    const index = curve.shares.findIndex((each) => each.share * 10 >= share)
    return index < 0 ? null : index
  }
  const crossings = segmentsOf(curve).flatMap(({ from, to, start, slope }) => {
    const ends = [
      { at: from, share: start },
      { at: to, share: start + slope * (to - from) },
    ].filter((end) => end.share >= share - 1e-9)
    const at = slope === 0 ? Number.NaN : from + (share - start) / slope
    return at >= from && at <= to ? [at, ...ends.map((end) => end.at)] : ends.map((end) => end.at)
  })
  const [only] = curve.points
  const candidates = crossings.length === 0 && only && only.share * 10 >= share ? [only.at] : crossings
  return candidates.toSorted((a, b) => Math.abs(a - kept) - Math.abs(b - kept))[0] ?? null
}
