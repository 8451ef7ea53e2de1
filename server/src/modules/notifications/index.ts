import type { Api, notifications, Peers } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface NotificationsDeps extends ModuleDeps {
  orders: Peers['orders']
  mail: { smtpUrl?: string; mailFrom: string; demo: boolean }
  publicUrl: string
}

export function createNotifications(_deps: NotificationsDeps): Module<typeof notifications> {
  return { api: {} as Api<typeof notifications> }
}
