import {
  type Address,
  type Cart,
  type Context,
  type DeliveryOption,
  type Language,
  type OrderDraft,
  type Quote,
  ServiceError,
} from '@techmart/contracts'
import type { Components } from './stock-lines.ts'
import type { Placement, SessionRow } from './store.ts'

interface Decided {
  cart: Cart
  session: SessionRow
  quote: Quote
  language: Language
  components: Components
  placement: Placement
  payBefore: string
}

/** The order as it was decided: prices, taxes and names of this moment, kept for good. */
export function toDraft(ctx: Context, decided: Decided): OrderDraft {
  const { cart, session, quote, placement, components } = decided
  const delivery = chosenDelivery(quote)
  return {
    orderId: placement.orderId,
    cartId: cart.id,
    ...(ctx.actor.kind === 'customer' ? { customerId: ctx.actor.customerId } : {}),
    // The attempt, not only its key: an attempt that ended without an answer frees the key for another order.
    idempotencyKey: `${cart.id}:${placement.key}:${placement.orderId}`,
    email: session.email as string,
    marketing: session.marketing,
    language: decided.language,
    currency: quote.currency,
    lines: cart.lines.map((line) => toLine(line, quote, components.get(line.sku) ?? [])),
    subtotal: quote.subtotal,
    discount: quote.discount,
    couponCodes: quote.coupons.filter((coupon) => coupon.state === 'applied').map((coupon) => coupon.code),
    delivery,
    tax: quote.tax,
    taxLabel: quote.taxLabel,
    taxIncluded: quote.taxIncluded,
    total: quote.total,
    shippingAddress: session.shippingAddress as Address,
    ...(session.billingAddress ? { billingAddress: session.billingAddress } : {}),
    payBefore: decided.payBefore,
  }
}

function chosenDelivery(quote: Quote): OrderDraft['delivery'] {
  const chosen = quote.delivery
  const option = quote.deliveryOptions.find((candidate: DeliveryOption) => candidate.code === chosen?.code)
  if (!chosen || !option) throw new ServiceError('CHECKOUT_INCOMPLETE', { nextStep: 'delivery' })
  return {
    code: chosen.code,
    name: chosen.name,
    price: chosen.price,
    minDays: option.minDays,
    maxDays: option.maxDays,
  }
}

function toLine(
  line: Cart['lines'][number],
  quote: Quote,
  components: { sku: string; quantity: number }[],
): OrderDraft['lines'][number] {
  const priced = quote.lines.find((candidate) => candidate.sku === line.sku)
  if (!priced) throw new ServiceError('SKU_NOT_FOR_SALE', { skus: [line.sku] })
  return {
    sku: line.sku,
    title: line.title,
    options: line.options.map(({ name, value }) => ({ name, value })),
    productSlug: line.productSlug,
    ...(line.picture ? { pictureId: line.picture.id } : {}),
    tint: line.tint,
    quantity: line.quantity,
    unit: priced.unit,
    discount: priced.discount,
    tax: priced.tax,
    total: priced.total,
    components,
  }
}
