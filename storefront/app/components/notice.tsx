import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad'

const icons: Record<NoticeTone, IconName> = { info: 'info', good: 'check', warn: 'warning', bad: 'warning' }

/**
 * A sentence the shopper should see. `live` reads it out when it appears: politely, or at once for what went
 * wrong.
 */
export function Notice(props: {
  tone?: NoticeTone
  live?: boolean
  children: ReactNode
  className?: string
}) {
  const { tone = 'info', live, children, className = '' } = props
  const role = !live ? undefined : tone === 'bad' ? 'alert' : 'status'
  return (
    <div role={role} className={`notice ${tone === 'info' ? '' : `notice-${tone}`} ${className}`}>
      <Icon name={icons[tone]} size={20} className="mt-0.5" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}
