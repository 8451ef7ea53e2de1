import type { ModuleDeps } from '../../kernel/module.ts'
import type { Passwords } from './password.ts'

export interface IdentityDeps extends ModuleDeps {}

/** What use cases share within the module. */
export interface IdentityParts extends IdentityDeps {
  passwords: Passwords
}
