import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './table.module.css'

/** The link of a row: its face is the first cell, its reach the whole row. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={styles.rowLink} data-row-link="">
      {children}
    </Link>
  )
}

/** The same for what opens in place. */
export function RowButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.rowLink} data-row-link="" onClick={onClick}>
      {children}
    </button>
  )
}

/** What narrow windows show under the first cell, in place of the columns they have no room for. */
export function Under({ until, children }: { until: 'sm' | 'md'; children: ReactNode }) {
  return (
    <span className={styles.under} data-until={until}>
      {children}
    </span>
  )
}
