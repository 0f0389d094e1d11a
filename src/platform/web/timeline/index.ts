export { Timeline, type TimelineDay, type TimelineEntry } from './timeline.tsx'
