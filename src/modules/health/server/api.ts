export { listAlerts } from './alerts/list-alerts.ts'
export { rescore } from './scoring/rescore.ts'
