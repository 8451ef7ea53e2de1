import type { Product } from '@techmart/contracts'
import type { Locator, Page } from 'playwright-core'
import { type Texts, texts } from './texts.ts'

/** What a shopper types; its name and address are of the United States, where prices come without tax. */
export const ada = {
  email: 'ada@example.com',
  name: 'Ada Bright',
  line1: '12 Harbour Street',
  city: 'Portland',
  zipCode: '97205',
  state: 'OR',
}

export const cards = {
  approved: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  challenge: '4000 0000 0000 3220',
  slow: '4000 0000 0000 0259',
  slowFailure: '4000 0000 0000 0127',
  lostAnswer: '4000 0000 0000 0341',
}

/** Opens a page and waits until its scripts listen; before that, its forms and links are plain ones. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await listens(page)
}

/** Waits until React has taken the page over. */
export async function listens(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith('__reactContainer')))
}

/** Waits until it can be seen. */
export function sees(what: Locator): Promise<void> {
  return what.first().waitFor()
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { name })
}

export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name })
}

/** Chooses the options of a variant that can be had, one after the other. */
export async function chooseOptions(page: Page, { options, variants }: Product): Promise<void> {
  const variant = variants.find(({ availability }) => availability === 'in_stock')
  if (!variant) throw new Error('No variant is in stock')
  for (const option of options) {
    const value = option.values.find((candidate) => candidate.value === variant.options[option.code])
    if (!value) throw new Error(`The variant has no ${option.name}`)
    const link = page.getByRole('group', { name: option.name }).getByTitle(value.name, { exact: true })
    await link.click()
    await page.waitForURL(({ searchParams }) => searchParams.get(option.code) === value.value)
  }
}

/** From a product page to the first step of the checkout, by way of the drawer that opens. */
export async function buyNow(page: Page, t: Texts = texts.en): Promise<void> {
  await addToCart(page, t)
  const drawer = page.getByRole('dialog', { name: t.buy.cartTitle })
  await drawer.getByRole('link', { name: t.buy.checkout }).click()
  await sees(heading(page, t.buy.titles.contact))
}

/** From the drawer to the cart as a page; waits until the drawer, which has the same buttons, has gone. */
export async function viewCart(page: Page, t: Texts = texts.en): Promise<void> {
  const drawer = page.getByRole('dialog', { name: t.buy.cartTitle })
  await drawer.getByRole('link', { name: t.buy.viewCart }).click()
  await drawer.waitFor({ state: 'hidden' })
  await sees(heading(page, t.buy.cartTitle))
}

export async function addToCart(page: Page, t: Texts = texts.en): Promise<void> {
  await button(page, t.product.addToCart).first().click()
}

export async function giveContact(page: Page, email = ada.email, t: Texts = texts.en): Promise<void> {
  await page.getByRole('textbox', { name: t.buy.email }).fill(email)
  await button(page, t.buy.next.contact).click()
}

export async function giveAddress(page: Page, t: Texts = texts.en): Promise<void> {
  await page.getByRole('textbox', { name: t.buy.name }).fill(ada.name)
  await page.getByRole('textbox', { name: t.buy.line1 }).fill(ada.line1)
  await page.getByRole('textbox', { name: t.buy.city }).fill(ada.city)
  await page.getByRole('combobox', { name: t.buy.state }).selectOption(ada.state)
  await page.getByRole('textbox', { name: t.buy.zipCode }).fill(ada.zipCode)
  await button(page, t.buy.next.address).click()
  await sees(heading(page, t.buy.titles.delivery))
}

export async function chooseDelivery(page: Page, t: Texts = texts.en): Promise<void> {
  await page.getByRole('radio').first().check()
  await button(page, t.buy.next.delivery).click()
  await sees(heading(page, t.buy.titles.payment))
}

/** Contact, address and delivery: up to the page where the order is placed. */
export async function reachReview(
  page: Page,
  { email }: { email: string } = ada,
  t: Texts = texts.en,
): Promise<void> {
  await giveContact(page, email, t)
  await sees(heading(page, t.buy.titles.address))
  await giveAddress(page, t)
  await chooseDelivery(page, t)
}

export function placeButton(page: Page, t: Texts = texts.en): Locator {
  return button(page, t.buy.placeOrder)
}

/** Presses the button that counts, and waits for the payment provider's page. */
export async function placeOrder(page: Page, t: Texts = texts.en): Promise<void> {
  await placeButton(page, t).click()
  await page.waitForURL(/\/pay\//)
}

/** Fills in the provider's form and sends it. */
export async function payWith(page: Page, card: string, names = englishPayment): Promise<void> {
  await page.getByRole('textbox', { name: names.number }).fill(card)
  await page.getByRole('textbox', { name: names.expiry }).fill('12/39')
  await page.getByRole('textbox', { name: names.cvc }).fill('123')
  await button(page, names.pay).click()
}

export const englishPayment = {
  number: 'Card number',
  expiry: 'Expiry date',
  cvc: 'Security code',
  pay: /^Pay \$/,
}

/** The order's page says that it is paid; answers the reference. */
export async function seesPaid(page: Page, t: Texts = texts.en): Promise<string> {
  await sees(heading(page, t.buy.thanks('Ada')))
  const reference = /\/orders\/([\w-]+)/.exec(page.url())?.[1]
  if (!reference) throw new Error(`No order has the address ${page.url()}`)
  return reference
}
