import { browse } from './browse.ts'
import { buy } from './buy.ts'
import { product } from './product.ts'
import { shell } from './shell.ts'

export const en = { shell, browse, product, buy }
