import { byKey, each, type Invariant } from './evidence.ts'

const CONFIRMATION = '<order_paid.'

/** What was told to other parts of the shop, and to shoppers. */
export const tellingInvariants: Invariant[] = [
  {
    name: 'every event was handled by everybody who wants it',
    look: ({ shop }) => ({
      looked: shop.events,
      violations: shop.unhandled.map(
        ({ consumer, type, eventId }) => `${consumer} has not handled ${type} ${eventId}`,
      ),
    }),
  },
  {
    name: 'no work was given up',
    look: ({ shop }) => ({
      looked: shop.events,
      violations: shop.deadLetters.map(({ queue, count }) => `${count} dead letters of ${queue}`),
    }),
  },
  {
    name: 'no work is left',
    look: ({ shop }) => ({
      looked: shop.events,
      violations: shop.jobsLeft.map(({ queue, count }) => `${count} jobs of ${queue}`),
      remarks: shop.reconciled.map(
        ({ kind, outcome, count }) => `the reconciler found ${kind} ${count} times: ${outcome}`,
      ),
    }),
  },
  {
    name: 'one confirmation for every order that was paid, none for others',
    look: ({ shop, mails }) => {
      const sent = byKey(
        mails.filter(({ messageId }) => messageId.startsWith(CONFIRMATION)),
        ({ to, text }) => `${to} ${referenceIn(text, shop.orders, to)}`,
      )
      const finding = each(shop.orders, ({ id, email, reference, wasPaid }) => {
        const ids = new Set(sent.get(`${email} ${reference}`)?.map(({ messageId }) => messageId))
        if (ids.size === (wasPaid ? 1 : 0)) return undefined
        return `the order ${id} (${wasPaid ? 'paid' : 'never paid'}) has ${ids.size} confirmations`
      })
      const repeats = [...sent.values()].filter((copies) => copies.length > 1).length
      if (repeats > 0)
        finding.remarks = [
          `${repeats} confirmations arrived more than once under one Message-ID: mail is delivered at least once`,
        ]
      return finding
    },
  },
  {
    name: 'no mail waits to be sent',
    look: ({ shop, mails }) => ({
      looked: mails.length,
      violations: shop.unsentMails.map(({ kind, orderId, state }) => `${kind} of ${orderId} is ${state}`),
    }),
  },
]

/** A shopper may have placed twice from one visit: which of their orders a mail is about. */
function referenceIn(text: string, orders: { email: string; reference: string }[], to: string): string {
  const own = orders.filter(({ email }) => email === to)
  return own.find(({ reference }) => text.includes(reference))?.reference ?? 'unknown'
}
