import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '@techmart/contracts'
import { type MailKind, mailTexts } from './mail-texts.ts'
import { renderOrderMail } from './order-mail.ts'
import { testOrder } from './test-order.ts'

const SHOP = 'https://shop.example'
const kinds: MailKind[] = ['order_paid', 'order_fulfilled', 'order_cancelled']
const tracking = {
  carrier: 'Parcel & Co',
  number: 'PC-1234',
  url: 'https://parcel.example/t/PC-1234?a=1&b=2',
}

const EMPTY = new Set(['meta', 'br', 'img', '!doctype'])

/** Every element is closed where it should be. */
function assertWellFormed(html: string): void {
  const open: string[] = []
  for (const [, slash, name = ''] of html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .matchAll(/<(\/?)([!a-z0-9]+)/gi)) {
    const tag = name.toLowerCase()
    if (EMPTY.has(tag)) continue
    if (slash) assert.equal(open.pop(), tag)
    else open.push(tag)
  }
  assert.deepEqual(open, [])
}

test('every occasion is told whole in every language, in both parts', () => {
  for (const language of languages) {
    for (const kind of kinds) {
      const mail = renderOrderMail(kind, testOrder('TM-7K2M9', { language, tracking }), SHOP)
      const prefix = language === 'en' ? '' : `/${language}`
      assert.ok(mail.subject.includes('TM-7K2M9'))
      assert.ok(mail.html.includes(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`))
      assertWellFormed(mail.html)
      for (const part of [mail.html, mail.text]) {
        assert.ok(part.includes(`${SHOP}${prefix}/orders/TM-7K2M9`) || kind === 'order_fulfilled')
        assert.ok(part.includes('Harbour tee') && part.includes('Everyday mug'))
        assert.ok(part.includes(mailTexts[language][kind].text))
        assert.ok(!part.includes('undefined') && !part.includes('NaN') && !part.includes('[object'))
      }
    }
  }
})

test('the amounts are those of the order, as the language writes them', () => {
  const english = renderOrderMail('order_paid', testOrder('TM-1'), SHOP)
  assert.match(
    english.text,
    /Items: €58\.00\nDiscount \(TEN\): -€5\.80\nStandard delivery: €4\.95\nTotal: €57\.15/,
  )
  assert.match(english.text, /Including VAT 19%: €9\.13/)
  assert.match(english.text, /Harbour tee\nColour: Navy, Size: M\n2 × €24\.00 = €48\.00/)
  const german = renderOrderMail('order_paid', testOrder('TM-1', { language: 'de' }), SHOP)
  assert.match(german.text.replace(/\u00a0/g, ' '), /Gesamt: 57,15 €/)
  const arabic = renderOrderMail('order_paid', testOrder('TM-1', { language: 'ar' }), SHOP)
  assert.ok(arabic.text.includes('الإجمالي: \u2066€57.15\u2069'))
})

test('where tax comes on top it has a row of its own', () => {
  const mail = renderOrderMail(
    'order_paid',
    testOrder('TM-1', { taxIncluded: false, taxLabel: 'Sales tax 8%' }),
    SHOP,
  )
  assert.match(mail.text, /Sales tax 8%: €9\.13\nTotal/)
  assert.ok(!mail.text.includes('Including'))
})

test('a cancelled order says what becomes of the money', () => {
  const paid = renderOrderMail('order_cancelled', testOrder('TM-1'), SHOP)
  assert.match(paid.text, /€57\.15 goes back to the way you paid/)
  const nothing = { amountMinor: 0, currency: 'EUR' as const }
  const unpaid = renderOrderMail('order_cancelled', testOrder('TM-1', { paid: nothing }), SHOP)
  assert.match(unpaid.text, /You have not been charged/)
})

test('a sent order leads to the carrier, and to the order when there is no such address', () => {
  const tracked = renderOrderMail('order_fulfilled', testOrder('TM-1', { tracking }), SHOP)
  assert.ok(tracked.html.includes('href="https://parcel.example/t/PC-1234?a=1&amp;b=2"'))
  assert.ok(tracked.html.includes('Parcel &amp; Co') && tracked.text.includes('Parcel & Co'))
  const { url: _none, ...untracked } = tracking
  const plain = renderOrderMail('order_fulfilled', testOrder('TM-1', { tracking: untracked }), SHOP)
  assert.ok(plain.html.includes('class="button"') && plain.html.includes(`${SHOP}/orders/TM-1`))
})

test('what shoppers and staff typed stays text (stored XSS)', () => {
  const evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
  const order = testOrder('TM-1', {
    couponCodes: [evil],
    taxLabel: evil,
    tracking: { carrier: evil, number: evil },
  })
  const address = { ...order.shippingAddress, name: evil, line1: evil, city: evil }
  const lines = order.lines.map((line) => ({
    ...line,
    title: evil,
    tint: evil,
    pictureId: evil,
    options: [{ name: evil, value: evil }],
  }))
  for (const kind of kinds) {
    const { html } = renderOrderMail(kind, { ...order, shippingAddress: address, lines }, SHOP)
    assert.ok(!html.includes('<script') && !html.includes('onerror=alert(1)>'))
    assert.equal(html.match(/<img\b/g)?.length, 2)
    assertWellFormed(html)
  }
})

test('a very long order stays below what mail programs show, and its text part has every line', () => {
  const [line] = testOrder('TM-1').lines
  const lines = Array.from(
    { length: 200 },
    (_, i) => ({ ...(line as object), title: `Article ${i}` }) as never,
  )
  const mail = renderOrderMail('order_paid', testOrder('TM-1', { lines }), SHOP)
  assert.ok(Buffer.byteLength(mail.html) < 100_000, String(Buffer.byteLength(mail.html)))
  assert.ok(mail.html.includes('and 140 more items'))
  assert.ok(mail.text.includes('Article 199'))
})

test('addresses are written as in their country', () => {
  const at = (change: object) => {
    const { shippingAddress } = testOrder('TM-1')
    const { text } = renderOrderMail(
      'order_paid',
      testOrder('TM-1', { shippingAddress: { ...shippingAddress, ...change } }),
      SHOP,
    )
    return text.split('Delivery to:\n')[1]?.split('\n\n')[0]
  }
  assert.equal(at({}), 'Ann Sommer\nHafenstraße 7\n20457 Hamburg\nGermany')
  assert.equal(
    at({ city: 'Austin', region: 'TX', postalCode: '78701', country: 'US', line2: 'Apt 4' }),
    'Ann Sommer\nHafenstraße 7\nApt 4\nAustin, TX 78701\nUnited States',
  )
  assert.equal(
    at({ city: 'Dubai', postalCode: undefined, country: 'AE' }),
    'Ann Sommer\nHafenstraße 7\nDubai\nUnited Arab Emirates',
  )
})

test('after the sale every part of an order is told in every language', () => {
  const money = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const })
  const at = '2030-05-02T09:00:00.000Z'
  for (const language of languages) {
    const order = testOrder('TM-1', {
      language,
      parcels: [{ id: 'parcel-1', number: 1, lines: [{ sku: 'MUG', quantity: 1 }], tracking, sentAt: at }],
      refunds: [
        {
          id: 'refund-1',
          state: 'done',
          amount: money(321),
          to: 'store_credit',
          reason: 'x',
          who: 'shop',
          createdAt: at,
        },
      ],
      returns: [
        {
          id: 'return-1',
          state: 'approved',
          lines: [],
          value: money(0),
          reason: 'x',
          note: 'Use <our> label',
          createdAt: at,
          changedAt: at,
        },
      ],
    })
    const parts = [
      ['order_partly_sent', 'parcel-1', tracking.number],
      ['order_refunded', 'refund-1', '3'],
      ['return_approved', 'return-1', 'Use <our> label'],
      ['return_refused', 'return-1', 'Use <our> label'],
      ['order_message', 'message-1', 'It is <here>'],
    ] as const
    for (const [kind, subjectId, said] of parts) {
      const mail = renderOrderMail(kind, order, SHOP, { subjectId, text: 'It is <here>' })
      assertWellFormed(mail.html)
      assert.ok(mail.text.includes(said), `${kind} in ${language}`)
      assert.ok(
        mail.subject.includes('TM-1') && !mail.html.includes('<here>') && !mail.html.includes('<our>'),
      )
    }
    const parcel = renderOrderMail('order_partly_sent', order, SHOP, { subjectId: 'parcel-1' })
    assert.ok(parcel.text.includes('Everyday mug') && !parcel.text.includes('Harbour tee'))
  }
})
