import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ctx } from '../../api/client.ts'
import { hasCode } from '../../api/problem.ts'

/** The stock of one SKU and where it lies; null where none is kept. */
export function useLevel(sku: string) {
  return useQuery({
    queryKey: ['level', sku],
    queryFn: async () => {
      try {
        return await api.inventory.getLevel(ctx(), { sku })
      } catch (error) {
        if (hasCode(error, 'SKU_NOT_FOUND')) return null
        throw error
      }
    },
  })
}

/** Loads again what shows stock, once some of it has changed. */
export function useStockChanged(): () => void {
  const client = useQueryClient()
  return () => {
    for (const list of ['level', 'stock', 'stock-alerts', 'movements', 'availability'])
      void client.invalidateQueries({ queryKey: [list] })
  }
}
