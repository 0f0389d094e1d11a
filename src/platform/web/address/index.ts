export { addressTo, PageLink, useAddressState, useGo, usePageParams } from './address.tsx'
