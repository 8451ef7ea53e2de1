import type { Api, media } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface MediaDeps extends ModuleDeps {
  folder: string
}

export function createMedia(_deps: MediaDeps): Module<typeof media> {
  return { api: {} as Api<typeof media> }
}
