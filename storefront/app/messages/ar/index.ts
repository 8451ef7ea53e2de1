import type { PageMessages } from '../type.ts'
import { browse } from './browse.ts'
import { product } from './product.ts'
import { shell } from './shell.ts'

export const ar: PageMessages = { shell, browse, product }
