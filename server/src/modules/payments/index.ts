import type { payments } from '@techmart/contracts'
import type { Module } from '../../kernel/module.ts'
import { audit, findPayments, listPayments } from './audit.ts'
import { cancel, letGo, letGoOfSurplus, scheduleLetGo } from './cancel.ts'
import { capture } from './capture.ts'
import {
  checkGiftCard,
  findGiftCard,
  forgetAttempts,
  getMyStoreCredit,
  previewCredits,
} from './check-gift-card.ts'
import type { PaymentParts, PaymentsDeps } from './deps.ts'
import { adjustGiftCard, disableGiftCard, issueGiftCard, listGiftCards } from './gift-cards.ts'
import { forgetMessages, handleForgotten, handleMessage } from './handle-message.ts'
import { open } from './open.ts'
import { connectProviders } from './providers/connect-providers.ts'
import { receiveWebhook } from './receive-webhook.ts'
import { getPayment, refresh, refreshUnsettled } from './refresh.ts'
import { refundRemainder, scheduleRefund } from './schedule-refund.ts'
import { sendRefund, sendWaitingRefunds } from './send-refund.ts'

export type { PaymentsDeps } from './deps.ts'

/** Payments at a provider, gift cards and store credit: open, capture, cancel, refund, and the providers' webhooks. */
export function createPayments({ provider: settings, ...deps }: PaymentsDeps): Module<typeof payments> {
  const parts: PaymentParts = {
    ...deps,
    providers: connectProviders(settings),
    capture: settings.capture,
  }
  return {
    api: {
      open: open(parts),
      getPayment: getPayment(deps),
      refresh: refresh(parts),
      capture: capture(parts),
      cancel: cancel(parts),
      previewCredits: previewCredits(parts),
      findGiftCard: findGiftCard(deps),
      checkGiftCard: checkGiftCard(deps),
      getMyStoreCredit: getMyStoreCredit(deps),
      issueGiftCard: issueGiftCard(deps),
      listGiftCards: listGiftCards(deps),
      adjustGiftCard: adjustGiftCard(deps),
      disableGiftCard: disableGiftCard(deps),
      findPayments: findPayments(deps),
      listPayments: listPayments(deps),
      audit: audit(deps),
    },
    on: { 'orders.refund_due': scheduleRefund(deps), 'orders.cancelled': scheduleLetGo(deps) },
    jobs: {
      handle_message: { run: handleMessage(parts), concurrency: 4 },
      handle_forgotten: { cron: '* * * * *', run: handleForgotten(parts) },
      refund: { run: sendRefund(parts), retries: 20 },
      refund_waiting: { cron: '* * * * *', run: sendWaitingRefunds(parts) },
      let_go: { run: letGo(parts) },
      let_go_surplus: { run: letGoOfSurplus(parts) },
      refund_remainder: { run: refundRemainder(deps) },
      refresh_unsettled: { cron: '* * * * *', run: refreshUnsettled(parts) },
      forget_events: { cron: '23 3 * * *', run: forgetMessages(deps) },
      forget_attempts: { cron: '33 3 * * *', run: forgetAttempts(deps) },
    },
    routes: receiveWebhook(parts),
  }
}
