import type { Order } from '@techmart/contracts'
import { formatMoney } from './mail-formats.ts'
import type { MailKind, MailTexts } from './mail-texts.ts'

export interface MailFacts {
  heading: string
  paragraphs: string[]
  /** Label and value; the last one is the total. */
  amounts: [string, string][]
  /** Stands below the total where prices include the tax. */
  taxNote: string | undefined
  /** Of a parcel that has just left. */
  tracking: { carrier: string; number: string; url?: string } | undefined
}

/** Which part of the order a mail is about, and what a person wrote. */
export interface MailPart {
  subjectId?: string
  text?: string
}

/** What both parts of a mail say, as plain texts. */
export function gatherFacts(kind: MailKind, order: Order, texts: MailTexts, part: MailPart = {}): MailFacts {
  const { language, currency } = order
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, language)
  const amounts: [string, string][] = [[texts.subtotal, money(order.subtotal.amountMinor)]]
  if (order.discount.amountMinor > 0) {
    const codes = order.couponCodes.length > 0 ? ` (${order.couponCodes.join(', ')})` : ''
    amounts.push([texts.discount + codes, money(-order.discount.amountMinor)])
  }
  const delivery = order.delivery.price.amountMinor
  amounts.push([order.delivery.name, delivery === 0 ? texts.free : money(delivery)])
  if (!order.taxIncluded) amounts.push([order.taxLabel, money(order.tax.amountMinor)])
  amounts.push([texts.total, money(order.total.amountMinor)])

  const paragraphs = [texts[kind].text]
  if (kind === 'order_cancelled') {
    const paid = order.paid.amountMinor
    paragraphs.unshift(paid > 0 ? texts.refund(money(paid)) : texts.notCharged)
  }
  if (kind === 'order_refunded') {
    const refund = order.refunds?.find(({ id }) => id === part.subjectId)
    const amount = money((refund?.done ?? refund?.amount ?? order.refunded).amountMinor)
    paragraphs.unshift(refund?.to === 'store_credit' ? texts.credited(amount) : texts.refunded(amount))
  }
  if (kind === 'return_approved' || kind === 'return_refused') {
    const note = order.returns?.find(({ id }) => id === part.subjectId)?.note
    if (note) paragraphs.push(note)
  }
  if (kind === 'order_message' && part.text) paragraphs.unshift(...part.text.split(/\n{2,}/))
  return {
    heading: texts[kind].heading(order.shippingAddress.name),
    paragraphs,
    amounts,
    taxNote: order.taxIncluded ? texts.including(order.taxLabel, money(order.tax.amountMinor)) : undefined,
    tracking: trackingOf(kind, order, part),
  }
}

function trackingOf(kind: MailKind, order: Order, { subjectId }: MailPart): MailFacts['tracking'] {
  const tracking =
    kind === 'order_partly_sent'
      ? order.parcels?.find(({ id }) => id === subjectId)?.tracking
      : kind === 'order_fulfilled' && order.tracking
  return tracking ? safeTracking(tracking) : undefined
}

/** Leads only to web addresses, whatever an import brought. */
function safeTracking({ carrier, number, url }: NonNullable<Order['tracking']>): MailFacts['tracking'] {
  return { carrier, number, ...(url?.startsWith('https://') ? { url } : {}) }
}
