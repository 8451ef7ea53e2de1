import type { Messages } from '../type.ts'
import { browse } from './browse.ts'
import { buy } from './buy.ts'
import { product } from './product.ts'
import { shell } from './shell.ts'

export const de: Messages = { shell, browse, product, buy }
