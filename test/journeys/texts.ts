import { browse as browseAr } from '../../storefront/app/messages/ar/browse.ts'
import { buy as buyAr } from '../../storefront/app/messages/ar/buy.ts'
import { ar } from '../../storefront/app/messages/ar/index.ts'
import { browse as browseEn } from '../../storefront/app/messages/en/browse.ts'
import { buy as buyEn } from '../../storefront/app/messages/en/buy.ts'
import { en } from '../../storefront/app/messages/en/index.ts'

/** What stands on buttons and fields, in the languages journeys are made in. */
export const texts = {
  en: { ...en, browse: browseEn, buy: buyEn },
  ar: { ...ar, browse: browseAr, buy: buyAr },
}
export type Texts = (typeof texts)['en']
