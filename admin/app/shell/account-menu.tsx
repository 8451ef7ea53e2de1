import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { StaffMember } from '@techmart/contracts'
import { useNavigate } from 'react-router'
import { useLogOut } from '../api/session.ts'
import { paths, shopPaths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'
import { notifyProblem } from '../ui/notify.ts'
import styles from './shell.module.css'

const roleWords: Record<string, string> = { owner: 'Owner', support: 'Support', catalogue: 'Catalogue' }

/** Who is signed in, and what they may set for themselves. */
export function AccountMenu({ staff }: { staff: StaffMember }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const logOut = useEndSession()
  return (
    <Menu position="top-start" width={236} shadow="md">
      <Menu.Target>
        <button type="button" className={styles.account}>
          <span className={styles.initials} aria-hidden="true">
            {initialsOf(staff.name)}
          </span>
          <span className={styles.who}>
            <span className="truncate strong">{staff.name}</span>
            <span className="truncate small soft">{roleWords[staff.role] ?? staff.role}</span>
          </span>
          <Icon name="chevron-down" size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{staff.email}</Menu.Label>
        <div className={styles.themes}>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label="Theme"
            value={colorScheme}
            onChange={(value) => setColorScheme(value as typeof colorScheme)}
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'auto', label: 'System' },
            ]}
          />
        </div>
        <Menu.Item component="a" href={shopPaths.home()} leftSection={<Icon name="shop" />}>
          Open the shop
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="leave" />} onClick={logOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Ends the session and leaves for the login page; nothing that was seen stays in memory. */
export function useEndSession(): () => void {
  const logOut = useLogOut()
  const navigate = useNavigate()
  const client = useQueryClient()
  return () =>
    logOut.mutate(undefined, {
      onSuccess: async () => {
        await navigate(paths.login())
        client.clear()
      },
      onError: notifyProblem,
    })
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('')
}
