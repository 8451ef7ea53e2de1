import type { PageMessages } from '../type.ts'
import { goods } from './goods.ts'
import { product } from './product.ts'
import { shell } from './shell.ts'

export const de: PageMessages = { shell, goods, product }
