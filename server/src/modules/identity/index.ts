import type { Api, identity } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface IdentityDeps extends ModuleDeps {}

export function createIdentity(_deps: IdentityDeps): Module<typeof identity> {
  return { api: {} as Api<typeof identity> }
}
