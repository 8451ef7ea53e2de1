import type { Cart, CartLine, Money } from '@techmart/contracts'
import type { LineRow } from './store.ts'

type Notice = Cart['notices'][number]

/** What the shopper should know of a line before paying. `before` is the price they were last told. */
export function noticesOf(line: CartLine, before: Money | undefined): Notice[] {
  const about = { lineId: line.id, title: line.title }
  if (!line.forSale) return [{ code: 'NOT_FOR_SALE', ...about }]
  const notices: Notice[] = []
  if (line.available === 0) notices.push({ code: 'OUT_OF_STOCK', ...about })
  else if (line.available < line.quantity)
    notices.push({ code: 'NOT_ENOUGH_STOCK', ...about, available: line.available })
  if (before && line.unit && before.amountMinor !== line.unit.amountMinor)
    notices.push({ code: 'PRICE_CHANGED', ...about, before, now: line.unit })
  return notices
}

/** Prices in different currencies say nothing about each other. */
export function priceBefore(line: LineRow, now: Money | undefined): Money | undefined {
  if (line.seenUnitMinor === null || line.seenCurrency !== now?.currency) return undefined
  return { amountMinor: line.seenUnitMinor, currency: now.currency }
}
