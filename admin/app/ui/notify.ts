import { notifications } from '@mantine/notifications'
import { explain } from '../api/problem.ts'

const SHOWN_MS = 4000
const closeButtonProps = { 'aria-label': 'Dismiss' }

/** Something worked. */
export function notifyDone(message: string): void {
  notifications.show({ message, autoClose: SHOWN_MS, color: 'accent', closeButtonProps })
}

/** Something failed that has no better place on the page. */
export function notifyProblem(error: unknown): void {
  const { title, advice } = explain(error)
  notifications.show({
    title,
    message: advice ?? '',
    autoClose: 2 * SHOWN_MS,
    color: 'red',
    closeButtonProps,
  })
}
