import type { OrderState } from '@techmart/contracts'
import styles from './state.module.css'

export type Tone = 'good' | 'warn' | 'bad' | 'plain' | 'busy'

/** A state as a dot and a word: colour never says it alone. */
export function State({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={styles.state} data-tone={tone}>
      {children}
    </span>
  )
}

export const orderStateWords: Record<OrderState, { word: string; tone: Tone }> = {
  awaiting_payment: { word: 'Awaiting payment', tone: 'warn' },
  paid: { word: 'To send', tone: 'busy' },
  fulfilled: { word: 'Sent', tone: 'good' },
  cancelled: { word: 'Cancelled', tone: 'plain' },
}

export function OrderStateTag({ state }: { state: OrderState }) {
  const { word, tone } = orderStateWords[state]
  return <State tone={tone}>{word}</State>
}

export function StatusTag({ status }: { status: 'draft' | 'published' }) {
  return (
    <State tone={status === 'published' ? 'good' : 'plain'}>
      {status === 'published' ? 'Published' : 'Draft'}
    </State>
  )
}
