import type { Intent } from '../ledger/model.ts'
import { groupDigits, testCards } from '../test-cards.ts'
import type { CardFields, FieldErrors } from './card-form.ts'
import { document, languageLinks } from './document.ts'
import { alertIcon, dunes, lockIcon, mark } from './drawings.ts'
import { type Html, html } from './html.ts'
import { formatMoney, type Language, type MessageKey, type Translate, translator } from './messages.ts'
import { paymentScript } from './payment-script.ts'
import { styles } from './styles.ts'

export type PaymentPage = {
  intent: Intent
  merchantName: string
  language: Language
  nonce: string
  /** Anti-forgery token and the nonce of this copy of the form. */
  formToken: string
  attemptId: string
  /** Where the form goes and where the shopper goes who gives up. */
  action: string
  cancelAddress: string
  addressIn: (language: Language) => string
  values?: Partial<CardFields>
  errors?: FieldErrors
  /** Said above the form: a decline, or what was wrong with the form. */
  alert?: MessageKey
}

/** The hosted payment page: one form, complete without JavaScript. */
export function paymentPage(page: PaymentPage): string {
  const { intent, language, merchantName } = page
  const text = translator(language)
  const amount = formatMoney(intent.amountMinor, intent.currency, language)
  const title = text('title', { merchant: merchantName })
  const body = html`
<header class="panel">
  <div class="brand">${mark}<span lang="en">Sandpay</span><span class="badge">${text('testMode')}</span></div>
  <div>
    <p class="caption">${text('amountToPay')}</p>
    <p class="amount"><bdi>${amount}</bdi></p>
  </div>
  <dl class="facts">
    <div><dt>${text('paidTo')}</dt><dd><bdi>${merchantName}</bdi></dd></div>
    <div><dt>${text('reference')}</dt><dd><bdi>${intent.reference}</bdi></dd>
    ${intent.description ? html`<dd class="plain"><bdi>${intent.description}</bdi></dd>` : undefined}</div>
  </dl>
  ${dunes}
</header>
<main>
  <h1>${text('cardDetails')}</h1>
  ${page.alert ? html`<p class="alert" role="alert">${alertIcon}<span>${text(page.alert)}</span></p>` : undefined}
  ${cardForm(page, text, text('pay', { amount }))}
  <a class="text-link" href="${page.cancelAddress}">${text('cancel')}</a>
  ${testCardList(page, text)}
</main>
<footer>
  <p class="note">${lockIcon}<span>${text('privacy')}</span></p>
  <p>${text('testModeNote')}</p>
  ${languageLinks(language, text, page.addressIn)}
</footer>`
  return document({ language, title, nonce: page.nonce, style: styles.payment, body, script: paymentScript })
}

function cardForm(page: PaymentPage, text: Translate, payLabel: string): Html {
  // The script shows the same words as the server; they travel with the form.
  const messages = JSON.stringify({
    numberMissing: text('numberMissing'),
    numberInvalid: text('numberInvalid'),
    numberNotTest: text('numberNotTest'),
    expiryInvalid: text('expiryInvalid'),
    expiryPast: text('expiryPast'),
    cvcInvalid: text('cvcInvalid'),
    working: text('working'),
  })
  return html`
<form class="card" method="post" action="${page.action}" novalidate data-messages="${messages}">
  <input type="hidden" name="formToken" value="${page.formToken}">
  <input type="hidden" name="attemptId" value="${page.attemptId}">
  ${field(page, text, {
    name: 'number',
    label: 'number',
    autocomplete: 'cc-number',
    placeholder: '4242 4242 4242 4242',
    maxLength: 23,
  })}
  ${field(page, text, {
    name: 'expiry',
    label: 'expiry',
    hint: 'expiryHint',
    autocomplete: 'cc-exp',
    placeholder: text('expiryFormat'),
    maxLength: 9,
  })}
  ${field(page, text, {
    name: 'cvc',
    label: 'cvc',
    hint: 'cvcHint',
    autocomplete: 'cc-csc',
    placeholder: '123',
    maxLength: 4,
  })}
  <button class="button wide" type="submit"><span data-label><bdi>${payLabel}</bdi></span></button>
</form>`
}

type Field = {
  name: keyof CardFields
  label: MessageKey
  hint?: MessageKey
  autocomplete: string
  placeholder: string
  maxLength: number
}

function field(page: PaymentPage, text: Translate, field: Field): Html {
  const { name } = field
  const error = page.errors?.[name]
  const firstError = (['number', 'expiry', 'cvc'] as const).find((key) => page.errors?.[key])
  const hint = field.hint && html`<p class="hint" id="${name}-hint">${text(field.hint)}</p>`
  return html`
  <div class="${name === 'number' ? 'field wide' : 'field'}">
    <label for="${name}">${text(field.label)}</label>
    <input id="${name}" name="${name}" type="text" inputmode="numeric" autocomplete="${field.autocomplete}"
      placeholder="${field.placeholder}" maxlength="${field.maxLength}" required
      value="${page.values?.[name] ?? ''}" aria-invalid="${error ? 'true' : 'false'}"
      aria-describedby="${name}-error${field.hint ? ` ${name}-hint` : ''}"${firstError === name ? html` autofocus` : undefined}>
    ${hint}
    <p class="error" id="${name}-error">${error && text(error)}</p>
  </div>`
}

/** Buttons that fill the form: by script at once, without it by loading the page filled. */
function testCardList(page: PaymentPage, text: Translate): Html {
  const buttons = testCards.map(
    (card) => html`
    <button type="submit" name="fill" value="${card.behaviour}" data-number="${card.number}">
      <b class="ltr">${groupDigits(card.number)}</b><span>${text(`card_${card.behaviour}`)}</span>
    </button>`,
  )
  return html`
<details open>
  <summary>${text('testCards')}</summary>
  <p class="hint">${text('testCardsHint')}</p>
  <form class="test-cards" method="get">
    <input type="hidden" name="token" value="${page.intent.token}">
    <input type="hidden" name="language" value="${page.language}">
    ${buttons}
  </form>
</details>`
}
