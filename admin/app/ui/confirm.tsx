import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemNote } from './panels.tsx'

interface ConfirmProps {
  opened: boolean
  title: string
  children: ReactNode
  /** The verb of what happens. */
  action: string
  keep: string
  busy?: boolean
  error?: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what cannot be undone. */
export function Confirm(props: ConfirmProps) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      size="sm"
      withCloseButton={false}
    >
      <div className="stack">
        <div className="soft">{props.children}</div>
        {props.error ? <ProblemNote error={props.error} /> : null}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {props.keep}
          </Button>
          <Button color="red" onClick={props.onConfirm} loading={props.busy ?? false}>
            {props.action}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
