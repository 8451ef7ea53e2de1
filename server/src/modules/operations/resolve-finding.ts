import { type Api, type EventMap, type operations, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof operations>>()

/** Staff have dealt with it: it is not told again while it lasts. A repeat keeps the first note. */
export function resolveFinding({
  db,
  clock,
}: Pick<ModuleDeps, 'db' | 'clock'>): Api<typeof operations>['resolveFinding'] {
  return async (ctx, { id, note }) => {
    const resolved = await db.transaction(async (tx) => {
      const finding = await store.lockFinding(tx, id)
      if (!finding) throw new ServiceError('FINDING_NOT_FOUND', { id })
      if (finding.state === 'closed') throw new ServiceError('FINDING_CLOSED', { id })
      if (finding.state === 'resolved') return finding
      await store.resolve(tx, id, note, timestamp(clock))
      const { kind, subject } = finding
      const cause = ctx.actor.kind === 'staff' ? `${note} (${ctx.actor.staffId})` : note
      await tell(tx, 'operations.finding_closed', subject, {
        findingId: id,
        kind,
        subject,
        cause,
        closing: 'resolved',
      })
      return { ...finding, state: 'resolved' as const, note }
    })
    return store.toFinding(resolved)
  }
}
