import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ServiceError } from '@techmart/contracts'
import { hasCode } from './problem.ts'

const FRESH_MS = 15_000
const RETRIES = 2
const staffKey = ['staff'] as const

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => noticeSignedOut(error, query.queryKey) }),
  mutationCache: new MutationCache({ onError: (error) => noticeSignedOut(error) }),
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      // Only what may heal by itself: the server is away or busy.
      retry: (count, error) =>
        count < RETRIES && (!(error instanceof ServiceError) || hasCode(error, 'UNAVAILABLE')),
    },
  },
})

/** The session ended: asking again who is signed in leads to the login page, and back afterwards. */
function noticeSignedOut(error: unknown, key?: readonly unknown[]): void {
  if (hasCode(error, 'UNAUTHENTICATED') && key?.[0] !== staffKey[0]) {
    void queryClient.resetQueries({ queryKey: staffKey })
  }
}
