import type { Language } from '@techmart/contracts'
import { browse as arBrowse } from './ar/browse.ts'
import { buy as arBuy } from './ar/buy.ts'
import { ar } from './ar/index.ts'
import { browse as deBrowse } from './de/browse.ts'
import { buy as deBuy } from './de/buy.ts'
import { de } from './de/index.ts'
import { browse as enBrowse } from './en/browse.ts'
import { buy as enBuy } from './en/buy.ts'
import { en } from './en/index.ts'
import { browse as esBrowse } from './es/browse.ts'
import { buy as esBuy } from './es/buy.ts'
import { es } from './es/index.ts'
import type { Messages } from './type.ts'

export const catalogues: Record<Language, Messages> = {
  en: { ...en, browse: enBrowse, buy: enBuy },
  es: { ...es, browse: esBrowse, buy: esBuy },
  de: { ...de, browse: deBrowse, buy: deBuy },
  ar: { ...ar, browse: arBrowse, buy: arBuy },
}
