import { type ActionFunctionArgs, useActionData } from 'react-router'
import { ReviewStep } from '../components/checkout/review-step.tsx'
import { personalPageHeaders } from '../lib/checkout-answers.server.ts'
import { changeCredit, creditIntentOf } from '../lib/checkout-credit.server.ts'
import { type StepAnswer, useCheckout } from '../lib/checkout-data.ts'
import { placeOrder } from '../lib/checkout-place.server.ts'
import { shopOf } from '../lib/shop.server.ts'

export async function action({ context, request }: ActionFunctionArgs) {
  const [shop, form] = [shopOf(context), await request.formData()]
  const intent = creditIntentOf(form)
  return intent ? changeCredit(shop, request, form, intent) : placeOrder(shop, request, form)
}

export const headers = personalPageHeaders

export default function PaymentRoute() {
  const data = useCheckout()
  const answer = useActionData<StepAnswer>()
  return <ReviewStep data={data} answer={answer} />
}
