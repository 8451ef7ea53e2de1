import { type ActionFunctionArgs, redirect, useActionData } from 'react-router'
import { AddressStep } from '../components/checkout/address-step.tsx'
import { textOf } from '../lib/cart-input.server.ts'
import { attemptTo, refused, refusedFor } from '../lib/checkout.server.ts'
import {
  type AddressKind,
  addressFields,
  faultyFields,
  fieldName,
  type TypedAddress,
  tidyAddress,
  typedAddress,
} from '../lib/checkout-address.ts'
import { personal, personalPageHeaders } from '../lib/checkout-answers.server.ts'
import { type StepAnswer, useCheckout } from '../lib/checkout-data.ts'
import { paths } from '../lib/paths.ts'
import { shellData } from '../lib/shell.server.ts'
import { shopOf } from '../lib/shop.server.ts'

export async function action({ context, request }: ActionFunctionArgs) {
  const shop = shopOf(context)
  const form = await request.formData()
  const typed = { shipping: typedAddress(form, 'shipping'), billing: typedAddress(form, 'billing') }
  const billsElsewhere = !form.has('billingSame')
  const values = {
    ...namedValues('shipping', typed.shipping),
    ...namedValues('billing', typed.billing),
    billingSame: billsElsewhere ? '' : 'on',
  }
  // Without scripts, another country shows its fields by sending the form for them.
  if (textOf(form, 'intent') === 'country') return personal<StepAnswer>({ faulty: [], values })

  const { regions } = await shellData(shop)
  const countries = regions.flatMap((region) => region.countries.map(({ code }) => code))
  const shippingAddress = tidyAddress(typed.shipping)
  const billingAddress = billsElsewhere ? tidyAddress(typed.billing) : undefined
  const faulty = [
    ...faultyFields(shippingAddress, countries).map((field) => fieldName('shipping', field)),
    ...(billingAddress ? faultyFields(billingAddress, countries) : []).map((field) =>
      fieldName('billing', field),
    ),
  ]
  if (faulty.length > 0) return refused({ faulty, values })

  const outcome = await attemptTo(shop, request, (of) =>
    shop.peers.checkout.setAddress(shop.ctx, {
      ...of,
      shippingAddress,
      ...(billingAddress ? { billingAddress } : {}),
    }),
  )
  if ('code' in outcome) return refusedFor(outcome, values, fieldPointers)
  return redirect(paths.checkout('delivery'), 303)
}

/** Where the command's input has what the form's fields say. */
const fieldPointers = Object.fromEntries(
  addressFields.flatMap((field) => [
    [`/shippingAddress/${field}`, fieldName('shipping', field)],
    [`/billingAddress/${field}`, fieldName('billing', field)],
  ]),
)

function namedValues(kind: AddressKind, typed: TypedAddress): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).map(([field, text]) => [`${kind}.${field}`, text]))
}

export const headers = personalPageHeaders

export default function AddressRoute() {
  const data = useCheckout()
  const answer = useActionData<StepAnswer>()
  return <AddressStep data={data} answer={answer} />
}
