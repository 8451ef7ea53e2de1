import type { Sql, Tx } from '../../../server/src/kernel/db.ts'

/**
 * Not waited for: the scheduler's own, and what keeps search and pictures fresh. Killed in the middle, such a job is taken
 * up again when its time is over, which for some of them is many minutes; no order depends on it.
 */
export const OTHER_QUEUES = '^(__pgboss|search|media|catalog)'

/** What the shop's database says, read with statements of our own. */
export interface Snapshot {
  at: number
  levels: { sku: string; onHand: number; reserved: number }[]
  movements: {
    sku: string
    kind: string
    location: string
    delta: number
    orderId: string | null
    reason: string
    isFirst: boolean
  }[]
  places: { sku: string; location: string; onHand: number }[]
  reservations: { orderId: string; state: string; lines: Record<string, number> }[]
  orders: OrderRow[]
  payments: { orderId: string; state: string; capturedMinor: number; refundedMinor: number }[]
  credits: { id: string; balanceMinor: number; movedMinor: number; issuedMinor: number }[]
  /** What gift cards paid for an order, and what went back to them. */
  creditOfOrders: { orderId: string; takenMinor: number; refundedMinor: number }[]
  /** Money that payments was to send back and has not. */
  refundsLeft: { orderId: string; state: string; amountMinor: number }[]
  refunds: { orderId: string; state: string; amountMinor: number; doneMinor: number; reason: string }[]
  parcels: { orderId: string; number: string; lines: Pieces }[]
  returns: { orderId: string; state: string; lines: (Pieces[number] & { restocked?: number })[] }[]
  documents: { series: string; number: number }[]
  placements: { orderId: string; cartId: string; ended: boolean; hasResult: boolean }[]
  redemptions: { orderId: string; code: string }[]
  coupons: { code: string; uses: number }[]
  /** Events that a consumer wants and has no mark for. */
  unhandled: { consumer: string; type: string; eventId: string }[]
  events: number
  deadLetters: { queue: string; count: number }[]
  /** Jobs that wait, run or will be tried again. */
  jobsLeft: { queue: string; count: number }[]
  unsentMails: { kind: string; orderId: string; state: string }[]
  /** What the shop's own reconciler found, by kind and what became of it. */
  reconciled: { kind: string; outcome: string; count: number }[]
}

type Pieces = { sku: string; quantity: number }[]

export interface OrderRow {
  id: string
  reference: string
  state: string
  key: string
  cartId: string | null
  email: string
  totalMinor: number
  subtotalMinor: number
  discountMinor: number
  deliveryMinor: number
  taxMinor: number
  paidMinor: number
  refundedMinor: number
  currency: string
  payBefore: string
  wasPaid: boolean
  /** Of what was refunded: what somebody decided to give. */
  givenMinor: number
  /** SKU of the line → units. */
  lines: Record<string, number>
}

/** Reads everything in one snapshot of the database. */
export async function readSnapshot(sql: Sql): Promise<Snapshot> {
  // begin() unwraps promises inside arrays; a snapshot holds none.
  return (await sql.begin('isolation level repeatable read read only', readInside)) as Snapshot
}

/** Reads everything as the transaction sees it. */
export async function readInside(tx: Tx): Promise<Snapshot> {
  const rows = async <K extends keyof Snapshot>(_field: K, text: string) =>
    [...(await tx.unsafe(text))] as unknown[] as Snapshot[K]
  const [events] = (await tx.unsafe(EVENTS)) as unknown as [{ n: number }]
  return {
    at: Date.now(),
    levels: await rows('levels', LEVELS),
    movements: await rows('movements', MOVEMENTS),
    places: await rows('places', PLACES),
    reservations: await rows('reservations', RESERVATIONS),
    orders: await rows('orders', ORDERS),
    payments: await rows('payments', PAYMENTS),
    credits: await rows('credits', CREDITS),
    creditOfOrders: await rows('creditOfOrders', CREDIT_OF_ORDERS),
    refundsLeft: await rows('refundsLeft', REFUNDS_LEFT),
    refunds: await rows('refunds', REFUNDS),
    parcels: await rows('parcels', PARCELS),
    returns: await rows('returns', RETURNS),
    documents: await rows('documents', DOCUMENTS),
    placements: await rows('placements', PLACEMENTS),
    redemptions: await rows('redemptions', REDEMPTIONS),
    coupons: await rows('coupons', COUPONS),
    unhandled: await rows('unhandled', UNHANDLED),
    events: events.n,
    deadLetters: await rows('deadLetters', DEAD_LETTERS),
    jobsLeft: await rows('jobsLeft', JOBS_LEFT),
    unsentMails: await rows('unsentMails', UNSENT_MAILS),
    reconciled: await rows('reconciled', RECONCILED),
  }
}

const LEVELS = 'select sku, on_hand as "onHand", reserved from inventory.levels order by sku'

const MOVEMENTS = `
  select sku, kind, location, delta, order_id as "orderId", reason,
    id = min(id) over (partition by sku) as "isFirst"
  from inventory.movements order by id`

const PLACES = 'select sku, location, on_hand as "onHand" from inventory.location_levels'

const RESERVATIONS = `
  select r.order_id as "orderId", r.state, jsonb_object_agg(l.sku, l.quantity) as lines
  from inventory.reservations r join inventory.reservation_lines l on l.reservation_id = r.id
  group by r.id`

const ORDERS = `
  select o.id, o.reference, o.state, o.idempotency_key as key, o.cart_id as "cartId", o.email,
    o.total_minor as "totalMinor", o.subtotal_minor as "subtotalMinor", o.discount_minor as "discountMinor",
    o.delivery_minor as "deliveryMinor", o.tax_minor as "taxMinor", o.paid_minor as "paidMinor",
    o.refunded_minor as "refundedMinor", o.currency, o.pay_before as "payBefore",
    o.paid_at is not null as "wasPaid", o.given_minor as "givenMinor",
    (select jsonb_object_agg(sku, quantity) from (
      select sku, sum(quantity) as quantity from orders.lines where order_id = o.id group by sku) l) as lines
  from orders.orders o order by o.id`

const PAYMENTS = `
  select order_id as "orderId", state, captured_minor as "capturedMinor", refunded_minor as "refundedMinor"
  from payments.payments`

const CREDITS = `
  select a.id, a.balance_minor as "balanceMinor", coalesce(sum(m.delta_minor), 0)::bigint as "movedMinor",
    coalesce(sum(m.delta_minor) filter (where m.kind = 'issue'), 0)::bigint as "issuedMinor"
  from payments.credit_accounts a left join payments.credit_movements m on m.account_id = a.id
  group by a.id`

const CREDIT_OF_ORDERS = `
  select order_id as "orderId",
    -coalesce(sum(delta_minor) filter (where kind in ('take', 'give_back')), 0)::bigint as "takenMinor",
    coalesce(sum(delta_minor) filter (where kind = 'refund'), 0)::bigint as "refundedMinor"
  from payments.credit_movements where order_id is not null group by 1`

const REFUNDS_LEFT = `
  select order_id as "orderId", state, amount_minor as "amountMinor" from payments.refunds where state <> 'done'`

const REFUNDS = `
  select order_id as "orderId", state, amount_minor as "amountMinor", done_minor as "doneMinor", reason
  from orders.refunds`

const PARCELS = 'select order_id as "orderId", tracking_number as number, lines from orders.parcels'

const RETURNS = 'select order_id as "orderId", state, lines from orders.returns'

const DOCUMENTS = 'select series, number from orders.documents order by series, number'

const PLACEMENTS = `
  select order_id as "orderId", cart_id as "cartId", ended, result is not null as "hasResult"
  from checkout.placements`

const REDEMPTIONS = 'select order_id as "orderId", code from pricing.redemptions'

const COUPONS = 'select code, uses from pricing.coupons'

const UNHANDLED = `
  select s.consumer, o.type, o.event_id as "eventId"
  from kernel.outbox o join kernel.subscriptions s on o.type = any(s.types)
  where not exists (
    select from kernel.inbox i where i.consumer = s.consumer and i.event_id = o.event_id)
  order by o.id limit 1000`

const EVENTS = 'select count(*)::int as n from kernel.outbox'

const DEAD_LETTERS = `
  select coalesce(source_name, name) as queue, count(*)::int as count from pgboss.job
  where name = 'dead-letters' group by 1`

const JOBS_LEFT = `
  select name as queue, count(*)::int as count from pgboss.job
  where state in ('created', 'retry', 'active') and name <> 'dead-letters'
    and name !~ '${OTHER_QUEUES}'
  group by 1`

const RECONCILED = `
  select kind, coalesce(closing, state) as outcome, count(*)::int as count
  from operations.findings group by 1, 2 order by 1, 2`

const UNSENT_MAILS = `
  select kind, subject_id as "orderId", state from notifications.mails where state <> 'sent'`
