import type { Order, OrderLine } from '@techmart/contracts'
import { pictureUrl } from '@techmart/contracts'
import { html, type Markup } from '../../kernel/markup.ts'
import { gatherFacts, type MailFacts, type MailPart } from './mail-facts.ts'
import { addressLines, directionOf, formatDay, formatMoney, isolate } from './mail-formats.ts'
import { button, COLORS, heading, page, paragraph, sectionTitle, TEXT, tintOf } from './mail-layout.ts'
import { type MailKind, type MailTexts, mailTexts } from './mail-texts.ts'
import { orderText } from './order-text.ts'
import { orderPage } from './unlock-link.ts'

export interface RenderedMail {
  subject: string
  html: string
  text: string
}

/** Some programs cut a mail off beyond 100 kB; the text part and the order's page have every line. */
const LINES_SHOWN = 60

/** The mail of an occasion in the order's language. `publicUrl` has no slash at its end. */
export function renderOrderMail(
  kind: MailKind,
  whole: Order,
  publicUrl: string,
  part: MailPart = {},
): RenderedMail {
  const order = { ...whole, lines: linesShown(kind, whole, part) }
  const texts = mailTexts[order.language]
  const prefix = order.language === 'en' ? '' : `/${order.language}`
  const urls = {
    shop: `${publicUrl}${prefix || '/'}`,
    order: orderPage(publicUrl, order.language, order.reference),
    public: publicUrl,
  }
  const facts = gatherFacts(kind, order, texts, part)
  const subject = texts[kind].subject(order.reference)
  return {
    subject,
    html: page({
      language: order.language,
      title: subject,
      preview: texts[kind].preview,
      shopUrl: urls.shop,
      content: content({ kind, order, texts, facts, urls }),
      footer: html`${texts.help}<br>${texts.why}`,
    }).markup,
    text: orderText({ order, texts, facts, orderUrl: urls.order }),
  }
}

/** Of a parcel only what is in it; the amounts below stay those of the whole order. */
function linesShown(kind: MailKind, order: Order, { subjectId }: MailPart): OrderLine[] {
  const parcel = kind === 'order_partly_sent' && order.parcels?.find(({ id }) => id === subjectId)
  if (!parcel) return order.lines
  const sent = new Map(parcel.lines.map(({ sku, quantity }) => [sku, quantity]))
  return order.lines.flatMap((line) => {
    const quantity = sent.get(line.sku)
    return quantity === undefined ? [] : [{ ...line, quantity }]
  })
}

interface Content {
  kind: MailKind
  order: Order
  texts: MailTexts
  facts: MailFacts
  urls: { order: string; public: string }
}

function content({ kind, order, texts, facts, urls }: Content): Markup {
  const { language } = order
  const { tracking } = facts
  const reference = isolate(order.reference, language)
  return html`${heading(facts.heading)}
${facts.paragraphs.map(paragraph)}
${tracking ? trackingFacts(tracking, order, texts) : ''}
${tracking?.url ? button(texts.trackParcel, tracking.url) : button(texts.seeOrder, urls.order)}
${sectionTitle(texts.order(reference))}
<p class="soft" style="${TEXT.small}margin:10px 0 4px;">${texts.placedOn(formatDay(order.placedAt, language))}</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
${order.lines.slice(0, LINES_SHOWN).map((line) => lineRow(line, order, texts, urls.public))}
</table>
${order.lines.length > LINES_SHOWN ? paragraph(texts.more(order.lines.length - LINES_SHOWN)) : ''}
${amountsTable(facts, order)}
${kind === 'order_cancelled' ? '' : deliveryColumns(order, texts)}
${tracking?.url ? html`<p style="margin:28px 0 0;"><a href="${urls.order}" class="link" style="${TEXT.body}color:${COLORS.accent};">${texts.seeOrder}</a></p>` : ''}`
}

function trackingFacts(
  tracking: NonNullable<MailFacts['tracking']>,
  { language }: Order,
  texts: MailTexts,
): Markup {
  return html`<p class="ink" style="${TEXT.body}margin:14px 0 0;">${texts.carrier}: <strong>${tracking.carrier}</strong><br>${texts.trackingNumber}: <strong>${isolate(tracking.number, language)}</strong></p>`
}

function lineRow(line: OrderLine, order: Order, texts: MailTexts, publicUrl: string): Markup {
  const { language } = order
  const [start, end] = directionOf(language) === 'rtl' ? ['right', 'left'] : ['left', 'right']
  const total = { ...line.unit, amountMinor: line.unit.amountMinor * line.quantity }
  // The title beside it says what the picture shows.
  const picture = line.pictureId
    ? html`<img src="${publicUrl}${pictureUrl(line.pictureId, 160, 'jpg')}" width="64" height="80" alt="" style="display:block;width:64px;height:80px;object-fit:cover;border-radius:8px;">`
    : ''
  return html`<tr>
<td width="64" valign="top" style="padding:14px 0;"><div style="width:64px;height:80px;border-radius:8px;background:${tintOf(line.tint)};">${picture}</div></td>
<td valign="top" align="${start}" style="padding:14px 16px;text-align:${start};"><span class="ink" style="${TEXT.body}font-weight:600;">${line.title}</span><br><span class="soft" style="${TEXT.small}">${line.options.map((option) => html`${option.name}: ${option.value}<br>`)}${texts.quantity(line.quantity, formatMoney(line.unit, language))}</span></td>
<td valign="top" align="${end}" class="ink" style="${TEXT.body}padding:14px 0;text-align:${end};white-space:nowrap;">${formatMoney(total, language)}</td>
</tr>
`
}

function amountsTable({ amounts, taxNote }: MailFacts, { language }: Order): Markup {
  const [start, end] = directionOf(language) === 'rtl' ? ['right', 'left'] : ['left', 'right']
  const rows = amounts.map(([label, value], index) => {
    const isTotal = index === amounts.length - 1
    const style = isTotal
      ? `${TEXT.body}font-size:19px;font-weight:700;padding:12px 0 0;border-top:1px solid ${COLORS.line};`
      : `${TEXT.body}font-weight:400;padding:4px 0;`
    return html`<tr><th scope="row" align="${start}" class="ink line" style="${style}text-align:${start};">${label}</th><td align="${end}" class="ink line" style="${style}text-align:${end};white-space:nowrap;">${value}</td></tr>
`
  })
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" class="line" style="margin:10px 0 0;padding:12px 0 0;border-top:1px solid ${COLORS.line};">
${rows}</table>
${taxNote ? html`<p class="soft" style="${TEXT.small}margin:4px 0 0;">${taxNote}</p>` : ''}`
}

function deliveryColumns(order: Order, texts: MailTexts): Markup {
  const { language, delivery } = order
  const start = directionOf(language) === 'rtl' ? 'right' : 'left'
  const lines = addressLines(order.shippingAddress, language)
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:32px 0 0;"><tr>
<td class="column" width="50%" valign="top" align="${start}" style="text-align:${start};"><h2 class="ink" style="${TEXT.label}">${texts.deliverTo}</h2><p class="soft" style="${TEXT.small}margin:6px 0 0;">${lines.map((line, index) => html`${index > 0 ? html`<br>` : ''}${line}`)}</p></td>
<td class="column" width="50%" valign="top" align="${start}" style="text-align:${start};"><h2 class="ink" style="${TEXT.label}">${texts.delivery}</h2><p class="soft" style="${TEXT.small}margin:6px 0 0;">${delivery.name}<br>${texts.workingDays(delivery.minDays, delivery.maxDays)}</p></td>
</tr></table>`
}
