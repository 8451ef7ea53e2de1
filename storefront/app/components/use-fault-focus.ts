import { useEffect } from 'react'

/**
 * Leads to the first field that has to be looked at again, whenever a form was refused. Without scripts the browser
 * does it by the fields' `autofocus`.
 */
export function useFaultFocus(answer: unknown, fallbackId?: string): void {
  useEffect(() => {
    if (!answer) return
    const first = document.querySelector<HTMLElement>('[aria-invalid="true"]')
    const target = first ?? (fallbackId === undefined ? null : document.getElementById(fallbackId))
    target?.focus()
  }, [answer, fallbackId])
}
