import { ActionIcon, Drawer, Loader } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import type { StaffMember } from '@techmart/contracts'
import { Navigate, Outlet, ScrollRestoration, useLocation, useMatches, useNavigation } from 'react-router'
import { hasCode } from '../api/problem.ts'
import { StaffContext, useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import type { RouteHandle } from '../routes.tsx'
import { Icon } from '../ui/icon.tsx'
import { EmptyPanel, ErrorPanel } from '../ui/panels.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { AccountMenu } from './account-menu.tsx'
import { CommandPalette } from './command-palette.tsx'
import { Navigation, placesFor } from './navigation.tsx'
import styles from './shell.module.css'

/** Everything around a page, for people who are signed in; everyone else is sent to sign in, and back afterwards. */
export function Shell() {
  const session = useSession()
  const { pathname, search } = useLocation()
  if (hasCode(session.error, 'UNAUTHENTICATED')) {
    return <Navigate to={paths.login(`${pathname}${search}`)} replace />
  }
  if (session.data) return <Frame staff={session.data} />
  return (
    <div className={styles.waiting}>
      {session.error ? (
        <ErrorPanel error={session.error} retry={() => void session.refetch()} />
      ) : (
        <Loader aria-label="Loading" />
      )}
    </div>
  )
}

function Frame({ staff }: { staff: StaffMember }) {
  const [menuOpen, menu] = useDisclosure(false)
  const [paletteOpen, palette] = useDisclosure(false)
  useHotkeys([['mod+K', palette.toggle]], [])
  return (
    <StaffContext value={staff}>
      <a href="#content" className={styles.skip}>
        Skip to content
      </a>
      <div className={styles.frame}>
        <aside className={styles.side} aria-label="Sidebar">
          <div className={styles.brand}>
            <Wordmark />
            <span className={styles.brandRole}>Admin</span>
          </div>
          <PaletteButton onOpen={palette.open} />
          <Navigation staff={staff} />
          <AccountMenu staff={staff} />
        </aside>
        <nav className={styles.bar} aria-label="Menu and search">
          <ActionIcon variant="subtle" size={44} aria-label="Menu" onClick={menu.open}>
            <Icon name="menu" size={22} />
          </ActionIcon>
          <Wordmark />
          <ActionIcon variant="subtle" size={44} aria-label="Search everything" onClick={palette.open}>
            <Icon name="search" size={22} />
          </ActionIcon>
        </nav>
        <main id="content" className={styles.content} tabIndex={-1}>
          <Guarded staff={staff} />
        </main>
      </div>
      <Drawer opened={menuOpen} onClose={menu.close} position="left" size={300} title={<Wordmark />}>
        <div className={styles.drawer}>
          <Navigation staff={staff} onLeave={menu.close} />
          <AccountMenu staff={staff} />
        </div>
      </Drawer>
      <CommandPalette opened={paletteOpen} onClose={palette.close} staff={staff} />
      <Progress />
      <ScrollRestoration />
    </StaffContext>
  )
}

/** The page, if this person's role may open it. */
function Guarded({ staff }: { staff: StaffMember }) {
  const handle = useMatches().at(-1)?.handle as RouteHandle | undefined
  const allowed = !handle?.permission || staff.permissions.includes(handle.permission)
  const { pathname } = useLocation()
  const first = placesFor(staff)[0]
  if (allowed) return <Outlet />
  // Not everyone may see the dashboard: they start where their work is.
  if (pathname === paths.dashboard() && first) return <Navigate to={first.to} replace />
  return (
    <EmptyPanel icon="warning" title="Your role does not include this page">
      You are signed in as {staff.role}. An owner of the shop can change that.
    </EmptyPanel>
  )
}

function PaletteButton({ onOpen }: { onOpen: () => void }) {
  const mac = navigator.platform.startsWith('Mac')
  return (
    <button type="button" className={styles.palette} onClick={onOpen}>
      <Icon name="search" size={16} />
      <span>Find anything</span>
      <kbd>{mac ? '⌘ K' : 'Ctrl K'}</kbd>
    </button>
  )
}

/** A thin line while the next page loads. */
function Progress() {
  const { state } = useNavigation()
  return <div className={styles.progress} data-busy={state !== 'idle' || undefined} />
}
