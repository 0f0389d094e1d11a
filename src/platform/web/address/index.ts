export { addressTo, PageLink, useAddressState, useGo, useHome, usePageParams } from './address.tsx'
export { LeaveGuard } from './leave-guard.tsx'
export { ownPath } from './own-path.ts'
