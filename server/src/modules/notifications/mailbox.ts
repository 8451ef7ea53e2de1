import {
  type Api,
  type Context,
  isErrorCode,
  type notifications,
  type Output,
  ServiceError,
} from '@techmart/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { newId } from '../../kernel/ids.ts'
import type { Markup } from '../../kernel/markup.ts'
import { listPage, mailPage, missingPage } from './mailbox-pages.ts'

const MAILS_PER_PAGE = 50

/**
 * The development mailbox: what would have been sent, to be read in the browser at `/mailbox`. It asks nobody
 * who they are, so it is only there where the demo shop runs and no mail server is configured.
 */
export function serveMailbox(
  app: FastifyInstance,
  mails: {
    list: Api<typeof notifications>['listMails']
    open: (id: string) => Promise<Output<typeof notifications, 'getMail'>>
  },
  publicUrl: string,
): void {
  const send = (reply: FastifyReply, status: number, page: Markup) =>
    reply
      .code(status)
      .headers({
        'content-security-policy': policy(publicUrl),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(page.markup)

  app.get('/mailbox', async (request: FastifyRequest<{ Querystring: { cursor?: string } }>, reply) => {
    const { cursor } = request.query
    const page = await found(() =>
      mails.list(context(), { limit: MAILS_PER_PAGE, ...(cursor ? { cursor: String(cursor) } : {}) }),
    )
    return send(reply, page ? 200 : 404, page ? listPage(page) : missingPage())
  })

  app.get(
    '/mailbox/:id',
    async (request: FastifyRequest<{ Params: { id: string }; Querystring: { part?: string } }>, reply) => {
      const { id } = request.params
      const mail = /^[\w-]+$/.test(id) ? await found(() => mails.open(id)) : undefined
      const part = request.query.part === 'text' ? 'text' : 'html'
      return send(reply, mail ? 200 : 404, mail ? mailPage(mail, part) : missingPage())
    },
  )
}

function context(): Context {
  return { actor: { kind: 'service', name: 'mailbox' }, requestId: newId() }
}

/** Undefined for what is not there, and for cursors that are none. */
async function found<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof ServiceError && isErrorCode(error.code) && error.status < 500) return undefined
    throw error
  }
}

/** No script at all; pictures from the shop; a mail stands in a frame of the page itself. */
function policy(publicUrl: string): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src 'self' ${new URL(publicUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
