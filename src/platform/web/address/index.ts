export { addressTo, PageLink, useAddressState, useGo, usePageParams } from './address.tsx'
export { ownPath } from './own-path.ts'
