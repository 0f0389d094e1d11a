export { installEnterGuard } from './guard.ts'
export { onCommandEnter, onEnter, useEnterSubmit, useShortcuts } from './handlers.ts'
