import type { Language } from '@techmart/contracts'
import { policies as ar } from './ar/policies.ts'
import { policies as de } from './de/policies.ts'
import { policies as en } from './en/policies.ts'
import { policies as es } from './es/policies.ts'
import type { PolicyTexts } from './policy-text.ts'

export const policies: Record<Language, PolicyTexts> = { en, es, de, ar }
