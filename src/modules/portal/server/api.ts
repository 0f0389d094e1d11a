export { listWantedLinks } from './links/list-wanted-links.ts'
export { ownAddress } from './links/own-address.ts'
export { identifyPortalVisitor } from './visits/identify-visitor.ts'
