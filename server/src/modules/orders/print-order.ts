import { type Api, type orders, ServiceError } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { creditNotePage, invoicePage, packingSlipPage } from './document-page.ts'
import { findAllowed, viewOrder } from './find-order.ts'
import { issueInvoice } from './issue-document.ts'
import { isBillable } from './order-money.ts'
import { piecesOf, toLines, without } from './pieces.ts'
import * as store from './store.ts'
import { findInvoice } from './store-documents.ts'

/**
 * The invoice of an order, or a credit note of it. An order that was paid before there were invoices, or brought
 * along from elsewhere, gets its number when it is first asked for.
 */
export function getInvoice({ db, clock }: ModuleDeps): Api<typeof orders>['getInvoice'] {
  return async (ctx, { document: wanted, ...access }) => {
    const { order: found, role } = await findAllowed({ db, clock }, ctx, access)
    if (!(await findInvoice(db.sql, found.id))) {
      if (!isBillable(found)) throw new ServiceError('ORDER_STATE', { state: found.state })
      await db.transaction(async (tx) => {
        await issueInvoice(tx, clock, (await store.lockById(tx, found.id)) as store.OrderRow)
      })
    }
    const order = await viewOrder(db.sql, role, found)
    const documents = order.documents ?? []
    const invoice = documents.find(({ kind }) => kind === 'invoice')
    const document = wanted ? documents.find(({ id }) => id === wanted) : invoice
    if (!document || !invoice) throw new ServiceError('ORDER_NOT_FOUND')
    const isInvoice = document.kind === 'invoice'
    return {
      document,
      html: isInvoice ? invoicePage(order, document) : creditNotePage(order, document, invoice),
    }
  }
}

/** What goes into a parcel that was sent, or into the one that is packed next. */
export function getPackingSlip({ db, clock }: ModuleDeps): Api<typeof orders>['getPackingSlip'] {
  return async (ctx, { reference, parcel: wanted }) => {
    const { order: found, role } = await findAllowed({ db, clock }, ctx, { reference })
    const order = await viewOrder(db.sql, role, found)
    const parcels = order.parcels ?? []
    if (wanted) {
      const parcel = parcels.find(({ id }) => id === wanted)
      if (!parcel) throw new ServiceError('ORDER_NOT_FOUND')
      return { html: packingSlipPage(order, parcel.lines, parcel.tracking) }
    }
    if (order.state !== 'paid') throw new ServiceError('ORDER_STATE', { state: order.state })
    const left = without(piecesOf(order.lines), piecesOf(parcels.flatMap(({ lines }) => lines)))
    return { html: packingSlipPage(order, toLines(left)) }
  }
}
