export const segmentKeys = ['industry', 'size', 'plan', 'touch_model', 'program', 'owner'] as const
export type SegmentKey = (typeof segmentKeys)[number]
