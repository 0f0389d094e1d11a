export { Stat, StatRow } from './stat.tsx'
