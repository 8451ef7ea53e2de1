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

/** What both parts of a mail say, as plain texts. */
export function gatherFacts(kind: MailKind, order: Order, texts: MailTexts): MailFacts {
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
  return {
    heading: texts[kind].heading(order.shippingAddress.name),
    paragraphs,
    amounts,
    taxNote: order.taxIncluded ? texts.including(order.taxLabel, money(order.tax.amountMinor)) : undefined,
    tracking: kind === 'order_fulfilled' && order.tracking ? safeTracking(order.tracking) : undefined,
  }
}

/** Leads only to web addresses, whatever an import brought. */
function safeTracking({ carrier, number, url }: NonNullable<Order['tracking']>): MailFacts['tracking'] {
  return { carrier, number, ...(url?.startsWith('https://') ? { url } : {}) }
}
