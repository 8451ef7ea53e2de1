import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

export interface Pages<T> {
  /** What has been loaded so far; undefined while the first page is on its way. */
  rows: T[] | undefined
  error: unknown
  /** The rows are those of the filter before; the new ones are on their way. */
  stale: boolean
  hasMore: boolean
  loadingMore: boolean
  loadMore: () => void
  retry: () => void
}

interface PagesOptions<T> {
  /** The list and everything that narrows it. */
  key: readonly unknown[]
  load: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor?: string }>
  enabled?: boolean
}

/** A keyset-paged list that grows at its end. */
export function usePages<T>({ key, load, enabled = true }: PagesOptions<T>): Pages<T> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
    error: query.error,
    stale: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  }
}
