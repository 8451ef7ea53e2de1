import type { Currency, Input, Money, pricing } from '@techmart/contracts'

type Coupon = Input<typeof pricing, 'saveCoupon'>

const inEachCurrency = (amountMinor: number): Money[] =>
  (['USD', 'EUR', 'GBP'] satisfies Currency[]).map((currency) => ({ amountMinor, currency }))

/** Ten per cent off anything. */
export const WELCOME: Coupon = {
  code: 'WELCOME10',
  kind: 'percent',
  percent: 10,
  label: {
    en: '10 % off to say hello',
    es: '10 % de descuento de bienvenida',
    de: '10 % zur Begrüßung',
    ar: 'خصم 10 % ترحيبًا بك',
  },
  active: true,
}

/** A fixed amount off a large basket. */
export const SAVE: Coupon = {
  code: 'SAVE20',
  kind: 'fixed',
  amounts: inEachCurrency(20_00),
  minSubtotals: inEachCurrency(100_00),
  label: {
    en: '20 off from 100',
    es: '20 de descuento a partir de 100',
    de: '20 Nachlass ab 100',
    ar: 'خصم 20 عند الشراء بقيمة 100 فأكثر',
  },
  active: true,
}

/** Five uses in all, to see what happens when a code runs out. */
export const LAST: Coupon = {
  code: 'LAST5',
  kind: 'percent',
  percent: 25,
  label: {
    en: '25 % off for the first five',
    es: '25 % de descuento para los cinco primeros',
    de: '25 % für die ersten fünf',
    ar: 'خصم 25 % لأول خمسة طلبات',
  },
  maxUses: 5,
  active: true,
}
