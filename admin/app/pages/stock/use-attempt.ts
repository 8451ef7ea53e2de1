import { type Context, callerContext } from '@techmart/contracts'
import { useRef } from 'react'

/**
 * Names what is sent, so that sending it again after no answer came changes nothing twice. Something else gets another
 * name, and so does the same once it is done.
 */
export function useAttempt(): { ctxFor: (values: object) => Context; done: () => void } {
  const attempt = useRef({ values: '', key: '' })
  return {
    ctxFor: (values) => {
      const text = JSON.stringify(values)
      if (attempt.current.values !== text) attempt.current = { values: text, key: crypto.randomUUID() }
      return callerContext(attempt.current.key)
    },
    done: () => {
      attempt.current = { values: '', key: '' }
    },
  }
}
