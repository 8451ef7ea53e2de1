import { useQuery } from '@tanstack/react-query'
import { api, ctx } from '../../api/client.ts'

/** The stock level of one SKU; null where none is kept. The list is by SKU, so an exact one comes first. */
export function useLevel(sku: string) {
  return useQuery({
    queryKey: ['level', sku],
    queryFn: async () => {
      const { items } = await api.inventory.listLevels(ctx(), { text: sku, limit: 1 })
      return items.find((level) => level.sku === sku) ?? null
    },
  })
}
