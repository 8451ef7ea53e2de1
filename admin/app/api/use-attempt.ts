import { type Context, callerContext, ServiceError } from '@techmart/contracts'
import { useRef } from 'react'

/**
 * Sends a command under an idempotency key that stays the same until the server has answered: pressed again after
 * silence it is the same attempt, after a clear answer it is another.
 */
export function useAttempt(): <T>(send: (ctx: Context) => Promise<T>) => Promise<T> {
  const key = useRef<string>(undefined)
  return async (send) => {
    key.current ??= crypto.randomUUID()
    try {
      const answer = await send(callerContext(key.current))
      key.current = undefined
      return answer
    } catch (error) {
      if (error instanceof ServiceError && error.status < 500) key.current = undefined
      throw error
    }
  }
}
