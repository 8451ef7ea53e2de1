import { useNavigation } from 'react-router'
import { useLocale } from '../lib/locale.tsx'

/** A thin line at the top while the next page is on its way. */
export function NavigationBar() {
  const { t } = useLocale()
  const busy = useNavigation().state !== 'idle'
  return (
    <div role="status" className="sr-status">
      {busy && (
        <>
          <span className="sr-only">{t.shell.loading}</span>
          <span aria-hidden="true" className="navigation-bar" />
        </>
      )}
    </div>
  )
}
