import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import type { Delivery, StoredEvent } from '../ledger/model.ts'
import { SandpayError } from '../sandpay-error.ts'
import { eventListSchema, type PageQuery, pageSize } from './schemas.ts'

/** `/v1/events…`: everything that happened, oldest first, and how the telling of it went. */
export function addEventRoutes(app: FastifyInstance, ctx: Context): void {
  app.get<{ Querystring: PageQuery }>(
    '/v1/events',
    { schema: { querystring: eventListSchema } },
    async ({ query }) => {
      if (query.after !== undefined) findEvent(ctx, query.after)
      const limit = pageSize(query)
      const events = ctx.ledger.eventsAfter(query.after, limit + 1)
      await ctx.ledger.settled()
      return { data: events.slice(0, limit).map(contentOf), hasMore: events.length > limit }
    },
  )

  app.get<{ Params: { id: string } }>('/v1/events/:id', async ({ params }) => {
    const event = findEvent(ctx, params.id)
    const delivery = ctx.ledger.delivery(event.id)
    await ctx.ledger.settled()
    return { ...contentOf(event), delivery: delivery && presentDelivery(delivery) }
  })
}

/** Error: `event_not_found`. */
function findEvent(ctx: Context, id: string): StoredEvent {
  const event = ctx.ledger.event(id)
  if (!event) throw new SandpayError(404, 'event_not_found', `There is no event ${id}`)
  return event
}

/** The event as it is delivered; its body is only ever JSON text made by `announce`. */
function contentOf(event: StoredEvent): object {
  return JSON.parse(event.body) as object
}

function presentDelivery(delivery: Delivery) {
  return {
    state: delivery.state,
    attemptCount: delivery.attemptCount,
    nextAttemptAt: delivery.state === 'pending' ? new Date(delivery.dueAt).toISOString() : undefined,
    attempts: delivery.attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
  }
}
