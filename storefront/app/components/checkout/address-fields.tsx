import {
  type AddressField,
  type AddressKind,
  addressLimits,
  fieldName,
  type TypedAddress,
} from '../../lib/checkout-address.ts'
import { type AddressRule, addressRuleOf } from '../../lib/checkout-countries.ts'
import { useLocale } from '../../lib/locale.tsx'
import type { Messages } from '../../messages/type.ts'
import { Field, SelectField } from '../field.tsx'

interface AddressFieldsProps {
  kind: AddressKind
  country: string
  onCountry: (country: string) => void
  countries: ReadonlyArray<{ code: string; name: string }>
  values: TypedAddress
  faulty: readonly string[]
}

/** The fields of an address in the order and with the names of its country. */
export function AddressFields(props: AddressFieldsProps) {
  const { kind, country, onCountry, countries, values, faulty } = props
  const { t } = useLocale()
  const rule = addressRuleOf(country)
  const field = (name: AddressField, autoComplete: string): TextField => ({
    id: fieldId(kind, name),
    name: fieldName(kind, name),
    autoComplete: `${kind} ${autoComplete}`,
    defaultValue: values[name],
    maxLength: addressLimits[name],
    error: faulty.includes(fieldName(kind, name)) ? faultText(t, name, country) : undefined,
  })
  const { maxLength: _, defaultValue: __, ...countryField } = field('country', 'country')
  const postal = rule.postal && (
    <Field
      key="postal"
      {...field('postalCode', 'postal-code')}
      label={country === 'US' ? t.buy.zipCode : t.buy.postalCode}
      {...need(rule.postal.isRequired, t)}
      inputMode={rule.postal.isDigits ? 'numeric' : 'text'}
      autoCapitalize="characters"
      className="w-40 max-sm:w-full"
    />
  )
  const city = (
    <Field
      key="city"
      {...field('city', 'address-level2')}
      label={t.buy.city}
      required
      className="min-w-48 flex-1"
    />
  )
  return (
    <div className="space-y-4">
      <div>
        <SelectField
          {...countryField}
          label={t.buy.country}
          required
          value={country}
          onChange={(event) => onCountry(event.currentTarget.value)}
        >
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <button
          type="submit"
          name="intent"
          value="country"
          className="btn btn-quiet btn-small without-script -ms-4"
        >
          {t.buy.updateCountry}
        </button>
      </div>
      <Field {...field('name', 'name')} label={t.buy.name} required />
      <Field {...field('line1', 'address-line1')} label={t.buy.line1} required />
      <Field {...field('line2', 'address-line2')} label={t.buy.line2} optional={t.buy.optional} />
      <div className="flex flex-wrap gap-4">{rule.postalFirst ? [postal, city] : [city, postal]}</div>
      {rule.region && <RegionField rule={rule.region} field={field('region', 'address-level1')} />}
      <Field
        {...field('phone', 'tel')}
        type="tel"
        inputMode="tel"
        dir="ltr"
        className="rtl:[&_input]:text-end"
        label={t.buy.phone}
        optional={t.buy.optional}
        hint={t.buy.phoneHint}
      />
    </div>
  )
}

type RegionRule = NonNullable<AddressRule['region']>

function RegionField({ rule, field }: { rule: RegionRule; field: TextField }) {
  const { t } = useLocale()
  const label = t.buy[rule.name]
  if (!rule.choices) return <Field {...field} {...need(rule.isRequired, t)} label={label} />
  const { maxLength: _, ...select } = field
  return (
    <SelectField {...select} {...need(rule.isRequired, t)} label={label}>
      <option value="">{t.buy.choose}</option>
      {rule.choices.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

interface TextField {
  id: string
  name: string
  autoComplete: string
  defaultValue: string
  maxLength: number
  error: string | undefined
}

export const fieldId = (kind: AddressKind, name: AddressField) => `${kind}-${name}`

/** What is wrong with a field, in words that help. */
export function faultText({ buy: { fieldErrors } }: Messages, name: AddressField, country: string): string {
  if (name === 'postalCode') return fieldErrors.postalCode(addressRuleOf(country).postal?.example ?? '')
  if (name === 'region') return fieldErrors.region[addressRuleOf(country).region?.name ?? 'state']
  return fieldErrors[name]
}

function need(isRequired: boolean, t: Messages) {
  return isRequired ? { required: true } : { optional: t.buy.optional }
}
