import type { Intent } from '../ledger/model.ts'
import { document, languageLinks } from './document.ts'
import { bankCrest } from './drawings.ts'
import { html } from './html.ts'
import { formatMoney, type Language, translator } from './messages.ts'
import { styles } from './styles.ts'

type ChallengePage = {
  intent: Intent
  merchantName: string
  language: Language
  nonce: string
  formToken: string
  action: string
  cancelAddress: string
  addressIn: (language: Language) => string
}

/** The 3-D Secure page of the shopper's bank: confirm or refuse. */
export function challengePage(page: ChallengePage): string {
  const { intent, language, merchantName } = page
  const text = translator(language)
  const title = text('challengeTitle')
  const body = html`
<main>
  <div class="brand">${bankCrest}<span>${text('challengeBank')}</span><span class="badge">${text('testMode')}</span></div>
  <h1>${title}</h1>
  <p>${text('challengeIntro', { merchant: merchantName })}</p>
  <dl class="figures">
    <dt>${text('amountToPay')}</dt><dd><bdi>${formatMoney(intent.amountMinor, intent.currency, language)}</bdi></dd>
    <dt>${text('paidTo')}</dt><dd><bdi>${merchantName}</bdi></dd>
    <dt>${text('reference')}</dt><dd><bdi>${intent.reference}</bdi></dd>
    <dt>${text('challengeCard')}</dt><dd><span class="ltr">•••• ${intent.attempts.at(-1)?.last4}</span></dd>
  </dl>
  <form class="choices" method="post" action="${page.action}">
    <input type="hidden" name="formToken" value="${page.formToken}">
    <button class="button" type="submit" name="decision" value="approve">${text('challengeApprove')}</button>
    <button class="button quiet" type="submit" name="decision" value="fail">${text('challengeFail')}</button>
  </form>
  <a class="text-link" href="${page.cancelAddress}">${text('cancel')}</a>
</main>
<footer>${languageLinks(language, text, page.addressIn)}</footer>`
  return document({ language, title, nonce: page.nonce, style: styles.challenge, body })
}
