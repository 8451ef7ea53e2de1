import type { Address } from '@techmart/contracts'
import { type AddressRule, addressRuleOf, latinDigits, tidyPostalCode } from './checkout-countries.ts'

export const addressFields = [
  'name',
  'line1',
  'line2',
  'postalCode',
  'city',
  'region',
  'country',
  'phone',
] as const
export type AddressField = (typeof addressFields)[number]
/** What was typed, as text. */
export type TypedAddress = Record<AddressField, string>

/** Longest text of a field, as the contract has it. */
export const addressLimits: Record<AddressField, number> = {
  name: 120,
  line1: 160,
  line2: 160,
  postalCode: 20,
  city: 120,
  region: 80,
  country: 2,
  phone: 40,
}

export const emptyAddress: TypedAddress = {
  name: '',
  line1: '',
  line2: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
  phone: '',
}

/** Field names in a form carry the kind of address, so that two fit into one form: `shipping.city`. */
export type AddressKind = 'shipping' | 'billing'
export const fieldName = (kind: AddressKind, field: AddressField) => `${kind}.${field}` as const

export function typedAddress(form: FormData, kind: AddressKind): TypedAddress {
  const text = (field: AddressField) => {
    const value = form.get(fieldName(kind, field))
    return typeof value === 'string' ? value.trim().slice(0, 500) : ''
  }
  return Object.fromEntries(addressFields.map((field) => [field, text(field)])) as TypedAddress
}

/** An address as its form shows it. */
export function toTyped(address: Address): TypedAddress {
  return { ...emptyAddress, ...address }
}

/** An address in the spelling of its country; fields it does not have are left out. */
export function tidyAddress(typed: TypedAddress): Address {
  const rule = addressRuleOf(typed.country)
  const line = (text: string) => text.replace(/\s+/g, ' ').trim()
  const postalCode = rule.postal ? tidyPostalCode(typed.country, typed.postalCode) : ''
  const region = rule.region ? line(typed.region) : ''
  const line2 = line(typed.line2)
  const phone = line(latinDigits(typed.phone))
  return {
    name: line(typed.name),
    line1: line(typed.line1),
    ...(line2 ? { line2 } : {}),
    ...(postalCode ? { postalCode } : {}),
    city: line(typed.city),
    ...(region ? { region } : {}),
    country: typed.country,
    ...(phone ? { phone } : {}),
  }
}

/** The fields of a tidied address that its country or the contract would refuse. */
export function faultyFields(address: Address, countries: readonly string[]): AddressField[] {
  const rule = addressRuleOf(address.country)
  const isFaulty: Record<AddressField, boolean> = {
    name: address.name === '',
    line1: address.line1 === '',
    line2: false,
    postalCode: !postalFits(rule, address.postalCode),
    city: address.city === '',
    region: !regionFits(rule, address.region),
    country: !countries.includes(address.country),
    // At least six digits; what else people write between them does not matter.
    phone: Boolean(address.phone) && !/^(?=(\D*\d){6})[0-9+() ./-]*$/.test(address.phone ?? ''),
  }
  return addressFields.filter(
    (field) => isFaulty[field] || (address[field] ?? '').length > addressLimits[field],
  )
}

function postalFits({ postal }: AddressRule, code: string | undefined): boolean {
  if (!postal) return true
  return code ? postal.pattern.test(code) : !postal.isRequired
}

function regionFits({ region }: AddressRule, text: string | undefined): boolean {
  if (!region) return true
  if (!text) return !region.isRequired
  return !region.choices || region.choices.some(([code]) => code === text)
}
