import { z } from 'zod'
import {
  type ScopeRequest,
  type ScopeStatement,
  scopeEffectSchema,
  scopeItemSchema,
  scopeWorkSchema,
} from '../../contract.ts'
import type { ScopeEffect } from '../../domain/scope.ts'
import type { AgreementRow, DecisionRow, RequestRow, StatementRow } from './scope-queries.ts'

export const worksOf = (row: RequestRow) => z.array(scopeWorkSchema).parse(row.works)
export const itemsOf = (row: StatementRow) => z.array(scopeItemSchema).parse(row.items)

export function statementView(row: StatementRow, agreement: AgreementRow | undefined): ScopeStatement {
  return {
    statement: row.statement,
    items: itemsOf(row),
    note: row.note,
    visibility: row.visibility,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
    agreement: agreement ? { name: agreement.agreed_by, on: agreement.agreed_on, ...origin(agreement) } : null,
  }
}

/** `effectNow` is shown while the request was not put to the customer; what was put to it stays as it was. */
export function requestView(row: RequestRow, decision: DecisionRow | undefined, effectNow: ScopeEffect): ScopeRequest {
  return {
    id: row.scope_request_id,
    title: row.title,
    reason: row.reason,
    requestedBy: row.requested_by,
    requestedOn: row.requested_on,
    works: worksOf(row),
    phase: row.phase,
    state: row.state,
    effect: row.effect === null ? effectNow : scopeEffectSchema.parse(row.effect),
    proposedBy: row.proposed_by,
    proposedOn: row.proposed_on,
    decision: decision ? { name: decision.name, on: decision.decided_on, ...origin(decision) } : null,
    version: row.version,
  }
}

function origin({ source, how, recorded_by }: Pick<AgreementRow, 'source' | 'how' | 'recorded_by'>) {
  return { source, how, recordedBy: recorded_by }
}
