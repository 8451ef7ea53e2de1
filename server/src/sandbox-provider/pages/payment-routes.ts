import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { equalsInConstantTime } from '../constant-time.ts'
import type { Context, RecordChanges } from '../context.ts'
import { newToken } from '../ids.ts'
import { answerChallenge } from '../intents/answer-challenge.ts'
import { attemptPayment } from '../intents/attempt-payment.ts'
import { findIntent } from '../intents/find-intent.ts'
import type { Intent } from '../ledger/model.ts'
import { SandpayError } from '../sandpay-error.ts'
import { groupDigits, testCards } from '../test-cards.ts'
import { cancelAddress, challengeAddress, nextAddress, payAddress, returnAddress } from './addresses.ts'
import { type CardFields, checkCard } from './card-form.ts'
import { challengePage } from './challenge-page.ts'
import { messagePage } from './message-page.ts'
import { chooseLanguage, type Language } from './messages.ts'
import { createPageSession } from './page-session.ts'
import { type PaymentPage, paymentPage } from './payment-page.ts'
import { guardPage } from './security-headers.ts'

export type PageOptions = {
  ctx: Context
  record: RecordChanges
  secretKey: string
  merchantName: string
  isSecure: boolean
}
type Visit = { Params: { id: string }; Querystring: { token?: string; language?: string; fill?: string } }
type Form = { Body: URLSearchParams }

/** `/pay/:id` and `/pay/:id/challenge`: what the shopper sees, plain forms throughout. */
export function addPaymentRoutes(app: FastifyInstance, options: PageOptions): void {
  const { ctx, record, merchantName } = options
  const session = createPageSession(options.secretKey, options.isSecure)

  app.get<Visit>('/pay/:id', async (request, reply) => {
    const intent = intentOfVisit(ctx, request)
    const language = languageOf(request)
    await ctx.ledger.settled()
    if (intent.status === 'cancelled' || intent.status === 'failed') return sendEnded(reply, intent, language)
    if (intent.status !== 'requires_payment') return reply.redirect(nextAddress(intent, language), 303)
    const filled = testCards.find((card) => card.behaviour === request.query.fill)
    return sendPaymentPage(request, reply, intent, {
      values: filled && { number: groupDigits(filled.number), expiry: expiryFrom(ctx.now()), cvc: '123' },
      alert: filled ? undefined : intent.lastError?.code,
    })
  })

  app.post<Visit & Form>('/pay/:id', async (request, reply) => {
    const intent = intentOfVisit(ctx, request)
    const language = languageOf(request)
    const form = request.body
    const isPayable = intent.status === 'requires_payment'
    if (!session.isGenuine(request, intent.id, form.get('formToken') ?? '')) {
      if (!isPayable) return reply.redirect(payAddress(intent, language), 303)
      return sendPaymentPage(request, reply.code(403), intent, { alert: 'formExpired' })
    }
    const fields = fieldsOf(form)
    const { card, errors } = checkCard(fields, ctx.now())
    if (!card) {
      if (!isPayable) return reply.redirect(payAddress(intent, language), 303)
      // The number and the code are not sent back: only what is safe to show appears again.
      const values = { expiry: fields.expiry.slice(0, 9) }
      return sendPaymentPage(request, reply.code(422), intent, { values, errors, alert: 'checkFields' })
    }
    const attemptId = (form.get('attemptId') ?? '').slice(0, 64)
    const { intent: paid, changes } = attemptPayment(ctx, intent, attemptId, card)
    await (changes.length > 0 ? record(changes) : ctx.ledger.settled())
    const attempt = paid.attempts.find(({ id }) => id === attemptId)
    if (attempt?.behaviour === 'lost_answer') return sendLost(reply, paid, language)
    return reply.redirect(nextAddress(paid, language), 303)
  })

  app.get<Visit>('/pay/:id/challenge', async (request, reply) => {
    const intent = intentOfVisit(ctx, request)
    const language = languageOf(request)
    await ctx.ledger.settled()
    if (intent.status !== 'requires_challenge') return reply.redirect(payAddress(intent, language), 303)
    const formToken = session.formToken(request, reply, intent.id)
    const nonce = guardPage(reply, [intent.returnUrl])
    return challengePage({
      intent,
      merchantName,
      language,
      nonce,
      formToken,
      action: challengeAddress(intent, language),
      cancelAddress: cancelAddress(intent),
      addressIn: (other) => challengeAddress(intent, other),
    })
  })

  app.post<Visit & Form>('/pay/:id/challenge', async (request, reply) => {
    const intent = intentOfVisit(ctx, request)
    const language = languageOf(request)
    if (!session.isGenuine(request, intent.id, request.body.get('formToken') ?? '')) {
      // The challenge page gives a fresh form; nothing was decided.
      return reply.redirect(challengeAddress(intent, language), 303)
    }
    const isConfirmed = request.body.get('decision') === 'approve'
    const { intent: answered, changes } = answerChallenge(ctx, intent, isConfirmed)
    await (changes.length > 0 ? record(changes) : ctx.ledger.settled())
    return reply.redirect(nextAddress(answered, language), 303)
  })

  function sendPaymentPage(
    request: FastifyRequest<Visit>,
    reply: FastifyReply,
    intent: Intent,
    state: Pick<PaymentPage, 'values' | 'errors' | 'alert'>,
  ): FastifyReply {
    const language = languageOf(request)
    const formToken = session.formToken(request, reply, intent.id)
    const nonce = guardPage(reply, [intent.returnUrl])
    return reply.send(
      paymentPage({
        ...state,
        intent,
        merchantName,
        language,
        nonce,
        formToken,
        attemptId: newToken(),
        action: payAddress(intent, language),
        cancelAddress: cancelAddress(intent),
        addressIn: (other) => payAddress(intent, other),
      }),
    )
  }
}

/** The intent of an address whose token is right; a wrong token is told apart from nothing. */
function intentOfVisit(ctx: Context, request: FastifyRequest<Visit>): Intent {
  const intent = findIntent(ctx, request.params.id)
  const { token } = request.query
  if (typeof token === 'string' && equalsInConstantTime(token, intent.token)) return intent
  throw new SandpayError(404, 'intent_not_found', 'The token is wrong')
}

/** The language of a request to a page, whatever else is wrong with it. */
export function languageOf(request: FastifyRequest): Language {
  const query = request.query as { language?: unknown }
  const asked = typeof query.language === 'string' ? query.language : undefined
  return chooseLanguage(asked, request.headers['accept-language'])
}

function fieldsOf(form: URLSearchParams): CardFields {
  return {
    number: form.get('number') ?? '',
    expiry: form.get('expiry') ?? '',
    cvc: form.get('cvc') ?? '',
  }
}

function expiryFrom(now: number): string {
  const year = new Date(now).getUTCFullYear() + 3
  return `12/${String(year).slice(-2)}`
}

function sendEnded(reply: FastifyReply, intent: Intent, language: Language): FastifyReply {
  const nonce = guardPage(reply)
  const link = { address: returnAddress(intent, 'failed'), label: 'backToShop' as const }
  const isCancelled = intent.status === 'cancelled'
  return reply.send(
    messagePage({
      language,
      nonce,
      title: isCancelled ? 'cancelledTitle' : 'failedTitle',
      text: isCancelled ? 'cancelledText' : (intent.lastError?.code ?? 'processing_failed'),
      link,
    }),
  )
}

// The money has moved, but the shopper is left standing: the shop must find out by itself.
function sendLost(reply: FastifyReply, intent: Intent, language: Language): FastifyReply {
  const nonce = guardPage(reply)
  const link = { address: payAddress(intent, language), label: 'lostCheck' as const }
  return reply.code(504).send(messagePage({ language, nonce, title: 'lostTitle', text: 'lostText', link }))
}
