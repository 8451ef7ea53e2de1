import type { MailSummary } from '@techmart/contracts'
import { State, type Tone } from '../../ui/state.tsx'

const words: Record<MailSummary['state'], { word: string; tone: Tone }> = {
  waiting: { word: 'Waiting', tone: 'warn' },
  sent: { word: 'Sent', tone: 'good' },
  failed: { word: 'Failed', tone: 'bad' },
}

export function MailStateTag({ state }: { state: MailSummary['state'] }) {
  const { word, tone } = words[state]
  return <State tone={tone}>{word}</State>
}
