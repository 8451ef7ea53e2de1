import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Order } from '@techmart/contracts'
import { useParams } from 'react-router'
import { api, ctx } from '../api/client.ts'
import { hasCode } from '../api/problem.ts'
import { useMay } from '../api/session.ts'
import { paths } from '../paths.ts'
import { Confirm } from '../ui/confirm.tsx'
import { formatMoney } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { notifyDone, notifyProblem } from '../ui/notify.ts'
import { Page, Section } from '../ui/page.tsx'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { EmptyPanel, ErrorPanel } from '../ui/panels.tsx'
import { OrderStateTag } from '../ui/state.tsx'
import { When } from '../ui/when.tsx'
import { OrderDocuments, OrderParcels } from './order/documents.tsx'
import { FulfilDialog } from './order/fulfil-dialog.tsx'
import { OrderLines } from './order/lines.tsx'
import { OrderMails } from './order/mails.tsx'
import { NoteForm } from './order/note-form.tsx'
import styles from './order/order.module.css'
import { OrderRefunds, RefundDialog } from './order/refunds.tsx'
import { OrderReturns } from './order/returns.tsx'
import { OrderSide } from './order/side.tsx'
import { OrderTimeline } from './order/timeline.tsx'

const back = { to: paths.orders(), label: 'Orders' }

export function OrderPage() {
  const { reference = '' } = useParams()
  const query = useQuery({
    queryKey: ['order', reference],
    queryFn: () => api.orders.getOrder(ctx(), { reference }),
  })
  if (query.data) return <OrderView order={query.data} />
  if (!query.error) return <PageSkeleton title={reference} back={back} />
  return (
    <Page title={reference} back={back}>
      {hasCode(query.error, 'ORDER_NOT_FOUND') ? (
        <EmptyPanel icon="orders" title="There is no order with this reference">
          Look for the customer’s name or e-mail address in the list of orders.
        </EmptyPanel>
      ) : (
        <ErrorPanel error={query.error} retry={() => void query.refetch()} />
      )}
    </Page>
  )
}

function OrderView({ order }: { order: Order }) {
  const mayWrite = useMay('orders:write')
  const [sending, send] = useDisclosure(false)
  const [cancelling, cancel] = useDisclosure(false)
  const [refunding, refund] = useDisclosure(false)
  const keep = useKeepOrder()
  const ending = useMutation({
    mutationFn: () =>
      api.orders.cancelOrder(ctx(), {
        reference: order.reference,
        reason: 'Cancelled by the shop',
        withRefund: order.state === 'paid',
      }),
    onSuccess: (next) => {
      keep(next)
      cancel.close()
      notifyDone(`${order.reference} is cancelled`)
    },
    onError: () => keep(),
  })
  const refreshing = useMutation({
    mutationFn: () => api.orders.refreshOrder(ctx(), { reference: order.reference }),
    onSuccess: (next) => {
      keep(next)
      notifyDone(next.state === order.state ? 'The payment is still open' : 'The payment has arrived')
    },
    onError: notifyProblem,
  })
  const unpaid = order.state === 'awaiting_payment'
  const cancellable = unpaid || (order.state === 'paid' && order.fulfilmentState === 'none')
  const isRefundable = (order.refundable?.amountMinor ?? 0) > 0
  return (
    <Page
      title={order.reference}
      back={back}
      badge={<OrderStateTag state={order.state} />}
      lead={
        <>
          Placed <When at={order.placedAt} /> by {order.shippingAddress.name}
        </>
      }
      actions={
        <>
          {unpaid && (
            <Button
              variant="default"
              onClick={() => refreshing.mutate()}
              loading={refreshing.isPending}
              leftSection={<Icon name="refresh" size={16} />}
            >
              Check the payment
            </Button>
          )}
          {isRefundable && mayWrite && (
            <Button variant="default" onClick={refund.open}>
              Give money back
            </Button>
          )}
          {cancellable && mayWrite && (
            <Button variant="outline" color="red" onClick={cancel.open}>
              Cancel order
            </Button>
          )}
          {order.state === 'paid' && mayWrite && (
            <Button onClick={send.open} leftSection={<Icon name="truck" />}>
              Mark as sent
            </Button>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          <Section title="Items">
            <OrderLines order={order} />
          </Section>
          <OrderParcels order={order} />
          <OrderReturns order={order} keep={keep} />
          <OrderRefunds order={order} keep={keep} />
          {mayWrite && <NoteForm order={order} onDone={keep} />}
          <Section title="Timeline">
            <OrderTimeline order={order} />
          </Section>
        </div>
        <div className={styles.side}>
          <OrderSide order={order} />
          <OrderDocuments order={order} />
          <OrderMails order={order} />
        </div>
      </div>
      <FulfilDialog
        order={order}
        opened={sending}
        onClose={send.close}
        onDone={(next) => {
          keep(next)
          send.close()
          notifyDone(
            next.state === 'fulfilled'
              ? `${order.reference} is marked as sent`
              : `A parcel of ${order.reference} is on its way`,
          )
        }}
      />
      <RefundDialog
        order={order}
        opened={refunding}
        onClose={refund.close}
        onDone={(amount) => {
          keep()
          refund.close()
          notifyDone(`${formatMoney(amount)} goes back`)
        }}
      />
      <Confirm
        opened={cancelling}
        title={`Cancel ${order.reference}?`}
        action="Cancel the order"
        keep="Keep it"
        busy={ending.isPending}
        error={ending.error}
        onConfirm={() => ending.mutate()}
        onClose={() => {
          cancel.close()
          ending.reset()
        }}
      >
        {unpaid
          ? 'The payment page closes, and the reserved goods go back on sale. This cannot be undone.'
          : `${formatMoney(order.paid)} goes back to the customer, and the goods go back on sale. This cannot be undone.`}
      </Confirm>
    </Page>
  )
}

/** Takes a changed order over, and lets every list of orders load anew. */
function useKeepOrder(): (order?: Order) => void {
  const client = useQueryClient()
  return (order) => {
    if (order) client.setQueryData(['order', order.reference], order)
    else void client.invalidateQueries({ queryKey: ['order'] })
    void client.invalidateQueries({ queryKey: ['orders'] })
    void client.invalidateQueries({ queryKey: ['summary'] })
  }
}
