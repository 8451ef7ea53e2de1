import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { Icon } from './icon.tsx'
import styles from './page.module.css'

interface PageProps {
  title: string
  /** What the browser's tab says, where it is not the title. */
  tab?: string
  back?: { to: string; label: string }
  /** Beside the title: a state. */
  badge?: ReactNode
  /** Below the title: one line of facts. */
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
  narrow?: boolean
}

/** A page's frame: its title, where it leads back to, and what can be done here. The title takes the focus. */
export function Page({ title, tab, back, badge, lead, actions, children, narrow = false }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // So that keyboard and screen reader start at the top of the new page.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className={narrow ? styles.narrow : styles.page}>
      <title>{`${tab ?? title} · TechMart Admin`}</title>
      {back && (
        <Link to={back.to} className={styles.back}>
          <Icon name="back" size={16} />
          {back.label}
        </Link>
      )}
      <header className={styles.head}>
        <div className={styles.words}>
          <div className={styles.titleRow}>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {badge}
          </div>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A part of a page under a hairline, with its heading. */
export function Section(props: { title: string; aside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className={styles.section} aria-label={props.title} id={props.id}>
      <div className={styles.sectionHead}>
        <h2>{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  )
}
