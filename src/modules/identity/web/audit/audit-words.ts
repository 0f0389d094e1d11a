import type { z } from 'zod'
import { useMessages } from '#platform/web/messages/index.ts'
import type { auditEntrySchema } from '../../contract.ts'

export type AuditEntry = z.output<typeof auditEntrySchema>

/** Kinds of things that the log can be narrowed to. */
export const auditEntities = [
  'account',
  'project',
  'program',
  'task',
  'value_confirmation',
  'handoff',
  'sheet',
  'form',
  'import',
  'portal_link',
  'saved_view',
  'custom_field',
  'message',
  'mail_settings',
  'member',
  'invitation',
  'api_key',
  'workspace',
  'job',
  'meeting',
  'training',
  'scope_request',
  'package_sale',
  'kept_document',
  'stakeholder',
  'ideal_customer',
  'journey_plan',
  'measures',
] as const

/** How an entry is told in the reader's language; a name without words is shown as it is. */
export function useAuditWords() {
  const { t } = useMessages('identity')
  return {
    actor: ({ actorKind, actorName }: AuditEntry) =>
      actorKind === 'user' ? actorName : t(`audit.actors.${actorKind}`, { name: actorName, defaultValue: actorName }),
    action: ({ action }: AuditEntry) => t(`audit.actions.${action}`, { defaultValue: action }),
    entity: ({ entity }: AuditEntry) => t(`audit.entities.${entity}`, { defaultValue: entity }),
    summary: ({ details }: AuditEntry) => (details === null ? '' : JSON.stringify(details)),
  }
}
