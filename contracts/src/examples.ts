import type { Cart } from './cart.ts'
import type { Product, ProductCard } from './catalog.ts'
import type { Order } from './order.ts'
import type { SearchResult } from './search.ts'
import type { Money, Picture } from './shared.ts'

/** One purchase from search to order, as the API reference shows it. */

const cartId = 'q1XvYc0mTn4yR7sPz2LkWb9eHd3uGf6A'
const orderId = '01932f5e-7c1a-7b3d-9a40-5d2f8e61c7b9'
const slug = 'harbour-stoneware-mug'
const sku = 'HARBOUR-MUG-NAVY'
const usd = (amountMinor: number): Money => ({ amountMinor, currency: 'USD' })

const picture: Picture = { id: 'p-5f2c9a7e41d0', alt: 'Navy stoneware mug', width: 1600, height: 2000 }
const brand = { slug: 'norrland', name: 'Norrland' }

const card: ProductCard = {
  id: '01932e11-40aa-7c55-8f0e-3b7a2c9d1e64',
  slug,
  kind: 'simple',
  title: 'Harbour stoneware mug',
  brand,
  categorySlug: 'mugs',
  tint: 'mist',
  pictures: [picture],
  price: usd(1800),
  priceVaries: false,
  colors: [{ value: 'navy', name: 'Navy', hex: '#1f2f4f' }],
  rating: { average: 4.6, count: 38 },
  availability: 'in_stock',
  onlySku: sku,
}

export const searchExample = {
  input: { q: 'mug', category: 'kitchen', filter: ['color:navy'], currency: 'USD', limit: 24 },
  output: {
    total: 1,
    page: 1,
    pageCount: 1,
    items: [card],
    facets: [
      {
        code: 'color',
        name: 'Colour',
        values: [{ value: 'navy', label: 'Navy', count: 1, selected: true, hex: '#1f2f4f' }],
      },
    ],
    marks: [[{ start: 10, end: 13 }]],
    price: { min: usd(1800), max: usd(1800), counts: [1] },
    exact: 1,
  } satisfies SearchResult,
}

export const getProductExample = {
  input: { slug, currency: 'USD' },
  output: {
    id: card.id,
    slug,
    kind: 'simple',
    status: 'published',
    title: card.title,
    description: 'Thrown by hand and glazed twice.\n\nHolds 350 ml.',
    bullets: ['Dishwasher safe'],
    brand: { ...brand, story: 'Ceramics from a small workshop by the sea.' },
    breadcrumbs: [
      { slug: 'kitchen', name: 'Kitchen' },
      { slug: 'mugs', name: 'Mugs' },
    ],
    tint: card.tint,
    attributes: [{ code: 'material', name: 'Material', value: 'Stoneware' }],
    options: [{ code: 'color', name: 'Colour', values: [{ value: 'navy', name: 'Navy', hex: '#1f2f4f' }] }],
    variants: [
      { sku, options: { color: 'navy' }, price: usd(1800), availability: 'in_stock', available: 20 },
    ],
    pictures: [{ ...picture, colorValue: 'navy', view: 'front' }],
    components: [],
    rating: { average: 4.6, count: 38 },
    publishedAt: '2026-03-02T09:00:00.000Z',
  } satisfies Product,
}

const delivery = { code: 'standard', name: 'Standard', price: usd(500) }
const cart: Cart = {
  id: cartId,
  version: 2,
  state: 'open',
  currency: 'USD',
  country: 'US',
  lines: [
    {
      id: '01932f5a-11d2-7a90-b3c4-0e9f7a6b5c4d',
      sku,
      productSlug: slug,
      title: card.title,
      brand: brand.name,
      options: [{ code: 'color', name: 'Colour', value: 'Navy' }],
      picture,
      tint: card.tint,
      quantity: 2,
      unit: usd(1800),
      total: usd(3600),
      availability: 'in_stock',
      available: 24,
      forSale: true,
    },
  ],
  itemCount: 2,
  couponCodes: [],
  notices: [],
  quote: {
    currency: 'USD',
    country: 'US',
    lines: [
      {
        sku,
        quantity: 2,
        unit: usd(1800),
        subtotal: usd(3600),
        discount: usd(0),
        tax: usd(288),
        total: usd(3888),
      },
    ],
    subtotal: usd(3600),
    discount: usd(0),
    coupons: [],
    deliveryOptions: [
      { ...delivery, description: 'To your door', minDays: 3, maxDays: 5, freeFrom: usd(5000) },
    ],
    freeDeliveryGap: usd(1400),
    tax: usd(288),
    taxLabel: 'Sales tax 8 %',
    taxIncluded: false,
    total: usd(3888),
  },
}

const line = { sku, quantity: 2 }
export const createCartExample = { input: { currency: 'USD', country: 'US', line }, output: cart }
export const addLineExample = { input: { cartId, ...line }, output: cart }

const reference = 'TM-7K3QF-9XWRM'
const placedAt = '2026-05-04T10:15:00.000Z'
const payBefore = '2026-05-04T10:35:00.000Z'

export const placeExample = {
  input: { cartId, expectedTotal: usd(4428) },
  output: {
    orderId,
    reference,
    accessToken: 'Zk3uYb8wQm1xTn5vRc7sPd2fHj9gLe4A',
    redirectUrl: 'http://localhost:3001/pay/pi_4f1c?secret=9d2e&language=en',
    total: usd(4428),
    payBefore,
  },
}

export const getOrderExample = {
  input: { reference, email: 'ada@example.com' },
  output: {
    id: orderId,
    reference,
    state: 'paid',
    email: 'ada@example.com',
    language: 'en',
    currency: 'USD',
    lines: [
      {
        ...line,
        title: card.title,
        options: [{ name: 'Colour', value: 'Navy' }],
        productSlug: slug,
        pictureId: picture.id,
        tint: card.tint,
        unit: usd(1800),
        discount: usd(0),
        tax: usd(288),
        total: usd(3888),
        components: [],
      },
    ],
    subtotal: usd(3600),
    discount: usd(0),
    couponCodes: [],
    delivery: { ...delivery, minDays: 3, maxDays: 5 },
    tax: usd(328),
    taxLabel: 'Sales tax 8 %',
    taxIncluded: false,
    total: usd(4428),
    paid: usd(4428),
    refunded: usd(0),
    shippingAddress: {
      name: 'Ada Bright',
      line1: '12 Harbour Street',
      city: 'Portland',
      region: 'OR',
      postalCode: '97205',
      country: 'US',
    },
    placedAt,
    payBefore,
    paidAt: '2026-05-04T10:16:08.000Z',
    timeline: [
      { at: placedAt, what: 'placed', who: 'shopper' },
      { at: '2026-05-04T10:16:08.000Z', what: 'paid', who: 'shop' },
    ],
  } satisfies Order,
}
