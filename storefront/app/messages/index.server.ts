import type { Language } from '@techmart/contracts'
import { ar } from './ar/index.ts'
import { de } from './de/index.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import type { Messages } from './type.ts'

export const catalogues: Record<Language, Messages> = { en, es, de, ar }
