import type { Generated } from 'kysely'

export type AttachmentTables = {
  'onboarding.attachments': {
    workspace_id: string
    account_id: string
    project_id: string
    attachment_id: string
    client_id: string
    subject_kind: 'project' | 'task' | 'goal' | 'measurement' | 'criterion' | 'meeting'
    subject_id: string
    name: string
    byte_size: number
    content_type: string
    visibility: Generated<'internal' | 'customer'>
    author_kind: 'user' | 'portal' | 'system' | 'api_key'
    author_name: string
    created_at: string
    discarded_at: Generated<string | null>
    discarded_by: Generated<string | null>
  }
}
