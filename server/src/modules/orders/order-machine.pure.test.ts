import assert from 'node:assert/strict'
import { test } from 'node:test'
import { returnStates } from '@techmart/contracts'
import fc from 'fast-check'
import {
  asked,
  authorisationLost,
  authorised,
  cancelled,
  captured,
  mayGive,
  type OrderMoney,
  owedBack,
  paymentStandingOf,
  refundable,
  revived,
  unasked,
  wentBack,
} from './order-money.ts'
import { may, orderMachine, paymentSteps, type ReturnCommand, returnMachine, step } from './order-states.ts'

const TOTAL = 1_000
const RUNS = 2_000

/** Anything that can be told of an order or asked of it, in any order. */
type News =
  | { what: 'captured' | 'authorised'; sum: number }
  | { what: 'refunded'; nth: number; share: number }
  | { what: 'outside'; amount: number }
  | { what: 'refund_failed'; nth: number }
  | { what: 'give'; amount: number }
  | { what: 'cancel'; why: 'unpaid' | 'shopper' | 'staff' }
  | { what: 'revived' | 'shortfall' | 'send_last' | 'authorisation_lost' }

const amount = fc.integer({ min: 1, max: TOTAL * 2 })
const news: fc.Arbitrary<News> = fc.oneof(
  fc.record({ what: fc.constantFrom('captured' as const, 'authorised' as const), sum: amount }),
  fc.record({
    what: fc.constant('captured' as const),
    sum: fc.constantFrom(TOTAL, TOTAL * 2),
  }),
  fc.record({
    what: fc.constant('refunded' as const),
    nth: fc.nat(5),
    share: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ what: fc.constant('outside' as const), amount }),
  fc.record({ what: fc.constant('refund_failed' as const), nth: fc.nat(5) }),
  fc.record({ what: fc.constant('give' as const), amount }),
  fc.record({
    what: fc.constant('cancel' as const),
    why: fc.constantFrom('unpaid' as const, 'shopper' as const, 'staff' as const),
  }),
  fc.record({ what: fc.constantFrom('revived' as const, 'shortfall' as const, 'send_last' as const) }),
  fc.record({ what: fc.constant('authorisation_lost' as const) }),
)

interface World {
  order: OrderMoney
  /** Refunds on their way. */
  due: { left: number; isGiven: boolean }[]
  /** What the provider really has, and really sent back. */
  capturedMinor: number
  sentBackMinor: number
}

/** The use cases around the rules, without a database: asks back what is owed, as `settle` does. */
function settled(world: World): World {
  const owed = owedBack(world.order)
  if (owed === 0) return world
  return {
    ...world,
    order: asked(world.order, owed, false),
    due: [...world.due, { left: owed, isGiven: false }],
  }
}

function hear(world: World, one: News): World {
  const { order, due } = world
  switch (one.what) {
    case 'captured': {
      const { order: next } = captured(order, one.sum)
      return settled({ ...world, order: next, capturedMinor: Math.max(world.capturedMinor, one.sum) })
    }
    case 'authorised':
      return settled({ ...world, order: authorised(order, one.sum).order })
    case 'refunded': {
      const row = due[one.nth]
      if (!row) return world
      const part = Math.max(1, Math.floor(row.left / one.share))
      const rest = due.map((other) => (other === row ? { ...row, left: row.left - part } : other))
      return back(world, rest, part)
    }
    case 'outside': {
      // The provider lets nobody send back more than there is; what our own refunds wait for is kept for them.
      const free = Math.min(one.amount, refundable(order))
      return free > 0 ? back(world, due, free) : world
    }
    case 'refund_failed': {
      const row = due[one.nth]
      if (!row) return world
      return {
        ...world,
        order: unasked(order, row.left, row.isGiven),
        due: due.filter((other) => other !== row),
      }
    }
    case 'give': {
      if (!mayGive(order) || one.amount > refundable(order)) return world
      const next = asked(order, one.amount, true)
      return { ...world, order: next, due: [...due, { left: one.amount, isGiven: true }] }
    }
    case 'cancel':
      // Only what has not been paid is given up as unpaid.
      if (one.why === 'unpaid' && order.state !== 'awaiting_payment') return world
      return may(orderMachine, order.state, 'cancel')
        ? settled({ ...world, order: cancelled(order, one.why) })
        : world
    case 'revived':
      return order.cancelledFor === 'reviving' ? settled({ ...world, order: revived(order) }) : world
    case 'shortfall':
      if (order.cancelledFor !== 'reviving') return world
      return settled({ ...world, order: { ...order, cancelledFor: 'shortfall' } })
    case 'authorisation_lost':
      return { ...world, order: authorisationLost(order) }
    case 'send_last':
      if (!may(orderMachine, order.state, 'send_last')) return world
      return { ...world, order: { ...order, state: step(orderMachine, order.state, 'send_last') } }
  }
}

function back(world: World, due: World['due'], amountMinor: number): World {
  const outstanding = due.reduce((sum, row) => sum + row.left, 0)
  const { order } = wentBack(world.order, amountMinor, outstanding)
  return {
    ...world,
    order,
    due: due.filter((row) => row.left > 0),
    sentBackMinor: world.sentBackMinor + amountMinor,
  }
}

const fresh: World = {
  order: {
    state: 'awaiting_payment',
    totalMinor: TOTAL,
    paidMinor: 0,
    refundedMinor: 0,
    refundDueMinor: 0,
    authorisedMinor: 0,
    givenMinor: 0,
    cancelledFor: null,
  },
  due: [],
  capturedMinor: 0,
  sentBackMinor: 0,
}

test('whatever is heard, in whatever order, the sums are those of the provider', () => {
  fc.assert(
    fc.property(fc.array(news, { maxLength: 40 }), (history) => {
      let world = fresh
      for (const one of history) {
        world = hear(world, one)
        const { order, due } = world
        const onTheWay = due.reduce((sum, row) => sum + row.left, 0)
        assert.equal(order.paidMinor, world.capturedMinor)
        assert.equal(order.refundedMinor, world.sentBackMinor)
        assert.equal(order.refundDueMinor, order.refundedMinor + onTheWay)
        assert.ok(order.refundDueMinor <= order.paidMinor, 'never more is asked back than was captured')
        assert.ok(order.givenMinor >= 0 && order.givenMinor <= order.refundDueMinor)
      }
    }),
    { numRuns: RUNS },
  )
})

test('an order moves only along its table, and how its money stands only along its own', () => {
  fc.assert(
    fc.property(fc.array(news, { maxLength: 40 }), (history) => {
      let world = fresh
      for (const one of history) {
        const before = world.order
        world = hear(world, one)
        const { order } = world
        if (order.state !== before.state)
          assert.ok(Object.values(orderMachine[before.state]).includes(order.state))
        const [was, is] = [paymentStandingOf(before), paymentStandingOf(order)]
        if (was !== is) assert.ok(paymentSteps[was].includes(is), `${was} → ${is} by ${one.what}`)
      }
    }),
    { numRuns: RUNS },
  )
})

test('a cancelled order keeps nothing, and no other order keeps too much, unless a refund has failed', () => {
  fc.assert(
    fc.property(fc.array(news, { maxLength: 40 }), (history) => {
      let world = fresh
      for (const one of history.filter(
        ({ what }) => what !== 'refund_failed' && what !== 'authorisation_lost',
      ))
        world = hear(world, one)
      const { order } = world
      const kept = order.paidMinor - order.refundDueMinor
      if (order.state === 'cancelled' && order.cancelledFor !== 'reviving') assert.equal(kept, 0)
      else assert.ok(kept <= Math.max(0, order.totalMinor))
      if (order.state === 'paid' || order.state === 'fulfilled') {
        assert.ok(Math.max(order.paidMinor, order.authorisedMinor) >= order.totalMinor)
      }
    }),
    { numRuns: RUNS },
  )
})

test('an order is paid only by money that the shop keeps, unless some was sent back behind its back', () => {
  fc.assert(
    fc.property(fc.array(news, { maxLength: 40 }), (history) => {
      let world = fresh
      for (const one of history.filter(({ what }) => what !== 'outside')) {
        const { state } = world.order
        world = hear(world, one)
        const { order } = world
        if (state === order.state || order.state !== 'paid') continue
        const keptMinor = order.paidMinor - order.refundDueMinor
        assert.ok(Math.max(keptMinor, order.authorisedMinor) >= order.totalMinor)
      }
    }),
    { numRuns: RUNS },
  )
})

test('only an order that was given up as unpaid comes back to life, and only by the whole money', () => {
  const overdue = cancelled(fresh.order, 'unpaid')
  assert.equal(captured(overdue, TOTAL).tell, 'revival_wanted')
  assert.equal(captured(overdue, TOTAL - 1).tell, undefined)
  for (const why of ['shopper', 'staff', 'shop', 'shortfall'] as const) {
    const { order, tell } = captured(cancelled(fresh.order, why), TOTAL)
    assert.equal(tell, undefined)
    assert.equal(owedBack(order), TOTAL)
  }
  const inPart = captured(overdue, TOTAL - 1).order
  assert.equal(captured(asked(inPart, owedBack(inPart), false), TOTAL).tell, undefined)
  const late = captured(overdue, TOTAL).order
  assert.equal(owedBack(late), 0, 'its money waits until it is known whether the goods are there')
  assert.equal(revived(late).state, 'paid')
  assert.equal(owedBack({ ...late, cancelledFor: 'shortfall' }), TOTAL)
})

test('what is not in a table is refused and says what was asked in which state', () => {
  assert.throws(() => step(orderMachine, 'fulfilled', 'cancel'), {
    code: 'ORDER_STATE',
    details: { state: 'fulfilled', command: 'cancel' },
  })
  const commands: ReturnCommand[] = ['approve', 'refuse', 'withdraw', 'receive', 'refund', 'close']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 12 }), (history) => {
      let state: (typeof returnStates)[number] = 'requested'
      let refunds = 0
      let received = 0
      for (const one of history) {
        if (!may(returnMachine, state, one)) {
          assert.throws(() => step(returnMachine, state, one), { code: 'ORDER_STATE' })
          continue
        }
        state = step(returnMachine, state, one)
        assert.ok(returnStates.includes(state))
        if (one === 'receive') received++
        if (one === 'refund') refunds++
      }
      assert.ok(refunds <= received && received <= 1)
    }),
  )
})
