export { type Share, ShareBar } from './share-bar.tsx'
export type { Spread } from './spread.ts'
export { Sparkline, SpreadStrip } from './spread-strip.tsx'
