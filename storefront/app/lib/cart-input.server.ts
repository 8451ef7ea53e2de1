import type { Email } from '@techmart/contracts'

/** What a form field is checked against: a string schema of the contracts, or limits of our own. */
export type TextRule = typeof Email | TextLimits

interface TextLimits {
  minLength?: number
  maxLength?: number
  pattern?: string | RegExp
}

/** A field's text without the space around it; empty when absent or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** Whether a text keeps to the limits. */
export function fits(text: string, rule: TextRule): boolean {
  const { minLength = 0, maxLength = Infinity, pattern } = limitsOf(rule)
  return text.length >= minLength && text.length <= maxLength && (!pattern || new RegExp(pattern).test(text))
}

/** A schema is JSON Schema: its limits are there by these names, though its type does not show them. */
function limitsOf(rule: TextRule): TextLimits {
  return rule as TextLimits
}

/** A field's text where it fits the schema, else `undefined`: forms are not to be trusted. */
export function fittingText(form: FormData, name: string, rule: TextRule): string | undefined {
  const text = textOf(form, name)
  return fits(text, rule) ? text : undefined
}

/** A whole number within bounds, else `undefined`. */
export function wholeNumber(form: FormData, name: string, min: number, max: number): number | undefined {
  const text = textOf(form, name)
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= min && value <= max ? value : undefined
}
