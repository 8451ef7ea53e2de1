import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { desktop } from './browser.ts'
import { eventually } from './eventually.ts'
import { givenProduct, service } from './given.ts'
import { journeys } from './journey.ts'
import { ada, cards, englishPayment, heading, open, sees, seesPaid } from './steps.ts'
import { texts } from './texts.ts'

const journey = journeys()
const t = texts.en
/** No page is so long that its end is further away. */
const MOST_STOPS = 150

test(
  'with the keyboard alone a guest gets from the home page to a paid order',
  journey(desktop, async ({ page, shop }) => {
    const product = await givenProduct(shop, 'Quiverwood mug')
    await eventually('the product is found by search', async () => {
      const { items } = await shop.inside.search.search(service, { q: product.title })
      return items.some(({ slug }) => slug === product.slug)
    })

    await open(page, '/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+Tab')
    await tabTo(page, page.getByRole('combobox', { name: t.shell.searchLabel }), 'Shift+Tab')
    await page.keyboard.type('quiverwood')
    await sees(page.getByRole('option', { name: product.title }))
    await page.keyboard.press('Enter')
    await sees(heading(page, t.browse.resultsFor('quiverwood')))
    await follow(page, page.getByRole('main').getByRole('link', { name: product.title, exact: true }))
    await sees(page.getByRole('heading', { level: 1, name: product.title }))
    await follow(page, page.getByRole('button', { name: t.product.addToCart }).first())
    const drawer = page.getByRole('dialog', { name: t.buy.cartTitle })
    await follow(page, drawer.getByRole('link', { name: t.buy.checkout }))

    await typeInto(page, t.buy.email, ada.email)
    await page.keyboard.press('Enter')
    await sees(heading(page, t.buy.titles.address))
    await typeInto(page, t.buy.name, ada.name)
    await typeInto(page, t.buy.line1, ada.line1)
    await typeInto(page, t.buy.city, ada.city)
    await typeInto(page, t.buy.zipCode, ada.zipCode)
    await tabTo(page, page.getByRole('combobox', { name: t.buy.state }))
    await page.keyboard.type('Oregon')
    await follow(page, page.getByRole('button', { name: t.buy.next.address }))
    await sees(heading(page, t.buy.titles.delivery))
    await tabTo(page, page.getByRole('radio').first())
    await page.keyboard.press('ArrowDown')
    await follow(page, page.getByRole('button', { name: t.buy.next.delivery }))
    await sees(heading(page, t.buy.titles.payment))
    await sees(page.getByText('Express delivery').first())
    await follow(page, page.getByRole('button', { name: t.buy.placeOrder }))

    await page.waitForURL(/\/pay\//)
    await typeInto(page, englishPayment.number, cards.approved)
    await typeInto(page, englishPayment.expiry, '12/39')
    await typeInto(page, englishPayment.cvc, '123')
    await page.keyboard.press('Enter')
    await seesPaid(page)
  }),
)

test(
  'the cart drawer keeps the focus inside and gives it back when it closes',
  journey(desktop, async ({ page, shop }) => {
    const product = await givenProduct(shop, 'Focused mug')
    await open(page, `/p/${product.slug}`)
    const cartButton = page.getByRole('banner').getByRole('link', { name: t.shell.cart })
    await tabTo(page, cartButton)
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog', { name: t.buy.cartTitle })
    await sees(drawer)
    for (let stop = 0; stop < 12; stop++) {
      await page.keyboard.press('Tab')
      const isOutside = await page.evaluate(
        () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
      )
      if (isOutside) throw new Error('The focus left the open drawer')
    }
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    await eventually('the cart button has the focus', () => hasFocus(cartButton))
  }),
)

async function follow(page: Page, what: Locator): Promise<void> {
  await tabTo(page, what)
  await page.keyboard.press('Enter')
}

async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name }))
  await page.keyboard.type(text)
}

/** Presses Tab until it has the focus. */
async function tabTo(page: Page, what: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await sees(what)
  for (let stops = 0; stops <= MOST_STOPS; stops++) {
    if (await hasFocus(what)) return
    await page.keyboard.press(key)
  }
  throw new Error(`After ${MOST_STOPS} stops the focus has not come to ${what}`)
}

function hasFocus(what: Locator): Promise<boolean> {
  return what.evaluate((element) => element === document.activeElement)
}
