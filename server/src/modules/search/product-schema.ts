import type { Language } from '@techmart/contracts'
import type { Schema } from './engine/schema.ts'

/** How products are searched. Measured with `npm run bench -- relevance`; see docs/search.md. */
export function productSchema(language: Language): Schema {
  return {
    language,
    fields: [
      { name: 'title', weight: 3, usualWords: 14, lengthShare: 0.5, isName: true },
      { name: 'brand', weight: 2, usualWords: 2, lengthShare: 0.3 },
      { name: 'category', weight: 1, usualWords: 8, lengthShare: 0.3 },
      { name: 'attributes', weight: 1, usualWords: 3, lengthShare: 0.3 },
      { name: 'bullets', weight: 0.5, usualWords: 90, lengthShare: 0.75 },
      { name: 'description', weight: 0.3, usualWords: 90, lengthShare: 0.75 },
      { name: 'sku', weight: 3, usualWords: 1, lengthShare: 0, isCode: true },
    ],
    telling: ['category', 'brand', 'color', 'size'],
    signals: [
      { number: 'popularity', weight: 0.15 },
      { number: 'rating', weight: 0.05 },
      { number: 'available', weight: 0.2 },
    ],
  }
}
