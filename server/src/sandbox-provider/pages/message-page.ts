import { document } from './document.ts'
import { mark } from './drawings.ts'
import { type Html, html } from './html.ts'
import { type Language, type MessageKey, translator } from './messages.ts'
import { styles } from './styles.ts'

type MessagePage = {
  language: Language
  nonce: string
  title: MessageKey
  text: MessageKey
  link?: { address: string; label: MessageKey }
}

/** A page that says one thing: a payment that ended, a lost connection, an address that leads nowhere. */
export function messagePage(page: MessagePage): string {
  const text = translator(page.language)
  const link: Html | undefined =
    page.link && html`<a class="button" href="${page.link.address}">${text(page.link.label)}</a>`
  const body = html`
<main>
  <div class="brand">${mark}<span lang="en">Sandpay</span><span class="badge">${text('testMode')}</span></div>
  <h1>${text(page.title)}</h1>
  <p>${text(page.text)}</p>
  ${link}
</main>`
  const { language, nonce } = page
  return document({ language, nonce, title: text(page.title), style: styles.message, body })
}
