import type { orders, Peers } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import { addNote } from './add-note.ts'
import { archiveOrders } from './archive-orders.ts'
import { audit, findForAudit, listForAudit } from './audit.ts'
import { cancelOrder } from './cancel-order.ts'
import { create } from './create.ts'
import { expireUnpaid } from './expire-unpaid.ts'
import { getAccessToken, getOrder } from './find-order.ts'
import { followOrders } from './follow-order.ts'
import { fulfilOrder, sendParcel } from './fulfil-order.ts'
import { importOrders } from './import-orders.ts'
import { forgetGuesses } from './limit-guesses.ts'
import { listMyOrders, listOrders, summarise } from './list-orders.ts'
import { payOrder, refreshOrder } from './pay-order.ts'
import { getInvoice, getPackingSlip } from './print-order.ts'
import { refundOrder, retryRefund } from './refund-order.ts'
import { reorder } from './reorder.ts'
import { decideReturn, receiveReturn, refundReturn, requestReturn, withdrawReturn } from './return-goods.ts'
import { paymentHandlers } from './settle-payment.ts'

export interface OrdersDeps extends ModuleDeps {
  payments: Peers['payments']
  cart: Pick<Peers['cart'], 'createCart' | 'getCart' | 'addLine'>
  /** How shoppers reach the shop; the provider sends them back there. */
  publicUrl: string
  /** How long after its end an order stays among those at work. */
  archiveAfterDays: number
}

/** Placed orders: state, timeline, look-up, fulfilment. */
export function createOrders(deps: OrdersDeps): Module<typeof orders> {
  return {
    api: {
      getOrder: getOrder(deps),
      payOrder: payOrder(deps),
      refreshOrder: refreshOrder(deps),
      cancelOrder: cancelOrder(deps),
      listMyOrders: listMyOrders(deps),
      listOrders: listOrders(deps),
      fulfilOrder: fulfilOrder(deps),
      sendParcel: sendParcel(deps),
      refundOrder: refundOrder(deps),
      retryRefund: retryRefund(deps),
      reorder: reorder(deps),
      requestReturn: requestReturn(deps),
      withdrawReturn: withdrawReturn(deps),
      decideReturn: decideReturn(deps),
      receiveReturn: receiveReturn(deps),
      refundReturn: refundReturn(deps),
      addNote: addNote(deps),
      getInvoice: getInvoice(deps),
      getPackingSlip: getPackingSlip(deps),
      summarise: summarise(deps),
      getAccessToken: getAccessToken(deps),
      create: create(deps),
      audit: audit(deps),
      listForAudit: listForAudit(deps),
      findForAudit: findForAudit(deps),
      importOrders: importOrders(deps),
    },
    on: paymentHandlers(deps.clock),
    routes: followOrders(deps),
    jobs: {
      expire: { cron: '* * * * *', run: expireUnpaid(deps) },
      forget_guesses: { cron: '23 * * * *', run: forgetGuesses(deps) },
      archive: {
        cron: '11 2 * * *',
        run: archiveOrders(deps),
      },
    },
  }
}
