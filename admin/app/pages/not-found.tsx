import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { EmptyPanel } from '../ui/panels.tsx'

export function NotFoundPage() {
  return (
    <EmptyPanel icon="search" title="There is no such page" whole>
      <title>Not found · TechMart Admin</title>
      <p>
        Press <kbd>Ctrl K</kbd> to find what you were looking for, or go to the{' '}
        <Link to={paths.dashboard()}>dashboard</Link>.
      </p>
    </EmptyPanel>
  )
}
