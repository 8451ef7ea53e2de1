import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Order, RefundDestination, Return, ReturnState } from '@techmart/contracts'
import { useState } from 'react'
import { api, ctx } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useAttempt } from '../../api/use-attempt.ts'
import { formatMoney } from '../../ui/format.ts'
import { notifyDone, notifyProblem } from '../../ui/notify.ts'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/panels.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { When } from '../../ui/when.tsx'
import { CountFields, piecesIn } from './count-fields.tsx'
import styles from './order.module.css'

const states: Record<ReturnState, [Tone, string]> = {
  requested: ['warn', 'Asked for'],
  approved: ['busy', 'On its way back'],
  refused: ['plain', 'Refused'],
  withdrawn: ['plain', 'Withdrawn'],
  received: ['warn', 'Has arrived'],
  refunded: ['good', 'Refunded'],
  closed: ['plain', 'Closed'],
}

interface ReturnsProps {
  order: Order
  keep: (order?: Order) => void
}

/** Goods that come back, each with what is to be done next. */
export function OrderReturns({ order, keep }: ReturnsProps) {
  const { returns = [] } = order
  if (returns.length === 0) return null
  return (
    <Section title="Returns">
      <ul className={styles.records}>
        {returns.map((one) => (
          <ReturnRecord key={one.id} order={order} one={one} keep={keep} />
        ))}
      </ul>
    </Section>
  )
}

type Doing = 'approve' | 'refuse' | 'receive'

function ReturnRecord({ order, one, keep }: ReturnsProps & { one: Return }) {
  const mayWrite = useMay('orders:write')
  const [doing, setDoing] = useState<Doing>()
  const [tone, word] = states[one.state]
  const titles = new Map(order.lines.map(({ sku, title }) => [sku, title]))
  return (
    <li>
      <div className={styles.record}>
        <span className="strong">
          {one.lines.map(({ sku, quantity }) => `${quantity} × ${titles.get(sku) ?? sku}`).join(', ')}
        </span>
        <State tone={tone}>{word}</State>
      </div>
      <span>{one.reason}</span>
      {one.note && <span className="soft">Answered: {one.note}</span>}
      <span className="small soft">
        Worth {formatMoney(one.value)} · <When at={one.createdAt} />
      </span>
      {mayWrite && one.state === 'requested' && (
        <div className={styles.choices}>
          <Button size="xs" onClick={() => setDoing('approve')}>
            Approve
          </Button>
          <Button size="xs" variant="default" onClick={() => setDoing('refuse')}>
            Refuse
          </Button>
        </div>
      )}
      {mayWrite && one.state === 'approved' && (
        <div>
          <Button size="xs" onClick={() => setDoing('receive')}>
            It has arrived
          </Button>
        </div>
      )}
      {mayWrite && one.state === 'received' && <Refunding order={order} one={one} keep={keep} />}
      <ReturnDialog order={order} one={one} doing={doing} onClose={() => setDoing(undefined)} keep={keep} />
    </li>
  )
}

/** An exchange is store credit: it pays for the other goods. */
function Refunding({ order, one, keep }: ReturnsProps & { one: Return }) {
  const attempt = useAttempt()
  const refunding = useMutation({
    mutationFn: (choice: { to?: RefundDestination; amountMinor?: number }) =>
      attempt((keyed) =>
        api.orders.refundReturn(keyed, { reference: order.reference, returnId: one.id, ...choice }),
      ),
    onSuccess: (next) => {
      keep(next)
      notifyDone('The return is done')
    },
    onError: notifyProblem,
  })
  return (
    <div className={styles.choices}>
      <Button size="xs" loading={refunding.isPending} onClick={() => refunding.mutate({})}>
        Refund {formatMoney(one.value)}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={refunding.isPending}
        onClick={() => refunding.mutate({ to: 'store_credit' })}
      >
        Exchange: as store credit
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={refunding.isPending}
        onClick={() => refunding.mutate({ amountMinor: 0 })}
      >
        Close without refund
      </Button>
    </div>
  )
}

const words: Record<Doing, { title: string; action: string }> = {
  approve: { title: 'Approve the return', action: 'Approve' },
  refuse: { title: 'Refuse the return', action: 'Refuse' },
  receive: { title: 'The goods have arrived', action: 'Note the arrival' },
}

interface DialogProps extends ReturnsProps {
  one: Return
  doing: Doing | undefined
  onClose: () => void
}

function ReturnDialog(props: DialogProps) {
  const { doing, onClose } = props
  return (
    <Modal opened={doing !== undefined} onClose={onClose} title={doing ? words[doing].title : ''}>
      {doing && <ReturnForm {...props} doing={doing} />}
    </Modal>
  )
}

function ReturnForm({ order, one, doing, onClose, keep }: DialogProps & { doing: Doing }) {
  const attempt = useAttempt()
  const [note, setNote] = useState('')
  const [counts, setCounts] = useState<Record<string, string>>({})
  const titles = new Map(order.lines.map(({ sku, title }) => [sku, title]))
  const lines = one.lines.map(({ sku, quantity }) => ({ sku, title: titles.get(sku) ?? sku, left: quantity }))
  const restock = piecesIn(lines, counts)
  const which = { reference: order.reference, returnId: one.id }
  const doIt = useMutation({
    mutationFn: () =>
      doing === 'receive'
        ? attempt((keyed) => api.orders.receiveReturn(keyed, { ...which, restock: restock ?? [] }))
        : api.orders.decideReturn(ctx(), {
            ...which,
            approve: doing === 'approve',
            ...(note.trim() ? { note: note.trim() } : {}),
          }),
    onSuccess: () => {
      keep()
      onClose()
    },
    onError: () => keep(),
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!doIt.isPending && (doing !== 'receive' || restock)) doIt.mutate()
      }}
    >
      {doIt.error ? <ProblemNote error={doIt.error} /> : null}
      {doing === 'receive' ? (
        <CountFields
          legend="As good as new, and back on the shelf"
          lines={lines}
          values={counts}
          onChange={setCounts}
        />
      ) : (
        <Textarea
          label="A word to the customer"
          description="Optional. It stands in the mail and in the order."
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={onClose}>
          Not yet
        </Button>
        <Button type="submit" loading={doIt.isPending}>
          {words[doing].action}
        </Button>
      </div>
    </form>
  )
}
