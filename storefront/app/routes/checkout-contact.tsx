import { Email } from '@techmart/contracts/shared'
import { type ActionFunctionArgs, redirect, useActionData } from 'react-router'
import { StepForm } from '../components/checkout/step-form.tsx'
import { CheckField, Field } from '../components/field.tsx'
import { fits, textOf } from '../lib/cart-input.server.ts'
import { attemptTo, refused, refusedFor } from '../lib/checkout.server.ts'
import { personalPageHeaders } from '../lib/checkout-answers.server.ts'
import { type StepAnswer, useCheckout } from '../lib/checkout-data.ts'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { shopOf } from '../lib/shop.server.ts'

export async function action({ context, request }: ActionFunctionArgs) {
  const shop = shopOf(context)
  const form = await request.formData()
  const email = textOf(form, 'email')
  const marketing = form.has('marketing')
  const values = { email, marketing: marketing ? 'on' : '' }
  if (!fits(email, Email)) return refused({ faulty: ['email'], values })
  const outcome = await attemptTo(shop, request, (of) =>
    shop.peers.checkout.setContact(shop.ctx, { ...of, email, marketing }),
  )
  if ('code' in outcome) return refusedFor(outcome, values, { '/email': 'email' })
  return redirect(paths.checkout('address'), 303)
}

export const headers = personalPageHeaders

export default function ContactStep() {
  const { t } = useLocale()
  const { checkout } = useCheckout()
  const answer = useActionData<StepAnswer>()
  const isFaulty = answer?.faulty.includes('email')
  return (
    <StepForm
      step="contact"
      answer={answer}
      faults={isFaulty ? [{ id: 'email', text: t.buy.fieldErrors.email }] : []}
    >
      <Field
        id="email"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={254}
        dir="ltr"
        className="rtl:[&_input]:text-end"
        label={t.buy.email}
        hint={t.buy.emailHint}
        defaultValue={answer?.values.email ?? checkout.email}
        error={isFaulty ? t.buy.fieldErrors.email : undefined}
      />
      <CheckField
        name="marketing"
        label={t.buy.marketing}
        defaultChecked={answer ? answer.values.marketing === 'on' : checkout.marketing}
        className="mt-3"
      />
    </StepForm>
  )
}
