import type { Order } from '@techmart/contracts'
import type { MailFacts } from './mail-facts.ts'
import { addressLines, formatDay, formatMoney, isolate } from './mail-formats.ts'
import type { MailTexts } from './mail-texts.ts'

interface OrderText {
  order: Order
  texts: MailTexts
  facts: MailFacts
  orderUrl: string
}

/** The plain text part: every line of the order, readable in any program. */
export function orderText({ order, texts, facts, orderUrl }: OrderText): string {
  const { language, delivery } = order
  const { tracking } = facts
  const blocks = [
    facts.heading,
    ...facts.paragraphs,
    tracking
      ? [
          `${texts.carrier}: ${tracking.carrier}`,
          `${texts.trackingNumber}: ${isolate(tracking.number, language)}`,
          tracking.url ?? '',
        ].join('\n')
      : '',
    `${texts.seeOrder}: ${orderUrl}`,
    `${texts.order(isolate(order.reference, language))}\n${texts.placedOn(formatDay(order.placedAt, language))}`,
    order.lines.map((line) => lineText(line, order, texts)).join('\n\n'),
    facts.amounts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    facts.taxNote ?? '',
    [`${texts.deliverTo}:`, ...addressLines(order.shippingAddress, language)].join('\n'),
    `${delivery.name}, ${texts.workingDays(delivery.minDays, delivery.maxDays)}`,
    `--\n${texts.help}\n${texts.why}`,
  ]
  return `${blocks
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .join('\n\n')}\n`
}

function lineText(line: Order['lines'][number], { language }: Order, texts: MailTexts): string {
  const options = line.options.map((option) => `${option.name}: ${option.value}`).join(', ')
  const total = { ...line.unit, amountMinor: line.unit.amountMinor * line.quantity }
  return [
    line.title,
    options,
    `${texts.quantity(line.quantity, formatMoney(line.unit, language))} = ${formatMoney(total, language)}`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}
