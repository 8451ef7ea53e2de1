import type { Address, Language, Money, Order, OrderDocument } from '@techmart/contracts'
import { html, type Markup } from '../../kernel/markup.ts'
import { type DocumentTexts, documentTexts } from './document-texts.ts'
import { seller } from './seller.ts'

/** Western digits in Arabic, as everywhere in the shop. */
const LOCALES: Record<Language, string> = { en: 'en', es: 'es', de: 'de', ar: 'ar-u-nu-latn' }

/** An invoice as a page of its own, for the printer as much as for the screen. */
export function invoicePage(order: Order, document: OrderDocument): string {
  const texts = documentTexts[order.language]
  const money = (amount: Money) => formatMoney(amount, order.language)
  return page(order, texts.invoice, [
    head(order, texts, texts.invoice, document),
    parties(order, texts, texts.billTo, order.billingAddress ?? order.shippingAddress),
    html`<table><thead><tr><th>${texts.article}</th><th class="n">${texts.quantity}</th><th class="n">${texts.unitPrice}</th><th class="n">${texts.amount}</th></tr></thead><tbody>
${order.lines.map(
  ({
    title,
    sku,
    options,
    quantity,
    unit,
  }) => html`<tr><td>${title}<small>${[sku, ...options.map(({ value }) => value)].join(' · ')}</small></td><td class="n">${quantity}</td><td class="n">${money(unit)}</td><td class="n">${money({ ...unit, amountMinor: unit.amountMinor * quantity })}</td></tr>
`,
)}</tbody></table>`,
    sums(invoiceSums(order, texts), texts.paid),
  ])
}

/** A credit note: which part of which invoice is taken back. */
export function creditNotePage(order: Order, document: OrderDocument, invoice: OrderDocument): string {
  const texts = documentTexts[order.language]
  return page(order, texts.creditNote, [
    head(order, texts, texts.creditNote, document),
    parties(order, texts, texts.billTo, order.billingAddress ?? order.shippingAddress),
    sums(
      [[texts.creditTotal, formatMoney(document.amount, order.language), true]],
      texts.credited(invoice.number),
    ),
  ])
}

/** What goes into a parcel; bundles are packed by their parts. Prices are nobody's concern who unpacks a present. */
export function packingSlipPage(
  order: Order,
  lines: { sku: string; quantity: number }[],
  tracking?: Order['tracking'],
): string {
  const texts = documentTexts[order.language]
  const titles = new Map(order.lines.map((line) => [line.sku, line]))
  return page(order, texts.packingSlip, [
    head(order, texts, texts.packingSlip),
    parties(order, texts, texts.deliverTo, order.shippingAddress, tracking),
    html`<table><thead><tr><th>${texts.article}</th><th class="n">${texts.quantity}</th><th class="n">${texts.packed}</th></tr></thead><tbody>
${lines.map(({ sku, quantity }) => {
  const line = titles.get(sku)
  const parts = line?.components.map((part) => `${part.quantity * quantity} × ${part.sku}`).join(', ')
  return html`<tr><td>${line?.title ?? sku}<small>${[sku, ...(line?.options.map(({ value }) => value) ?? [])].join(' · ')}</small>${parts ? html`<small>${texts.parts}: ${parts}</small>` : ''}</td><td class="n">${quantity}</td><td class="n">☐</td></tr>
`
})}</tbody></table>`,
    html`<p>${texts.thanks}</p>`,
  ])
}

/** Name, amount, and whether it is what all of it comes to. */
type Sum = [name: string, value: string, isTotal?: true]

function invoiceSums(order: Order, texts: DocumentTexts): Sum[] {
  const money = (amountMinor: number) =>
    formatMoney({ amountMinor, currency: order.currency }, order.language)
  const rows: Sum[] = [[texts.subtotal, money(order.subtotal.amountMinor)]]
  if (order.discount.amountMinor > 0) rows.push([texts.discount, money(-order.discount.amountMinor)])
  const delivery = order.delivery.price.amountMinor
  rows.push([order.delivery.name, delivery === 0 ? texts.free : money(delivery)])
  if (!order.taxIncluded) rows.push([order.taxLabel, money(order.tax.amountMinor)])
  rows.push([texts.total, money(order.total.amountMinor), true])
  if (order.taxIncluded) rows.push([texts.including(order.taxLabel), money(order.tax.amountMinor)])
  return rows
}

function head(order: Order, texts: DocumentTexts, title: string, document?: OrderDocument): Markup {
  const facts: [string, string][] = [
    ...(document
      ? ([
          [texts.number, document.number],
          [texts.date, formatDay(document.issuedAt, order.language)],
        ] as [string, string][])
      : []),
    [texts.order, order.reference],
    [texts.placedOn, formatDay(order.placedAt, order.language)],
  ]
  return html`<header><p class="seller"><strong>${seller.name}</strong>${[...seller.lines, seller.contact, seller.taxId].map((line) => html`<br>${line}`)}</p><h1>${title}</h1>
<dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl></header>`
}

function parties(
  order: Order,
  texts: DocumentTexts,
  label: string,
  address: Address,
  tracking?: Order['tracking'],
): Markup {
  const { name, line1, line2, country } = address
  const land = new Intl.DisplayNames([order.language], { type: 'region' }).of(country) ?? country
  const lines = [name, line1, line2, ...placeOf(address), land].filter(Boolean)
  return html`<section><h2>${label}</h2><address>${lines.map((line) => html`<bdi>${line}</bdi><br>`)}</address>${
    tracking ? html`<p>${texts.carrier}: ${tracking.carrier} <bdi>${tracking.number}</bdi></p>` : ''
  }</section>`
}

/** The town as it is written in its country. */
function placeOf({ city, postalCode = '', region = '', country }: Address): string[] {
  if (country === 'US') return [`${city}, ${region} ${postalCode}`.trim()]
  if (country === 'GB') return [city, postalCode]
  return [`${postalCode} ${city}`.trim(), region]
}

function sums(rows: Sum[], closing: string): Markup {
  return html`<table class="sums"><tbody>${rows.map(([name, value, isTotal]) => html`<tr${isTotal ? html` class="total"` : ''}><th scope="row">${name}</th><td class="n">${value}</td></tr>`)}</tbody></table><p>${closing}</p>`
}

function page(order: Order, title: string, content: Markup[]): string {
  const { language, reference } = order
  return html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title} ${reference}</title>
${STYLE}
</head>
<body><main>${content}</main></body>
</html>
`.markup
}

const STYLE = html`<style>
  :root { color-scheme: light; }
  * { box-sizing: border-box; }
  body { margin: 0; background: #fff; color: #1a1d2b; font: 16px/1.5 system-ui, 'Segoe UI', Roboto, Arial, sans-serif; }
  main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem; }
  h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.5rem 0 1rem; }
  h2 { font-size: 1rem; margin: 2rem 0 .25rem; }
  address { font-style: normal; }
  dl { margin: 0; display: flex; flex-wrap: wrap; gap: .75rem 2rem; }
  dt { color: #535663; font-size: .875rem; }
  dd { margin: 0; font-weight: 600; }
  table { width: 100%; border-collapse: collapse; margin: 2rem 0 1rem; }
  th, td { text-align: start; padding: .5rem .5rem .5rem 0; border-bottom: 1px solid #dcd9d2; vertical-align: top; }
  .n { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; padding-inline-end: 0; }
  small { display: block; color: #535663; }
  .sums { margin-top: 0; margin-inline-start: auto; width: min(24rem, 100%); }
  .sums th { font-weight: 400; }
  .sums .total > * { font-weight: 700; font-size: 1.125rem; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  @page { margin: 18mm 16mm; }
  @media print { body { font-size: 11pt; } main { padding: 0; max-width: none; } }
</style>`

function formatMoney({ amountMinor, currency }: Money, language: Language): string {
  const format = new Intl.NumberFormat(language === 'ar' ? 'en' : LOCALES[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  // Every currency of the shop has two decimals.
  return format.format(amountMinor / 100)
}

function formatDay(at: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(at),
  )
}
