import type { Attachment } from '../../contract.ts'
import type { AttachmentRow } from './attachment-queries.ts'

export function attachmentView(row: AttachmentRow): Attachment {
  return {
    id: row.attachment_id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    name: row.name,
    byteSize: row.byte_size,
    contentType: row.content_type,
    visibility: row.visibility,
    author: { kind: row.author_kind, name: row.author_name },
    createdAt: row.created_at,
    discarded: row.discarded_at === null ? null : { at: row.discarded_at, by: row.discarded_by ?? '' },
  }
}
