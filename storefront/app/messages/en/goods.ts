import { counted } from '../../lib/plural.ts'

export const goods = {
  shopDepartments: 'Shop by department',
  seeAll: 'See all',
  seeAllOf: (name: string) => `See all: ${name}`,
  recentlyViewed: 'You looked at these',
  previous: 'Previous',
  next: 'Next',
  from: 'from',
  was: 'Before',
  now: 'Now',
  sale: (percent: number) => `−${percent}%`,
  soldOut: 'Sold out',
  lowStock: 'Only a few left',
  preorder: 'Pre-order',
  backorder: 'Made to order',
  bundle: 'Set',
  colorCount: counted('en', { one: '{n} colour', other: '{n} colours' }),
  rating: (average: string) => `${average} of 5 stars`,
  reviewCount: counted('en', { one: '{n} review', other: '{n} reviews' }),
}
