import { errorCodes, type Problem, ServiceError } from '@techmart/contracts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isUnavailable } from './db.ts'

const RETRY_AFTER_S = 2

/** The one place where a failure becomes an HTTP answer (RFC 9457). */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const failure = toServiceError(error)
  const facts = { err: error, url: request.routeOptions.url, requestId: request.id }
  if (failure.code === 'INTERNAL') request.log.error(facts, 'request failed')
  else if (failure.status >= 500) request.log.warn(facts, 'request refused')
  if (failure.status === 503 || failure.status === 429) reply.header('retry-after', retryAfterS(failure))
  reply
    .code(failure.status)
    .header('cache-control', 'no-store')
    // Only what went wrong is logged, so only there is an id of use; on every answer it would cost 3 % of it.
    .header('x-request-id', request.id)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(toProblem(failure, request.id))
}

function retryAfterS({ details }: ServiceError): number {
  return typeof details.retryAfterS === 'number' ? Math.ceil(details.retryAfterS) : RETRY_AFTER_S
}

function toProblem(failure: ServiceError, requestId: string): Problem {
  return {
    ...failure.details,
    type: `/docs/errors#${failure.code}`,
    title: errorCodes[failure.code].title,
    status: failure.status,
    code: failure.code,
    ...(failure.message === errorCodes[failure.code].title ? {} : { detail: failure.message }),
    instance: requestId,
  }
}

const FASTIFY_CODES: Record<string, ServiceError['code']> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_BODY',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_BODY',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_BODY',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
}

function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error
  if (isUnavailable(error)) return new ServiceError('UNAVAILABLE')
  const fastify = error as Partial<FastifyError>
  if (fastify.validation) return invalidInput(fastify)
  const code = FASTIFY_CODES[fastify.code ?? '']
  if (code) return new ServiceError(code)
  if (fastify.statusCode === 400) return new ServiceError('MALFORMED_BODY', {}, fastify.message)
  return new ServiceError('INTERNAL')
}

/** Names the field that does not fit, as a JSON pointer into the operation's input. */
function invalidInput(error: Partial<FastifyError>): ServiceError {
  const errors = (error.validation ?? []).map((issue) => {
    const { additionalProperty, missingProperty } = issue.params as Record<string, string | undefined>
    const name = additionalProperty ?? missingProperty
    return {
      field: name === undefined ? issue.instancePath || '/' : `${issue.instancePath}/${name}`,
      detail:
        additionalProperty === undefined
          ? (issue.message ?? 'does not fit')
          : 'is not a field of this operation',
    }
  })
  const first = errors[0]
  return new ServiceError('INVALID_INPUT', { errors }, first ? `${first.field} ${first.detail}` : undefined)
}
