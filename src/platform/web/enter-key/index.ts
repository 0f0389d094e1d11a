export { useGoKeys } from './go-keys.ts'
export { installEnterGuard } from './guard.ts'
export { beforeEnter, onCommandEnter, onEnter, useEnterSubmit, useShortcuts } from './handlers.ts'
