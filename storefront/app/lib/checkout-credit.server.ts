import { GiftCardCode, Id } from '@techmart/contracts'
import { redirect } from 'react-router'
import { fittingText, textOf } from './cart-input.server.ts'
import { attemptTo, refused } from './checkout.server.ts'
import { paths } from './paths.ts'
import type { Shop } from './shop.server.ts'

/** What the forms about gift cards and store credit on the last step ask for. */
const creditIntents = ['gift-card', 'no-gift-card', 'store-credit', 'no-store-credit'] as const
type CreditIntent = (typeof creditIntents)[number]

export function creditIntentOf(form: FormData): CreditIntent | undefined {
  return creditIntents.find((intent) => intent === form.get('intent'))
}

/** Changes what is paid by gift card and store credit, and shows the step anew; a refusal stands at the field. */
export async function changeCredit(shop: Shop, request: Request, form: FormData, intent: CreditIntent) {
  const typed = textOf(form, 'giftCard')
  const code = fittingText(form, 'giftCard', GiftCardCode)
  if (intent === 'gift-card' && !code) return giftCardRefused(typed, 'GIFT_CARD_INVALID')
  const outcome = await attemptTo(shop, request, (of) => send(shop, of, intent, { code, form }))
  if ('code' in outcome) return giftCardRefused(typed, outcome.code)
  return redirect(paths.checkout('payment'), 303)
}

function giftCardRefused(typed: string, code: Parameters<typeof refused>[0]['code']) {
  return refused({ faulty: ['giftCard'], values: { giftCard: typed }, ...(code ? { code } : {}) })
}

async function send(
  { peers, ctx }: Shop,
  of: { cartId: string; language: Shop['language'] },
  intent: CreditIntent,
  { code, form }: { code: string | undefined; form: FormData },
): Promise<void> {
  switch (intent) {
    case 'gift-card':
      await peers.checkout.addGiftCard(ctx, { ...of, code: code ?? '' })
      return
    case 'no-gift-card': {
      const accountId = fittingText(form, 'accountId', Id)
      if (accountId) await peers.checkout.removeGiftCard(ctx, { ...of, accountId })
      return
    }
    case 'store-credit':
    case 'no-store-credit':
      await peers.checkout.setStoreCredit(ctx, { ...of, use: intent === 'store-credit' })
  }
}
