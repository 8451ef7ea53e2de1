import { type Static, Type } from 'typebox'
import { command, contract, event, internal, query } from './contract.ts'
import { Closed, Done, Id, Language, Money, Timestamp } from './shared.ts'

export const paymentStates = ['opening', 'open', 'processing', 'captured', 'cancelled', 'failed'] as const
export const PaymentState = Type.Enum(paymentStates)
export type PaymentState = (typeof paymentStates)[number]

export const Payment = Closed(
  {
    orderId: Id,
    state: PaymentState,
    amount: Money,
    captured: Money,
    refunded: Money,
    redirectUrl: Type.Optional(Type.String()),
    lastError: Type.Optional(
      Type.String({ description: "The provider's code for the last declined attempt" }),
    ),
    updatedAt: Timestamp,
  },
  { title: 'Payment' },
)
export type Payment = Static<typeof Payment>

export const payments = contract('payments', {
  description: 'Payments at a provider. Its signed webhook is the truth; card numbers never come here.',
  operations: {
    open: command({
      access: internal,
      summary: 'Open the payment of an order at the provider; a repeat returns the same one',
      input: Closed({
        orderId: Id,
        reference: Type.String(),
        amount: Money,
        language: Language,
        returnUrl: Type.String(),
        cancelUrl: Type.String(),
      }),
      output: Payment,
      errors: ['PAYMENT_PROVIDER_UNAVAILABLE', 'ALREADY_PAID', 'ORDER_STATE'],
    }),
    getPayment: query({
      access: internal,
      summary: 'The payment of an order',
      input: Closed({ orderId: Id }),
      output: Payment,
      errors: ['PAYMENT_NOT_FOUND'],
    }),
    refresh: command({
      access: internal,
      summary: 'Ask the provider how the payment stands, and take its answer over',
      input: Closed({ orderId: Id }),
      output: Payment,
      errors: ['PAYMENT_NOT_FOUND', 'PAYMENT_PROVIDER_UNAVAILABLE'],
    }),
    cancel: command({
      access: internal,
      summary: 'Cancel the payment so that it can no longer succeed; `ALREADY_PAID` when it has',
      input: Closed({ orderId: Id }),
      output: Done,
      errors: ['ALREADY_PAID', 'PAYMENT_PROVIDER_UNAVAILABLE'],
    }),
  },
  events: {
    captured: event({
      summary: 'The provider has the money',
      payload: Closed({ orderId: Id, amount: Money }),
    }),
    failed: event({
      summary: 'An attempt to pay was declined; another may follow',
      payload: Closed({ orderId: Id, reason: Type.String() }),
    }),
    refunded: event({ summary: 'Money went back', payload: Closed({ orderId: Id, amount: Money }) }),
  },
})
