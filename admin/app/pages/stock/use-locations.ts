import { useQuery } from '@tanstack/react-query'
import type { StockLocation } from '@techmart/contracts'
import { api, ctx } from '../../api/client.ts'

export const locationsKey = ['stock-locations']

/** Where goods lie, in the order in which sales take from there; empty until it is known. */
export function useLocations(): StockLocation[] {
  const { data } = useQuery({
    queryKey: locationsKey,
    queryFn: () => api.inventory.listLocations(ctx(), {}),
    staleTime: 5 * 60_000,
  })
  return data?.items ?? []
}

/** The name of a location; its code until that is known. */
export function nameOf(locations: readonly StockLocation[], code: string): string {
  return locations.find((location) => location.code === code)?.name ?? code
}
