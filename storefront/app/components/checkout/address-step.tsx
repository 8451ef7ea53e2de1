import { useState } from 'react'
import { Form } from 'react-router'
import { useCartForm } from '../../lib/cart-form.ts'
import {
  type AddressField,
  type AddressKind,
  emptyAddress,
  fieldName,
  type TypedAddress,
  toTyped,
} from '../../lib/checkout-address.ts'
import { type CheckoutData, regionOf, type StepAnswer } from '../../lib/checkout-data.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { CheckField } from '../field.tsx'
import { AddressFields, faultText, fieldId } from './address-fields.tsx'
import { Recap } from './recap.tsx'
import { StepForm } from './step-form.tsx'

const CURRENCY_FORM = 'currency-there'

/** Where the goods go, and the bill. */
export function AddressStep({ data, answer }: { data: CheckoutData; answer: StepAnswer | undefined }) {
  const { t } = useLocale()
  const { checkout, regions } = data
  const countries = regions.flatMap((region) => region.countries)
  const shipping = valuesOf('shipping', data, answer)
  const billing = valuesOf('billing', data, answer)
  const [country, setCountry] = useState(shipping.country)
  const [billingCountry, setBillingCountry] = useState(billing.country)
  const { send } = useCartForm('country')
  const chooseCountry = (code: string) => {
    setCountry(code)
    // The summary beside the form then shows the tax and delivery of that country.
    const form = new FormData()
    form.set('intent', 'country')
    form.set('country', code)
    send(form)
  }
  const faulty = answer?.faulty ?? []
  const faults = faulty.map((name) => {
    const [kind, field] = name.split('.') as [AddressKind, AddressField]
    return {
      id: fieldId(kind, field),
      text: faultText(t, field, kind === 'shipping' ? country : billingCountry),
    }
  })
  const billsSame = answer ? answer.values.billingSame === 'on' : !checkout.billingAddress
  return (
    <>
      <StepForm
        step="address"
        answer={answer}
        faults={faults}
        before={<Recap checkout={checkout} steps={['contact']} />}
      >
        <AddressFields
          kind="shipping"
          {...{ country, countries, faulty }}
          onCountry={chooseCountry}
          values={shipping}
        />
        <CountryHint data={data} country={country} />
        <CheckField
          name="billingSame"
          label={t.buy.billingSame}
          defaultChecked={billsSame}
          className="mt-4"
        />
        <fieldset className="billing mt-6">
          <legend className="mb-4 font-head text-xl font-semibold">{t.buy.billingTitle}</legend>
          <AddressFields
            kind="billing"
            {...{ countries, faulty }}
            country={billingCountry}
            onCountry={setBillingCountry}
            values={billing}
          />
        </fieldset>
      </StepForm>
      <CurrencyForm />
    </>
  )
}

/** What the tax is there, and whether another currency is usual. */
function CountryHint({ data, country }: { data: CheckoutData; country: string }) {
  const { t } = useLocale()
  const region = regionOf(data.regions, country)
  if (!region) return null
  const { currency } = data.checkout.cart
  const label = region.taxLabel || t.buy.tax
  return (
    <p className="mt-4 text-sm text-soft">
      {region.taxIncluded ? t.buy.taxIncludedThere(label) : t.buy.taxAddedThere(label)}
      {region.currency !== currency && (
        <>
          {' '}
          {t.buy.otherCurrency(region.currency)}{' '}
          <button
            type="submit"
            form={CURRENCY_FORM}
            name="currency"
            value={region.currency}
            className="link inline-block py-1"
          >
            {t.buy.payIn(region.currency)}
          </button>
        </>
      )}
    </p>
  )
}

/** Apart from the address form, whose fields keep what was typed while the prices change. */
function CurrencyForm() {
  const { send } = useCartForm('currency')
  return (
    <Form
      id={CURRENCY_FORM}
      method="post"
      action={paths.cart()}
      onSubmit={(event) => {
        event.preventDefault()
        const { submitter } = event.nativeEvent as SubmitEvent
        send(new FormData(event.currentTarget, submitter))
      }}
    >
      <input type="hidden" name="intent" value="currency" />
      <input type="hidden" name="redirectTo" value={paths.checkout('address')} />
    </Form>
  )
}

/** What was typed; else what is known; else nothing but the country the cart was reckoned for. */
function valuesOf(
  kind: AddressKind,
  { checkout }: CheckoutData,
  answer: StepAnswer | undefined,
): TypedAddress {
  if (answer) {
    const typed = { ...emptyAddress }
    for (const field of Object.keys(typed) as AddressField[])
      typed[field] = answer.values[fieldName(kind, field)] ?? ''
    return typed
  }
  const known = kind === 'shipping' ? checkout.shippingAddress : checkout.billingAddress
  return known ? toTyped(known) : { ...emptyAddress, country: checkout.cart.country }
}
