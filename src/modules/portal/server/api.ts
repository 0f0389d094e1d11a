export { ownAddress } from './links/own-address.ts'
export { identifyPortalVisitor } from './visits/identify-visitor.ts'
