export { identifyPortalVisitor } from './visits/identify-visitor.ts'
