import type { Permission, StaffMember } from '@techmart/contracts'
import { NavLink } from 'react-router'
import { paths } from '../paths.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import styles from './shell.module.css'

export interface Place {
  to: string
  label: string
  icon: IconName
  permission: Permission
}

const places: Place[] = [
  { to: paths.dashboard(), label: 'Dashboard', icon: 'dashboard', permission: 'orders:read' },
  { to: paths.orders(), label: 'Orders', icon: 'orders', permission: 'orders:read' },
  { to: paths.products(), label: 'Products', icon: 'products', permission: 'catalog:read' },
  { to: paths.stock(), label: 'Stock', icon: 'stock', permission: 'stock:read' },
  { to: paths.coupons(), label: 'Coupons', icon: 'coupons', permission: 'pricing:read' },
  { to: paths.customers(), label: 'Customers', icon: 'customers', permission: 'customers:read' },
  { to: paths.mails(), label: 'Mails', icon: 'mails', permission: 'orders:read' },
]

/** The places this person's role may see. */
export function placesFor(staff: StaffMember): Place[] {
  return places.filter((place) => staff.permissions.includes(place.permission))
}

export function Navigation({ staff, onLeave }: { staff: StaffMember; onLeave?: () => void }) {
  return (
    <nav aria-label="Main">
      <ul className={styles.places}>
        {placesFor(staff).map((place) => (
          <li key={place.to}>
            <NavLink to={place.to} end={place.to === '/'} className={styles.place} onClick={onLeave}>
              <Icon name={place.icon} />
              {place.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
