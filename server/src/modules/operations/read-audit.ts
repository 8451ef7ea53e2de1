import type { Suggestion } from '@techmart/contracts'
import type { Repair, Sighting } from './sighting.ts'

/** What a module finds wrong within itself. */
export interface AuditFinding {
  kind: string
  subject: string
  details: Record<string, unknown>
}

const SUGGESTIONS: Record<string, Suggestion> = {
  stock_not_ledger: 'count_stock',
  reserved_not_held: 'count_stock',
  locations_not_stock: 'count_stock',
  refund_overdue: 'retry_refund',
  refund_failed: 'retry_refund',
  money_kept: 'retry_dead_letters',
  refund_stuck: 'retry_refund',
  message_unhandled: 'retry_dead_letters',
  opening_too_long: 'ask_provider',
  processing_too_long: 'ask_provider',
  payment_overdue: 'ask_provider',
}

/** The findings of a module's own audit, with what can be done about them. */
export function readAudit(findings: AuditFinding[]): Sighting[] {
  return findings.map((finding) => {
    const repair = repairOf(finding)
    return {
      ...finding,
      suggestion: SUGGESTIONS[finding.kind] ?? 'check_order',
      ...(repair ? { repair } : {}),
    }
  })
}

function repairOf({ kind, subject }: AuditFinding): Repair | undefined {
  if (kind === 'opening_too_long' || kind === 'processing_too_long' || kind === 'payment_overdue')
    return { kind: 'ask_provider', orderId: subject }
  if (kind === 'hold_expired') return { kind: 'release', orderId: subject }
  return undefined
}
