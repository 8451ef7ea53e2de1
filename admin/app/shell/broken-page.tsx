import { useRouteError } from 'react-router'
import { ErrorPanel } from '../ui/panels.tsx'

/** A page that cannot be shown: a defect, or a new version was installed while this one was open. */
export function BrokenPage() {
  const error = useRouteError()
  return <ErrorPanel error={error} retry={() => window.location.reload()} />
}
