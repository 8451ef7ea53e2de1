import { useQuery } from '@tanstack/react-query'
import type { Category } from '@techmart/contracts'
import { api, ctx } from '../../api/client.ts'

const FRESH_MS = 5 * 60_000

/** The category tree with English names. */
export function useCategories() {
  const { data } = useQuery({
    queryKey: ['categories'],
    queryFn: () => api.catalog.listCategories(ctx(), { language: 'en' }),
    staleTime: FRESH_MS,
    select: ({ items }) => ({ items, bySlug: new Map(items.map((category) => [category.slug, category])) }),
  })
  return {
    all: data?.items ?? [],
    find: (slug: string): Category | undefined => data?.bySlug.get(slug),
    /** "Women › Tops › Shirts" */
    pathOf: (slug: string): string => {
      const names: string[] = []
      for (
        let at = data?.bySlug.get(slug);
        at;
        at = at.parentSlug ? data?.bySlug.get(at.parentSlug) : undefined
      ) {
        names.unshift(at.name)
      }
      return names.join(' › ') || slug
    },
  }
}
