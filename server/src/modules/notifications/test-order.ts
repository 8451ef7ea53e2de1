import type { Currency, Order } from '@techmart/contracts'

/** An order of two articles for 58.00 with everything a mail can show; `change` replaces fields. */
export function testOrder(reference: string, change: Partial<Order> = {}): Order {
  const currency: Currency = change.currency ?? 'EUR'
  const money = (amountMinor: number) => ({ amountMinor, currency })
  return {
    id: `order-${reference}`,
    reference,
    state: 'paid',
    email: 'ann@example.com',
    language: 'en',
    currency,
    lines: [
      {
        sku: 'TEE-NAVY-M',
        title: 'Harbour tee',
        options: [
          { name: 'Colour', value: 'Navy' },
          { name: 'Size', value: 'M' },
        ],
        productSlug: 'harbour-tee',
        pictureId: 'picture-1',
        tint: 'sand',
        quantity: 2,
        unit: money(2400),
        discount: money(480),
        tax: money(690),
        total: money(4320),
        components: [],
      },
      {
        sku: 'MUG',
        title: 'Everyday mug',
        options: [],
        productSlug: 'everyday-mug',
        quantity: 1,
        unit: money(1000),
        discount: money(100),
        tax: money(144),
        total: money(900),
        components: [],
      },
    ],
    subtotal: money(5800),
    discount: money(580),
    couponCodes: ['TEN'],
    delivery: { code: 'standard', name: 'Standard delivery', price: money(495), minDays: 3, maxDays: 6 },
    tax: money(913),
    taxLabel: 'VAT 19%',
    taxIncluded: true,
    total: money(5715),
    paid: money(5715),
    refunded: money(0),
    shippingAddress: {
      name: 'Ann Sommer',
      line1: 'Hafenstraße 7',
      city: 'Hamburg',
      postalCode: '20457',
      country: 'DE',
    },
    placedAt: '2030-05-01T09:00:00.000Z',
    payBefore: '2030-05-01T10:00:00.000Z',
    paidAt: '2030-05-01T09:01:00.000Z',
    timeline: [{ at: '2030-05-01T09:00:00.000Z', what: 'placed', who: 'shopper' }],
    ...change,
  }
}
