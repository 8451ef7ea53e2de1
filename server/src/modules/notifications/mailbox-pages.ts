import type { MailSummary, notifications, Output } from '@techmart/contracts'
import { html, type Markup } from '../../kernel/markup.ts'

type MailList = Output<typeof notifications, 'listMails'>
type Mail = Output<typeof notifications, 'getMail'>

/** The mails, newest first. */
export function listPage({ items, nextCursor }: MailList): Markup {
  return shell(
    'Mailbox',
    html`<h1>Mailbox</h1>
<p class="soft">No mail server is configured, so mails stay here instead of being sent.</p>
${items.length === 0 ? html`<p class="empty">No mail yet. Buy something in the shop, and the confirmation will lie here.</p>` : html`<ol>${items.map(row)}</ol>`}
${nextCursor ? html`<p><a href="/mailbox?cursor=${encodeURIComponent(nextCursor)}">Older mails</a></p>` : ''}`,
  )
}

function row({ id, to, subject, createdAt }: MailSummary): Markup {
  return html`<li><a href="/mailbox/${encodeURIComponent(id)}"><bdi class="subject">${subject}</bdi><span class="soft">${to}</span>${time(createdAt)}</a></li>`
}

/** One mail: as a mail program shows it, in a frame that may run nothing, or its text part. */
export function mailPage({ mail, html: body, text }: Mail, part: 'html' | 'text'): Markup {
  const tab = (name: 'html' | 'text', label: string) =>
    html`<a href="/mailbox/${encodeURIComponent(mail.id)}${name === 'text' ? '?part=text' : ''}"${name === part ? html` aria-current="page"` : ''}>${label}</a>`
  // Without allow-scripts nothing in it runs; its links open beside, as in a mail program.
  const shown =
    part === 'text'
      ? html`<pre dir="auto">${text}</pre>`
      : html`<iframe title="The mail" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" srcdoc="${withLinksOutside(body)}"></iframe>`
  return shell(
    mail.subject,
    html`<p><a href="/mailbox">All mails</a></p>
<h1><bdi>${mail.subject}</bdi></h1>
<p class="soft">To ${mail.to} · ${time(mail.createdAt)}</p>
<nav aria-label="Parts of the mail">${tab('html', 'Mail')}${tab('text', 'Plain text')}</nav>
${shown}`,
  )
}

export function missingPage(): Markup {
  return shell(
    'No such mail',
    html`<h1>No such mail</h1><p>It may have been written by a shop that was started anew since.</p><p><a href="/mailbox">All mails</a></p>`,
  )
}

function withLinksOutside(body: string): string {
  return body.replace('<head>', '<head><base target="_blank">')
}

function time(at: string): Markup {
  return html`<time class="soft" datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time>`
}

const STYLE = html`<style>
  :root { color-scheme: light dark; --paper: light-dark(#fcfaf6, #0f1117); --ink: light-dark(#1a1d2b, #efece7);
    --soft: light-dark(#535663, #b4b1a9); --line: light-dark(#dcd9d2, #32343c); --accent: light-dark(#2b43e3, #92a3ff); }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 'Instrument Sans', system-ui, sans-serif; }
  main { max-width: 56rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 3rem); }
  h1 { font-size: clamp(1.5rem, 4vw, 2.25rem); line-height: 1.15; letter-spacing: -0.02em; margin: 0 0 0.5rem; text-wrap: balance; }
  a { color: var(--accent); }
  a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
  .soft { color: var(--soft); font-size: 0.9375rem; }
  .empty { padding: 3rem 0; border-block: 1px solid var(--line); }
  ol { list-style: none; margin: 2rem 0; padding: 0; border-top: 1px solid var(--line); }
  li a { display: grid; grid-template-columns: 1fr auto; gap: 0 1.5rem; padding: 0.875rem 0.25rem; border-bottom: 1px solid var(--line);
    color: inherit; text-decoration: none; min-height: 44px; overflow-wrap: anywhere; }
  li a:hover .subject { text-decoration: underline; }
  .subject { font-weight: 600; grid-column: 1 / -1; justify-self: start; }
  nav { display: flex; gap: 1.25rem; border-bottom: 1px solid var(--line); margin-top: 1.5rem; }
  nav a { padding: 0.625rem 0; text-decoration: none; color: var(--soft); border-bottom: 2px solid transparent; margin-bottom: -1px; }
  nav a[aria-current] { color: var(--ink); border-color: var(--ink); font-weight: 600; }
  iframe { width: 100%; height: max(70vh, 40rem); border: 0; background: #fcfaf6; margin-top: 1rem; border-radius: 8px; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 0.9375rem/1.6 ui-monospace, monospace; margin-top: 1.5rem; }
</style>`

function shell(title: string, content: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
${STYLE}
</head>
<body><main>${content}</main></body>
</html>
`
}
