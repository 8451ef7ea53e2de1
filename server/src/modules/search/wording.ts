import type { Availability, Localized } from '@techmart/contracts'

/** Names of the facets that search itself makes. */
export const CATEGORY: Localized = { en: 'Category', es: 'Categoría', de: 'Kategorie', ar: 'الفئة' }
export const COLLECTION: Localized = { en: 'Collection', es: 'Colección', de: 'Kollektion', ar: 'المجموعة' }
export const RATING: Localized = { en: 'Rating', es: 'Valoración', de: 'Bewertung', ar: 'التقييم' }
export const AVAILABILITY: Localized = {
  en: 'Availability',
  es: 'Disponibilidad',
  de: 'Verfügbarkeit',
  ar: 'التوفر',
}

export const AVAILABILITIES: Record<Exclude<Availability, 'low_stock'>, Localized> = {
  in_stock: { en: 'In stock', es: 'En stock', de: 'Auf Lager', ar: 'متوفر' },
  preorder: { en: 'Pre-order', es: 'Reserva anticipada', de: 'Vorbestellbar', ar: 'طلب مسبق' },
  backorder: { en: 'Made to order', es: 'Por encargo', de: 'Auf Bestellung', ar: 'حسب الطلب' },
  out_of_stock: { en: 'Sold out', es: 'Agotado', de: 'Ausverkauft', ar: 'نفدت الكمية' },
}

/** At least so many stars, from 2 to 4. */
export function starsAndUp(stars: number): Localized {
  return {
    en: `${stars} stars and up`,
    es: `${stars} estrellas o más`,
    de: `${stars} Sterne und mehr`,
    ar: `${stars === 2 ? 'نجمتان' : `${stars} نجوم`} فأكثر`,
  }
}
