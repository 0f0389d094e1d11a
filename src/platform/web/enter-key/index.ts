export { useGoKeys } from './go-keys.ts'
export { installEnterGuard } from './guard.ts'
export { onCommandEnter, onEnter, useEnterSubmit, useShortcuts } from './handlers.ts'
