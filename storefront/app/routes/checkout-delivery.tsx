import { Code } from '@techmart/contracts/shared'
import { type ActionFunctionArgs, redirect, useActionData } from 'react-router'
import { DeliveryStep } from '../components/checkout/delivery-step.tsx'
import { fittingText, textOf } from '../lib/cart-input.server.ts'
import { attemptTo, refused, refusedFor } from '../lib/checkout.server.ts'
import { personal, personalPageHeaders } from '../lib/checkout-answers.server.ts'
import { type StepAnswer, useCheckout } from '../lib/checkout-data.ts'
import { paths } from '../lib/paths.ts'
import { shopOf } from '../lib/shop.server.ts'

export async function action({ context, request }: ActionFunctionArgs) {
  const shop = shopOf(context)
  const form = await request.formData()
  const deliveryCode = fittingText(form, 'deliveryCode', Code)
  if (!deliveryCode) return refused({ faulty: ['deliveryCode'], values: {} })
  const outcome = await attemptTo(shop, request, (of) =>
    shop.peers.checkout.setDelivery(shop.ctx, { ...of, deliveryCode }),
  )
  if ('code' in outcome) return refusedFor(outcome, {}, { '/deliveryCode': 'deliveryCode' })
  // A script asks what the choice comes to before the shopper goes on.
  const stays = textOf(form, 'stay') === '1'
  if (stays) return personal<StepAnswer>({ faulty: [], values: { deliveryCode } })
  return redirect(paths.checkout('payment'), 303)
}

export const headers = personalPageHeaders

export default function DeliveryRoute() {
  const data = useCheckout()
  const answer = useActionData<StepAnswer>()
  return <DeliveryStep data={data} answer={answer} />
}
