import type { Language } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import type { NotificationsDeps } from './deps.ts'
import type { StoredMail } from './store.ts'

/** The page of an order; whoever comes without its token or their session is asked for their e-mail address there. */
export function orderPage(publicUrl: string, language: Language, reference: string): string {
  const prefix = language === 'en' ? '' : `/${language}`
  return `${publicUrl}${prefix}/orders/${encodeURIComponent(reference)}`
}

/**
 * The mail as its recipient gets it: the link opens the order without an account. Mails are kept without the
 * token, which is in the orders' own table alone: neither staff who read mails nor a log can act as the shopper.
 */
export async function unlockLink<M extends StoredMail>(
  { orders, publicUrl }: Pick<NotificationsDeps, 'orders' | 'publicUrl'>,
  mail: M,
): Promise<M> {
  const ctx = { actor: { kind: 'service', name: 'notifications' } as const, requestId: newId() }
  const { reference, accessToken } = await orders.getAccessToken(ctx, { orderId: mail.orderId })
  const locked = orderPage(publicUrl, mail.language, reference)
  const open = `${locked}?${new URLSearchParams({ token: accessToken })}`
  return {
    ...mail,
    html: mail.html.replaceAll(`href="${locked}"`, () => `href="${open}"`),
    text: mail.text.replaceAll(`: ${locked}\n`, () => `: ${open}\n`),
  }
}
