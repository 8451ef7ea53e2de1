import type { Checkout, ErrorCode, Money, Region } from '@techmart/contracts'
import { useRouteLoaderData } from 'react-router'

export const checkoutSteps = ['contact', 'address', 'delivery', 'payment'] as const
export type CheckoutStep = (typeof checkoutSteps)[number]

/** What every step of the checkout knows. */
export interface CheckoutData {
  step: CheckoutStep
  checkout: Checkout
  regions: Region[]
  /** When the page was made, so that expected days are the same here and there. RFC 3339. */
  now: string
  /** Names this attempt to place the order; only on the last step. */
  key: string
}

/** For the pages of the steps, which stand below the route that reads this. */
export function useCheckout(): CheckoutData {
  const found = useRouteLoaderData<CheckoutData>('routes/checkout')
  if (!found) throw new Error('useCheckout is only for the steps of the checkout')
  return found
}

/** What a step answers when it cannot go on. */
export interface StepAnswer {
  /** Names of the fields that have to be looked at again. */
  faulty: string[]
  /** What had been typed, by field name. */
  values: Record<string, string>
  /** Why, when it is not about a field. */
  code?: ErrorCode
  /** The total the shopper had seen, after `PRICE_CHANGED`. */
  seen?: Money
}

/** The region, with its currency and tax, that a country belongs to. */
export function regionOf(regions: readonly Region[], country: string): Region | undefined {
  return regions.find(({ countries }) => countries.some(({ code }) => code === country))
}
