import type { Generated } from 'kysely'
import type { WatchSubject } from '../../domain/usage/watches.ts'

export type UsageWatchTables = {
  'onboarding.usage_watches': {
    workspace_id: string
    account_id: string
    project_id: string
    subject: WatchSubject
    key: string
    rule: Generated<unknown>
    is_off: Generated<boolean>
    found_on: string | null
    found_count: number | null
    found_people: Generated<string[]>
    found_by: Generated<unknown>
    found_at: string | null
    seen_at: string | null
    seen_by: string | null
    version: Generated<number>
  }
  'onboarding.waiting_usage': {
    workspace_id: string
    account_id: string
  }
}
