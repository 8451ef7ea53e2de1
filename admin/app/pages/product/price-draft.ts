import type { Currency, Input, pricing } from '@techmart/contracts'
import { minorToText, textToMinor } from '../../ui/format.ts'
import { type PriceBook, priceKey } from './use-offers.ts'

/** What is typed for one article in one currency; empty for none. */
export interface PriceText {
  price: string
  compareAt: string
}
/** Only what was touched. */
export type PriceDraft = Record<string, PriceText>

export type NewPrice = Input<typeof pricing, 'setPrices'>['prices'][number]

export function storedText(book: PriceBook, sku: string, currency: Currency): PriceText {
  const stored = book.get(priceKey(sku, currency))
  return {
    price: stored ? minorToText(stored.price.amountMinor, currency) : '',
    compareAt: stored?.compareAt ? minorToText(stored.compareAt.amountMinor, currency) : '',
  }
}

/** What is wrong with it, by field; nothing when it can be saved. */
export function faultsOf(text: PriceText, currency: Currency): Partial<PriceText> {
  const price = textToMinor(text.price, currency)
  const compareAt = textToMinor(text.compareAt, currency)
  if (price === undefined) return { price: 'Not an amount' }
  if (text.compareAt.trim() === '') return {}
  if (compareAt === undefined) return { compareAt: 'Not an amount' }
  return compareAt > price ? {} : { compareAt: 'Not above the price' }
}

/** The prices that differ from those stored. */
export function changedPrices(draft: PriceDraft, book: PriceBook): NewPrice[] {
  return Object.entries(draft).flatMap(([key, text]) => {
    const [currency, sku] = key.split(' ') as [Currency, string]
    const stored = storedText(book, sku, currency)
    if (isSame(text, stored, currency)) return []
    const compareAtMinor = textToMinor(text.compareAt, currency)
    return [
      {
        sku,
        currency,
        priceMinor: textToMinor(text.price, currency) ?? Number.NaN,
        ...(compareAtMinor === undefined ? {} : { compareAtMinor }),
      },
    ]
  })
}

function isSame(one: PriceText, other: PriceText, currency: Currency): boolean {
  const read = (text: string) => textToMinor(text, currency) ?? text.trim()
  return read(one.price) === read(other.price) && read(one.compareAt) === read(other.compareAt)
}
