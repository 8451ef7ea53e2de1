import type { Currency, Language, Money } from '@techmart/contracts'
import { createContext, type ReactNode, use, useMemo } from 'react'
import type { Messages } from '../messages/type.ts'
import { directionOf, intlLocaleOf } from './language.ts'

export interface LocaleFace {
  language: Language
  dir: 'ltr' | 'rtl'
  /** The message catalogue: `t.shell.search`. */
  t: Messages
  /** `$48.00`; whole amounts lose their zeros with `short`. */
  money(value: Money, style?: 'short'): string
  number(value: number): string
  /** An average of stars, always with one decimal. */
  average(value: number): string
  /** A calendar day, from an RFC 3339 timestamp or a Date. */
  date(value: string | Date, style?: 'long' | 'medium' | 'weekday'): string
}

const LocaleContext = createContext<LocaleFace | null>(null)

/** Language, texts and formats for everything below. The language never changes within a document. */
export function LocaleProvider(props: { language: Language; messages: Messages; children: ReactNode }) {
  const { language, messages, children } = props
  const face = useMemo(() => createLocale(language, messages), [language, messages])
  return <LocaleContext value={face}>{children}</LocaleContext>
}

/** Language, texts (`t`) and formats of this page. */
export function useLocale(): LocaleFace {
  const face = use(LocaleContext)
  if (!face) throw new Error('useLocale is only for what stands below a LocaleProvider')
  return face
}

const LEFT_TO_RIGHT = '\u2066'
const END_OF_ISOLATE = '\u2069'

const dateStyles = {
  long: { dateStyle: 'long' },
  medium: { dateStyle: 'medium' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

function createLocale(language: Language, messages: Messages): LocaleFace {
  const locale = intlLocaleOf(language)
  const moneyFormats = new Map<string, Intl.NumberFormat>()
  const numbers = new Intl.NumberFormat(locale)
  const averages = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const moneyFormat = (currency: Currency, style: 'short' | 'full') => {
    const key = currency + style
    const known = moneyFormats.get(key)
    if (known) return known
    // The Arabic form scatters its signs in mixed text; the plain one, kept together, is read everywhere.
    const format = new Intl.NumberFormat(language === 'ar' ? 'en' : locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(style === 'short' ? { trailingZeroDisplay: 'stripIfInteger' } : {}),
    })
    moneyFormats.set(key, format)
    return format
  }
  return {
    language,
    dir: directionOf(language),
    t: messages,
    money(value, style) {
      // Every currency of the shop has two decimals.
      const text = moneyFormat(value.currency, style ?? 'full').format(value.amountMinor / 100)
      return language === 'ar' ? `${LEFT_TO_RIGHT}${text}${END_OF_ISOLATE}` : text
    },
    number: (value) => numbers.format(value),
    average: (value) => averages.format(value),
    date: (value, style = 'medium') =>
      new Intl.DateTimeFormat(locale, dateStyles[style]).format(
        typeof value === 'string' ? new Date(value) : value,
      ),
  }
}
