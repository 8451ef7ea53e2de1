import { buy as buyAr } from '../../storefront/app/messages/ar/buy.ts'
import { ar } from '../../storefront/app/messages/ar/index.ts'
import { buy as buyEn } from '../../storefront/app/messages/en/buy.ts'
import { en } from '../../storefront/app/messages/en/index.ts'

/** What stands on buttons and fields, in the languages journeys are made in. */
export const texts = { en: { ...en, buy: buyEn }, ar: { ...ar, buy: buyAr } }
export type Texts = (typeof texts)['en']
