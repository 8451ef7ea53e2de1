import type { Language } from '@techmart/contracts'
import { intlLocaleOf } from './language.ts'

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** A counted text: `counted('en', { one: '{n} item', other: '{n} items' })(3)` is "3 items". */
export function counted(language: Language, forms: PluralForms): (n: number) => string {
  let tools: { rules: Intl.PluralRules; numbers: Intl.NumberFormat } | undefined
  return (n) => {
    tools ??= {
      rules: new Intl.PluralRules(language),
      numbers: new Intl.NumberFormat(intlLocaleOf(language)),
    }
    return (forms[tools.rules.select(n)] ?? forms.other).replace('{n}', tools.numbers.format(n))
  }
}
