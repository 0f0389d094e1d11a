import type { DateOrder } from '#platform/kernel/parse-input.ts'
import type { RejectionReason } from '../intake/incoming-event.ts'

/** What a column of a file says of an event; the rest are its properties. */
export const uploadRoles = ['event', 'time', 'person', 'account', 'messageId', 'property'] as const
export type UploadRole = (typeof uploadRoles)[number]

export interface UploadColumn {
  /** From 0. */
  column: number
  header: string
  /** Null leaves the column out. */
  role: UploadRole | null
  /** Of times: how 4/5/2026 is read. */
  dateOrder: DateOrder | null
}

export const uploadFormats = ['csv', 'ndjson'] as const

/** How the rows of a file become events. */
export interface UploadPlan {
  columns: readonly UploadColumn[]
  /** The name of all events, where no column names each. */
  eventName: string | null
  timeZone: string
}

/** What is wrong with a row; worded by `usage.uploads.flaws.<flaw>` or `usage.rejections.<reason>`. */
export type UploadFlaw = RejectionReason | 'not_json' | 'no_time' | 'in_future'

/**
 * What becomes of a row: written and counted; written and counted once its customer is known; there already; left out.
 */
export const uploadVerdicts = ['add', 'waiting', 'repeated', 'error'] as const
export type UploadVerdict = (typeof uploadVerdicts)[number]

export type UploadCounts = Readonly<Record<UploadVerdict, number>>
export const noCounts: UploadCounts = { add: 0, waiting: 0, repeated: 0, error: 0 }
