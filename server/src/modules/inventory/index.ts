import type { Api, inventory } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface InventoryDeps extends ModuleDeps {}

export function createInventory(_deps: InventoryDeps): Module<typeof inventory> {
  return { api: {} as Api<typeof inventory> }
}
