import { counted } from '../../lib/plural.ts'
import type { Messages } from '../type.ts'

export const goods: Messages['goods'] = {
  shopDepartments: 'Abteilungen',
  seeAll: 'Alle ansehen',
  seeAllOf: (name) => `Alle ansehen: ${name}`,
  recentlyViewed: 'Zuletzt angesehen',
  previous: 'Zurück',
  next: 'Weiter',
  from: 'ab',
  was: 'Vorher',
  now: 'Jetzt',
  sale: (percent) => `−${percent} %`,
  soldOut: 'Ausverkauft',
  lowStock: 'Nur noch wenige',
  preorder: 'Vorbestellbar',
  backorder: 'Auf Bestellung',
  bundle: 'Set',
  colorCount: counted('de', { one: '{n} Farbe', other: '{n} Farben' }),
  rating: (average) => `${average} von 5 Sternen`,
  reviewCount: counted('de', { one: '{n} Bewertung', other: '{n} Bewertungen' }),
}
