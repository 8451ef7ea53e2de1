import type { payments } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import { cancel } from './cancel.ts'
import { forgetEvents } from './forget-events.ts'
import { open } from './open.ts'
import { connectSandbox } from './provider.ts'
import { receiveWebhook } from './receive-webhook.ts'
import { getPayment, refresh, refreshUnsettled } from './refresh.ts'
import { refund, scheduleRefund } from './refund.ts'

export interface PaymentsDeps extends ModuleDeps {
  provider: { url: string; secretKey: string; webhookSecret: string }
}

/** Payments at a provider: open, cancel, refund, and its webhook. */
export function createPayments(deps: PaymentsDeps): Module<typeof payments> {
  const outside = { ...deps, provider: connectSandbox(deps.provider) }
  return {
    api: {
      open: open(outside),
      getPayment: getPayment(deps),
      refresh: refresh(outside),
      cancel: cancel(outside),
    },
    on: { 'orders.refund_due': scheduleRefund(deps) },
    jobs: {
      refund: { run: refund(outside), retries: 20 },
      refresh_unsettled: { cron: '* * * * *', run: refreshUnsettled(outside) },
      forget_events: { cron: '23 3 * * *', run: forgetEvents(deps) },
    },
    routes: receiveWebhook({ ...deps, secret: deps.provider.webhookSecret }),
  }
}
