import { useQuery } from '@tanstack/react-query'
import { type Currency, currencies, type Price, type StockStatus } from '@techmart/contracts'
import { api, ctx } from '../../api/client.ts'

/** SKUs travel in the address, which has a limit. */
const SKUS_PER_CALL = 150

export type PriceBook = Map<string, Price>

export const priceKey = (sku: string, currency: Currency) => `${currency} ${sku}`

/** Prices of a product's articles in every currency. */
export function usePrices(slug: string, skus: string[]) {
  return useQuery({
    queryKey: ['prices', slug],
    queryFn: async (): Promise<PriceBook> => {
      const answers = await Promise.all(
        currencies.flatMap((currency) =>
          chunks(skus).map((some) => api.pricing.getPrices(ctx(), { skus: some, currency })),
        ),
      )
      const prices = answers.flatMap((answer) => answer.items)
      return new Map(prices.map((price) => [priceKey(price.sku, price.price.currency), price]))
    },
    refetchOnWindowFocus: false,
  })
}

/** How many of a product's articles can be bought now. */
export function useAvailability(slug: string, skus: string[]) {
  return useQuery({
    queryKey: ['availability', slug],
    queryFn: async (): Promise<Map<string, StockStatus>> => {
      const answers = await Promise.all(
        chunks(skus).map((some) => api.inventory.getAvailability(ctx(), { skus: some })),
      )
      return new Map(answers.flatMap((answer) => answer.items).map((status) => [status.sku, status]))
    },
  })
}

function chunks(skus: string[]): string[][] {
  const count = Math.ceil(skus.length / SKUS_PER_CALL)
  return Array.from({ length: count }, (_, index) =>
    skus.slice(index * SKUS_PER_CALL, (index + 1) * SKUS_PER_CALL),
  )
}
