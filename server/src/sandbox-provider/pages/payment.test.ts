import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../ledger/model.ts'
import { order, shopper, startSandpay, until } from '../testing/sandpay.ts'

const cards = {
  approved: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  insufficient: '4000 0000 0000 9995',
  challenge: '4000 0000 0000 3220',
  slow: '4000 0000 0000 0259',
  slowFailure: '4000 0000 0000 0127',
  lost: '4000 0000 0000 0341',
  duplicate: '4000 0000 0000 0101',
}

const backAt = (result: string, id: string) => `${order.returnUrl}&intent=${id}&result=${result}`

test('an approved card is charged and sends the browser back with 303', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const answer = await shopper().pay(created.redirectUrl, cards.approved)
  assert.equal(answer.status, 303)
  assert.equal(answer.location?.href, backAt('success', created.id))
  const intent = await merchant.intent(created.id)
  assert.equal(intent.status, 'captured')
  assert.equal(intent.capturedMinor, 12_345)
  assert.deepEqual(intent.card, { brand: 'visa', last4: '4242' })
  assert.deepEqual(
    (await merchant.events()).map(({ type }) => type),
    ['intent.captured'],
  )
})

test('a declined card leaves the intent payable, and another card pays it', async (t) => {
  const { merchant } = await startSandpay(t)
  for (const [number, code, words] of [
    [cards.declined, 'card_declined', /Your bank declined this card/],
    [cards.insufficient, 'insufficient_funds', /not enough money/],
  ] as const) {
    const { body: created } = await merchant.create()
    const browser = shopper()
    const answer = await browser.pay(created.redirectUrl, number)
    assert.equal(answer.status, 303)
    assert.match((await browser.open(String(answer.location))).html, words)
    const intent = await merchant.intent(created.id)
    assert.equal(intent.status, 'requires_payment')
    assert.equal(intent.lastError?.code, code)
    const second = await browser.pay(created.redirectUrl, cards.approved)
    assert.equal(second.location?.href, backAt('success', created.id))
    const paid = await merchant.intent(created.id)
    assert.equal(paid.status, 'captured')
    assert.equal(paid.lastError, undefined)
  }
  assert.deepEqual(
    (await merchant.events()).map(({ type }) => type),
    ['intent.payment_failed', 'intent.captured', 'intent.payment_failed', 'intent.captured'],
  )
})

test('3-D Secure is asked on its own page: confirmed pays, refused leaves the intent payable', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const browser = shopper()
  const toBank = await browser.pay(created.redirectUrl, cards.challenge)
  assert.equal(toBank.location?.pathname, `/pay/${created.id}/challenge`)
  assert.equal((await merchant.intent(created.id)).status, 'requires_challenge')
  assert.equal((await browser.open(created.redirectUrl)).location?.pathname, `/pay/${created.id}/challenge`)

  const challenge = String(toBank.location)
  const bank = await browser.open(challenge)
  assert.match(bank.html, /•••• 3220/)
  const refused = await browser.submit(challenge, { ...browser.hiddenFields(bank.html), decision: 'fail' })
  assert.match((await browser.open(String(refused.location))).html, /The confirmation failed/)
  assert.equal((await merchant.intent(created.id)).lastError?.code, 'authentication_failed')

  await browser.pay(created.redirectUrl, cards.challenge)
  const again = await browser.open(challenge)
  const approve = { ...browser.hiddenFields(again.html), decision: 'approve' }
  const [first, second] = await Promise.all([
    browser.submit(challenge, approve),
    browser.submit(challenge, approve),
  ])
  assert.equal(first.location?.href, backAt('success', created.id))
  assert.equal(second.location?.href, backAt('success', created.id))
  assert.deepEqual(
    (await merchant.events()).map(({ type }) => type),
    ['intent.payment_failed', 'intent.captured'],
  )
})

test('a slow card returns at once as pending and is captured later', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const answer = await shopper().pay(created.redirectUrl, cards.slow)
  assert.equal(answer.location?.href, backAt('pending', created.id))
  await until('it is captured', async () => (await merchant.intent(created.id)).status === 'captured')
  const [processing, captured] = await merchant.events()
  assert.ok(processing && captured)
  assert.equal(processing.type, 'intent.processing')
  assert.equal(processing.data.intent.status, 'processing')
  assert.equal(processing.data.intent.capturedMinor, 0)
  assert.equal(captured.type, 'intent.captured')
  const tookMs = Date.parse(captured.data.intent.updatedAt) - Date.parse(processing.data.intent.updatedAt)
  // 80 ms are asked for; a timer set in a busy turn of the event loop fires somewhat early.
  assert.ok(tookMs >= 40, `${tookMs} ms`)
})

test('a slow card that fails ends the intent for good', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const browser = shopper()
  const answer = await browser.pay(created.redirectUrl, cards.slowFailure)
  assert.equal(answer.location?.href, backAt('pending', created.id))
  await until('it has failed', async () => (await merchant.intent(created.id)).status === 'failed')
  const intent = await merchant.intent(created.id)
  assert.equal(intent.lastError?.code, 'processing_failed')
  assert.equal(intent.capturedMinor, 0)
  const page = await browser.open(created.redirectUrl)
  assert.match(page.html, /This payment failed/)
  assert.match(page.html, /result=failed/)
})

test('a payment that is cancelled while processing never moves money', async (t) => {
  const { merchant } = await startSandpay(t, { delayScale: 1 })
  const { body: created } = await merchant.create()
  await shopper().pay(created.redirectUrl, cards.slow)
  assert.equal((await merchant.intent(created.id)).status, 'processing')
  assert.equal((await merchant.cancel(created.id)).body.status, 'cancelled')
  assert.equal((await merchant.intent(created.id)).capturedMinor, 0)
})

test('the lost-answer card is charged, but the browser stays on an error page', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const browser = shopper()
  const page = await browser.open(created.redirectUrl)
  const form = { ...browser.hiddenFields(page.html), ...browser.card(cards.lost) }
  for (let press = 1; press <= 2; press += 1) {
    const answer = await browser.submit(created.redirectUrl, form)
    assert.equal(answer.status, 504)
    assert.equal(answer.location, undefined)
    assert.match(answer.html, /The connection was lost/)
    assert.doesNotMatch(answer.html, /shop\.example/)
  }
  assert.equal((await merchant.intent(created.id)).status, 'captured')
  assert.equal((await merchant.events()).length, 1)
})

test('the duplicate-webhook card is charged once', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const answer = await shopper().pay(created.redirectUrl, cards.duplicate)
  assert.equal(answer.location?.href, backAt('success', created.id))
  assert.equal((await merchant.intent(created.id)).capturedMinor, 12_345)
  assert.equal((await merchant.events()).filter(({ type }) => type === 'intent.captured').length, 1)
})

test('a form sent many times at once charges once, and a declined one counts one attempt', async (t) => {
  const { merchant } = await startSandpay(t)
  for (const [number, type] of [
    [cards.declined, 'intent.payment_failed'],
    [cards.approved, 'intent.captured'],
  ] as const) {
    const { body: created } = await merchant.create()
    const browser = shopper()
    const page = await browser.open(created.redirectUrl)
    const form = { ...browser.hiddenFields(page.html), ...browser.card(number) }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => browser.submit(created.redirectUrl, form)),
    )
    assert.equal(new Set(answers.map(({ location }) => location?.href)).size, 1)
    const events = (await merchant.events()).filter(({ data }) => data.intent.id === created.id)
    assert.deepEqual(
      events.map((event) => event.type),
      [type],
    )
  }
})

test('two tabs paying at once charge once', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const browser = shopper()
  await browser.open(created.redirectUrl)
  const answers = await Promise.all([1, 2].map(() => browser.pay(created.redirectUrl, cards.approved)))
  for (const { location } of answers) assert.equal(location?.href, backAt('success', created.id))
  assert.equal((await merchant.events()).length, 1)
})

test('too many declined attempts end the intent', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const browser = shopper()
  for (let attempt = 1; attempt < limits.attemptsPerIntent; attempt += 1) {
    await browser.pay(created.redirectUrl, cards.declined)
  }
  assert.equal((await merchant.intent(created.id)).status, 'requires_payment')
  const last = await browser.pay(created.redirectUrl, cards.declined)
  assert.equal(last.location?.href, backAt('failed', created.id))
  assert.equal((await merchant.intent(created.id)).lastError?.code, 'too_many_attempts')
})

test('wrong fields are named beside them; number and code are not sent back', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const browser = shopper()
  const page = await browser.open(created.redirectUrl)
  const fields = { number: '4242424242424241', expiry: '01/20', cvc: '98' }
  const answer = await browser.submit(created.redirectUrl, { ...browser.hiddenFields(page.html), ...fields })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /id="number-error">This card number is not right/)
  assert.match(answer.html, /id="expiry-error">This card has expired/)
  assert.match(answer.html, /id="cvc-error">Enter the 3 digits/)
  assert.match(answer.html, /value="01\/20" aria-invalid="true"/)
  assert.doesNotMatch(answer.html, /4242424242424241|value="98"/)
  assert.deepEqual(await merchant.events(), [])
})

test('a form without the token of this browser is refused', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const { body: other } = await merchant.create()
  const victim = shopper()
  await victim.open(created.redirectUrl)
  const attacker = shopper()
  const attackers = attacker.hiddenFields((await attacker.open(created.redirectUrl)).html)
  const forOther = victim.hiddenFields((await victim.open(other.redirectUrl)).html)
  for (const forged of [{}, attackers, forOther, { ...attackers, formToken: '' }]) {
    const answer = await victim.submit(created.redirectUrl, { ...forged, ...victim.card(cards.approved) })
    assert.equal(answer.status, 403)
    assert.match(answer.html, /open for too long/)
  }
  const noCookie = await shopper().submit(created.redirectUrl, {
    ...attackers,
    ...victim.card(cards.approved),
  })
  assert.equal(noCookie.status, 403)
  assert.equal((await merchant.intent(created.id)).status, 'requires_payment')
})

test('a challenge without the token of this browser decides nothing', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const browser = shopper()
  const toBank = await browser.pay(created.redirectUrl, cards.challenge)
  await browser.submit(String(toBank.location), { formToken: 'forged', decision: 'approve' })
  assert.equal((await merchant.intent(created.id)).status, 'requires_challenge')
})

test('a wrong address shows the same page whether the intent exists or not', async (t) => {
  const { merchant, provider } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const shape = (page: string) => page.replace(/nonce="[^"]*"/g, '')
  const pages = await Promise.all(
    [`/pay/${created.id}?token=wrong`, `/pay/${created.id}`, '/pay/pi_none?token=x', '/nowhere'].map((path) =>
      shopper().open(provider.url + path),
    ),
  )
  for (const { status, html } of pages) {
    assert.equal(status, 404)
    assert.equal(shape(html), shape(pages[0]?.html ?? ''))
  }
})

test('a page answers in four languages, Arabic from right to left', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const inLanguage = async (language: string) =>
    (await shopper().open(`${created.redirectUrl}&language=${language}`)).html
  assert.match(await inLanguage('en'), /<html lang="en" dir="ltr">[\s\S]*Pay <|Pay €123\.45/)
  assert.match(await inLanguage('es'), /lang="es" dir="ltr"[\s\S]*Pagar 123,45/)
  assert.match(await inLanguage('de'), /lang="de" dir="ltr"[\s\S]*123,45\s€ bezahlen/)
  assert.match(await inLanguage('ar'), /lang="ar" dir="rtl"[\s\S]*ادفع/)
  assert.match(await inLanguage('fr'), /lang="en"/)
  const german = await shopper().open(created.redirectUrl, { headers: { 'accept-language': 'fr, de;q=0.8' } })
  assert.match(german.html, /lang="de"/)
})

test('what the merchant wrote is shown as text, never as markup', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create({
    reference: '"><script>alert(1)</script>',
    description: "<img src=x onerror='alert(2)'>",
  })
  const { html } = await shopper().open(created.redirectUrl)
  assert.doesNotMatch(html, /<script>alert|<img/)
  assert.match(html, /&lt;script&gt;alert\(1\)/)
})

test('pages are guarded by a policy that lets nothing foreign in', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const { headers, html } = await shopper().open(created.redirectUrl)
  const policy = headers.get('content-security-policy') ?? ''
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1]
  assert.ok(nonce)
  assert.ok(html.includes(`<script nonce="${nonce}">`))
  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /frame-ancestors 'none'/)
  assert.match(policy, /form-action 'self' http:\/\/shop\.example(;|$)/)
  assert.doesNotMatch(html, /\son\w+=|style="|https?:\/\/(?!shop\.example|www\.w3\.org)/)
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.match(headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Lax/)
  const next = await shopper().open(created.redirectUrl)
  assert.doesNotMatch(next.html, new RegExp(`nonce="${nonce.replace(/[+/]/g, '\\$&')}"`))
})

test('without script a test card fills the form by loading the page', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const { html } = await shopper().open(`${created.redirectUrl}&fill=challenge`)
  assert.match(html, /name="number"[\s\S]{0,200}value="4000 0000 0000 3220"/)
  assert.match(html, /name="cvc"[\s\S]{0,200}value="123"/)
})

test('giving up leads to the shop and leaves the intent payable', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: created } = await merchant.create()
  const { html } = await shopper().open(created.redirectUrl)
  const expected = `${order.cancelUrl}?intent=${created.id}&amp;result=cancelled`
  assert.ok(html.includes(`<a class="text-link" href="${expected}">`))
})

test('the overview shows intents and deliveries, but no address one could pay at', async (t) => {
  const { merchant, provider } = await startSandpay(t)
  const { body: created } = await merchant.create({ reference: 'TM-<b>7' })
  await shopper().pay(created.redirectUrl, cards.approved)
  const { status, html } = await shopper().open(provider.url)
  assert.equal(status, 200)
  assert.ok(html.includes(created.id))
  assert.match(html, /TM-&lt;b&gt;7/)
  assert.match(html, /intent\.captured/)
  assert.doesNotMatch(html, new RegExp(new URL(created.redirectUrl).searchParams.get('token') ?? 'none'))
  assert.doesNotMatch(html, /4242/)
})
