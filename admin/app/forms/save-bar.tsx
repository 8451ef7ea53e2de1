import { Button } from '@mantine/core'
import styles from './forms.module.css'

interface SaveBarProps {
  shown: boolean
  label: string
  busy: boolean
  onDiscard: () => void
}

/** Stays in sight while there is something to save. */
export function SaveBar({ shown, label, busy, onDiscard }: SaveBarProps) {
  if (!shown) return null
  return (
    <div className={styles.saveBar} role="status">
      <span>Unsaved changes</span>
      <Button variant="subtle" color="gray" onClick={onDiscard} disabled={busy} className={styles.discard}>
        Discard
      </Button>
      <Button type="submit" loading={busy}>
        {label}
      </Button>
    </div>
  )
}
