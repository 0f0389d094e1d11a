export { PageLink, useAddressState, useGo, usePageParams } from './address.tsx'
