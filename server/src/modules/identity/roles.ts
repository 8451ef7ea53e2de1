import { type Permission, permissions } from '@techmart/contracts'

export type Role = 'owner' | 'support' | 'catalogue'

/** What each role may do. Every one may see who they are. */
const ROLES: Record<Role, readonly Permission[]> = {
  owner: permissions,
  support: [
    'self:read',
    'orders:read',
    'orders:write',
    'customers:read',
    'stock:read',
    'catalog:read',
    'pricing:read',
  ],
  catalogue: [
    'self:read',
    'catalog:read',
    'catalog:write',
    'media:write',
    'stock:read',
    'pricing:read',
    'pricing:write',
    'search:write',
  ],
}

export function permissionsOf(role: Role): Permission[] {
  return [...ROLES[role]]
}
