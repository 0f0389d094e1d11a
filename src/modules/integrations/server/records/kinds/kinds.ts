import type { recordKinds } from '../../../contract.ts'
import { churn } from './churn.ts'
import type { RecordKind } from './record-kind.ts'
import { subscriptions } from './subscriptions.ts'
import { tickets } from './tickets.ts'

export type RecordKindKey = (typeof recordKinds)[number]

export const kinds: Readonly<Record<RecordKindKey, RecordKind>> = { tickets, subscriptions, churn }
