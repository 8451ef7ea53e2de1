import { byKey, each, type Invariant, sum } from './evidence.ts'

/** How much longer than its time an order may await its payment, when the provider can still be paid. */
const GRACE_MS = 120_000

export const orderInvariants: Invariant[] = [
  {
    name: 'one order per idempotency key',
    look: ({ shop, facts }) => {
      const heard = byKey(
        facts.filter((fact) => fact.what === 'placed'),
        ({ cartId, key }) => `${cartId} ${key}`,
      )
      const finding = each(heard, ([key, answers]) => {
        const ids = new Set(answers.map(({ orderId }) => orderId))
        return ids.size > 1 && `the key ${key} was answered with the orders ${[...ids].join(', ')}`
      })
      for (const [key, orders] of byKey(shop.orders, (order) => order.key))
        if (orders.length > 1) finding.violations.push(`${orders.length} orders have the key ${key}`)
      return finding
    },
  },
  {
    name: 'one sold order per cart',
    look: ({ shop }) =>
      each(
        byKey(
          shop.orders.filter(({ cartId }) => cartId !== null),
          ({ cartId }) => cartId,
        ),
        ([cartId, orders]) => {
          const live = orders.filter(({ state }) => state !== 'cancelled')
          return (
            live.length > 1 && `the cart ${cartId} became the orders ${live.map(({ id }) => id).join(', ')}`
          )
        },
      ),
  },
  {
    name: 'no order awaits its payment beyond its time',
    look: ({ shop, intents }) => {
      const open = new Set(
        intents
          .filter(({ status }) => status.startsWith('requires_') || status === 'processing')
          .map(({ orderId }) => orderId),
      )
      return each(
        shop.orders.filter(({ state }) => state === 'awaiting_payment'),
        ({ id, payBefore }) => {
          const overMs = shop.at - Date.parse(payBefore)
          if (overMs <= 0 || (open.has(id) && overMs < GRACE_MS)) return undefined
          return `the order ${id} should have been paid by ${payBefore}`
        },
      )
    },
  },
  {
    name: 'every attempt to place an order has an end or an answer',
    look: ({ shop }) =>
      each(
        shop.placements,
        ({ orderId, ended, hasResult }) => !ended && !hasResult && `the attempt of ${orderId} hangs`,
      ),
  },
  {
    name: 'nothing is sent twice, and what is sent is complete',
    look: ({ shop }) => {
      const parcels = byKey(shop.parcels, ({ orderId }) => orderId)
      return each(shop.orders, ({ id, state, lines }) => {
        const sent: Record<string, number> = {}
        for (const { sku, quantity } of (parcels.get(id) ?? []).flatMap((parcel) => parcel.lines))
          sent[sku] = (sent[sku] ?? 0) + quantity
        const skus = new Set([...Object.keys(lines), ...Object.keys(sent)])
        const tooMany = [...skus].filter((sku) => (sent[sku] ?? 0) > (lines[sku] ?? 0))
        if (tooMany.length > 0) return `of the order ${id} too many ${tooMany.join(', ')} were sent`
        const tooFew = [...skus].filter((sku) => (sent[sku] ?? 0) < (lines[sku] ?? 0))
        return state === 'fulfilled' && tooFew.length > 0 && `the order ${id} lacks ${tooFew.join(', ')}`
      })
    },
  },
  {
    name: 'documents are numbered without gaps',
    look: ({ shop }) =>
      each(
        byKey(shop.documents, ({ series }) => series),
        ([series, documents]) => {
          const isGapless = documents.every(({ number }, index) => number === index + 1)
          return !isGapless && `${series} goes ${documents.map(({ number }) => number).join(', ')}`
        },
      ),
  },
  {
    name: 'totals add up',
    look: ({ shop }) =>
      each(
        shop.orders,
        ({ id, subtotalMinor, discountMinor, deliveryMinor, taxMinor, totalMinor }) =>
          subtotalMinor - discountMinor + deliveryMinor + taxMinor !== totalMinor &&
          `the order ${id}: ${subtotalMinor} − ${discountMinor} + ${deliveryMinor} + ${taxMinor} is not ${totalMinor}`,
      ),
  },
  {
    name: 'a coupon is used by living orders only, and never more often than it may be',
    look: ({ shop, coupon }) => {
      const states = new Map(shop.orders.map(({ id, state }) => [id, state]))
      const finding = each(shop.redemptions, ({ orderId, code }) => {
        const state = states.get(orderId)
        return (
          (!state || state === 'cancelled') && `${code} is used up by ${orderId} (${state ?? 'no order'})`
        )
      })
      const uses = sum(
        shop.coupons.filter(({ code }) => code === coupon.code),
        (one) => one.uses,
      )
      const redeemed = shop.redemptions.filter(({ code }) => code === coupon.code).length
      if (uses !== redeemed)
        finding.violations.push(`${coupon.code} counts ${uses} uses, and has ${redeemed}`)
      if (redeemed > coupon.maxUses)
        finding.violations.push(`${coupon.code} was used ${redeemed} times, ${coupon.maxUses} were allowed`)
      return finding
    },
  },
]
