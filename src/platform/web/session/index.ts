export { type Session, SessionProvider, useOptionalSession, usePermissions, useSession } from './session.tsx'
