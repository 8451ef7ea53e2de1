import type { Tx } from '../../server/src/kernel/db.ts'
import type { OpenShop } from '../../server/src/testing/open-shop.ts'
import type { Evidence } from './check/evidence.ts'

export const COUPON = { code: 'FIRST2', maxUses: 2 }

/** A shop that has done everything the checks look at, and has come to rest. */
export interface Finished {
  shop: OpenShop
  evidence: Evidence
  /** Order ids by what became of them. */
  paid: string
  sent: string
  cancelled: string
  refunded: string
  waiting: string
}

/** Something that must not be, put into a finished shop: in its database, or in what others know. */
export interface Planted {
  /** The invariant that has to notice. */
  breaks: string
  how: string
  inDatabase?: (tx: Tx, finished: Finished) => Promise<unknown>
  elsewhere?: (evidence: Evidence, finished: Finished) => void
}

/** Takes constraints and triggers away first: what the database itself refuses must be noticed all the same. */
const unguarded = (tx: Tx) => tx`set local session_replication_role = replica`
const intentOf = ({ intents }: Evidence, orderId: string) => {
  const intent = intents.find((one) => one.orderId === orderId)
  if (!intent) throw new Error(`${orderId} has no intent`)
  return intent
}

/** At least one for every check. */
export const plants: Planted[] = [
  {
    breaks: 'on hand = initial stock + movements',
    how: 'a unit vanished without a movement',
    inDatabase: (tx) => tx`update inventory.levels set on_hand = on_hand - 1`,
  },
  {
    breaks: 'on hand = initial stock + movements',
    how: 'a movement was taken out of the ledger',
    inDatabase: async (tx) => {
      await unguarded(tx)
      await tx`delete from inventory.movements where kind = 'sell'`
    },
  },
  {
    breaks: 'reserved = lines of live reservations',
    how: 'a unit is reserved for nobody',
    inDatabase: (tx) => tx`update inventory.levels set reserved = reserved - 1`,
  },
  {
    breaks: 'no stock is negative or promised twice',
    how: 'more is promised than there is',
    inDatabase: async (tx) => {
      await tx`alter table inventory.levels drop constraint available_not_negative`
      await tx`update inventory.levels set reserved = on_hand + 1`
    },
  },
  {
    breaks: 'stock is held only for orders that await their payment',
    how: 'a cancelled order still holds stock',
    inDatabase: (tx, { cancelled }) =>
      tx`update inventory.reservations set state = 'held' where order_id = ${cancelled}`,
  },
  {
    breaks: 'what left the stock is what paid orders were sold, less what came back',
    how: 'a paid order took one unit too few',
    inDatabase: async (tx, { paid }) => {
      await unguarded(tx)
      await tx`update inventory.movements set delta = delta + 1 where order_id = ${paid}`
    },
  },
  {
    breaks: 'what left the stock is what paid orders were sold, less what came back',
    how: 'goods left for an order that nobody placed',
    inDatabase: async (tx, { paid }) => {
      await unguarded(tx)
      await tx`update inventory.movements set order_id = 'order-of-nobody' where order_id = ${paid}`
    },
  },
  {
    breaks: 'what the provider and gift cards paid and got back = what the order says, to the cent',
    how: 'an order says a cent more than was captured',
    inDatabase: (tx, { paid }) => tx`update orders.orders set paid_minor = paid_minor + 1 where id = ${paid}`,
  },
  {
    breaks: 'what the provider and gift cards paid and got back = what payments say',
    how: 'payments do not know of a refund',
    inDatabase: (tx, { refunded }) =>
      tx`update payments.payments set refunded_minor = 0 where order_id = ${refunded}`,
  },
  {
    breaks: 'gift cards hold what was moved, in all what was issued, and never less than nothing',
    how: 'a gift card grew by itself',
    inDatabase: (tx) => tx`update payments.credit_accounts set balance_minor = balance_minor + 1`,
  },
  {
    breaks: 'gift cards hold what was moved, in all what was issued, and never less than nothing',
    how: 'a gift card was issued that nobody bought',
    elsewhere: (evidence) => {
      evidence.issuedMinor -= 1
    },
  },
  {
    breaks: 'what the provider and gift cards paid and got back = what the order says, to the cent',
    how: 'a gift card paid twice for one order',
    inDatabase: async (tx) => {
      await unguarded(tx)
      await tx`update payments.credit_movements set delta_minor = 2 * delta_minor where kind = 'take'`
    },
  },
  {
    breaks: 'every captured payment has an order',
    how: 'a shopper paid for an order that was lost',
    elsewhere: (evidence, { paid }) => {
      evidence.shop.orders = evidence.shop.orders.filter(({ id }) => id !== paid)
    },
  },
  {
    breaks: 'a paid order has exactly one charge, of its total less what was given back',
    how: 'a shopper was charged twice',
    elsewhere: (evidence, { paid }) => {
      evidence.intents.push({ ...intentOf(evidence, paid), id: 'pi_second' })
    },
  },
  {
    breaks: 'a paid order has exactly one charge, of its total less what was given back',
    how: 'an order is sent that nobody paid',
    elsewhere: (evidence, { sent }) => {
      intentOf(evidence, sent).capturedMinor = 0
    },
  },
  {
    breaks: 'no money is kept for an order that is not wanted',
    how: 'the money of a cancelled order was kept',
    elsewhere: (evidence, { refunded }) => {
      intentOf(evidence, refunded).refundedMinor = 0
    },
  },
  {
    breaks: 'nothing can be paid for an order that is paid or over',
    how: 'a cancelled order can still be paid',
    elsewhere: (evidence, { cancelled }) => {
      intentOf(evidence, cancelled).status = 'requires_payment'
    },
  },
  {
    breaks: 'no refund is left undone, and what went back is what refunds say',
    how: 'a refund was forgotten',
    inDatabase: (tx) => tx`update payments.refunds set state = 'due'`,
  },
  {
    breaks: 'no refund is left undone, and what went back is what refunds say',
    how: 'a refund failed and nobody cared',
    inDatabase: (tx) => tx`update orders.refunds set state = 'failed'`,
  },
  {
    breaks: 'what lies at the locations = their movements, and adds up to what is on hand',
    how: 'goods lie where none were brought',
    inDatabase: (tx) => tx`update inventory.location_levels set on_hand = on_hand + 1`,
  },
  {
    breaks: 'nothing is sent twice, and what is sent is complete',
    how: 'a parcel was sent a second time',
    elsewhere: ({ shop }) => {
      shop.parcels.push(...shop.parcels)
    },
  },
  {
    breaks: 'nothing is sent twice, and what is sent is complete',
    how: 'an order counts as sent and its parcel is lost',
    inDatabase: (tx) => tx`delete from orders.parcels`,
  },
  {
    breaks: 'documents are numbered without gaps',
    how: 'a number of an invoice is missing',
    inDatabase: (tx) => tx`delete from orders.documents where number = 1`,
  },
  {
    breaks: 'one order per idempotency key',
    how: 'one key was answered with two orders',
    elsewhere: ({ facts }, { waiting }) => {
      const first = facts.find((fact) => fact.what === 'placed')
      if (first) facts.push({ ...first, orderId: waiting })
    },
  },
  {
    breaks: 'one order per idempotency key',
    how: 'two orders were made under one key',
    elsewhere: ({ shop }) => {
      const [first] = shop.orders
      if (first) shop.orders.push({ ...first, id: 'another-order' })
    },
  },
  {
    breaks: 'one sold order per cart',
    how: 'one cart was sold twice',
    inDatabase: (tx, { paid, sent }) =>
      tx`update orders.orders set cart_id = (select cart_id from orders.orders where id = ${paid})
        where id = ${sent}`,
  },
  {
    breaks: 'no order awaits its payment beyond its time',
    how: 'an order waits for ever',
    inDatabase: (tx, { waiting }) =>
      tx`update orders.orders set pay_before = '2020-01-01' where id = ${waiting}`,
  },
  {
    breaks: 'every attempt to place an order has an end or an answer',
    how: 'an attempt was cut off and nobody ended it',
    inDatabase: (tx, { waiting }) =>
      tx`update checkout.placements set result = null where order_id = ${waiting}`,
  },
  {
    breaks: 'totals add up',
    how: 'a total is not the sum of its parts',
    inDatabase: (tx, { paid }) => tx`update orders.orders set tax_minor = tax_minor + 1 where id = ${paid}`,
  },
  {
    breaks: 'a coupon is used by living orders only, and never more often than it may be',
    how: 'a cancelled order used a coupon up',
    inDatabase: (tx, { cancelled }) =>
      tx`insert into pricing.redemptions (order_id, code) values (${cancelled}, ${COUPON.code})`,
  },
  {
    breaks: 'a coupon is used by living orders only, and never more often than it may be',
    how: 'a coupon was used more often than allowed',
    elsewhere: ({ coupon }) => {
      coupon.maxUses = 0
    },
  },
  {
    breaks: 'every order that was acknowledged is there as it was told',
    how: 'an acknowledged order is lost',
    elsewhere: (evidence, { waiting }) => {
      evidence.shop.orders = evidence.shop.orders.filter(({ id }) => id !== waiting)
    },
  },
  {
    breaks: 'every order that was acknowledged is there as it was told',
    how: 'a shopper was told another total',
    inDatabase: (tx, { paid }) =>
      tx`update orders.orders set total_minor = total_minor + 1 where id = ${paid}`,
  },
  {
    breaks: 'every order that was acknowledged is there as it was told',
    how: 'an order has another number of units than was told',
    inDatabase: (tx, { paid }) =>
      tx`update orders.lines set quantity = quantity + 1 where order_id = ${paid}`,
  },
  {
    breaks: 'what was seen paid stays paid, or the money went back',
    how: 'a payment that was seen was forgotten',
    inDatabase: (tx, { paid }) =>
      tx`update orders.orders set state = 'awaiting_payment', paid_at = null where id = ${paid}`,
  },
  {
    breaks: 'what was acknowledged as cancelled stays cancelled',
    how: 'a cancelled order came back',
    inDatabase: (tx, { cancelled }) =>
      tx`update orders.orders set state = 'awaiting_payment' where id = ${cancelled}`,
  },
  {
    breaks: 'what was acknowledged as sent is sent',
    how: 'an order that was sent counts as paid only',
    inDatabase: (tx, { sent }) => tx`update orders.orders set state = 'paid' where id = ${sent}`,
  },
  {
    breaks: 'every parcel that was acknowledged is there, once, with its number',
    how: 'a parcel lost its number',
    inDatabase: (tx) => tx`update orders.parcels set tracking_number = 'P2'`,
  },
  {
    breaks: 'a refund is there once when accepted, at most once otherwise',
    how: 'a refund that was accepted is lost',
    inDatabase: (tx) => tx`delete from orders.refunds where reason = 'refund-slip-1'`,
  },
  {
    breaks: 'a refund is there once when accepted, at most once otherwise',
    how: 'a refund was made twice',
    elsewhere: ({ shop }) => {
      shop.refunds.push(...shop.refunds)
    },
  },
  {
    breaks: 'every booking of stock is there once when acknowledged, and once or not at all otherwise',
    how: 'an acknowledged booking is lost',
    elsewhere: ({ shop }) => {
      shop.movements = shop.movements.filter(({ reason }) => reason !== 'slip-1')
    },
  },
  {
    breaks: 'every booking of stock is there once when acknowledged, and once or not at all otherwise',
    how: 'a booking was made twice',
    elsewhere: ({ shop }) => {
      shop.movements.push(...shop.movements.filter(({ reason }) => reason === 'slip-1'))
    },
  },
  {
    breaks: 'every event was handled by everybody who wants it',
    how: 'an event reached one of two only',
    inDatabase: (tx) => tx`delete from kernel.inbox where consumer = 'inventory'`,
  },
  {
    breaks: 'no work was given up',
    how: 'a job was given up',
    inDatabase: (tx) => tx`
      insert into pgboss.job (name, data, state) values ('dead-letters', '{}', 'created')`,
  },
  {
    breaks: 'no work is left',
    how: 'a job waits for its next try',
    inDatabase: (tx) => tx`update pgboss.job set state = 'retry' where name = 'notifications.send_mail'`,
  },
  {
    breaks: 'one confirmation for every order that was paid, none for others',
    how: 'a shopper was not told that they had paid',
    elsewhere: (evidence) => {
      evidence.mails = evidence.mails.filter(({ messageId }) => !messageId.includes('paid'))
    },
  },
  {
    breaks: 'one confirmation for every order that was paid, none for others',
    how: 'a shopper was told so in two different mails',
    elsewhere: ({ mails }) => {
      const one = mails.find(({ messageId }) => messageId.includes('paid'))
      if (one) mails.push({ ...one, messageId: one.messageId.replace('@', '-again@') })
    },
  },
  {
    breaks: 'no mail waits to be sent',
    how: 'a mail was never sent',
    inDatabase: (tx) => tx`update notifications.mails set state = 'waiting', sent_at = null`,
  },
]
