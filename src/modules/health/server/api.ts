export { rescore } from './scoring/rescore.ts'
