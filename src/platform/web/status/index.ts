export { ProgressBar } from './progress-bar.tsx'
export { type StatusLevel, StatusMark, Tag } from './status-mark.tsx'
