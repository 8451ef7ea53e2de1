import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { explain } from '../api/problem.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './panels.module.css'

/** Nothing here, and what to do next. `whole`: it is all there is on the page, so its title is the page's. */
export function EmptyPanel(props: { icon: IconName; title: string; whole?: boolean; children?: ReactNode }) {
  const Title = props.whole ? 'h1' : 'p'
  return (
    <div className={styles.panel}>
      <span className={styles.mark}>
        <Icon name={props.icon} size={26} />
      </span>
      <Title className={styles.title}>{props.title}</Title>
      {props.children && <div className={styles.text}>{props.children}</div>}
    </div>
  )
}

/** It failed: why, and a way to try again. */
export function ErrorPanel({ error, retry }: { error: unknown; retry?: () => void }) {
  const { title, advice, code } = explain(error)
  return (
    <div className={styles.panel} role="alert">
      <span className={styles.mark} data-tone="bad">
        <Icon name="warning" size={26} />
      </span>
      <p className={styles.title}>{title}</p>
      <div className={styles.text}>
        {advice && <p>{advice}</p>}
        <p className="code soft">{code}</p>
      </div>
      {retry && (
        <Button variant="default" size="sm" onClick={retry} leftSection={<Icon name="refresh" size={16} />}>
          Try again
        </Button>
      )}
    </div>
  )
}

/** One failure inside a form or a dialog. */
export function ProblemNote({ error }: { error: unknown }) {
  const { title, advice } = explain(error)
  return (
    <div className={styles.note} role="alert">
      <Icon name="warning" />
      <div>
        <p className="strong">{title}</p>
        {advice && <p>{advice}</p>}
      </div>
    </div>
  )
}
