import type { Language } from '@techmart/contracts'
import { buy as arBuy } from './ar/buy.ts'
import { ar } from './ar/index.ts'
import { buy as deBuy } from './de/buy.ts'
import { de } from './de/index.ts'
import { buy as enBuy } from './en/buy.ts'
import { en } from './en/index.ts'
import { buy as esBuy } from './es/buy.ts'
import { es } from './es/index.ts'
import type { Messages } from './type.ts'

export const catalogues: Record<Language, Messages> = {
  en: { ...en, buy: enBuy },
  es: { ...es, buy: esBuy },
  de: { ...de, buy: deBuy },
  ar: { ...ar, buy: arBuy },
}
