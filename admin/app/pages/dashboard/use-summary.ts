import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Currency, Money, Output, orders } from '@techmart/contracts'
import { api, ctx } from '../../api/client.ts'

export const ranges = [7, 30, 90] as const
const DAY_MS = 86_400_000

type Answer = Output<typeof orders, 'summarise'>

export interface Summary extends Pick<Answer, 'states' | 'topProducts'> {
  currency: Currency
  /** Every day of the range, today last; days without sales are there with zero. */
  days: { day: string; orders: number; salesMinor: number }[]
  now: Figures
  /** The same number of days before. */
  before: Figures
}
export interface Figures {
  sales: Money
  orders: number
  averageOrder: Money
}

/** Sales of the last days beside those of as many days before. */
export function useSummary(currency: Currency, days: number) {
  const query = useQuery({
    queryKey: ['summary', currency, days],
    queryFn: async () => {
      // Best sellers count for the range alone, so it is asked for by itself.
      const [range, twice] = await Promise.all([
        api.orders.summarise(ctx(), { currency, days }),
        api.orders.summarise(ctx(), { currency, days: 2 * days }),
      ])
      return toSummary(range, twice, currency, days)
    },
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
  return { summary: query.data, error: query.error, retry: () => void query.refetch() }
}

function toSummary(range: Answer, twice: Answer, currency: Currency, days: number): Summary {
  const byDay = new Map(twice.days.map((day) => [day.day, day]))
  const all = lastDays(2 * days).map((day) => {
    const known = byDay.get(day)
    return { day, orders: known?.orders ?? 0, salesMinor: known?.sales.amountMinor ?? 0 }
  })
  return {
    currency,
    states: range.states,
    topProducts: range.topProducts,
    days: all.slice(days),
    now: figuresOf(all.slice(days), currency),
    before: figuresOf(all.slice(0, days), currency),
  }
}

function figuresOf(days: Summary['days'], currency: Currency): Figures {
  const salesMinor = days.reduce((sum, day) => sum + day.salesMinor, 0)
  const orders = days.reduce((sum, day) => sum + day.orders, 0)
  return {
    sales: { amountMinor: salesMinor, currency },
    orders,
    averageOrder: { amountMinor: orders === 0 ? 0 : Math.round(salesMinor / orders), currency },
  }
}

/** Days in UTC, as the server counts them, today last. */
function lastDays(count: number): string[] {
  const today = Date.now()
  return Array.from({ length: count }, (_, index) =>
    new Date(today - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  )
}
