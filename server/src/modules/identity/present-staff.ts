import type { StaffMember } from '@techmart/contracts'
import { permissionsOf } from './roles.ts'
import type { StaffRow } from './store.ts'

export function presentStaff({ id, email, name, role }: StaffRow): StaffMember {
  return { id, email, name, role, permissions: permissionsOf(role) }
}
