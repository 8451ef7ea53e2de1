import type { Peers } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'

export interface NotificationsDeps extends ModuleDeps {
  orders: Pick<Peers['orders'], 'getOrder' | 'getAccessToken'>
  mail: { smtpUrl?: string; mailFrom: string; demo: boolean }
  publicUrl: string
}
