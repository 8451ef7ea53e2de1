import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import type { Delivery, Intent, StoredEvent } from '../ledger/model.ts'
import { document } from './document.ts'
import { mark } from './drawings.ts'
import { type Html, html } from './html.ts'
import { formatMoney } from './messages.ts'
import { guardPage } from './security-headers.ts'
import { styles } from './styles.ts'

const rowsShown = 50

/** `/`: the latest intents and webhook deliveries, to read only; no card data, no payment addresses. */
export function addDashboard(app: FastifyInstance, ctx: Context): void {
  app.get('/', async (_request, reply) => {
    const intents = ctx.ledger.latestIntents(rowsShown)
    const events = ctx.ledger.latestEvents(rowsShown)
    await ctx.ledger.settled()
    const body = html`
<header class="brand">${mark}<span>Sandpay</span><span class="badge">Test mode</span></header>
<main>
  <div><h1>What happened</h1>
  <p class="note">The latest ${rowsShown} payment intents and webhook deliveries. Everything here is a
  simulation; the README beside the code lists the test cards.</p></div>
  <section aria-labelledby="intents"><h2 id="intents">Payment intents</h2>
  ${table(
    'intents',
    ['Intent', 'Created', 'Reference', 'Status', 'Amount', 'Captured', 'Refunded', 'Last error'],
    intents.map(intentRow),
  )}</section>
  <section aria-labelledby="deliveries"><h2 id="deliveries">Webhook deliveries</h2>
  ${table(
    'deliveries',
    ['Event', 'Created', 'Type', 'Intent', 'Delivery', 'Attempts', 'Last answer'],
    events.map((event) => eventRow(event, ctx.ledger.delivery(event.id))),
  )}</section>
</main>`
    const nonce = guardPage(reply)
    return document({ language: 'en', title: 'What happened', nonce, style: styles.dashboard, body })
  })
}

function table(labelId: string, columns: readonly string[], rows: readonly Html[]): Html {
  if (rows.length === 0) return html`<p class="scroll empty">Nothing yet.</p>`
  const heads = columns.map((column) => html`<th scope="col">${column}</th>`)
  // Focusable, so that a keyboard can scroll a table wider than the screen.
  return html`<div class="scroll" role="group" aria-labelledby="${labelId}" tabindex="0">
<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function intentRow(intent: Intent): Html {
  const money = (amountMinor: number) => formatMoney(amountMinor, intent.currency, 'en')
  return html`<tr>
<th scope="row"><code>${intent.id}</code></th><td>${moment(intent.createdAt)}</td><td>${intent.reference}</td>
<td>${state(intent.status, intent.status === 'failed' || intent.status === 'cancelled')}</td>
<td>${money(intent.amountMinor)}</td><td>${money(intent.capturedMinor)}</td><td>${money(intent.refundedMinor)}</td>
<td>${intent.lastError?.code ?? '–'}</td></tr>`
}

function eventRow(event: StoredEvent, delivery: Delivery | undefined): Html {
  const last = delivery?.attempts.at(-1)
  const isFailing = delivery?.state === 'abandoned' || (delivery?.failuresInRow ?? 0) > 0
  return html`<tr>
<th scope="row"><code>${event.id}</code></th><td>${moment(event.createdAt)}</td><td>${event.type}</td>
<td><code>${event.intentId}</code></td><td>${state(delivery?.state ?? 'unknown', isFailing)}</td>
<td>${delivery?.attemptCount ?? 0}</td><td>${last?.status ?? last?.error ?? '–'}</td></tr>`
}

function state(name: string, isBad: boolean): Html {
  return html`<span class="${isBad ? 'state bad' : 'state'}">${name.replaceAll('_', ' ')}</span>`
}

function moment(at: number): Html {
  const iso = new Date(at).toISOString()
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`
}
