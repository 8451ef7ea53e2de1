import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useLocale } from '../lib/locale.tsx'
import { openModal } from '../lib/modal.ts'
import { Icon } from './icon.tsx'

interface DrawerProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Stays at the bottom while the content scrolls. */
  footer?: ReactNode
}

/** A modal drawer at the end side, on the native dialog: focus stays inside, Escape and the backdrop close it. */
export function Drawer({ open, onClose, title, children, footer }: DrawerProps) {
  const { t } = useLocale()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  // The dialog is a piece of the browser with its own state; this keeps it in step with ours.
  useEffect(() => {
    const element = dialog.current
    if (!element || open === element.open) return
    if (open) openModal(element)
    else element.close()
  }, [open])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes the dialog; the click is for its backdrop.
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="flex min-h-0 flex-1 flex-col">
        <header className="flex items-center justify-between gap-4 border-b border-line py-3 ps-5 pe-3">
          <h2 id={titleId} className="text-xl">
            {title}
          </h2>
          <button type="button" className="btn-icon" aria-label={t.shell.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        {footer && <footer className="border-t border-line px-5 py-4">{footer}</footer>}
      </div>
    </dialog>
  )
}
