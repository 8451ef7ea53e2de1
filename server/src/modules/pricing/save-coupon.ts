import { type Api, type Input, type Money, type pricing, ServiceError } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { normalizeCode } from './coupons.ts'
import * as store from './store.ts'

/**
 * Adds or changes a coupon; its uses so far stay counted.
 * Throws INVALID_INPUT naming the field when it could never take anything off.
 */
export function saveCoupon({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['saveCoupon'] {
  return async (_ctx, input) => {
    const errors = [...faultsOf(input)]
    if (errors.length > 0) throw new ServiceError('INVALID_INPUT', { errors })
    const { kind, percent, amounts = [], minSubtotals = [], ...rest } = input
    await store.upsertCoupon(db.sql, {
      ...rest,
      code: normalizeCode(input.code),
      kind,
      ...(kind === 'percent' ? { percent } : {}),
      amounts: kind === 'fixed' ? amounts : [],
      minSubtotals,
    })
    return {}
  }
}

type NewCoupon = Input<typeof pricing, 'saveCoupon'>
interface Fault {
  field: string
  detail: string
}

function* faultsOf({ kind, percent, amounts, minSubtotals, startsAt, endsAt }: NewCoupon): Iterable<Fault> {
  if (kind === 'percent' && percent === undefined)
    yield { field: '/percent', detail: 'is needed for a percentage' }
  if (kind === 'fixed' && (amounts ?? []).length === 0)
    yield { field: '/amounts', detail: 'needs an amount in at least one currency' }
  yield* moneyFaults('/amounts', amounts ?? [], 1)
  yield* moneyFaults('/minSubtotals', minSubtotals ?? [], 0)
  if (startsAt && endsAt && Date.parse(endsAt) <= Date.parse(startsAt))
    yield { field: '/endsAt', detail: 'must be after it starts' }
}

function* moneyFaults(field: string, amounts: Money[], least: number): Iterable<Fault> {
  for (const [index, { amountMinor, currency }] of amounts.entries()) {
    if (amountMinor < least)
      yield { field: `${field}/${index}/amountMinor`, detail: `must be at least ${least}` }
    if (amounts.findIndex((other) => other.currency === currency) < index)
      yield { field: `${field}/${index}/currency`, detail: 'is there already' }
  }
}
