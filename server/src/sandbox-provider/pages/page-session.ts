import { createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { equalsInConstantTime } from '../constant-time.ts'
import { newToken } from '../ids.ts'

const cookieName = 'sandpay_visit'

type PageSession = {
  /** The token a form on this visitor's page of this intent must carry; sets the visit cookie if needed. */
  formToken(request: FastifyRequest, reply: FastifyReply, intentId: string): string
  /** Whether a form came from a page we gave to this very browser. */
  isGenuine(request: FastifyRequest, intentId: string, formToken: string): boolean
}

/** Anti-forgery without stored state: the form's token is a keyed hash of the visit cookie and the intent. */
export function createPageSession(secretKey: string, isSecure: boolean): PageSession {
  // A key of its own, so that nothing shown on a page is made with the API's secret itself.
  const key = createHmac('sha256', secretKey).update('sandpay payment page forms').digest()
  const tokenOf = (visit: string, intentId: string) =>
    createHmac('sha256', key).update(`${intentId}.${visit}`).digest('base64url')
  return {
    formToken(request, reply, intentId) {
      const visit = visitOf(request) ?? newToken()
      const flags = `Path=/pay; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
      reply.header('set-cookie', `${cookieName}=${visit}; ${flags}`)
      return tokenOf(visit, intentId)
    },
    isGenuine(request, intentId, formToken) {
      const visit = visitOf(request)
      return visit !== undefined && equalsInConstantTime(formToken, tokenOf(visit, intentId))
    },
  }
}

function visitOf(request: FastifyRequest): string | undefined {
  return /(?:^|;\s*)sandpay_visit=([\w-]{32})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1]
}
